"""The place where a photo or video was taken, written into the file.

What it sees:
    Every position in the file: the camera's own, those in XMP, in a sidecar file, in a video's header, in the second
    pictures, previews and clips inside it, in keywords ("geo:lat=48.1"), in captions and links to map pages, and in
    GoPro tracks and subtitles. All of them are
    compared. When they lie more than 200 meters apart, the finding says that the file holds more than one place.

Why it matters:
    A file taken at home shows the front door on a map, in a few clicks, to anyone who gets the file. That is why it
    has the highest severity. How likely it is depends on who can see the file.

What it misses:
    In 45 test files that hold a position, all 45 were found, and all 29 in files from other collections. Some odd
    places are not searched through: the middle of the picture data of a large JPEG (only its first 64 and last 32 KiB
    are, and for hidden data without a picture 4 KiB at each end), the full-size picture in a Canon CR3 file, and
    dashcam data that begins late in a film. Timed tracks of other makers are found and named, but cannot be read yet:
    such a video is reported as not checked. It does not know which place is your home. It says nothing about what the
    picture itself shows. It cannot know whether an app removed the place when you sent the file; many do, and files
    sent as a document, by mail or by AirDrop keep it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, NotChecked, Position, Severity
from officer_exposure.parsing.positions import add_position
from officer_exposure.places.cells import cell, distance_m

_APART_M = 200
"""Farther apart than this, two positions are two places: GPS, rounding and a moving camera stay well below."""

_SAME_M = 5
"""Closer than this, and from the same origin, a second position tells nothing new."""

_AT_MOST_EACH = 8
"""Positions kept as evidence from one origin: a track of an hour holds thousands."""

_SUMMARIES = {
    ArtifactKind.PHOTO: "Hidden data says exactly where the photo was taken.",
    ArtifactKind.VIDEO: "Hidden data says exactly where the video was taken.",
}
_OTHER_SUMMARY = "Hidden data holds an exact place on the map."
_IN_TEXT = "A text in this file holds an exact place on the map."
_SEVERAL = "Hidden data holds more than one exact place."


class GpsCheck:
    """Finds positions."""

    info = CheckInfo(
        id="photo.gps",
        title="Exact place",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.DOCUMENT, ArtifactKind.SIDECAR}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.FEW_CLICKS,
        remediation="file.share_without_place",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for all positions of the file together."""
        if artifact.metadata is None:
            return
        positions = artifact.metadata.positions
        written = _in_texts(artifact.metadata)
        if positions:
            yield finding(
                self.info, artifact, _summary(artifact.kind, positions), _telling(positions), cell(positions[0])
            )
        elif written:
            yield finding(self.info, artifact, _IN_TEXT, _telling(written), cell(written[0]))
        if artifact.metadata.telemetry:
            tracks = ", ".join(artifact.metadata.telemetry)
            reason = f"A timed track in this file ({tracks}) may hold places. It cannot be read yet."
            yield NotChecked(artifact.source, artifact.name, self.info.id, reason)


def _in_texts(metadata: Metadata) -> list[Position]:
    """The places that are written out in texts beside the fields, such as the address of a map page."""
    from officer_exposure.parsing.typed_places import ORIGIN, typed_places

    spots = [spot for tag in metadata.texts for spot in typed_places(tag.value, bare=False)]
    found = Metadata()
    for latitude, longitude in spots:
        add_position(found, latitude, longitude, ORIGIN)
    return found.positions


def _summary(kind: ArtifactKind, positions: Sequence[Position]) -> str:
    from officer_exposure.parsing.typed_places import ORIGIN

    if all(position.origin == ORIGIN for position in positions):
        return _IN_TEXT
    if any(distance_m(positions[0], other) > _APART_M for other in positions[1:]):
        return _SEVERAL
    return _SUMMARIES.get(kind, _OTHER_SUMMARY)


def _telling(positions: Sequence[Position]) -> list[Position]:
    """The positions worth showing: one of each spot and origin; a long track is thinned, and keeps its first point."""
    telling: list[Position] = []
    for origin in dict.fromkeys(position.origin for position in positions):
        spots: list[Position] = []
        for position in positions:
            if position.origin == origin and not (spots and distance_m(spots[-1], position) < _SAME_M):
                spots.append(position)
        telling += spots[:: -(-len(spots) // _AT_MOST_EACH)]
    return telling


CHECK: ArtifactCheck = GpsCheck()
