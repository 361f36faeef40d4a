"""An audit with something of everything, for the tests of the reports."""

from __future__ import annotations

from datetime import date

from officer_exposure.content import load_content
from officer_exposure.events import Audit, Coverage
from officer_exposure.model import (
    Answer,
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Evidence,
    Excerpt,
    Finding,
    NotChecked,
    OutcomeKind,
    Place,
    Position,
    Region,
    Severity,
    Tag,
)

MADE = date(2026, 11, 21)

PLANTED = ("Plantedname", "plantedfolder", "plantedsource", "41.23456", "-73.34567", "PLANTEDSERIAL", "Plantedtext")
"""Values that stand in the audit below and in no masked report."""

SUMMARY = "Hidden data says exactly where the photo was taken."


def finding(check: str, artifact: str, *evidence: Evidence, thing: str = "") -> Finding:
    """A finding by one of the real checks, with its own remediation and areas."""
    severity, areas, remediation = _CARDS[check]
    return Finding(
        check=check,
        areas=areas,
        severity=severity,
        audience=Audience.PUBLIC,
        ease=Ease.FEW_CLICKS,
        confidence=Confidence.HIGH,
        summary=SUMMARY if check == "photo.gps" else f"A finding of {check}.",
        source="plantedsource",
        artifact=artifact,
        evidence=evidence,
        remediation=remediation,
        thing=thing,
    )


_CARDS: dict[str, tuple[Severity, tuple[Area, ...], str]] = {
    "photo.gps": (Severity.LEADS_TO_DOOR, (Area.HOME,), "file.share_without_place"),
    "photo.person_tags": (Severity.FINDS_FAMILY, (Area.FAMILY,), "file.share_without_names"),
    "photo.device_identity": (Severity.CAREER, (Area.LINKAGE, Area.UNIFORM), "file.share_without_identity"),
}


def answer() -> Finding:
    """The finding behind an answer of the officer's."""
    item = next(iter(load_content().items.values()))
    return Finding(
        check="guided.answers",
        areas=item.areas,
        severity=item.severity,
        audience=item.audience,
        ease=item.ease,
        confidence=Confidence.MEDIUM,
        summary=item.exposes,
        source="plantedsource",
        artifact="plantedfolder/Plantedname",
        evidence=(Answer(item.id, "exposed"),),
        remediation=item.remediation,
    )


def audit(photos: int = 10, *, cancelled: bool = False) -> Audit:
    """`photos` positions in three places, names, serial numbers, every kind of evidence, and gaps."""
    positions = [
        finding("photo.gps", f"plantedfolder/Plantedname {n}.jpg", _POSITION, thing=f"cell {n % 3}")
        for n in range(photos)
    ]
    others = [
        finding("photo.person_tags", "plantedfolder/a.jpg", Tag("XMP-mwg-rs:RegionName", "Plantedname <b>&amp;")),
        finding("photo.person_tags", "plantedfolder/b.jpg", Region((10, 20, 60, 80), "a name tag", "Plantedtext")),
        finding("photo.person_tags", "plantedfolder/c.txt", Excerpt("Plantedtext", 0, 11, "a name")),
        finding("photo.person_tags", "plantedfolder/d.gpx", Place(41.23456, -73.34567, 150.0, 1, 0.8)),
        finding("photo.device_identity", "plantedfolder/e.mp4", Tag("EXIF:BodySerialNumber", "PLANTEDSERIAL")),
        answer(),
    ]
    gaps = [NotChecked("plantedsource", f"plantedfolder/{n} Plantedname.jpg", "*", "Too short.") for n in range(60)]
    gaps.append(NotChecked("plantedsource", "plantedfolder/film.mp4", "photo.gps", "A track cannot be read yet."))
    coverage = Coverage(1210, 1204, {ArtifactKind.PHOTO: 1210}, {"photo.gps": {OutcomeKind.FINDINGS: photos}})
    return Audit([*positions, *others], gaps, coverage, cancelled)


_POSITION = Position(41.23456, -73.34567, "exif")
