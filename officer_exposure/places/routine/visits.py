"""Visits: what was seen at one spot within a few hours is one visit, however many pictures were taken there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from officer_exposure.check import Seen
from officer_exposure.places.moments import LAST_TIME
from officer_exposure.places.recorded import Recorded, recorded_of
from officer_exposure.places.whereabouts import Stay, Track, unpack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.float64]"
Indices: TypeAlias = "NDArray[np.intp]"
Flags: TypeAlias = "NDArray[np.bool_]"

DAY_S, HOUR_S = 86_400.0, 3_600.0
_THURSDAY = 3
"""1970-01-01 was one; weeks begin on Monday, which is 0."""

_METERS_PER_DEGREE = 111_195.0
_CELL_DEGREES = 0.0005
_REACH_M = 75.0
_ONE_VISIT_S = 3 * HOUR_S
_VAGUE_M = 500.0
_LONGEST_S = 3 * DAY_S
_MOST_SPOTS = 2_000
_MANY = 1 << 24
"""More than there are squares around the Earth."""

NO_SPOT = -1


@dataclass(frozen=True)
class Visits:
    """Visits in the order of their beginning, on the clock of their places.

    `spot`: (n,) the place of each in `spots`, or -1 where nobody came often. `at`: (n, 2) and `spots`: (k, 2), WGS 84
    degrees (latitude, longitude). `start`, `end`: (n,) seconds. `file`: (n,) which file it was first seen in.
    """

    spot: Indices
    at: Numbers
    start: Numbers
    end: Numbers
    file: Indices
    spots: Numbers

    def __len__(self) -> int:
        return len(self.spot)

    @cached_property
    def day(self) -> Indices:
        """(n,) the day each begins on: days since 1970."""
        return (self.start // DAY_S).astype(int)

    @cached_property
    def weekday(self) -> Indices:
        """(n,) Monday is 0."""
        return (self.day + _THURSDAY) % 7

    @cached_property
    def week(self) -> Indices:
        """(n,) a number for each week, Monday to Sunday."""
        return (self.day + _THURSDAY) // 7

    @cached_property
    def hour(self) -> Numbers:
        """(n,) when on its day each begins, 0-24."""
        found: Numbers = self.start % DAY_S / HOUR_S
        return found

    @cached_property
    def days_seen(self) -> tuple[Indices, Indices]:
        """The days on which anything begins, and how much on each."""
        import numpy as np

        return np.unique(self.day, return_counts=True)

    @cached_property
    def weeks_seen(self) -> Indices:
        """The weeks in which anything begins."""
        import numpy as np

        return np.unique(self.week)

    def near_hour(self, hour: float, hours: float) -> int:
        """How many begin within so many hours of an hour of the day, on whichever side of midnight."""
        import numpy as np

        return int(np.count_nonzero(np.abs((self.hour - hour + 12) % 24 - 12) <= hours))

    def only(self, chosen: Flags | Indices) -> Visits:
        """Those of them that are chosen."""
        return Visits(
            self.spot[chosen], self.at[chosen], self.start[chosen], self.end[chosen], self.file[chosen], self.spots
        )

    def from_home(self, home: tuple[float, float]) -> Numbers:
        """(n,) meters from home."""
        return apart(self.at, home)


def apart(degrees: Numbers, spot: tuple[float, float]) -> Numbers:
    """(n,) meters of (latitude, longitude) from a spot, on a plane there."""
    import numpy as np

    across = (degrees[:, 1] - spot[1] + 180) % 360 - 180
    east = across * math.cos(math.radians(spot[0]))
    return np.asarray(np.hypot(east, degrees[:, 0] - spot[0]) * _METERS_PER_DEGREE)


def visits_of(group: Recorded) -> Visits:
    """All visits that an audience can see. What has no time, or is known to no better than 500 m, says nothing here."""
    import numpy as np

    rows = [*_of_stays(group.stays), *_of_tracks(group.tracks, len(group.stays))]
    table = np.array(rows, dtype=np.float64).reshape(-1, 5)
    table = table[np.argsort(table[:, 2], kind="stable")]
    spot, spots = _spots(table[:, :2])
    return _merged(table, spot, spots)


def visits_of_all(seen: Seen) -> tuple[Visits, ...]:
    """The same for each audience, in the order of `recorded_of`. Ask through `Seen.once`."""
    return tuple(map(visits_of, seen.once(recorded_of)))


def _of_stays(stays: Sequence[Stay]) -> Iterator[tuple[float, ...]]:
    for number, stay in enumerate(stays):
        if stay.start is None or not abs(stay.start) < LAST_TIME or stay.accuracy > _VAGUE_M:
            continue  # no number is neither
        end = stay.start if stay.end is None else min(max(stay.end, stay.start), stay.start + _LONGEST_S)
        yield stay.latitude, stay.longitude, stay.start, end, number


def _of_tracks(tracks: Iterable[Track], first: int) -> Iterator[tuple[float, ...]]:
    """Where a track begins, and where it ends."""
    for number, track in enumerate(tracks, first):
        if track.start is None or not track.points:
            continue
        for ends, last in ((track.points[:12], False), (track.points[-12:], True)):
            latitude, longitude, seconds = next(unpack(ends))
            if not last or (seconds >= 0 and not track.cut):
                at = track.start + (min(seconds, _LONGEST_S) if last else 0)
                yield latitude, longitude, at, at, number


def _spots(at: Numbers) -> tuple[Indices, Numbers]:
    """The spot of each position, and where the spots are: the busiest squares of some 50 m, and what is near them."""
    import numpy as np
    from scipy.spatial import cKDTree

    if not len(at):
        return np.array([], dtype=np.intp), at
    wide = np.maximum(np.cos(np.radians(at[:, 0])), 0.01)
    plane = np.stack((at[:, 0], at[:, 1] * wide), axis=1) * _METERS_PER_DEGREE
    cells = np.round(plane / (_CELL_DEGREES * _METERS_PER_DEGREE)).astype(np.int64)
    _, inverse, counts = np.unique(cells[:, 0] * _MANY + cells[:, 1], return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(inverse, plane[:, axis]) for axis in (0, 1)], axis=1) / counts[:, None]
    leaders: list[int] = []
    places = np.empty((min(len(counts), _MOST_SPOTS), 2))
    for cell in np.argsort(-counts, kind="stable"):
        near = np.hypot(*(places[: len(leaders)] - sums[cell]).T)
        if len(leaders) < _MOST_SPOTS and (not len(near) or near.min() > _REACH_M):
            places[len(leaders)] = sums[cell]
            leaders.append(int(cell))
    distance, nearest = cKDTree(places[: len(leaders)]).query(plane)
    spot = np.where(distance <= _REACH_M, nearest, NO_SPOT)
    return spot, _middles(at, spot, len(leaders))


def _middles(at: Numbers, spot: Indices, count: int) -> Numbers:
    """(count, 2) the median of the positions of each spot; NaN where it has none."""
    import numpy as np

    order = np.argsort(spot, kind="stable")
    ends = np.searchsorted(spot[order], np.arange(count + 1))
    groups = (at[order[first:last]] for first, last in pairwise(ends))
    return np.array([np.median(one, axis=0) if len(one) else (np.nan, np.nan) for one in groups])


def _merged(table: Numbers, spot: Indices, spots: Numbers) -> Visits:
    """Bundle what was seen at one spot without a gap of three hours."""
    import numpy as np

    order = np.lexsort((table[:, 2], spot))
    table, spot = table[order], spot[order]
    latest = table[:, 3].copy()
    first = np.ones(len(table), dtype=bool)
    for row in range(1, len(table)):
        same = spot[row] == spot[row - 1] and spot[row] != NO_SPOT
        if same and table[row, 2] - latest[row - 1] <= _ONE_VISIT_S:
            first[row] = False
            latest[row] = max(latest[row], latest[row - 1])
    last = np.append(first[1:], True) if len(table) else first
    starts = table[first]
    made = Visits(spot[first], starts[:, :2], starts[:, 2], latest[last], starts[:, 4].astype(np.intp), spots)
    return made.only(np.argsort(made.start, kind="stable"))
