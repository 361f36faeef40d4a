"""text.known_facts, with the real matcher over facts of people who do not exist."""

from __future__ import annotations

import msgspec
import pytest

from checks.text.known_facts import CHECK
from officer_exposure.artifact import Artifact, Metadata, PersonTag
from officer_exposure.exposure.levels import is_check_first, level_of
from officer_exposure.model import Area, ArtifactKind, Audience, Excerpt, Finding, Level, OutcomeKind, Tag
from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from officer_exposure.text.known.matching import compile_facts, matcher_of
from tests.checks.artifacts import (
    BROKEN,
    assert_no_value_in_sentences,
    findings_of,
    make_artifact,
    outcome_of,
    reasons_of,
    with_answers,
    with_tags,
)

_FACTS = (
    KnownFact(FactKind.NAME, Form.PERSON, "Jane Alice Doe"),
    KnownFact(FactKind.NICKNAME, Form.PERSON, "Tinkerbell"),
    KnownFact(FactKind.MEMBER, Form.PERSON, "Sam Doe"),
    KnownFact(FactKind.MEMBER, Form.PERSON, "Emma Doe", minor=True),
    KnownFact(FactKind.MEMBER, Form.PERSON, "Emma", minor=True),
    KnownFact(FactKind.BIRTHDAY, Form.DATE, "1985-04-23"),
    KnownFact(FactKind.HOME, Form.ADDRESS, "12 Oak Street, Springfield, IL 62704"),
    KnownFact(FactKind.FORMER_HOME, Form.ADDRESS, "77 Birch Lane, Springfield"),
    KnownFact(FactKind.FAMILY_HOME, Form.ADDRESS, "340 Cedar Avenue, Shelbyville"),
    KnownFact(FactKind.SCHOOL, Form.PHRASE, "Maple Hill Elementary"),
    KnownFact(FactKind.CLUB, Form.PHRASE, "Shelbyville Swim Club"),
    KnownFact(FactKind.WORK, Form.PHRASE, "Riverside Substation"),
    KnownFact(FactKind.PLACE, Form.PHRASE, "Lake Wobble Cabin"),
    KnownFact(FactKind.PHONE, Form.PHONE, "217 555 0142"),
    KnownFact(FactKind.EMAIL, Form.EMAIL, "jane.d@example.org"),
    KnownFact(FactKind.HANDLE, Form.HANDLE, "oakrunner77"),
    KnownFact(FactKind.PLATE, Form.PLATE, "KX 4471"),
    KnownFact(FactKind.VEHICLE, Form.PHRASE, "gray pickup with a canoe rack"),
    KnownFact(FactKind.AGENCY, Form.PHRASE, "Sangamon County Sheriff's Office"),
    KnownFact(FactKind.UNIT, Form.PHRASE, "Marine Patrol Unit"),
    KnownFact(FactKind.BADGE, Form.BADGE, "48151"),
    KnownFact(FactKind.WORD, Form.PHRASE, "Project Bluebird"),
)
_MATCHER = matcher_of(compile_facts(_FACTS))

_SAID = (
    (FactKind.NAME, "Jane Doe", "your name", (Area.LINKAGE,), Level.MODERATE),
    (FactKind.NICKNAME, "Tinkerbell", "a nickname of yours", (Area.LINKAGE,), Level.LOW),
    (FactKind.MEMBER, "Sam Doe", "the name of somebody in your household", (Area.FAMILY,), Level.MODERATE),
    (FactKind.MEMBER, "Emma Doe", "the name of a child in your household", (Area.FAMILY,), Level.HIGH),
    (FactKind.BIRTHDAY, "born 4/23/1985", "your birthday", (Area.LINKAGE, Area.ACCOUNT), Level.LOW),
    (FactKind.HOME, "twelve oak st", "your home address", (Area.HOME,), Level.HIGH),
    (FactKind.FORMER_HOME, "77 Birch Ln", "where you used to live", (Area.HOME, Area.LINKAGE), Level.MODERATE),
    (FactKind.FAMILY_HOME, "340 Cedar Ave", "where your family lives", (Area.HOME, Area.FAMILY), Level.HIGH),
    (
        FactKind.SCHOOL,
        "#MapleHillElementary",
        "the school of somebody in your household",
        (Area.FAMILY, Area.ROUTINE),
        Level.HIGH,
    ),
    (FactKind.CLUB, "shelbyville swim club", "a club of your household", (Area.FAMILY, Area.ROUTINE), Level.HIGH),
    (FactKind.WORK, "Riverside Substation", "a place of work", (Area.UNIFORM, Area.ROUTINE), Level.MODERATE),
    (FactKind.PLACE, "Lake Wobble Cabin", "a place of yours", (Area.ROUTINE,), Level.MODERATE),
    (FactKind.PHONE, "(217) 555-0142", "your phone number", (Area.LINKAGE,), Level.MODERATE),
    (FactKind.EMAIL, "jane.d@example.org", "your email address", (Area.LINKAGE,), Level.MODERATE),
    (FactKind.HANDLE, "@oakrunner77", "a user name of yours", (Area.LINKAGE,), Level.MODERATE),
    (FactKind.PLATE, "plate KX-4471", "your license plate", (Area.HOME, Area.ROUTINE), Level.MODERATE),
    (
        FactKind.VEHICLE,
        "gray pickup with a canoe rack",
        "how to recognize your car",
        (Area.HOME, Area.ROUTINE),
        Level.MODERATE,
    ),
    (FactKind.AGENCY, "Sangamon County Sheriff's Office", "your agency", (Area.UNIFORM,), Level.MODERATE),
    (FactKind.UNIT, "Marine Patrol Unit", "your unit", (Area.UNIFORM,), Level.MODERATE),
    (FactKind.BADGE, "badge 48151", "your badge number", (Area.UNIFORM,), Level.MODERATE),
    (FactKind.WORD, "Project Bluebird", "a word you asked to watch for", (Area.LINKAGE,), Level.LOW),
)


def known(artifact: Artifact) -> Artifact:
    """The same artifact, in an audit that knows the facts."""
    return msgspec.structs.replace(artifact, known=_MATCHER)


def found_in_name(name: str) -> list[Finding]:
    return findings_of(CHECK, known(make_artifact(name=name)))


def test_every_kind_of_fact_is_judged() -> None:
    assert {kind for kind, *_ in _SAID} == set(FactKind)


@pytest.mark.parametrize(("kind", "text", "what", "areas", "level"), _SAID, ids=[said for _, said, *_ in _SAID])
def test_each_kind_in_hidden_data(kind: FactKind, text: str, what: str, areas: tuple[Area, ...], level: Level) -> None:
    (found,) = findings_of(CHECK, known(with_tags(("IPTC:Caption-Abstract", f"Seen: {text}, in May."))))
    assert found.summary == f"Hidden data holds {what}."
    assert (found.areas, level_of(found)) == (areas, level)
    assert found.thing.startswith(f"{kind} ")
    assert found.remediation == "facts.share_without"
    assert not is_check_first(found)
    assert_no_value_in_sentences([found], text)


def test_a_file_name_holds_the_home_address() -> None:
    (found,) = found_in_name("party/12 Oak Street cake.jpg")
    assert found.summary == "A file or folder name holds your home address."
    assert found.evidence == (Excerpt("party/12 Oak Street cake.jpg", 6, 19, "home"),)
    assert level_of(msgspec.structs.replace(found, audience=Audience.PUBLIC)) is Level.URGENT


def test_the_same_fact_is_one_thing_however_often_it_stands_there() -> None:
    artifact = make_artifact(
        Metadata(
            kind=ArtifactKind.PHOTO,
            tags=[Tag("XMP-dc:title", "Emma Doe"), Tag("EXIF:ImageDescription", "Emma Doe, first day")],
            people=[PersonTag("XMP-mwg-rs:RegionName", "Emma Doe", (0.1, 0.1, 0.2, 0.2))],
        ),
        name="emma doe.jpg",
    )
    (found,) = findings_of(CHECK, known(artifact))
    assert found.summary == "A file or folder name holds the name of a child in your household."
    assert found.evidence == (
        Excerpt("emma doe.jpg", 0, 8, "member"),
        Tag("XMP-mwg-rs:RegionName", "Emma Doe"),
        Tag("XMP-dc:title", "Emma Doe"),
        Tag("EXIF:ImageDescription", "Emma Doe, first day"),
    )
    assert found.thing == "member emmadoe"
    assert found.thing == found_in_name("Emma_Doe.png")[0].thing


def test_two_facts_are_two_things() -> None:
    found = found_in_name("Emma Doe and Sam Doe at 12 Oak Street.jpg")
    assert [one.thing for one in found] == ["member emmadoe", "member samdoe", "home 12oakstreet"]


def test_a_long_value_is_shown_around_the_hit() -> None:
    caption = f"{'a ' * 200}Maple Hill Elementary{' b' * 200}"
    (found,) = findings_of(CHECK, known(with_tags(("IPTC:Caption-Abstract", caption))))
    (evidence,) = found.evidence
    assert isinstance(evidence, Tag)
    assert "Maple Hill Elementary" in evidence.value
    assert len(evidence.value) < 200
    assert evidence.value[0] == evidence.value[-1] == "…"


def test_a_short_name_is_a_guess() -> None:
    (found,) = found_in_name("emma.jpg")
    assert is_check_first(found)


def test_words_in_two_folders_are_a_guess() -> None:
    (found,) = found_in_name("2019/Jane/Doe/one.jpg")
    assert is_check_first(found)


def test_an_author_of_a_document_is_found() -> None:
    document = with_tags(("PDF:Author", "Jane Doe"), ("Office:Company", "Sangamon County Sheriff's Office"))
    found = findings_of(CHECK, known(document))
    assert [one.summary for one in found] == ["Hidden data holds your name.", "Hidden data holds your agency."]


def test_the_name_of_an_account_is_looked_at() -> None:
    sheet = with_answers("facebook", {})
    assert sheet.answers is not None
    named = msgspec.structs.replace(sheet, answers=msgspec.structs.replace(sheet.answers, account="oakrunner77"))
    (found,) = findings_of(CHECK, known(named))
    assert found.summary == "The name of an account holds a user name of yours."
    assert found.evidence == (Excerpt("oakrunner77", 0, 11, "handle"),)
    assert outcome_of(CHECK, known(sheet)) is OutcomeKind.CLEAN


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234.jpg",
        "13 Elm Road.jpg",
        "Dilemma.png",
        "vacation/beach 2023.jpg",
        "oakley.jpg",
        "2174550142.jpg",
        "日本.jpg",
    ],
)
def test_stays_silent(name: str) -> None:
    assert outcome_of(CHECK, known(make_artifact(name=name))) is OutcomeKind.CLEAN


@pytest.mark.parametrize(
    "field",
    ["EXIF:BodySerialNumber", "MakerNote:InternalSerialNumber", "EXIF:Model", "EXIF:Software", "EXIF:CreateDate"],
)
def test_what_cameras_write_is_no_hit(field: str) -> None:
    assert outcome_of(CHECK, known(with_tags((field, "48151 KX4471 1985-04-23")))) is OutcomeKind.CLEAN


def test_without_facts_there_is_nothing_to_say() -> None:
    assert outcome_of(CHECK, make_artifact(name="12 Oak Street.jpg")) is OutcomeKind.NOT_APPLICABLE
    assert CHECK.info.needs_facts


@pytest.mark.parametrize("kind", [kind for kind in ArtifactKind if kind is not ArtifactKind.ANSWERS])
def test_a_broken_file_is_not_clean_but_its_name_counts(kind: ArtifactKind) -> None:
    broken = known(make_artifact(Metadata(kind=kind, problems=[BROKEN]), kind=kind))
    assert outcome_of(CHECK, broken) is OutcomeKind.NOT_CHECKED
    assert reasons_of(CHECK, broken) == [BROKEN]
    named = msgspec.structs.replace(broken, name="12 Oak Street.jpg")
    assert outcome_of(CHECK, named) is OutcomeKind.FINDINGS


def test_a_fact_in_the_text_of_a_file() -> None:
    text = Tag("Office:Text", "Dear all,\nwe meet at 12 Oak Street, Springfield.")
    (found,) = findings_of(CHECK, known(make_artifact(Metadata(kind=ArtifactKind.DOCUMENT, texts=[text]))))
    assert found.summary == "The text of this file holds your home address."
    assert "12 Oak Street" in str(found.evidence)


def test_a_fact_that_a_field_tells_is_not_told_again_from_the_text() -> None:
    metadata = Metadata(tags=[Tag("EXIF:Artist", "Jane Doe")], texts=[Tag("XMP:Packet", "<li>Jane Doe</li>")])
    (found,) = findings_of(CHECK, known(make_artifact(metadata)))
    assert len(found.evidence) == 1


def test_more_text_than_could_be_compared_is_not_clean() -> None:
    metadata = Metadata(texts=[Tag("Office:Text", "nothing")], texts_cut=True)
    assert outcome_of(CHECK, known(make_artifact(metadata))) is OutcomeKind.NOT_CHECKED
