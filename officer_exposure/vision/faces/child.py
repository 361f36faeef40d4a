"""How likely a face is a small child's, by Cydral's age network (dlib-models). No age ever leaves this module.

The network must see faces cut out as it was taught: by dlib's five points. Cut out by the points of the face detector,
it missed one of the three children in the development pictures; by dlib's it found all three, and of 65 adults it
gave none more than 0.4.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.model_files import checked_path, model_bytes
from officer_exposure.vision.sessions import Network

if TYPE_CHECKING:
    import dlib  # type: ignore[import-untyped]  # it ships no types
    from numpy.typing import NDArray

MODEL = "age-v1.onnx"
POINTS_MODEL = "shape_predictor_5_face_landmarks.dat"

SMALLEST = 40
"""Pixels of the working copy across a face below which nothing is said: small and blurred adults look like children."""

_MOST = 24
"""Faces of one picture that are judged, the largest."""

_SIDE = 64
_PADDING = 0.2
_MEANS = np.array([122.781998, 117.000999, 104.297997], np.float32)
_CHILD = 18
"""Years below which the network's guesses are added up. It takes most teenagers for adults: small children are left."""

_WEIGHTS_WITH_SUBNORMALS = (
    (b"layer_52_weights\x4a\x80\xa6\x02", 64 * 3 * 7 * 7),
    (b"layer_47_weights\x4a\x80\x80\x09", 64 * 64 * 3 * 3),
)
"""What stands before the weights in the file: their name, and their length as ONNX writes it; how many there are."""

_LEFT, _TOP, _RIGHT, _BOTTOM = -0.09, 0.14, 1.14, 0.86
"""Where dlib's own detector would have its box, in widths and heights of ours: medians of 68 faces."""


def child_likelihoods(pixels: NDArray[np.uint8], rows: NDArray[np.float32]) -> list[float | None]:
    """For each face of `find_faces`, how likely it is a small child's, 0-1; None where it cannot be said.

    That is for small faces, for all but the largest of a crowd, and where dlib has no build for the system. Raises
    CannotCheckError.
    """
    told: list[float | None] = [None] * len(rows)
    large = [number for number, row in enumerate(rows) if min(row[2], row[3]) >= SMALLEST][:_MOST]
    points = _points() if large else None
    if points is None:
        return told
    for number in large:
        ages = _ages().run(_chip(points, pixels, rows[number])[None])[0]
        told[number] = float(min(ages[:_CHILD].sum(), 1.0))
    return told


def _chip(points: dlib.shape_predictor, pixels: NDArray[np.uint8], row: NDArray[np.float32]) -> NDArray[np.float32]:
    """The face as the network wants it: upright, red first, colors around nothing.

    Only what is around the face is handed to dlib, which would make smaller copies of the whole picture.
    """
    import dlib

    left, top, width, height = (float(side) for side in row[:4])
    x, y = max(int(left - width), 0), max(int(top - height), 0)
    colors = np.ascontiguousarray(pixels[y : int(top + 2 * height), x : int(left + 2 * width), ::-1])
    left, top = left - x, top - y
    box = dlib.rectangle(
        int(left + _LEFT * width),
        int(top + _TOP * height),
        int(left + _RIGHT * width),
        int(top + _BOTTOM * height),
    )
    chip = dlib.get_face_chip(colors, points(colors, box), size=_SIDE, padding=_PADDING)
    return np.asarray((chip.astype(np.float32) - _MEANS).transpose(2, 0, 1) / 256, np.float32)


@cache
def _ages() -> Network:
    return Network.made_of(without_subnormals(model_bytes(MODEL)))


def without_subnormals(model: bytes) -> bytes:
    """The network with nought for weights below 1.2e-38: a processor takes a hundred times as long to multiply by them.

    They are a few thousand, and a face took seven times as long for them.
    """
    for before, count in _WEIGHTS_WITH_SUBNORMALS:
        start = model.index(before) + len(before)
        end = start + count * np.dtype(np.float32).itemsize
        weights = np.frombuffer(model[start:end], "<f4")
        normal = np.where(np.abs(weights) < np.finfo(np.float32).tiny, np.float32(0), weights)
        model = model[:start] + normal.tobytes() + model[end:]
    return model


@cache
def _points() -> dlib.shape_predictor | None:
    """What finds dlib's five points in a face; None where dlib has no build for this system."""
    try:
        import dlib  # it has no types
    except ImportError:
        return None
    return dlib.shape_predictor(str(checked_path(POINTS_MODEL)))
