"""Face prints, alike for one person. Only with the officer's consent.

The face is turned upright as OpenCV's FaceRecognizerSF does it, whose prints are the same: vaults hold some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.faces.print_network import EDGE, MODEL, print_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHERE = np.array([38.2946 + 51.6963j, 73.5318 + 51.5014j, 56.0252 + 71.7366j, 41.5493 + 92.3655j, 70.7299 + 92.2041j])
"""Where the network was taught to see the five landmarks: across as the real part, down as the imaginary one."""

_MIDDLE = 56.0262 + 71.9008j
"""Their mean, rounded as OpenCV has it."""


def face_print(pixels: NDArray[np.uint8], row: NDArray[np.float32]) -> bytes:
    """128 little-endian float16, a unit vector, of a face of `find_faces`; empty where nothing can be made of it.

    `pixels`: rows, columns, and blue, green, red. Raises CannotCheckError.
    """
    features = print_of(upright_face(pixels, row))
    length = float(np.linalg.norm(features))
    return (features / length).astype("<f2").tobytes() if length > 0 else b""


def upright_face(pixels: NDArray[np.uint8], row: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The face as the network sees it, EDGE x EDGE: turned, scaled and moved so that its landmarks fit best.

    Of all such moves the one with the least squared error (Umeyama 1991), in the plane a line through complex numbers.
    """
    import cv2

    points = row[4:14:2].astype(np.float64) + 1j * row[5:14:2]
    around = points - points.mean()
    turn = (around.conj() * (_WHERE - _MIDDLE)).sum() / max((np.abs(around) ** 2).sum(), 1e-12)
    move = _MIDDLE - turn * points.mean()
    matrix = np.array([[turn.real, -turn.imag, move.real], [turn.imag, turn.real, move.imag]])
    return np.asarray(cv2.warpAffine(pixels, matrix, (EDGE, EDGE), flags=cv2.INTER_LINEAR), np.uint8)


__all__ = ["MODEL", "face_print", "upright_face"]
