"""Whether two pictures look alike: a hash to compare any two, and a strict comparison for shots of one burst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CELLS = 128
_HASH_SIDE = 8
_MOST_TONE = 6
"""Tones (of 255) by which a cell may differ. In tests, noise of a camera and of compression, and light that changed by
a hundredth, made at most 6; another letter in a word 12 pixels high made at least 8, another plate at least 15."""


def look_hash(pixels: NDArray[np.uint8]) -> bytes:
    """8 bytes, alike for pictures that look alike, few bits differing: whether each cell is darker than the next."""
    import cv2

    small = cv2.resize(_grey(pixels), (_HASH_SIDE + 1, _HASH_SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    return np.packbits(small[:, 1:] > small[:, :-1]).tobytes()


def cells_of(pixels: NDArray[np.uint8]) -> NDArray[np.int16]:
    """The mean color of each of 128 by 128 cells, for `same_shot`."""
    import cv2

    return cv2.resize(pixels, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA).astype(np.int16)


def same_shot(one: NDArray[np.int16], other: NDArray[np.int16]) -> bool:
    """Whether two pictures of one size show the same everywhere, in every cell and every color.

    Shots from a tripod and copies of one picture do; a hand moves the camera by more than that.
    """
    return int(np.abs(one - other).max()) <= _MOST_TONE


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    import cv2

    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
