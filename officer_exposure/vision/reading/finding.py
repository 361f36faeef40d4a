"""Finds lines of text with PP-OCRv6's tiny detector; from its map to boxes as in Liao et al., Real-time scene text
detection with differentiable binarization, 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.vision.sessions import network

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "PP-OCRv6_det_tiny.onnx"

EDGE = 960
"""Pixels on the long side at which text is looked for."""

_MOST_ENLARGED = 1.5
"""A picture smaller than EDGE is enlarged so much at most: its lettering is found more often then."""

_STEP = 32
_MEAN = np.array([0.485, 0.456, 0.406], np.float32) * 255
_SPREAD = np.array([0.229, 0.224, 0.225], np.float32) * 255
_SCALED = ((np.arange(256, dtype=np.float32)[:, np.newaxis] - _MEAN) / _SPREAD).T.copy()
"""What each value of a pixel is for the network, for each of the three colors: looked up, not reckoned each time."""

_PIXEL = 0.2
"""Probability from which a pixel is taken for text."""

_BOX = 0.4
"""Mean probability from which a group of pixels is a line."""

_GROWTH = 1.5
"""The map shows lines shrunk; this times area by girth is what they are grown by on every side."""

_SMALLEST = 3
_MOST_GROUPS = 3000
"""Groups looked at, the first ones: a picture of noise holds many thousands."""


class Slanted(msgspec.Struct, frozen=True):
    """A line of text: its corners clockwise from the upper left, in pixels of the copy, and how sure it is one, 0-1."""

    corners: NDArray[np.float32]
    score: float

    @property
    def length(self) -> float:
        """Pixels along the text."""
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        """Pixels across the text."""
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))


def find_lines(pixels: NDArray[np.uint8], edge: int = EDGE) -> list[Slanted]:
    """The lines of text in a picture, in no particular order. Raises CannotCheckError."""
    import cv2

    rows, columns = pixels.shape[:2]
    factor = min(edge / max(rows, columns), _MOST_ENLARGED)
    size = _size(columns * factor), _size(rows * factor)
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    probability = network(MODEL).run(_scaled(np.asarray(small, np.uint8)))[0, 0]
    back = np.array([columns / size[0], rows / size[1]], np.float32)
    return _lines(probability, back, np.array([columns, rows], np.float32))


def _scaled(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A picture as the network's input: 1 x 3 x rows x columns."""
    import cv2

    planes = np.empty((1, 3, *pixels.shape[:2]), np.float32)
    for color in range(3):
        cv2.LUT(cv2.extractChannel(pixels, color), _SCALED[color], planes[0, color])
    return planes


def _size(length: float) -> int:
    return max(_STEP, round(length / _STEP) * _STEP)


def _lines(probability: NDArray[np.float32], back: NDArray[np.float32], most: NDArray[np.float32]) -> list[Slanted]:
    import cv2

    mask = (probability > _PIXEL).astype(np.uint8)
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines[:_MOST_GROUPS]:
        (middle, (across, down), angle) = cv2.minAreaRect(outline)
        if min(across, down) < _SMALLEST:
            continue
        score = _mean_within(probability, np.asarray(cv2.boxPoints((middle, (across, down), angle)), np.float32))
        if score < _BOX:
            continue
        growth = _GROWTH * across * down / (2 * (across + down))
        grown = cv2.boxPoints((middle, (across + 2 * growth, down + 2 * growth), angle))
        corners = np.clip(_clockwise(np.asarray(grown, np.float32)) * back, 0, most)
        found.append(Slanted(corners, score))
    return found


def _mean_within(probability: NDArray[np.float32], corners: NDArray[np.float32]) -> float:
    import cv2

    low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = probability[low[1] : high[1], low[0] : high[0]]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.round(corners - low).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def corners_around(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners of the smallest rectangle, slanted or not, around some points, in the order of reading."""
    import cv2

    return _clockwise(np.asarray(cv2.boxPoints(cv2.minAreaRect(points)), np.float32))


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners in the order of reading: upper left, upper right, lower right, lower left."""
    by_column = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_column[:2][np.argsort(by_column[:2, 1], kind="stable")]
    right = by_column[2:][np.argsort(by_column[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)
