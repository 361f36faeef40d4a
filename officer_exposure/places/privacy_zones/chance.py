"""How often chance alone would lay so many crossings on some circle (a contrario: Desolneux, Moisan, Morel 2000)."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from officer_exposure.places.privacy_zones.crossings import Crossings
from officer_exposure.places.privacy_zones.fitting import MENU_M, Circle

if TYPE_CHECKING:
    from officer_exposure.places.privacy_zones.ends import Numbers

_AROUND = 2.5
"""Crossings within so many radii of the middle are the crowd that could have made the circle by chance."""

_WIDTH_SIGMAS = 2.0
_RADII_APART_M = 10.0
_RADII_TRIED = sum(later - one > _RADII_APART_M for one, later in pairwise((0.0, *MENU_M)))
"""Radii closer to each other than the noise of a receiver, as 200 m and an eighth of a mile, are one."""


def expected_by_chance(circle: Circle, crossings: Crossings) -> float:
    """The expected number of circles as good as this one, were the crossings strewn at random around its middle.

    Small is good: below 0.01 one such circle turns up by chance in a hundred people.
    """
    import numpy as np

    distance = np.hypot(*(crossings.at - circle.middle).T)
    crowd = int(np.count_nonzero((distance < _AROUND * circle.radius) | circle.inliers))
    on_it = int(np.count_nonzero(circle.inliers))
    sigma = float(np.mean(crossings.sigma[circle.inliers])) if on_it else 0.0
    off = np.abs(distance[circle.inliers] - circle.radius)
    width = max(float(np.sqrt(np.mean(off**2))) * 2, sigma) if on_it else 0.0
    share = min(_share(width, circle.radius), 1.0)
    unknowns = 3 if circle.free else 2
    if on_it <= unknowns:
        return float("inf")
    tried = max(crowd - unknowns, 1) * (1 if circle.free else _RADII_TRIED)
    logarithm = (
        math.log(tried) + _choices(crowd, on_it) + _choices(on_it, unknowns) + (on_it - unknowns) * math.log(share)
    )
    return math.exp(min(logarithm, 700.0))


def _share(width: float, radius: float) -> float:
    """The share of the area around that lies within `width` of the circle; half of the directions point outwards."""
    return 0.5 * (2 * width * 2 * math.pi * radius) / (math.pi * (_AROUND * radius) ** 2)


def _choices(of: int, some: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(some + 1) - math.lgamma(of - some + 1)


def widest_gap(circle: Circle, at: Numbers) -> float:
    """Degrees of the longest arc of the circle without a crossing on it."""
    import numpy as np

    away = at[circle.inliers] - circle.middle
    angles = np.sort(np.degrees(np.arctan2(away[:, 1], away[:, 0])))
    if not len(angles):
        return 360.0
    return float(np.diff(np.append(angles, angles[0] + 360.0)).max())
