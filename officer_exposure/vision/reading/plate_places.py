"""Where in a picture a license plate may be: islands of many upright edges, wider than high.

The strokes of letters make many upright edges close together, and around a plate there are fewer. That is the oldest
way to look for plates; alone it finds far too much, but it says cheaply where a network need not look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.sight import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGE = 640
"""Pixels on the long side of the copy in which islands are looked for."""

_NEAR = (17, 7)
"""Pixels around a pixel in which edges are counted: some two letters wide, less than a plate high."""

_LEVELS = (70, 80, 90, 95)
"""Percent of the picture with fewer edges: an island that touches others at one level stands alone at another."""

_LEAST_EDGES = 12
"""Tones from one pixel to the next, on average, below which there is nothing to read."""

_BITES = (11, 5)
"""Pixels below which what joins two islands is cut through."""

_WIDTH, _HEIGHT = (10, 200), (5, 85)
"""Pixels of the small copy."""

_ASPECT = (1.1, 8.0)
_LEAST_FILLED = 0.45
"""How much of the rectangle around an island it fills."""

_GROUND = 4
"""Tones that count as no edge at all."""

_MARGIN = 0.3
"""Of the height, cut out around an island."""

_LEAST_MARGIN = (8, 6)
_SHARE = 0.15
"""How much of the picture is looked at again, at most. Of 60 labelled plates, 56 lie in that much."""


def plate_places(pixels: NDArray[np.uint8]) -> list[Box]:
    """Boxes of a picture (blue, green, red), in its pixels, the likeliest first."""
    import cv2

    factor = min(_EDGE / max(pixels.shape[:2]), 1.0)
    size = max(round(pixels.shape[1] * factor), 1), max(round(pixels.shape[0] * factor), 1)
    grey = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), size, interpolation=cv2.INTER_AREA)
    edges = cv2.convertScaleAbs(cv2.Sobel(grey, cv2.CV_16S, 1, 0, ksize=3))
    boxes = _chosen(_islands(np.asarray(edges, np.uint8)), grey.shape[0], grey.shape[1])
    back = np.array([pixels.shape[1] / grey.shape[1], pixels.shape[0] / grey.shape[0]] * 2)
    found = np.rint(np.array(boxes, np.float64).reshape(-1, 4) * back).astype(int)
    return [(left, top, right, bottom) for left, top, right, bottom in found.tolist()]


def _islands(edges: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Left, top, right, bottom of each island of the shape of a plate, those that stand out most first."""
    import cv2

    density = cv2.blur(edges, _NEAR)
    found = []
    for level in _LEVELS:
        mask = density > max(float(np.percentile(density[::4, ::4], level)), _LEAST_EDGES)
        parted = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones(_BITES[::-1], np.uint8))
        found.append(cv2.connectedComponentsWithStats(parted, connectivity=4)[2][1:])
    left, top, width, height, area = np.concatenate(found).astype(np.float64).T
    fits = (width >= _WIDTH[0]) & (width <= _WIDTH[1]) & (height >= _HEIGHT[0]) & (height <= _HEIGHT[1])
    fits &= (width >= _ASPECT[0] * height) & (width <= _ASPECT[1] * height)
    fits &= area >= _LEAST_FILLED * width * height
    boxes = np.stack([left, top, left + width, top + height], axis=1)[fits]
    return np.asarray(boxes[np.argsort(-_contrast(edges, boxes), kind="stable")], np.float64)


def _contrast(edges: NDArray[np.uint8], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many times as many edges there are in each box as around it."""
    import cv2

    sums = np.asarray(cv2.integral(edges), np.float64)
    sides = np.array([edges.shape[1], edges.shape[0]] * 2)
    size = boxes[:, 2:] - boxes[:, :2]
    reach = np.floor(size / (3, 2))
    around = np.clip(boxes + np.concatenate([-reach, reach], axis=1), 0, sides)
    inside, outside = _sum(sums, boxes), _sum(sums, around)
    area, more = np.prod(size, axis=1), np.prod(around[:, 2:] - around[:, :2], axis=1)
    return np.asarray(inside / area / ((outside - inside) / np.maximum(more - area, 1) + _GROUND), np.float64)


def _sum(sums: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    left, top, right, bottom = boxes.astype(int).T
    total: NDArray[np.float64] = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return total


def _chosen(islands: NDArray[np.float64], rows: int, columns: int) -> list[Box]:
    """Boxes around the first islands, as many as may be looked at; what touches is one."""
    import cv2

    chosen = np.zeros((rows, columns), np.uint8)
    left_over = _SHARE * rows * columns
    middles = []
    for left, top, right, bottom in islands.astype(int).tolist():
        across, down = (max(least, int(_MARGIN * (bottom - top))) for least in _LEAST_MARGIN)
        part = chosen[max(top - down, 0) : bottom + down, max(left - across, 0) : right + across]
        left_over -= part.size - int(part.sum())
        if left_over < 0:
            break
        part[:] = 1
        middles.append(((top + bottom) // 2, (left + right) // 2))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(chosen, connectivity=4)
    order = dict.fromkeys(int(labels[middle]) for middle in middles)
    return [(x, y, x + width, y + height) for x, y, width, height, _ in (stats[one].tolist() for one in order)]
