"""How likely a face is a small child's, by Cydral's age network (dlib-models). No age ever leaves this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.sessions import network

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "age-v1.onnx"

SMALLEST = 40
"""Pixels of the working copy across a face below which nothing is said: small and blurred adults look like children."""

_SIDE = 64
_PADDING = 0.2
_MEANS = np.array([122.781998, 117.000999, 104.297997], np.float32)
_CHILD = 18
"""Years below which the network's guesses are added up."""

_DLIB = np.array(
    [
        (0.8595674595992, 0.2134981538014),
        (0.6460604764104, 0.2289674387677),
        (0.1205750620789, 0.2137274526848),
        (0.3340850613712, 0.2290642403242),
        (0.4901123135679, 0.6277975316475),
    ],
    np.float32,
)
"""Where dlib's five points (outer and inner corner of the left eye, of the right eye, nose) stand in a face chip."""


def child_likelihoods(pixels: NDArray[np.uint8], rows: NDArray[np.float32]) -> list[float | None]:
    """For each face of `find_faces`, how likely it is a small child's, 0-1; None where it is too small to say."""
    told: list[float | None] = [None] * len(rows)
    large = [number for number, row in enumerate(rows) if min(row[2], row[3]) >= SMALLEST]
    if large:
        chips = np.stack([_chip(pixels, rows[number]) for number in large])
        ages = network(MODEL).run(chips)
        for number, probability in zip(large, ages[:, :_CHILD].sum(axis=1), strict=True):
            told[number] = float(min(probability, 1.0))
    return told


def _chip(pixels: NDArray[np.uint8], row: NDArray[np.float32]) -> NDArray[np.float32]:
    """The face as the network wants it: upright, red first, colors around nothing."""
    import cv2

    inside = (_DLIB + _PADDING) / (1 + 2 * _PADDING) * _SIDE
    # The corners of an eye are not known, but its middle is; the nose of dlib's points is its base, below the tip.
    middles = np.array([inside[2:4].mean(axis=0), inside[0:2].mean(axis=0)], np.float32)
    eyes = row[4:8].reshape(2, 2)
    turn = _similarity(eyes, middles)
    chip = cv2.warpAffine(pixels, turn, (_SIDE, _SIDE), flags=cv2.INTER_AREA)
    colors = chip[:, :, ::-1].astype(np.float32) - _MEANS
    return np.asarray(colors.transpose(2, 0, 1) / 256, np.float32)


def _similarity(source: NDArray[np.float32], target: NDArray[np.float32]) -> NDArray[np.float32]:
    """The turn, scale and shift that lays two points onto two others."""
    (x0, y0), (x1, y1) = source
    (u0, v0), (u1, v1) = target
    before, after = complex(x1 - x0, y1 - y0), complex(u1 - u0, v1 - v0)
    factor = after / before if before else 1
    shift = complex(u0, v0) - factor * complex(x0, y0)
    return np.asarray([[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag]]).astype(
        np.float32
    )
