"""What is kept of a picture that was looked at, beside the findings: for grouping people, for the order of the review,
and for combinations. Plain data, from a worker to the store; none of it is ever in a report."""

from __future__ import annotations

import math
import struct

import msgspec

from officer_exposure.vision.sight import Box


class SeenFace(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A face. `child`: 0-1, None where it cannot be said. `print`: 128 little-endian float16, a unit vector; empty
    unless the officer has consented to grouping faces."""

    box: Box
    score: float
    child: float | None = None
    print: bytes = b""


class Observed(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A picture.

    `taken`: local time in ISO form, or empty. `look`: a perceptual hash of 8 bytes, alike for pictures that look alike.
    `features`: what the uniform model learns from, packed by it; empty without the model. `uniform`, `vehicle`: its
    highest probabilities, 0-1. `text`: whether lettering was read.
    """

    width: int
    height: int
    taken: str = ""
    look: bytes = b""
    features: bytes = b""
    uniform: float = 0.0
    vehicle: float = 0.0
    text: bool = False
    faces: tuple[SeenFace, ...] = ()


_PRINT = struct.Struct("<128e")


def is_print(data: bytes) -> bool:
    """Whether this is a print that can be compared: 128 numbers, not all of them zero."""
    if len(data) != _PRINT.size:
        return False
    numbers = _PRINT.unpack(data)
    return all(map(math.isfinite, numbers)) and any(numbers)


def without_prints(observed: Observed) -> Observed:
    """The same without the prints of its faces."""
    if not any(face.print for face in observed.faces):
        return observed
    bare = tuple(msgspec.structs.replace(face, print=b"") for face in observed.faces)
    return msgspec.structs.replace(observed, faces=bare)
