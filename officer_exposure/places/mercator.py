"""Web Mercator: the Earth as a square from 0 to 1, x to the east and y to the south.

The square ends at 85.05 degrees north and south (EPSG:3857). Angles are kept, sizes are not: `meters` says how much of
the ground the whole square is at a latitude.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]

_EARTH_RADIUS_M = 6_378_137.0
"""The equatorial radius that EPSG:3857 is defined by."""

_END = 85.05112878


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to (x, y)."""
    sine = math.sin(math.radians(min(_END, max(-_END, latitude))))
    return longitude / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def project_all(latitudes: Numbers, longitudes: Numbers) -> tuple[Numbers, Numbers]:
    """The same for many at once."""
    import numpy as np

    sines = np.sin(np.radians(np.clip(latitudes, -_END, _END)))
    return longitudes / 360 + 0.5, 0.5 - np.log((1 + sines) / (1 - sines)) / (4 * math.pi)


def unproject(x: float, y: float) -> tuple[float, float]:
    """(x, y) to latitude and longitude in degrees; what lies east of the square begins again in the west."""
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
    return latitude, (x % 1.0) * 360 - 180


def meters(latitude: float) -> float:
    """How many meters the side of the square is, measured at this latitude."""
    return 2 * math.pi * _EARTH_RADIUS_M * math.cos(math.radians(min(_END, abs(latitude))))
