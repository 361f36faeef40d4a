"""A fix is one position of a track. A film holds thousands; a person needs where it began, ended, and went."""

from __future__ import annotations

import math
from collections.abc import Sequence

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.positions import add_position

Fix = tuple[float, float]
"""Latitude and longitude in degrees."""

_MOST_KEPT = 12
_PLACES = 4
"""Decimals that make two fixes different: about ten meters."""


def add_fixes(into: Metadata, fixes: Sequence[Fix]) -> bool:
    """Add the first and the last of `fixes` and up to ten between, evenly spaced; say whether there was a real one."""
    distinct = list({(round(fix[0], _PLACES), round(fix[1], _PLACES)): fix for fix in fixes if is_place(fix)}.values())
    if len(distinct) > _MOST_KEPT:
        step = (len(distinct) - 1) / (_MOST_KEPT - 1)
        distinct = [distinct[round(number * step)] for number in range(_MOST_KEPT)]
    for latitude, longitude in distinct:
        add_position(into, latitude, longitude, "telemetry")
    return bool(distinct)


def is_place(fix: Fix) -> bool:
    """Whether a fix lies on Earth, and not where receivers put themselves before they know."""
    latitude, longitude = fix
    finite = math.isfinite(latitude) and math.isfinite(longitude)
    return finite and abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)


def from_minutes(value: float) -> float:
    """Degrees from DDDMM.MMMM, as NMEA and dashcams write them."""
    degrees = math.floor(abs(value) / 100)
    return math.copysign(degrees + (abs(value) - degrees * 100) / 60, value)
