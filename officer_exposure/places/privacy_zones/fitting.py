"""Fits circles to crossings, most of which may have nothing to do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from officer_exposure.places.privacy_zones.crossings import Crossings
from officer_exposure.places.privacy_zones.ends import Numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EIGHTH_OF_A_MILE_M = 201.168

MENU_M = tuple(
    sorted(
        {
            *(100.0 * number for number in range(1, 11)),
            *(200.0 * number for number in range(6, 9)),
            *(_EIGHTH_OF_A_MILE_M * number for number in range(1, 9)),
        }
    )
)
"""The radii that platforms offer: steps of 200 m to 1,600 m, of 100 m to 1,000 m, of an eighth of a mile to a mile."""

_NEAR_MENU_M = 40.0
_OUTSIDE_MENU = 2.5
"""What a radius that no platform offers costs, in the logarithm of the odds."""

_SIDEWAYS = -0.25
_INSIDE_COSTS = 0.7
"""What a crossing well inside costs: nothing should begin or end there, but older activities may."""

_MOST_INSIDE_COSTS = 6.0
_ROUNDS = 12
_TINY = 1e-9


@dataclass(frozen=True)
class Circle:
    """A fitted circle, in meters. `odds`: the logarithm of how much better it explains the crossings than chance does.

    `inliers`: (m,), which crossings lie on it. `sigma`: the standard deviation of its middle. `free`: its radius is
    none that platforms offer.
    """

    middle: Numbers
    radius: float
    odds: float
    inliers: NDArray[np.bool_]
    sigma: float
    free: bool


def odds_of(circles: Numbers, crossings: Crossings, widen: float = 1.0) -> Numbers:
    """(c,) how well each row (east, north, radius) explains the crossings."""
    import numpy as np

    gain, inside = _gains(circles, crossings, widen)
    return np.asarray(gain.sum(axis=1) - np.minimum(inside.sum(axis=1) * _INSIDE_COSTS, _MOST_INSIDE_COSTS))


def _gains(circles: Numbers, crossings: Crossings, widen: float) -> tuple[Numbers, NDArray[np.bool_]]:
    """(c, m): what each crossing adds (0 where it is an outlier), and whether it lies well inside."""
    import numpy as np

    away = crossings.at[None] - circles[:, None, :2]
    distance = np.hypot(away[..., 0], away[..., 1])
    radius = circles[:, 2:3]
    sigma = crossings.sigma[None] * widen
    off = distance - radius
    outward = (away * crossings.onward[None]).sum(axis=2) / np.maximum(distance, _TINY)
    gain = np.log(radius / sigma * 0.8) - 0.5 * (off / sigma) ** 2
    gain = np.where((outward > _SIDEWAYS) & crossings.one_way[None], np.maximum(gain, 0.0), 0.0)
    return gain, off < -4 * sigma - 10


def refine(circle: Numbers, crossings: Crossings) -> list[Circle]:
    """The best circles near a first guess: with its own radius, and with each radius of the menu close to it."""
    free = _converged(circle, crossings, fixed=False)
    fits = [_finished(free, crossings, free=True)]
    for radius in MENU_M:
        if abs(radius - free[2]) <= _NEAR_MENU_M or abs(radius - circle[2]) <= _NEAR_MENU_M / 2:
            start = free.copy()
            start[2] = radius
            fits.append(_finished(_converged(start, crossings, fixed=True), crossings, free=False))
    return fits


def _converged(circle: Numbers, crossings: Crossings, *, fixed: bool) -> Numbers:
    """Gauss-Newton with weights that forget outliers, from wide to narrow."""
    import numpy as np

    now = circle.astype(np.float64).copy()
    for turn in range(_ROUNDS):
        widen = max(1.0, 4.0 * 0.7**turn)
        away = crossings.at - now[:2]
        distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), _TINY)
        gain, _ = _gains(now[None], crossings, widen)
        weight = np.sqrt((gain[0] > 0) / (crossings.sigma * widen) ** 2)
        if np.count_nonzero(weight) < (2 if fixed else 3):
            break
        slopes = np.concatenate((away / distance[:, None], np.ones((len(away), 1))), axis=1)
        if fixed:
            slopes = slopes[:, :2]
        ridge = np.eye(slopes.shape[1]) * 1e-6
        weighted = slopes * weight[:, None]
        change = np.linalg.solve(weighted.T @ weighted + ridge, weighted.T @ ((distance - now[2]) * weight))
        length = float(np.hypot(*change[:2]))
        change *= min(1.0, 60.0 / max(length, _TINY))
        now[: len(change)] += change
        if length < 0.05 and widen == 1.0:
            break
    return now


def _finished(circle: Numbers, crossings: Crossings, *, free: bool) -> Circle:
    import numpy as np

    gain, inside = _gains(circle[None], crossings, 1.0)
    inliers = gain[0] > 0
    odds = float(gain.sum()) - min(float(inside.sum()) * _INSIDE_COSTS, _MOST_INSIDE_COSTS)
    return Circle(
        middle=circle[:2],
        radius=float(circle[2]),
        odds=odds - (_OUTSIDE_MENU if free else 0.0),
        inliers=inliers,
        sigma=_sigma(circle, crossings.only(np.flatnonzero(inliers)), free=free),
        free=free,
    )


def _sigma(circle: Numbers, on_it: Crossings, *, free: bool) -> float:
    """The standard deviation of the middle in its worst direction, from the crossings that lie on the circle."""
    import numpy as np

    unknowns = 3 if free else 2
    if len(on_it) < unknowns:
        return float("inf")
    away = on_it.at - circle[:2]
    distance = np.maximum(np.hypot(away[:, 0], away[:, 1]), _TINY)
    off = (distance - circle[2]) / on_it.sigma
    spread = max(1.0, float((off**2).sum()) / max(len(on_it) - unknowns, 1))
    slopes = np.concatenate((away / distance[:, None], np.ones((len(away), 1))), axis=1)[:, :unknowns]
    slopes = slopes / on_it.sigma[:, None]
    covariance = np.linalg.pinv(slopes.T @ slopes) * spread
    return float(np.sqrt(np.linalg.eigvalsh(covariance[:2, :2]).max()))
