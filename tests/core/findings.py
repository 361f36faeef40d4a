"""Makes findings for tests of what happens to findings."""

from __future__ import annotations

import msgspec

from officer_exposure.model import Area, Audience, Confidence, Ease, Finding, Severity, Tag

PLAIN = Finding(
    check="photo.gps",
    areas=(Area.HOME,),
    severity=Severity.FINDS_FAMILY,
    audience=Audience.UNKNOWN,
    ease=Ease.FEW_CLICKS,
    confidence=Confidence.HIGH,
    summary="A sentence.",
    source="photos",
    artifact="one.jpg",
    evidence=(Tag("EXIF:Artist", "A. Name"),),
    remediation="file.share_without_place",
)


def make_finding(**changes: object) -> Finding:
    """A plain finding with changes."""
    return msgspec.structs.replace(PLAIN, **changes)
