"""The attack on privacy zones: what anybody can compute from the visible parts of tracks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from officer_exposure.places.privacy_zones.chance import expected_by_chance, widest_gap
from officer_exposure.places.privacy_zones.crossings import Crossings, crossings_of
from officer_exposure.places.privacy_zones.ends import Ends, Indices, Numbers, ends_of
from officer_exposure.places.privacy_zones.fitting import Circle, odds_of, refine
from officer_exposure.places.privacy_zones.guessing import MOST_RADIUS_M, guesses
from officer_exposure.places.whereabouts import Track

MOST_BY_CHANCE, MOST_OF_A_HABIT = 0.003, 0.1
"""A circle is told only where chance would lay fewer than this many; many more where half of the activities end on it,
as they do where somebody lives. Without that, 3 of 40 zones of 200 m were missed after five activities; for all
circles, 8 of 60 made runners who begin anywhere would be told of one."""

_HABIT = 0.5
_FEWEST_CROSSINGS = 4
_WIDEST_GAP = 300.0
"""Degrees. What lies in a shorter arc is as good as a line: a door and the corners near it."""

_REFINED = 24
_MOST_USED = 400
_MOST_ZONES = 6
_WIDE = 2.5
_RIVAL_ODDS = 2.5
_RIVAL_APART_M = 50.0
_NEAR_RADII = 2.6
_WELL_INSIDE_M = 40.0


@dataclass(frozen=True)
class Zone:
    """A circle that hides the ends of tracks. WGS 84 degrees and meters.

    `uncertainty`: the standard deviation of its middle, meters. `tracks`: the places of the tracks that end on it, in
    what was given. `share`: theirs of all tracks that have ends in this region. `crossings`: different spots on its
    edge. `gap`: degrees of the longest arc without one. `by_chance`: how many such circles chance would lay. `rival`:
    another circle explains the same ends nearly as well.
    """

    latitude: float
    longitude: float
    radius: float
    uncertainty: float
    tracks: tuple[int, ...]
    share: float
    crossings: int
    gap: float
    by_chance: float
    rival: bool


def find_zones(tracks: Sequence[Track]) -> tuple[Zone, ...]:
    """The privacy zones that cut the ends of one person's tracks, surest first; at most six in each region.

    What is found is the circle. It is home only where the platform lays the circle around home.
    """
    found = [zone for ends in ends_of(tracks) for zone in _in_region(ends)]
    return tuple(sorted(found, key=lambda zone: zone.by_chance))


def _in_region(ends: Ends) -> Iterator[Zone]:
    import numpy as np

    there = len(np.unique(ends.track))
    for _ in range(_MOST_ZONES):
        circle, rival = _best(ends)
        if circle is None:
            return
        close = np.flatnonzero(np.hypot(*(ends.at - circle.middle).T) < MOST_RADIUS_M * _NEAR_RADII)
        zone, on_edge = _judged(circle.radius, ends.only(close).around(circle.middle), there)
        if zone is None:
            return
        yield replace(zone, rival=rival)
        ends = ends.only(np.delete(np.arange(len(ends)), close[on_edge]))


def _best(ends: Ends) -> tuple[Circle | None, bool]:
    """The best circle there is, and whether another one explains the same ends nearly as well."""
    crossings = crossings_of(ends)
    if len(crossings) < _FEWEST_CROSSINGS:
        return None, False
    some = _thinned(crossings)
    circles = _refined(guesses(some), some)
    best = min(circles, key=lambda circle: _rank(circle, some), default=None)
    return best, best is not None and _has_rival(best, circles)


def _rank(circle: Circle, crossings: Crossings) -> tuple[float, float]:
    """What chance would lay least comes first: by odds alone, a wide circle through any three beats a small one."""
    return expected_by_chance(circle, crossings), -circle.odds


def _thinned(crossings: Crossings) -> Crossings:
    """At most so many that the attack stays quick: the busiest, and some of all others. Always the same."""
    import numpy as np

    if len(crossings) <= _MOST_USED:
        return crossings
    order = np.argsort(-crossings.count, kind="stable")
    rest = order[_MOST_USED // 2 :]
    return crossings.only(np.union1d(order[: _MOST_USED // 2], rest[:: -(-len(rest) // (_MOST_USED // 2))]))


def _refined(circles: Numbers, crossings: Crossings) -> list[Circle]:
    """The best of the guesses, refined."""
    import numpy as np

    if not len(circles):
        return []
    best = np.argsort(-odds_of(circles, crossings, _WIDE), kind="stable")[:_REFINED]
    return [fit for circle in circles[best] for fit in refine(circle, crossings)]


def _has_rival(circle: Circle, circles: Iterable[Circle]) -> bool:
    """Whether another circle elsewhere explains much of the same nearly as well."""
    import numpy as np

    return any(
        circle.odds - other.odds < _RIVAL_ODDS
        and float(np.hypot(*(circle.middle - other.middle))) > _RIVAL_APART_M
        and np.count_nonzero(circle.inliers & other.inliers) * 2 > np.count_nonzero(circle.inliers)
        for other in circles
    )


def _is_like_a_zone(circle: Circle, crossings: Crossings) -> bool:
    """Enough crossings on its edge and not all in a short arc, and a possible size.

    Not more inside: there may be whole activities from before, from one door.
    """
    import numpy as np

    on_edge = np.count_nonzero(circle.inliers)
    inside = np.count_nonzero(np.hypot(*(crossings.at - circle.middle).T) < circle.radius - _WELL_INSIDE_M)
    wide = widest_gap(circle, crossings.at) < _WIDEST_GAP
    return bool(wide and on_edge >= _FEWEST_CROSSINGS and inside <= on_edge and circle.radius < MOST_RADIUS_M)


def _judged(radius: float, near: Ends, there: int) -> tuple[Zone | None, Indices]:
    """The zone around the middle of a plane, and the ends on its edge; none where chance could have made it."""
    import numpy as np

    crossings = crossings_of(near)
    circle = max(refine(np.array([0.0, 0.0, radius]), crossings), key=lambda one: one.odds)
    on_edge = np.flatnonzero(circle.inliers[crossings.of])
    by_chance = expected_by_chance(circle, crossings)
    carried = np.unique(near.track[on_edge])
    most = MOST_OF_A_HABIT if len(carried) >= _HABIT * there else MOST_BY_CHANCE
    if by_chance > most or not _is_like_a_zone(circle, crossings):
        return None, on_edge
    latitude, longitude = near.degrees(circle.middle)
    zone = Zone(
        latitude=latitude,
        longitude=longitude,
        radius=circle.radius,
        uncertainty=circle.sigma,
        tracks=tuple(int(track) for track in carried),
        share=len(carried) / there,
        crossings=int(np.count_nonzero(circle.inliers)),
        gap=widest_gap(circle, crossings.at),
        by_chance=by_chance,
        rival=False,
    )
    return zone, on_edge
