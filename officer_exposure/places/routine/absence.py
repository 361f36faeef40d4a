"""When somebody is away from home: hours in which they were seen elsewhere, and never, or hardly ever, at home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from officer_exposure.places.routine.patterns import Kind, Pattern, at_least, clock
from officer_exposure.places.routine.visits import HOUR_S, Numbers, Visits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_HOME_M, AWAY_M = 150.0, 500.0
_FEWEST_DAYS, _FEWEST_WEEKS = 8, 4
_LEAST_SHARE = 0.85
_LEAST_OF_DAYS = 0.5
_FEWEST_HOURS_AT_HOME = 24
_SHORTEST_H = 3
_MOST_BY_CHANCE = 0.01
_FRIDAY = 4
_GROUPS = (("Workdays", range(5)), ("Weekends", range(5, 7)))
_TRIED = 24 * len(_GROUPS)


def absences(visits: Visits, home: tuple[float, float]) -> Iterator[Pattern]:
    """At most one span of hours for workdays, and one for weekends.

    An hour counts where on eight days of four weeks or more, and on half of all days of which anything is known, the
    person was seen more than 500 m from home then; at most on one day in seven at home; and clearly more often than
    over the whole day.
    """
    import numpy as np

    far = visits.from_home(home)
    at_home, away = _hours(visits.only(far <= AT_HOME_M)), _hours(visits.only(far > AWAY_M))
    both = np.intersect1d(at_home, away)
    at_home, away = np.setdiff1d(at_home, both), np.setdiff1d(away, both)
    if len(at_home) < _FEWEST_HOURS_AT_HOME or not len(away):
        return
    usual = len(away) / (len(away) + len(at_home))
    files = visits.file[far > AWAY_M]
    for words, weekdays in _GROUPS:
        empty, chance, days = _empty_hours(at_home, away, usual, weekdays)
        span = _longest(empty)
        if span is not None:
            first, length = span
            inside = [(first + step) % 24 for step in range(length)]
            yield Pattern(
                kind=Kind.EMPTY_HOME,
                spot=home,
                when=f"{words}, about {clock(first)} to {clock((first + length) % 24)}",
                seen=int(np.median(days[0][inside])),
                of=int(np.median(days[1][inside])),
                unit="days",
                by_chance=float(max(chance[inside])) * _TRIED,
                files=tuple(int(one) for one in np.unique(files)),
            )


def _hours(visits: Visits) -> NDArray[np.int_]:
    """Every hour since 1970 that a visit touches, once."""
    import numpy as np

    first, last = (visits.start // HOUR_S).astype(int), (visits.end // HOUR_S).astype(int)
    spans = [np.arange(one, other + 1) for one, other in zip(first, last, strict=True)]
    return np.unique(np.concatenate(spans)) if spans else np.array([], dtype=int)


def _empty_hours(
    at_home: NDArray[np.int_], away: NDArray[np.int_], usual: float, weekdays: range
) -> tuple[NDArray[np.bool_], Numbers, tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """For each hour of the day: whether it counts as away, its probability, and days away of days known."""
    import numpy as np

    def of_group(hours: NDArray[np.int_]) -> NDArray[np.int_]:
        return hours[np.isin((hours // 24 + 3) % 7, list(weekdays))]

    here, there = of_group(at_home), of_group(away)
    gone, known = np.bincount(there % 24, minlength=24), np.bincount(here % 24, minlength=24)
    known = known + gone
    weeks = np.array([len(np.unique((there[there % 24 == hour] // 24 + 3) // 7)) for hour in range(24)])
    chance = np.array([at_least(int(a), int(b), usual) for a, b in zip(gone, known, strict=True)])
    days = len(np.unique(np.concatenate((here, there)) // 24))
    enough = (
        (gone >= max(_FEWEST_DAYS, _LEAST_OF_DAYS * days)) & (weeks >= _FEWEST_WEEKS) & (gone >= _LEAST_SHARE * known)
    )
    return enough & (chance * _TRIED < _MOST_BY_CHANCE), chance, (gone, known)


def _longest(empty: NDArray[np.bool_]) -> tuple[int, int] | None:
    """First hour and length of the longest span, also across midnight; none below three hours."""
    lengths = []
    for first in range(24):
        length = 0
        while length < 24 and empty[(first + length) % 24]:
            length += 1
        lengths.append(length)
    best = max(range(24), key=lambda first: lengths[first])
    return (best, lengths[best]) if lengths[best] >= _SHORTEST_H else None
