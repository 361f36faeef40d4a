"""What a check may ask about a picture. Nothing here loads a model or decodes anything.

All boxes are (left, top, right, bottom) in pixels of the upright picture at its full size.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import msgspec

Box = tuple[int, int, int, int]

WORKING_EDGE = 1280
"""Pixels on the long side of the copy that is looked at: text heights and face sizes are told in its pixels."""


class Line(msgspec.Struct, frozen=True):
    """A line of text that was read. `score`: mean probability of its characters, 0-1.

    `height`: of the text, in pixels of the working copy: from about 20 on it is legible to a person. `framed`: whether
    it stands on a small rectangle of one tone, as on a license plate, in a picture that may show a vehicle.
    """

    text: str
    box: Box
    score: float
    height: float
    framed: bool = False


class Face(msgspec.Struct, frozen=True):
    """A face, with the detector's `score`, 0-1.

    `landmarks`: x, y of right eye, left eye, nose tip, right and left corner of the mouth (right: the person's), in
    pixels of the upright picture. `child`: how likely a small child, 0-1; None where the face is too small to say.
    """

    box: Box
    score: float
    landmarks: tuple[float, float, float, float, float, float, float, float, float, float]
    child: float | None = None


class MarkKind(StrEnum):
    """What the uniform model tells apart."""

    UNIFORM = "uniform"
    POLICE_VEHICLE = "police_vehicle"


class Mark(msgspec.Struct, frozen=True):
    """What part of a picture looks like, by the uniform model. `probability` is calibrated, 0-1.

    `whole`: the part is the whole picture; otherwise a person's torso.
    """

    kind: MarkKind
    box: Box
    probability: float
    whole: bool


class Sight(Protocol):
    """A picture that can be looked at. Each question is answered once and then remembered.

    Every method raises CannotCheckError where the picture cannot be decoded, or where the model files that it needs are
    missing or not the ones that were reviewed.
    """

    @property
    def width(self) -> int:
        """Pixels across, upright, at full size."""

    @property
    def height(self) -> int:
        """Pixels down, upright, at full size."""

    def lines(self) -> tuple[Line, ...]:
        """The text that can be read, in reading order."""

    def unread(self) -> int:
        """How many more lines were found than were read: a page full of text is not read to its end."""

    def faces(self) -> tuple[Face, ...]:
        """The faces, the largest first."""

    def marks(self) -> tuple[Mark, ...]:
        """What the uniform model says of the whole picture, however unlikely, and of each torso that was looked at."""
