"""Finds faces with YuNet (Wu, Peng, Yu: YuNet, a tiny millisecond-level face detector, 2023).

onnxruntime runs it in less than half the time that OpenCV takes, and gives its memory back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.faces.decoding import STRIDES, decoded, surest
from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.sessions import Network
from officer_exposure.vision.sight import Face

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

MODEL = "face_detection_yunet_2023mar.onnx"

_SCORE = 0.7
_OVERLAP = 0.3
_SMALLEST_FACE = 8
_SMALLEST_SIDE = 64
"""Pixels of the ground at least: on a smaller one the network's last map is but one place."""

_SIDE = b"\x0a\x03\x08\x80\x05"
_DOWN, _ACROSS = b"\x0a\x03\x12\x01h", b"\x0a\x03\x12\x01w"
"""A dimension of 640, and dimensions that have a name alone, as ONNX writes them (`TensorShapeProto.Dimension`)."""


def find_faces(copy: WorkingCopy) -> NDArray[np.float32]:
    """One row a face, the largest first: left, top, width, height, five landmarks (x, y), score.

    In pixels of the copy. The landmarks are the person's right eye, left eye, nose tip, right and left corner of the
    mouth. Raises CannotCheckError.
    """
    ground = _ground(copy.pixels)
    rows, columns = ground.shape[:2]
    maps = _detector().run_all(np.ascontiguousarray(ground.transpose(2, 0, 1)[None], np.float32))
    found = decoded(maps, rows, columns, _SCORE)
    found = surest(found[_plausible(found, *copy.pixels.shape[1::-1])], _SCORE, _OVERLAP)
    return found[np.argsort(-found[:, 2] * found[:, 3], kind="stable")]


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
    """The picture on a black ground that the network can halve five times."""
    rows, columns = (max(-(-side // STRIDES[-1]) * STRIDES[-1], _SMALLEST_SIDE) for side in pixels.shape[:2])
    missing = ((0, rows - pixels.shape[0]), (0, columns - pixels.shape[1]), (0, 0))
    return np.pad(pixels, missing)


@cache
def _detector() -> Network:
    return Network.made_of(_of_any_size(model_bytes(MODEL)))


def _of_any_size(model: bytes) -> bytes:
    """The network for pictures of any size: its file gives the input two sides of 640, and nothing depends on them.

    What stands there instead takes as many bytes.
    """
    return model.replace(_SIDE, _DOWN, 1).replace(_SIDE, _ACROSS, 1)
