"""Finds faces with YuNet (Wu, Peng, Yu: YuNet, a tiny millisecond-level face detector, 2023) through OpenCV."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.sight import Face

if TYPE_CHECKING:
    import cv2
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

MODEL = "face_detection_yunet_2023mar.onnx"

_SCORE = 0.7
_OVERLAP = 0.3
_MOST = 2000
_SMALLEST_FACE = 8
_SMALLEST_SIDE = 64
"""Pixels below which a picture is laid on a black ground first: the network halves it five times."""


def find_faces(copy: WorkingCopy) -> NDArray[np.float32]:
    """One row a face, the largest first: left, top, width, height, five landmarks (x, y), score.

    In pixels of the copy. The landmarks are the person's right eye, left eye, nose tip, right and left corner of the
    mouth. Raises CannotCheckError.
    """
    detector = _detector()
    ground = _ground(copy.pixels)
    detector.setInputSize((ground.shape[1], ground.shape[0]))
    found: object = detector.detect(ground)[1]  # None where there is no face, whatever its types say
    rows = np.zeros((0, 15), np.float32) if found is None else np.asarray(found, np.float32)
    rows = rows[_plausible(rows, ground.shape[1], ground.shape[0])]
    return rows[np.argsort(-rows[:, 2] * rows[:, 3], kind="stable")]


def faces_of(copy: WorkingCopy, rows: NDArray[np.float32], children: Sequence[float | None]) -> tuple[Face, ...]:
    """The faces in the rows of `find_faces`, in pixels of the picture at its full size."""
    scale = np.tile(np.array(copy.scale, np.float32), 5)
    faces = []
    for row, child in zip(rows, children, strict=True):
        left, top, width, height = (float(side) for side in row[:4])
        x0, y0, x1, y1, x2, y2, x3, y3, x4, y4 = (float(one) for one in row[4:14] * scale)
        box = copy.full_box(left, top, left + width, top + height)
        faces.append(Face(box, float(row[14]), (x0, y0, x1, y1, x2, y2, x3, y3, x4, y4), child))
    return tuple(faces)


def _plausible(rows: NDArray[np.float32], width: int, height: int) -> NDArray[np.bool_]:
    """On pictures a few pixels wide the detector at times tells of faces larger than the world."""
    middle = rows[:, :2] + rows[:, 2:4] / 2
    inside = ((middle >= 0) & (middle <= (width, height))).all(axis=1)
    sane = (rows[:, 2:4] >= _SMALLEST_FACE).all(axis=1) & (rows[:, 2:4] <= 2 * max(width, height)).all(axis=1)
    return np.asarray(np.isfinite(rows).all(axis=1) & inside & sane)


def _ground(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows, columns = pixels.shape[:2]
    missing = max(_SMALLEST_SIDE - rows, 0), max(_SMALLEST_SIDE - columns, 0)
    return np.pad(pixels, ((0, missing[0]), (0, missing[1]), (0, 0))) if any(missing) else pixels


@cache
def _detector() -> cv2.FaceDetectorYN:
    import cv2

    cv2.setNumThreads(1)
    network = np.frombuffer(model_bytes(MODEL), np.uint8)
    return cv2.FaceDetectorYN.create("onnx", network, np.zeros(0, np.uint8), (320, 320), _SCORE, _OVERLAP, _MOST)
