"""What the officer says about the people in their pictures."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.vision.sight import Box


class Who(StrEnum):
    """Who a person is to the officer. `UNKNOWN`: not said yet. `IGNORED`: not to be asked about.

    `NOBODY`: a stranger, whose prints are dropped.
    """

    UNKNOWN = ""
    ME = "me"
    CHILD = "child"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    NOBODY = "nobody"
    IGNORED = "ignored"


KNOWN = frozenset({Who.ME, Who.CHILD, Who.FAMILY, Who.COLLEAGUE})
"""Those of whom something follows."""


class FaceLabel(msgspec.Struct, frozen=True):
    """A face of somebody the officer has named, in one picture.

    `person` tells people apart and says nothing. `member`: the id in the officer's household, or empty. `said`: the
    officer has seen this very face; otherwise it joined the person because it looks alike.
    """

    source: str
    artifact: str
    box: Box
    person: int
    who: Who
    member: str = ""
    said: bool = False


class KnownFace(msgspec.Struct, frozen=True):
    """A face in a picture, by its number in the store."""

    id: int
    source: str
    artifact: str
    box: Box


class Person(msgspec.Struct, frozen=True):
    """Faces that belong together. `faces`: how many; `pictures`: in how many pictures.

    `maybe_child`: on the whole the faces look like a small child's.
    """

    id: int
    who: Who
    member: str
    faces: int
    pictures: int
    maybe_child: bool


MAYBE_CHILD = 0.25
"""From this likeness on a face, or the mean of a person's faces, is worth a question. It misses most teenagers."""


def overlap(one: Box, other: Box) -> float:
    """The share of two boxes that is in both, 0-1 (intersection over union)."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    both = max(width, 0) * max(height, 0)
    return both / max(_area(one) + _area(other) - both, 1)


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
