"""The name of a place, written into the file as text.

What it sees:
    City, district, street, landmark and country fields in IPTC, XMP, camera and video data. The photographer's own
    postal address. Keywords that stand below "Places" in a photo program. Cameras fill some of these on their own;
    photo programs add them when you sort by place.

Why it matters:
    A street, a landmark or an address finds you or your family in a few clicks, with no map. A city narrows it down:
    joined with your name, which takes another tool, it is enough for a people-search site. A country or a state says
    little, so it counts as a nuisance only.

What it misses:
    In 14 test files that hold place names, all 14 were found. Places in titles, captions and free keywords: a caption
    such as "our new garden" is not understood. Places that can be seen in the picture. It does not know which of the
    places is yours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.fields import load_fields
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity, Tag
from officer_exposure.parsing.fields import field_of


class Precision(IntEnum):
    """How much of the map a place name leaves."""

    REGION = 1
    CITY = 2
    SPOT = 3


_JUDGED = {
    Precision.SPOT: (
        Severity.FINDS_FAMILY,
        Ease.FEW_CLICKS,
        "Hidden data names a street, a landmark or an exact spot.",
    ),
    Precision.CITY: (Severity.FINDS_FAMILY, Ease.TOOL, "Hidden data names a city or town."),
    Precision.REGION: (Severity.ANNOYANCE, Ease.FEW_CLICKS, "Hidden data names a state or a country."),
}


class PlaceNamesCheck:
    """Finds names of places in metadata."""

    info = CheckInfo(
        id="photo.place_names",
        title="Place names",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.DOCUMENT, ArtifactKind.SIDECAR}),
        areas=(Area.HOME, Area.FAMILY),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="file.share_without_place",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for all place names of the file, judged by the most exact one."""
        tags = artifact.metadata.tags if artifact.metadata else ()
        named = sorted(_places(tags), key=lambda place: -place[0])
        if not named:
            return
        severity, ease, summary = _JUDGED[named[0][0]]
        thing = ", ".join(sorted({tag.value.strip().casefold() for _, tag in named}))
        found = finding(self.info, artifact, summary, [tag for _, tag in named], thing)
        yield msgspec.structs.replace(found, severity=severity, ease=ease)


def _places(tags: Iterable[Tag]) -> Iterator[tuple[Precision, Tag]]:
    for tag in tags:
        precision = _precision(tag.name)
        if precision is None or says_nothing(tag.value, load_names().placeholders.places):
            continue
        if field_of(tag.name) not in load_fields().places.keyword_paths or _sorts_places(tag.value):
            yield precision, tag


@lru_cache(maxsize=4096)
def _precision(name: str) -> Precision | None:
    """How exact the place in a field is; None for a field that never holds one."""
    fields, field = load_fields().places, field_of(name)
    if field in fields.spot or field in fields.keyword_paths:
        return Precision.SPOT
    if field in fields.city:
        return Precision.CITY
    return Precision.REGION if field in fields.region else None


def _sorts_places(path: str) -> bool:
    first, _, rest = path.replace("/", "|").partition("|")
    return bool(rest) and first.strip().casefold() in load_names().place_branches


CHECK: ArtifactCheck = PlaceNamesCheck()
