"""A place that looks like the school of a child: short stops at its times, that pause in holidays while work goes on.

Hours alone cannot tell a school from a coffee on the way to work. Holidays can: what pauses in them for a week or more,
and not at other times, while somebody is seen at work and at home as ever, is hardly a shop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from officer_exposure.places.routine.comparing import often
from officer_exposure.places.routine.patterns import clock
from officer_exposure.places.routine.visits import HOUR_S, Visits, apart
from officer_exposure.places.routine.workdays import SCHOOL_TIMES, SHORT_H

if TYPE_CHECKING:
    from officer_exposure.places.routine.visits import Flags, Indices

_FARTHEST_M, _NEAREST_M = 8_000.0, 100.0
_FRIDAY = 4
_LEAST_ON_WORKDAYS = 0.9
_WIDEST_H = 0.3
_LONG_H = 3.0
_FEWEST_DAYS, _FEWEST_WEEKS = 12, 6
_FEWEST_MISSED, _FEWEST_WORKED = 5, 3
_BY_CHANCE = 0.01
_NORTH = (((6, 1), (9, 10)), ((12, 16), (12, 31)), ((1, 1), (1, 10)), ((2, 10), (4, 25)), ((10, 1), (11, 10)))
_SOUTH = (((12, 1), (12, 31)), ((1, 1), (2, 10)), ((4, 1), (4, 30)), ((6, 20), (7, 25)), ((9, 15), (10, 20)))
"""Days of the year in which some states and countries have holidays, in the north and in the south."""

_CLOSED_NORTH = (((7, 25), (8, 4)), ((12, 24), (12, 31)), ((1, 1), (1, 1)))
_CLOSED_SOUTH = (((12, 24), (12, 31)), ((1, 1), (1, 15)))
"""Days on which next to no school is open."""

_SUMMER_NORTH, _SUMMER_SOUTH = (((6, 1), (9, 10)),), (((12, 1), (12, 31)), ((1, 1), (2, 10)))
_LONGEST_IN_TERM = 14
"""Workdays of the longest holidays but those in summer."""

_SHORTEST_SUMMER = 40
"""Days of the shortest holidays in summer: six weeks, less the weekends around them."""

Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class School:
    """A place that may be a school. `spot`: (latitude, longitude). `days`: on which it was seen, of `of` school days.

    `when`: in words, such as "Workdays, about 08:00". `missed`: workdays without it, in pauses of a week or more, all
    in holidays. `files`: what carries it.
    """

    spot: tuple[float, float]
    when: str
    days: int
    of: int
    missed: int
    pauses: int
    files: tuple[int, ...]


def schools(visits: Visits, home: tuple[float, float]) -> Iterator[School]:
    """Places that look like a school, those seen on most days first. Without a length of stays nothing is told."""
    import numpy as np

    lasting = (visits.end - visits.start) / HOUR_S
    at_times = np.any([(visits.hour >= first) & (visits.hour <= last) for first, last in SCHOOL_TIMES], axis=0)
    short = (lasting > 0) & (lasting <= SHORT_H) & at_times & (visits.spot >= 0)
    distance = apart(visits.spots, home) if len(visits.spots) else np.zeros(0)
    working = np.unique(visits.day[(lasting >= _LONG_H) & (visits.from_home(home) > _NEAREST_M)])
    for spot in often(visits, short, _FEWEST_DAYS, _FEWEST_WEEKS):
        here = visits.spot == spot
        if _NEAREST_M < distance[spot] < _FARTHEST_M and _like_one(visits.only(here), visits.only(here & short)):
            found = _with_holidays(visits.only(here & short), np.unique(visits.day[~here]), working)
            if found is not None:
                yield found


def _like_one(everything: Visits, short: Visits) -> bool:
    """Nearly always on workdays, and at least one of the two times of day is kept to the quarter of an hour."""
    import numpy as np

    if np.mean(everything.weekday <= _FRIDAY) < _LEAST_ON_WORKDAYS or len(short) < 0.6 * len(everything):
        return False
    spreads = []
    for first, last in SCHOOL_TIMES:
        hours = short.hour[(short.hour >= first) & (short.hour <= last)]
        if len(hours) >= 0.3 * len(short):
            spreads.append(float(np.median(np.abs(hours - np.median(hours)))) * 1.4826)
    return bool(spreads) and min(spreads) <= _WIDEST_H


def _with_holidays(here: Visits, known: Indices, working: Indices) -> School | None:
    import numpy as np

    days = np.unique(here.day)
    known = known[(known >= days[0]) & (known <= days[-1]) & ((known + 3) % 7 <= _FRIDAY)]
    known = np.union1d(known, days[(days + 3) % 7 <= _FRIDAY])
    seen = np.isin(known, days)
    in_season, closed = (_within(known, spans) for spans in _seasons(float(here.spots[here.spot[0], 0])))
    if np.count_nonzero(seen & closed) > max(1, 0.1 * np.count_nonzero(closed)):
        return None
    pauses = list(_pauses(seen))
    summer = _within(known, _SUMMER_NORTH if here.spots[here.spot[0], 0] >= 0 else _SUMMER_SOUTH)
    outside = sum(np.count_nonzero(~in_season[first:last]) for first, last in pauses)
    if not all(_has_length(known[first - 1 : last + 1], summer[first:last]) for first, last in pauses):
        return None
    missed = sum(last - first for first, last in pauses)
    worked = sum(np.count_nonzero(np.isin(known[first:last], working)) for first, last in pauses)
    if missed < _FEWEST_MISSED or worked < _FEWEST_WORKED or outside > 0.2 * missed:
        return None
    latitude, longitude = here.spots[here.spot[0]]
    return School(
        (float(latitude), float(longitude)),
        f"Workdays, about {clock(_usual_hour(here))}",
        int(np.count_nonzero(seen)),
        len(known) - missed,
        missed,
        len(pauses),
        tuple(int(one) for one in np.unique(here.file)),
    )


def _usual_hour(short: Visits) -> float:
    """The middle of the time of day at which most stops are."""
    import numpy as np

    hours = [short.hour[(short.hour >= first) & (short.hour <= last)] for first, last in SCHOOL_TIMES]
    return float(np.median(max(hours, key=len)))


def _pauses(seen: Flags) -> Iterator[tuple[int, int]]:
    """Runs of days (first, behind the last) without a visit, longer than chance would make them at the usual rate."""
    import numpy as np

    at = np.flatnonzero(seen)
    gaps = np.stack((at[:-1] + 1, at[1:]), axis=1)
    length = gaps[:, 1] - gaps[:, 0]
    long = np.zeros(len(length), dtype=bool)
    for _ in range(3):
        usual = min(len(at) / max(len(seen) - int(length[long].sum()), 1), 0.98)
        long = (len(at) * (1 - usual) ** length < _BY_CHANCE) & (length >= 4)
    for first, last in gaps[long]:
        yield int(first), int(last)


def _has_length(around: Indices, summer: Flags) -> bool:
    """Whether a pause is as long as holidays are: in summer six weeks or more, else three at most.

    `around`: its days, with those of the visits before and after. `summer`: which of its own days are in summer.
    """
    if summer.mean() < 0.5:
        return len(summer) <= _LONGEST_IN_TERM
    return bool(around[-1] - around[0] >= _SHORTEST_SUMMER)


def _seasons(latitude: float) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return (_NORTH, _CLOSED_NORTH) if latitude >= 0 else (_SOUTH, _CLOSED_SOUTH)


def _within(days: Indices, spans: tuple[Span, ...]) -> Flags:
    import numpy as np

    epoch = date(1970, 1, 1).toordinal()
    dates = [date.fromordinal(int(day) + epoch) for day in days]
    return np.array([any(first <= (one.month, one.day) <= last for first, last in spans) for one in dates], np.bool_)
