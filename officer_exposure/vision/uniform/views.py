"""The squares that the feature network sees: views of the whole picture, and the torso below each face.

All boxes here are (left, top, right, bottom) in pixels of the working copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.sight import Box

if TYPE_CHECKING:
    from PIL.Image import Image

EDGE = 224
"""Pixels on each side of a view: what the network was taught with."""

LARGE_EDGE = 320
"""Pixels on each side of the large view, in which the network sees finer things."""

Part = tuple[float, float, float, float]

PARTS: dict[str, Part] = {
    "middle": (0.2, 0.2, 0.8, 0.8),
    "upper_left": (0, 0, 0.6, 0.6),
    "upper_right": (0.4, 0, 1, 0.6),
    "lower_left": (0, 0.4, 0.6, 1),
    "lower_right": (0.4, 0.4, 1, 1),
}
"""Views of parts of the picture, as fractions of its width and height: what is small in the picture is larger there."""

WHOLE_VIEWS = ("squashed", "mirrored", "centre", "large", *PARTS)
"""Every view of a picture. "centre": the middle square."""

MOST_PERSONS = 4
"""Of how many faces, the largest first, the torso is looked at."""

View = NDArray[np.uint8]

_LEAST_TORSO = 60
"""Pixels of the working copy below which a torso has too little detail to say anything."""

_HALF_WIDTH, _BELOW, _REACH = 1.5, 0.85, 4.0
"""Of a torso: half its width in face widths; its top and its bottom in face heights below the top of the face."""


def views_of(image: Image, names: Sequence[str]) -> list[View]:
    """The views with these names of an RGB picture: each edge x edge x 3, red first."""
    views: dict[str, Image] = {}
    for name in names:
        views[name] = _mirrored(views.get("squashed") or _squashed(image)) if name == "mirrored" else _view(image, name)
    return [np.asarray(views[name]) for name in names]


def torso_views(image: Image, boxes: Sequence[Box]) -> list[View]:
    """The parts of an RGB picture, squashed: each EDGE x EDGE x 3."""
    return [np.asarray(_squashed(image, box)) for box in boxes]


def torso_boxes(faces: Sequence[tuple[float, float, float, float]], width: int, height: int) -> list[Box]:
    """The torso below each face, for the first MOST_PERSONS faces whose torso is large enough and in the picture."""
    boxes = []
    for left, top, right, bottom in faces[:MOST_PERSONS]:
        middle, across, down = (left + right) / 2, right - left, bottom - top
        box = (
            max(0, round(middle - _HALF_WIDTH * across)),
            max(0, round(top + _BELOW * down)),
            min(width, round(middle + _HALF_WIDTH * across)),
            min(height, round(top + _REACH * down)),
        )
        if box[2] - box[0] >= _LEAST_TORSO and box[3] - box[1] >= _LEAST_TORSO:
            boxes.append(box)
    return boxes


def _view(image: Image, name: str) -> Image:
    width, height = image.size
    if name in PARTS:
        left, top, right, bottom = PARTS[name]
        return _squashed(image, (int(left * width), int(top * height), int(right * width), int(bottom * height)))
    if name == "centre":
        side = min(width, height)
        across, down = (width - side) // 2, (height - side) // 2
        return _squashed(image, (across, down, across + side, down + side))
    return _squashed(image, edge=LARGE_EDGE if name == "large" else EDGE)


def _mirrored(squashed: Image) -> Image:
    from PIL import ImageOps

    return ImageOps.mirror(squashed)


def _squashed(image: Image, box: Box | None = None, edge: int = EDGE) -> Image:
    from PIL.Image import Resampling

    part = image if box is None else image.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    return part.resize((edge, edge), Resampling.BILINEAR, reducing_gap=2.0)
