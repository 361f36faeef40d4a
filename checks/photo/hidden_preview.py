"""A small second picture or a short film inside a photo, which can show what the photo itself no longer shows.

What it sees:
    Previews that cameras and programs put into a photo, and the further pictures in it. Each is laid over the photo
    and compared: more around it than the photo shows, a part that was painted over or blurred later, another picture
    altogether. Films inside a photo (motion photos) are always reported. Light maps for bright screens and depth maps
    hold no picture of their own and are left out.

Why it matters:
    Someone crops a house number away or blurs a face, and the old preview stays in the file. A metadata tool takes it
    out in seconds. A film inside a photo shows the seconds around it, and others who were there. That finds a family
    as surely as a name does, so the severity is the same.

What it misses:
    Parts smaller than about a tenth of the photo's width, since previews are small. Of blurred parts of a tenth of the
    picture it saw three in four in tests, of parts painted over nineteen in twenty, of crops nine in ten. A change in a
    part without any detail. Previews in HEIC files that are not JPEG. The film that belongs to a Live Photo when it is
    a file of its own. Whether the film has sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.artifact import Artifact, Metadata
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.errors import ParseError
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Confidence,
    Ease,
    Finding,
    NotChecked,
    Region,
    Severity,
    Stage,
)
from officer_exposure.parsing.pixels.upright import upright_box

if TYPE_CHECKING:
    from officer_exposure.parsing.pixels.difference import Difference
    from officer_exposure.parsing.pixels.pictures import Picture
    from officer_exposure.parsing.previews import Previews

_EDGE = 256
"""Pixels on the long side to which both pictures are decoded: more than most previews have, and quick for a JPEG."""

_FILM = "A short film is hidden inside the photo. It shows the seconds around it, and may let others hear them."

_NOT_SHOWN = "This photo could not be decoded, so its previews were not compared."

_UNDECODED = "A hidden preview in this photo could not be decoded, so it was not compared."

_SURE = 0.45
"""Strength of a covered part from which it is no mere trace of compression."""

_COLORLESS = 6.0
"""Mean difference between the color channels below which a picture is grey."""


class HiddenPreviewCheck:
    """Compares a photo with the pictures hidden in it."""

    info = CheckInfo(
        id="photo.hidden_preview",
        title="Hidden preview or film",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME, Area.FAMILY),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="file.share_screenshot",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for the films and one for the preview that shows most."""
        metadata = artifact.metadata
        if metadata is None:
            return
        if metadata.clips:
            whole = upright_box((0, 0, 1, 1), metadata.width, metadata.height, metadata.orientation)
            film = f"film {artifact.source}/{artifact.name}"  # a decision about it must not pass to the preview
            yield finding(self.info, artifact, _FILM, [Region(whole, "a short film is stored with it")], film)
        if metadata.previews:
            yield from self._previews(artifact, metadata)

    def _previews(self, artifact: Artifact, metadata: Metadata) -> Iterator[Finding | NotChecked]:
        from officer_exposure.parsing.previews import decode_previews

        try:
            previews = decode_previews(artifact.path, metadata, _EDGE)
            shown = _shown(artifact.path, metadata, previews)
        except ParseError:
            yield self._missed(artifact, _NOT_SHOWN)
            return
        differences = [_difference(shown, preview) for preview in previews.pictures if preview is not shown]
        if telling := [one for one in differences if one.sight != "same"]:
            yield self._found(artifact, shown, max(telling, key=lambda one: (_WORTH[one.sight], one.strength)))
        if previews.undecoded:
            yield self._missed(artifact, _UNDECODED)

    def _missed(self, artifact: Artifact, reason: str) -> NotChecked:
        return NotChecked(artifact.source, artifact.name, self.info.id, reason)

    def _found(self, artifact: Artifact, shown: Picture, difference: Difference) -> Finding:
        summary, label = _WORDS[difference.sight]
        left, top, right, bottom = difference.box
        box = (
            round(left * shown.width),
            round(top * shown.height),
            round(right * shown.width),
            round(bottom * shown.height),
        )
        found = finding(self.info, artifact, summary, [Region(box, label)])
        return msgspec.structs.replace(found, confidence=_confidence(difference))


_WORDS = {
    "around": ("A hidden preview shows more than the photo does.", "shown; the hidden preview shows more around it"),
    "beneath": ("A hidden preview shows what the photo covers or changes.", "differs from the hidden preview"),
    "other": ("A hidden preview shows another picture than the photo.", "the hidden preview shows something else"),
}
"""What a preview shows -> the summary, and the label of the region."""

_WORTH = {"around": 2, "beneath": 1, "other": 0}
"""Which of several differing previews is told: what is surest."""


def _confidence(difference: Difference) -> Confidence:
    if difference.sight == "around":
        return Confidence.HIGH
    if difference.sight == "beneath" and difference.strength >= _SURE:
        return Confidence.MEDIUM
    return Confidence.LOW


def _shown(path: bytes, metadata: Metadata, previews: Previews) -> Picture:
    """The photo as a viewer shows it. Raises ParseError where there is nothing to show."""
    from officer_exposure.parsing.pixels.pictures import decode
    from officer_exposure.parsing.previews import DECODED_FORMATS, largest

    stand_in = None if metadata.format in DECODED_FORMATS else largest(previews)
    return stand_in or decode(path, _EDGE)


def _difference(shown: Picture, preview: Picture) -> Difference:
    """A grey picture of something else beside a photo in color is a map of its light or depth."""
    from officer_exposure.parsing.pixels.difference import SAME, difference

    found = difference(shown.image, preview.image)
    is_map = found.sight == "other" and _is_grey(preview) and not _is_grey(shown)
    return SAME if is_map else found


def _is_grey(picture: Picture) -> bool:
    from PIL import ImageChops, ImageStat

    red, green, blue = picture.image.split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return max(ImageStat.Stat(one).mean[0] for one in differences) < _COLORLESS


CHECK: ArtifactCheck = HiddenPreviewCheck()
