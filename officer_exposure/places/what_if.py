"""What a stranger would still find after some items are gone: every scorer is run again, and the ensemble.

That nothing finds home any more says so of these methods alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.model import Position
from officer_exposure.places.cells import meters_between
from officer_exposure.places.clusters import on_globe
from officer_exposure.places.guess import TOP
from officer_exposure.places.moments import DAY, HOUR, Moments, moments
from officer_exposure.places.ranking import ensemble
from officer_exposure.places.scorers import SCORERS
from officer_exposure.places.whereabouts import Located, Stay, Track, first_and_last

if TYPE_CHECKING:
    from officer_exposure.places.clusters import Numbers

NEAR_M = 300.0
"""An item so close to home counts as one of home, and a guess so close as a hit."""


class Within(StrEnum):
    """How close the best first guess of all methods comes to home."""

    HUNDRED_METERS = "within 100 m"
    KILOMETER = "within 1 km"
    FIVE_KILOMETERS = "within 5 km"
    NOT_FOUND = "not found by this method"


_RADII = ((100.0, Within.HUNDRED_METERS), (1000.0, Within.KILOMETER), (5000.0, Within.FIVE_KILOMETERS))


class Residual(msgspec.Struct, frozen=True):
    """What is left to find.

    `within`: of the closest first guess of all scorers and the ensemble; `distance_m`: its distance, None where nothing
    is left to guess from. `in_top`: home is still among the first three of at least one of them; `found_by`: their
    names. `near_before`: items within 300 m of home; `near_removed`: how many of them the plan removes.
    """

    within: Within
    distance_m: float | None
    in_top: bool
    found_by: tuple[str, ...]
    near_before: int
    near_removed: int

    @property
    def near_share(self) -> float:
        """The share of near-home items that the plan removes; 1 where there are none."""
        return self.near_removed / self.near_before if self.near_before else 1.0


def residual(stays: Sequence[Stay], removed: Collection[int], home: Position, tracks: Sequence[Track] = ()) -> Residual:
    """Run every attack again without the items of these indices: stays, and after the last stay tracks."""
    gone = frozenset(removed)
    near = near_home(stays, home, tracks)
    distances = dict(_attacks(_left(stays, tracks, gone), home))
    first = min((ranked[0] for ranked in distances.values() if ranked), default=None)
    found_by = tuple(name for name, ranked in distances.items() if any(one <= NEAR_M for one in ranked))
    return Residual(
        within=_within(first),
        distance_m=first,
        in_top=bool(found_by),
        found_by=found_by,
        near_before=len(near),
        near_removed=len(gone.intersection(near)),
    )


def residual_without(located: Iterable[Located], gone: Collection[tuple[str, str]], home: Position) -> Residual:
    """The same by files: without those of these sources and names. Copies of an item in other files still count."""
    files = list(located)
    told = [[(one, (file.source, file.artifact)) for one in file.whereabouts.stays] for file in files]
    moved = [[(one, (file.source, file.artifact)) for one in file.whereabouts.tracks] for file in files]
    stays, tracks = [one for some in told for one in some], [one for some in moved for one in some]
    left_out = frozenset(gone)
    removed = [number for number, (_, file) in enumerate([*stays, *tracks]) if file in left_out]
    return residual([one for one, _ in stays], removed, home, [one for one, _ in tracks])


def near_home(stays: Sequence[Stay], home: Position, tracks: Sequence[Track] = ()) -> list[int]:
    """The items within 300 m of home, what gives it away most first: late at night before noon.

    Of a track count its two ends. Indices as in `residual`.
    """
    near = [(number, stays[number].start) for number in _near(stays, home)]
    for number, track in enumerate(tracks, len(stays)):
        if any(_is_near(latitude, longitude, home) for latitude, longitude, _ in first_and_last(track)):
            near.append((number, track.start))
    return [number for number, time in sorted(near, key=lambda one: (_from_night(one[1]), one[0]))]


def fewest_removals(
    stays: Sequence[Stay],
    home: Position,
    tracks: Sequence[Track] = (),
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[int, ...]:
    """What must go so that home is outside the first three of every scorer and of the ensemble, latest at night first.

    Fewer of them, in this order, are not enough. All near-home items where nothing less is. Nothing where home is not
    found now. Indices as in `residual`. Once it is not `is_wanted` any more, it ends soon, with more than the fewest.
    """
    order = near_home(stays, home, tracks)
    if not _found(_left(stays, tracks, frozenset()), home):
        return ()
    low, high = 0, len(order)
    while high - low > 1 and is_wanted():
        middle = (low + high) // 2
        if _found(_left(stays, tracks, frozenset(order[:middle])), home):
            low = middle
        else:
            high = middle
    return tuple(order[:high])


def _left(stays: Sequence[Stay], tracks: Sequence[Track], gone: frozenset[int]) -> Moments:
    return moments(
        [one for number, one in enumerate(stays) if number not in gone],
        [one for number, one in enumerate(tracks, len(stays)) if number not in gone],
    )


def _near(stays: Sequence[Stay], home: Position) -> list[int]:
    import numpy as np

    spots = np.array([(one.latitude, one.longitude) for one in stays], np.float64).reshape(-1, 2)
    door = on_globe(np.array([home.latitude]), np.array([home.longitude]))
    away = np.linalg.norm(on_globe(spots[:, 0], spots[:, 1]) - door, axis=1)
    found: list[int] = np.flatnonzero(away <= NEAR_M).tolist()
    return found


def _is_near(latitude: float, longitude: float, home: Position) -> bool:
    return meters_between((latitude, longitude), (home.latitude, home.longitude)) <= NEAR_M


def _found(seen: Moments, home: Position) -> bool:
    return any(distance <= NEAR_M for _, ranked in _attacks(seen, home) for distance in ranked)


def _attacks(seen: Moments, home: Position) -> Iterator[tuple[str, list[float]]]:
    """For each way of guessing, how far its first three places are from home, in meters."""
    if not seen.count:
        return
    yield "ensemble", _distances(seen, ensemble(seen), home)
    for name, scorer in SCORERS.items():
        yield name, _distances(seen, scorer(seen), home)


def _distances(seen: Moments, scores: Numbers, home: Position) -> list[float]:
    import numpy as np

    best = [int(one) for one in np.argsort(-scores, kind="stable")[:TOP] if scores[one] > 0]
    here = (home.latitude, home.longitude)
    return [meters_between((float(seen.latitude[one]), float(seen.longitude[one])), here) for one in best]


def _within(distance: float | None) -> Within:
    if distance is None:
        return Within.NOT_FOUND
    return next((word for radius, word in _RADII if distance <= radius), Within.NOT_FOUND)


def _from_night(time: float | None) -> float:
    """Hours between a time of the day and two in the morning; what has no time comes last."""
    if time is None:
        return DAY
    apart = abs(time % DAY - 2 * HOUR)
    return min(apart, DAY - apart)
