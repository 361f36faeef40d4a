"""What it comes to that one of the officer's own facts can be found; each ends "A file or folder name holds ..."."""

from __future__ import annotations

from officer_exposure.model import Area, Ease, Severity
from officer_exposure.text.judgement import Judgement
from officer_exposure.text.known.fact import FactKind, Match

_CHILD = Judgement("the name of a child in your household", (Area.FAMILY,), Severity.FINDS_FAMILY, Ease.FEW_CLICKS)

_JUDGED = {
    FactKind.HOME: Judgement("your home address", (Area.HOME,), Severity.LEADS_TO_DOOR, Ease.ONE_LOOK),
    FactKind.FAMILY_HOME: Judgement(
        "where your family lives", (Area.HOME, Area.FAMILY), Severity.FINDS_FAMILY, Ease.ONE_LOOK
    ),
    FactKind.FORMER_HOME: Judgement(
        "where you used to live", (Area.HOME, Area.LINKAGE), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    FactKind.MEMBER: Judgement(
        "the name of somebody in your household", (Area.FAMILY,), Severity.FINDS_FAMILY, Ease.TOOL
    ),
    FactKind.SCHOOL: Judgement(
        "the school of somebody in your household", (Area.FAMILY, Area.ROUTINE), Severity.FINDS_FAMILY, Ease.FEW_CLICKS
    ),
    FactKind.CLUB: Judgement(
        "a club of your household", (Area.FAMILY, Area.ROUTINE), Severity.FINDS_FAMILY, Ease.FEW_CLICKS
    ),
    FactKind.PLACE: Judgement("a place of yours", (Area.ROUTINE,), Severity.FINDS_FAMILY, Ease.TOOL),
    FactKind.WORK: Judgement("a place of work", (Area.UNIFORM, Area.ROUTINE), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.PLATE: Judgement("your license plate", (Area.HOME, Area.ROUTINE), Severity.FINDS_FAMILY, Ease.TOOL),
    FactKind.VEHICLE: Judgement(
        "how to recognize your car", (Area.HOME, Area.ROUTINE), Severity.FINDS_FAMILY, Ease.EXPERT
    ),
    FactKind.PHONE: Judgement("your phone number", (Area.LINKAGE,), Severity.FINDS_FAMILY, Ease.TOOL),
    FactKind.EMAIL: Judgement("your email address", (Area.LINKAGE,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.HANDLE: Judgement("a user name of yours", (Area.LINKAGE,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.NAME: Judgement("your name", (Area.LINKAGE,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.NICKNAME: Judgement("a nickname of yours", (Area.LINKAGE,), Severity.CAREER, Ease.TOOL),
    FactKind.BIRTHDAY: Judgement("your birthday", (Area.LINKAGE, Area.ACCOUNT), Severity.CAREER, Ease.TOOL),
    FactKind.AGENCY: Judgement("your agency", (Area.UNIFORM,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.UNIT: Judgement("your unit", (Area.UNIFORM,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.BADGE: Judgement("your badge number", (Area.UNIFORM,), Severity.CAREER, Ease.FEW_CLICKS),
    FactKind.WORD: Judgement("a word you asked to watch for", (Area.LINKAGE,), Severity.CAREER, Ease.TOOL),
}


def judgement_of(match: Match) -> Judgement:
    """What a hit comes to. The name of a child counts as the name of a child."""
    return _CHILD if match.minor else _JUDGED[match.kind]
