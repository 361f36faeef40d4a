"""From fractions of a picture as it is stored to pixels of the picture as it is shown."""

from __future__ import annotations

from collections.abc import Callable

_TURNED: dict[int, Callable[[float, float], tuple[float, float]]] = {
    1: lambda x, y: (x, y),
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (1 - y, x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (y, 1 - x),
}
"""EXIF orientation -> where a stored point stands when the picture is upright."""

_ON_ITS_SIDE = frozenset({5, 6, 7, 8})


def upright_box(
    box: tuple[float, float, float, float], width: int, height: int, orientation: int
) -> tuple[int, int, int, int]:
    """(left, top, right, bottom) in pixels of the upright picture.

    `box` is the same in fractions of the stored picture, `width` and `height` are its pixels as stored, `orientation`
    is EXIF's, 1 to 8.
    """
    turn = _TURNED.get(orientation, _TURNED[1])
    corners = turn(box[0], box[1]), turn(box[2], box[3])
    across, down = (height, width) if orientation in _ON_ITS_SIDE else (width, height)
    left, right = sorted(_pixel(x, across) for x, _ in corners)
    top, bottom = sorted(_pixel(y, down) for _, y in corners)
    return left, top, right, bottom


def _pixel(fraction: float, length: int) -> int:
    return round(min(1.0, max(0.0, fraction)) * length)
