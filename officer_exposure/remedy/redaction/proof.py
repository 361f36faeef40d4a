"""Shows of a redacted copy that it is one, from the bytes that will be written. Runs in workers only."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pixels.pictures import decode
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.redaction.error import CannotRedactError
from officer_exposure.remedy.redaction.painting import FILL, Painted
from officer_exposure.vision.sight import Box

_ANY_EDGE = 100_000

_JPEG_TOLERANCE = 12
"""Tones by which JPEG changes a flat part beside an edge."""

_EDGE = 8
"""Pixels at the rim of a box that share a block of JPEG with what is beside it."""

_TRACES = (b"Exif\0\0", b"<x:xmpmeta", b"<rdf:RDF", b"http://ns.adobe.com", b"Photoshop 3.0", b"ftypheic", b"ftypmp42")
"""Long enough not to come about by chance in the coded pixels."""

_NOT_PROVEN = "The copy was not made, because it could not be shown that the parts are gone."
_HINT = "Please tell the makers of this program. Do not share the original."


def prove(copy: Painted, boxes: Sequence[Box]) -> None:
    """Read the copy again. Raises CannotRedactError unless every box is one tone and nothing but pixels is in it.

    `boxes` in pixels of the upright picture, cut to it.
    """
    if not (_holds_pixels_only(copy) and _boxes_are_flat(copy, boxes)):
        raise CannotRedactError(_NOT_PROVEN, _HINT)


def _holds_pixels_only(copy: Painted) -> bool:
    metadata = read_metadata(ByteView.of(copy.data), f"copy{copy.suffix}")
    return not (_says_something(metadata) or any(trace in copy.data for trace in _TRACES))


def _says_something(metadata: Metadata) -> bool:
    more = (metadata.positions, metadata.tags, metadata.people, metadata.previews, metadata.clips, metadata.telemetry)
    return any(more) or bool(metadata.problems) or metadata.orientation != 1


def _boxes_are_flat(copy: Painted, boxes: Sequence[Box]) -> bool:
    picture = decode(BytesIO(copy.data), _ANY_EDGE)
    if (picture.width, picture.height) != (copy.width, copy.height):
        return False
    pixels = np.asarray(picture.image, np.int16)
    tolerance, rim = (0, 0) if copy.suffix == ".png" else (_JPEG_TOLERANCE, _EDGE)
    return all(_is_flat(pixels[_inner(box, rim)], tolerance) for box in boxes)


def _inner(box: Box, rim: int) -> tuple[slice, slice]:
    """The part of a box away from its rim; all of it where it is too small for that."""
    left, top, right, bottom = box
    across, down = (rim if right - left > 3 * rim else 0), (rim if bottom - top > 3 * rim else 0)
    return slice(top + down, bottom - down), slice(left + across, right - across)


def _is_flat(part: NDArray[np.int16], tolerance: int) -> bool:
    """Whether it is the one tone. Of a box too small to have an inner part, its middle is asked."""
    distance = np.abs(part - np.array(FILL, np.int16))
    return bool(np.median(distance) <= tolerance if min(part.shape[:2]) <= 3 * _EDGE else distance.max() <= tolerance)
