"""From the maps of YuNet to faces, as OpenCV's FaceDetectorYN does it: one for each place that is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRIDES = (8, 16, 32)
"""Pixels between two places of each map. The picture must be filled up to the last of them."""

_MOST = 2000
"""Faces that are compared with each other, the surest."""


def decoded(maps: Sequence[NDArray[np.float32]], height: int, width: int, least: float) -> NDArray[np.float32]:
    """One row for each place with a score of `least` (0-1) or more: left, top, width, height, landmarks, score.

    `maps`: class, object, box and landmarks, each for the three strides in turn, with one row a place. Pixels of the
    network's input, which is `height` by `width`. Rows may be infinite: a network that sees noise says anything.
    """
    class_, object_, box, marks = (np.concatenate(maps[start : start + 3], axis=1)[0] for start in (0, 3, 6, 9))
    score = np.sqrt(np.clip(class_, 0, 1) * np.clip(object_, 0, 1))[:, 0]
    places = np.concatenate([_places(height // stride, width // stride, stride) for stride in STRIDES])
    seen = score >= least
    score, box, marks, (column, row, stride) = score[seen], box[seen], marks[seen], places[seen].T
    with np.errstate(over="ignore"):
        wide, high = np.exp(box[:, 2]) * stride, np.exp(box[:, 3]) * stride
    middle_x, middle_y = (box[:, 0] + column) * stride, (box[:, 1] + row) * stride
    points = (marks.reshape(-1, 5, 2) + np.stack([column, row], axis=1)[:, None]) * stride[:, None, None]
    sides = np.stack([middle_x - wide / 2, middle_y - high / 2, wide, high], axis=1)
    return np.concatenate([sides, points.reshape(-1, 10), score[:, None]], axis=1).astype(np.float32)


def surest(rows: NDArray[np.float32], least: float, overlap: float) -> NDArray[np.float32]:
    """Of finite rows that share more than `overlap` (intersection over union) with each other, the surest."""
    import cv2

    if not len(rows):
        return rows
    boxes = np.trunc(rows[:, :4]).astype(np.float64).tolist()  # whole pixels, as OpenCV's own detector compares them
    kept = cv2.dnn.NMSBoxes(boxes, rows[:, -1].tolist(), least, overlap, eta=1.0, top_k=_MOST)
    return rows[np.asarray(kept, np.intp).ravel()]


def _places(down: int, across: int, stride: int) -> NDArray[np.float32]:
    """Column, row and stride of each place of a map, row by row."""
    row, column = np.divmod(np.arange(down * across), across)
    return np.stack([column, row, np.full_like(row, stride)], axis=1).astype(np.float32)
