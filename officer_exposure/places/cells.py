"""Distances, and the cell of about 100 m that makes two positions the same place to fix."""

from __future__ import annotations

import math

from officer_exposure.model import Position

_EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of WGS 84 (Moritz 2000). Good to 0.6 % against the ellipsoid: far finer than any place here."""

_CELL_DEGREES = 0.001
"""Of latitude: 111 m."""


def distance_m(one: Position, other: Position) -> float:
    """Meters along the great circle (haversine)."""
    return meters_between((one.latitude, one.longitude), (other.latitude, other.longitude))


def meters_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The same between two pairs of latitude and longitude."""
    north, south = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    chord = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * _EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, chord)))


class Apart:
    """Takes only the first of positions that lie within `nearest_m` meters of each other."""

    def __init__(self, nearest_m: float) -> None:
        self._nearest_m = nearest_m
        self._taken: list[Position] = []

    def takes(self, position: Position) -> bool:
        """Whether none that was taken lies so near; this one then is taken, too."""
        is_new = all(distance_m(position, one) > self._nearest_m for one in self._taken)
        if is_new:
            self._taken.append(position)
        return is_new


def cell(position: Position) -> str:
    """The name of the square of about 100 m that a position lies in. Equal names mean the same place.

    Squares get wider in degrees towards the poles, so that they stay about as wide on the ground.
    """
    row = math.floor(position.latitude / _CELL_DEGREES)
    middle = math.radians((row + 0.5) * _CELL_DEGREES)
    width = _CELL_DEGREES / max(math.cos(middle), _CELL_DEGREES)
    return f"{row}:{math.floor(position.longitude / width)}"
