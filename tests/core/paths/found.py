"""Findings for the tests of ways and plans: answers as the questions give them, and pictures."""

from __future__ import annotations

from officer_exposure.content import load_content
from officer_exposure.model import Answer, Audience, Confidence, Ease, Finding, Region, Severity
from officer_exposure.registry import load_checks


def answered(item: str, account: str = "mine") -> Finding:
    """What the answer "exposed" to a guided item becomes."""
    asked = load_content().items[item]
    return Finding(
        check="guided.answers",
        areas=asked.areas,
        severity=asked.severity,
        audience=asked.audience,
        ease=asked.ease,
        confidence=Confidence.MEDIUM,
        summary=asked.exposes,
        source="answers",
        artifact=f"{asked.section} {account}",
        evidence=(Answer(item, "exposed"),),
        remediation=asked.remediation,
        thing=f"{item} {account}",
    )


def pictured(
    check: str,
    summary: str,
    audience: Audience = Audience.PUBLIC,
    name: str = "one.jpg",
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    """What a check finds in a picture, by its identity card."""
    info = load_checks()[check].info
    return Finding(
        check=check,
        areas=info.areas,
        severity=Severity(info.severity),
        audience=audience,
        ease=Ease(info.ease),
        confidence=confidence,
        summary=summary,
        source="photos",
        artifact=name,
        evidence=(Region((0, 0, 9, 9), "something"),),
        remediation=info.remediation,
    )


STREET = "The name of a street can be read."
NUMBER = "A house number can be read."
PLACE = "Hidden data says exactly where the photo was taken."
