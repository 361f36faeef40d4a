"""Which numbers are a place on Earth, said once for every parser."""

from __future__ import annotations

import math

from officer_exposure.artifact import Metadata
from officer_exposure.model import Position


def add_position(into: Metadata, latitude: float, longitude: float, origin: str) -> bool:
    """Add a position in WGS 84 degrees unless it is none; say whether it was one.

    0,0 is what devices write when they know no place; out of range or not finite is damage. The same place from the
    same origin is kept once.
    """
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return False
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        return False
    position = Position(latitude, longitude, origin)
    if position not in into.positions:
        into.positions.append(position)
    return True
