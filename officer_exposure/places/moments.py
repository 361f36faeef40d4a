"""What stays and tracks tell of when somebody was where: the one form that every scorer looks at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from officer_exposure.places.clusters import places
from officer_exposure.places.middles import likelihood, middles
from officer_exposure.places.whereabouts import Stay, Track, first_and_last

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from officer_exposure.places.clusters import Labels, Numbers

HOUR = 3600.0
DAY = 24 * HOUR
NEW_DAY = 4 * HOUR
"""A day begins at four in the morning: what is posted after midnight still belongs to the evening."""

_ONE_EVENT = HOUR / 2
"""Two posts from one place within the same half an hour are one visit."""

LAST_TIME = 1e11
"""Seconds: the year 5138. What is later is damage, and would be no whole number any more."""

POINTED_AT = frozenset({"saved", "view"})
"""What a file says of places that somebody kept or looked at on a map. Nobody need ever have been there."""

_MANY = 1 << 31
_LONGEST = 14 * 24
"""Hours of one stay. What is longer is a file that forgot to end it, and counts as the moment that began it."""


@dataclass(frozen=True)
class Moments:
    """Times at which somebody was at a place, one row each; a long stay is one moment for each hour of it.

    `place`: 0 to `count` - 1. `time`: seconds as in `Stay`, NaN where not known. `item`: what says so: the index of the
    stay, or after the last stay the index of the track. `begins`: the first moment of its item. `latitude`,
    `longitude`: the spot of each place, degrees; `reach`: how far its items lie from there, meters. `said_home`,
    `said_work`: how many items call each place so. `items`: (item, its place), also those that are no moment of their
    own because another item is there in the same half an hour.
    """

    count: int
    place: Labels
    time: Numbers
    item: Labels
    begins: NDArray[np.bool_]
    latitude: Numbers
    longitude: Numbers
    reach: Numbers
    said_home: Numbers
    said_work: Numbers
    items: Labels

    def shares(self, weights: Numbers) -> Numbers:
        """The share that each place has of `weights`, one for each moment; all zero where they are."""
        import numpy as np

        sums = np.bincount(self.place, weights, self.count).astype(np.float64)
        total = sums.sum()
        return sums / total if total > 0 else sums

    @cached_property
    def hour(self) -> Numbers:
        """Of the day, 0 to below 24; NaN where not known."""
        found: Numbers = self.time % DAY / HOUR
        return found

    @cached_property
    def day(self) -> Numbers:
        """The number of the day, which begins at four."""
        import numpy as np

        found: Numbers = np.floor((self.time - NEW_DAY) / DAY)
        return found

    @cached_property
    def weekday(self) -> Numbers:
        """Of the day that begins at four: 0 is Monday."""
        found: Numbers = (self.day + 3) % 7
        return found


def moments(stays: Sequence[Stay], tracks: Sequence[Track] = ()) -> Moments:
    """Cluster all items into places. Stays without a time count as seen at no hour. Tracks count where they begin and,
    unless they are cut, where they end.
    """
    import numpy as np

    ends = [(*end, len(stays) + number) for number, one in enumerate(tracks) for end in _ends(one)]
    table = np.concatenate([_rows(stays), np.array(ends, np.float64).reshape(-1, 5)])
    said_of = _said(stays, len(table))
    sound = (np.abs(table[:, 0]) <= 90) & (np.abs(table[:, 1]) <= 180)  # NaN is neither
    sound &= (table[:, 0] != 0) | (table[:, 1] != 0)  # devices write 0,0 when they know no place
    sound[: len(stays)] &= np.array([one.said not in POINTED_AT for one in stays], np.bool_)
    table = table[sound]
    place = places(table[:, 0], table[:, 1])
    table[:, 1] = _one_side(table[:, 1], place)
    return _spread(table, place, [one[sound] for one in said_of])


def _said(stays: Sequence[Stay], count: int) -> list[Numbers]:
    """Which rows call their place home, and which work."""
    import numpy as np

    found = [np.zeros(count), np.zeros(count)]
    for mine, word in zip(found, ("home", "work"), strict=True):
        mine[: len(stays)] = [one.said == word for one in stays]
    return found


def _one_side(longitudes: Numbers, place: Labels) -> Numbers:
    """All longitudes of a place on one side of the date line: some may then be beyond 180."""
    import numpy as np

    first = longitudes[np.unique(place, return_index=True)[1]][place]
    found: Numbers = first + (longitudes - first + 180) % 360 - 180
    return found


def _rows(stays: Sequence[Stay]) -> Numbers:
    """Latitude, longitude, start, end and index of each stay; a time that is not known, or cannot be, is NaN."""
    import numpy as np

    starts = np.array([one.start for one in stays], np.float64)  # None becomes NaN
    ends = np.array([one.end for one in stays], np.float64)
    starts[~(np.abs(starts) < LAST_TIME)] = np.nan
    ends = np.fmin(np.fmax(starts, ends), LAST_TIME)
    ends[np.isnan(starts)] = np.nan
    spots = np.array([(one.latitude, one.longitude) for one in stays], np.float64).reshape(-1, 2)
    return np.column_stack([spots, starts, ends, np.arange(len(stays))])


def _ends(track: Track) -> list[tuple[float, float, float, float]]:
    points = list(first_and_last(track))
    found: list[tuple[float, float, float, float]] = []
    for latitude, longitude, seconds in points[:1] if track.cut else points:
        known = track.start is not None and abs(track.start) < LAST_TIME and (seconds >= 0 or len(found) == 0)
        time = (track.start or 0.0) + max(seconds, 0) if known else math.nan
        found.append((latitude, longitude, time, time))
    return found


def _spread(table: Numbers, place: Labels, said: Sequence[Numbers]) -> Moments:
    """One moment an hour of each row, and one for each half an hour at one place."""
    import numpy as np

    count = int(place.max()) + 1 if len(place) else 0
    lasted = np.nan_to_num((table[:, 3] - table[:, 2]) // HOUR)
    hours = np.where(lasted > _LONGEST, 0, lasted).astype(np.int64) + 1
    row = np.repeat(np.arange(len(table)), hours)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(hours) - hours, hours)
    time = table[row, 2] + nth * HOUR
    half_hour = np.where(np.isnan(time), -_MANY - row, np.floor(time / _ONE_EVENT).clip(-_MANY, _MANY))
    first = np.unique(place[row] * 4 * _MANY + half_hour.astype(np.int64), return_index=True)[1]
    first.sort()
    centers = middles(table[:, :2], likelihood(table[:, 2] % DAY / HOUR), place, count)
    return Moments(
        count,
        place[row][first],
        time[first],
        table[row, 4][first].astype(np.int64),
        (nth == 0)[first],
        centers[0],
        centers[1],
        _reaches(table, place, centers, count),
        np.bincount(place, said[0], count).astype(np.float64),
        np.bincount(place, said[1], count).astype(np.float64),
        np.stack([table[:, 4].astype(np.int64), place], axis=1),
    )


def _reaches(table: Numbers, place: Labels, centers: Sequence[Numbers], count: int) -> Numbers:
    """How far the items of a place lie from its middle, in meters."""
    import numpy as np

    north = np.radians(table[:, 0] - centers[0][place])
    east = np.radians(table[:, 1] - centers[1][place]) * np.cos(np.radians(table[:, 0]))
    found = np.zeros(count)
    np.maximum.at(found, place, np.hypot(north, east) * 6_371_008.8)
    return found
