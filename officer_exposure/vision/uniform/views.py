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
"""Pixels on each side of what the network takes."""

WHOLE_VIEWS = ("squashed", "mirrored", "centre", "letterbox", "middle")
"""What `whole_views` gives, in this order."""

MOST_PERSONS = 4
"""Of how many faces, the largest first, the torso is looked at."""

_GREY = (127, 127, 127)
_MIDDLE = (0.2, 0.2, 0.8, 0.8)
"""The part of the picture in the last view, as fractions: a vehicle in the distance is larger there."""

_LEAST_TORSO = 60
"""Pixels of the working copy below which a torso has too little detail to say anything."""

_HALF_WIDTH, _BELOW, _REACH = 1.5, 0.85, 4.0
"""Of a torso: half its width in face widths; its top and its bottom in face heights below the top of the face."""


def whole_views(image: Image) -> NDArray[np.uint8]:
    """WHOLE_VIEWS of an RGB picture: views x EDGE x EDGE x 3, red first."""
    from PIL import ImageOps

    width, height = image.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    squashed = _squashed(image)
    views = (
        squashed,
        ImageOps.mirror(squashed),
        _squashed(image, (left, top, left + side, top + side)),
        _letterbox(image),
        _squashed(image, tuple(round(part * length) for part, length in zip(_MIDDLE, image.size * 2, strict=True))),
    )
    return np.stack([np.asarray(view) for view in views])


def torso_views(image: Image, boxes: Sequence[Box]) -> NDArray[np.uint8]:
    """The parts of an RGB picture, squashed: parts x EDGE x EDGE x 3."""
    views = [np.asarray(_squashed(image, box)) for box in boxes]
    return np.stack(views) if views else np.zeros((0, EDGE, EDGE, 3), np.uint8)


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


def _squashed(image: Image, box: tuple[int, ...] | None = None) -> Image:
    from PIL.Image import Resampling

    part = image if box is None else image.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    return part.resize((EDGE, EDGE), Resampling.BILINEAR, reducing_gap=2.0)


def _letterbox(image: Image) -> Image:
    from PIL import ImageOps
    from PIL.Image import Resampling

    return ImageOps.pad(image, (EDGE, EDGE), Resampling.BILINEAR, color=_GREY)
