"""Cuts lines of text out of a picture, straight and at the height the recognisers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.vision.reading.recognizing import HEIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from officer_exposure.vision.reading.finding import Slanted

_UPRIGHT = 1.5
"""A line so many times as high as it is long runs up or down."""

_LONGEST = 960


def crop_of(pixels: NDArray[np.uint8], corners: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The four-cornered part of a picture as a rectangle of HEIGHT rows, long lines squeezed."""
    import cv2

    long = max(float(np.linalg.norm(corners[1] - corners[0])), float(np.linalg.norm(corners[2] - corners[3])), 1.0)
    high = max(float(np.linalg.norm(corners[3] - corners[0])), float(np.linalg.norm(corners[2] - corners[1])), 1.0)
    width = int(min(max(round(long * HEIGHT / high), 8), _LONGEST))
    rows, columns = max(round(high), HEIGHT), max(round(long * max(high, HEIGHT) / high), width)
    columns = min(columns, 4 * _LONGEST)
    target = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    turn = cv2.getPerspectiveTransform(corners, target)
    part = cv2.warpPerspective(pixels, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if (columns, rows) != (width, HEIGHT):
        part = cv2.resize(part, (width, HEIGHT), interpolation=cv2.INTER_AREA)
    return np.asarray(part, np.uint8)


def ways_to_read(line: Slanted) -> list[NDArray[np.float32]]:
    """The corners of a line in the order of reading; both ways round for a line that runs up or down."""
    corners = line.corners
    if line.height < _UPRIGHT * line.length:
        return [corners]
    return [np.roll(corners, 1, axis=0), np.roll(corners, -1, axis=0)]
