"""What a line of text stands on: whether that is a small upright rectangle of one tone, as a license plate is.

The line is cut out straight with what is around it. Its letters and its ground are parted by Otsu's threshold (Otsu
1979), and the ground is followed outwards as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TALL = 32
"""Pixels that the line is high in the cut-out."""

_BESIDE, _ABOVE = 2.5, 1.5
"""How much is cut out around the line, in its heights: ground that goes on beyond is no plate."""

_NARROWEST, _WIDEST = 1.4, 7.0
"""Width by height of the ground."""

_LINE_OF_GROUND = (0.3, 1.6)
"""Height of the line by height of the ground. Lines are found with a margin, so it can be more than one."""

_LEAST_WIDTH = 0.3
"""Width of the line by width of the ground."""

_LEAST_FILLED = 0.75
"""How much of the rectangle around the ground is ground or letters."""

_LEAST_COVERED = 0.8
"""How much of the middle of the line lies on the ground or is letters on it."""

_LEAST_CONTRAST = 25
"""Tones (of 255) between letters and ground."""

_NEAR = (0.3, 0.5)
"""How far a color may be from that of the ground, in contrasts."""

_BITES = 7
"""Pixels below which what joins the ground to something else is cut through."""


def stands_on_plate(pixels: NDArray[np.uint8], corners: NDArray[np.float32], *, narrowest: float = _NARROWEST) -> bool:
    """Whether the line with these corners stands on a rectangle of one tone that ends near it on all sides.

    `narrowest`: width by height of the rectangle, at least.
    """
    import cv2

    length = float(np.linalg.norm(corners[1] - corners[0]))
    height = max(float(np.linalg.norm(corners[3] - corners[0])), 1.0)
    across = round(length * _TALL / height)
    left, above = round(_BESIDE * _TALL), round(_ABOVE * _TALL)
    start = np.array([left, above], np.float32)
    inside = np.array([[0, 0], [across, 0], [across, _TALL], [0, _TALL]], np.float32) + start
    turn = cv2.getPerspectiveTransform(corners, inside)
    size = (across + 2 * left, _TALL + 2 * above)
    cut = cv2.warpPerspective(pixels, turn, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    around = np.asarray(cut, np.uint8)
    line = (slice(above, above + _TALL), slice(left, left + across))
    return any(_is_plate(ground.astype(np.uint8), line, narrowest) for ground in _grounds(around, line))


def _grounds(around: NDArray[np.uint8], line: tuple[slice, slice]) -> Iterator[NDArray[np.bool_]]:
    """What may be ground: all that is light, or dark, or nearly of the color that the light or dark part of it has."""
    import cv2

    grey = cv2.cvtColor(around, cv2.COLOR_BGR2GRAY)
    threshold, _ = cv2.threshold(np.ascontiguousarray(grey[line]), 0, 255, cv2.THRESH_OTSU)
    light = grey > threshold
    inside, text = light[line], grey[line]
    if inside.all() or not inside.any():
        return
    contrast = float(text[inside].mean() - text[~inside].mean())
    if contrast < _LEAST_CONTRAST:
        return
    yield light
    yield ~light
    for part in (inside, ~inside):
        color = np.median(around[line][part], axis=0).astype(np.uint8)
        blue, green, red = (
            cv2.absdiff(cv2.extractChannel(around, one), np.full_like(grey, color[one])) for one in range(3)
        )
        away = cv2.max(cv2.max(blue, green), red)
        for near in _NEAR:
            yield away < near * contrast


def _is_plate(ground: NDArray[np.uint8], line: tuple[slice, slice], narrowest: float) -> bool:
    import cv2

    filled = _filled(_largest_in(ground, line))
    opened = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((_BITES, _BITES), np.uint8))
    whole = _largest_in(np.asarray(opened, np.uint8), line)
    rows, columns = line
    quarter = _TALL // 4
    if float(whole[rows.start + quarter : rows.stop - quarter, columns].mean()) < _LEAST_COVERED:
        return False
    if whole[0].any() or whole[-1].any() or whole[:, 0].any() or whole[:, -1].any():
        return False
    outline = _outline(whole)
    _, sides, _ = cv2.minAreaRect(outline)
    wide, tall = max(*sides, 1.0), max(min(sides), 1.0)
    return (
        narrowest <= wide / tall <= _WIDEST
        and _LINE_OF_GROUND[0] <= _TALL / tall <= _LINE_OF_GROUND[1]
        and (columns.stop - columns.start) / wide >= _LEAST_WIDTH
        and cv2.contourArea(outline) / (wide * tall) >= _LEAST_FILLED
    )


def _largest_in(mask: NDArray[np.uint8], line: tuple[slice, slice]) -> NDArray[np.uint8]:
    """The connected part of a mask that fills most of the line; nothing where none reaches it."""
    import cv2

    count, labels = cv2.connectedComponents(mask, connectivity=4)
    in_line = np.bincount(labels[line].ravel(), minlength=count)
    in_line[0] = 0
    best = int(in_line.argmax())
    return (labels == best).astype(np.uint8) if in_line[best] else np.zeros_like(mask)


def _filled(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A connected mask without its holes."""
    import cv2

    filled = np.zeros_like(mask)
    if mask.any():
        cv2.drawContours(filled, [_outline(mask)], -1, 1, cv2.FILLED)
    return filled


def _outline(mask: NDArray[np.uint8]) -> NDArray[np.int32]:
    import cv2

    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(max(outlines, key=cv2.contourArea), np.int32)
