"""Ways to tell which place is home, each a small function: one stranger counts photos, another looks at nights.

A scorer gives every place a number, 0 or more; the highest is its guess. None of them is best for everybody, so all of
them count (`ranking.py`), and a plan to hide home must beat each of them (`what_if.py`).

Sources: most frequent place and night-time mode as in scikit-mobility's home_location (22 to 7); last of the day after
Krumm 2007; nights slept after Project Lachesis 2004; the hours of evening and night were chosen on check-ins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from officer_exposure.places.middles import likelihood
from officer_exposure.places.moments import Moments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from officer_exposure.places.clusters import Labels, Numbers

Scorer = Callable[[Moments], "Numbers"]


def most_frequent(seen: Moments) -> Numbers:
    """Visits, however long."""
    return seen.shares(seen.begins.astype(float))


def most_time(seen: Moments) -> Numbers:
    """Hours that were spent there."""
    import numpy as np

    return seen.shares(np.ones(len(seen.place)))


def at_night(seen: Moments) -> Numbers:
    """Between 22 and 7."""
    return seen.shares(between(seen, 22, 7).astype(float))


def evening_and_night(seen: Moments) -> Numbers:
    """Between 20 and 7; any other hour counts a little."""
    import numpy as np

    return seen.shares(np.where(between(seen, 20, 7), 1.0, 0.2))


def distinct_nights(seen: Moments) -> Numbers:
    """On how many nights (20 to 7): one long evening counts once."""
    return _share_of_days(seen, between(seen, 20, 7))


def distinct_days(seen: Moments) -> Numbers:
    """On how many days."""
    import numpy as np

    return _share_of_days(seen, ~np.isnan(seen.time))


def last_of_day(seen: Moments) -> Numbers:
    """How many days ended there."""
    return _share_of_edges(seen, last=True)


def first_of_day(seen: Moments) -> Numbers:
    """How many days began there."""
    return _share_of_edges(seen, last=False)


def weekend_mornings(seen: Moments) -> Numbers:
    """Saturdays and Sundays before noon: neither at work nor out yet."""
    return _share_of_days(seen, (seen.weekday >= 5) & between(seen, 5, 12))


def weekday_evenings(seen: Moments) -> Numbers:
    """From Sunday to Thursday, 19 to 2: bars are for Fridays and Saturdays."""
    import numpy as np

    return _share_of_days(seen, ~np.isin(seen.weekday, (4, 5)) & between(seen, 19, 2))


def hours_and_days(seen: Moments) -> Numbers:
    """How typical its hours are of a home, and on how many days."""
    import numpy as np

    scores = seen.shares(likelihood(seen.hour)) * np.log1p(days(seen))
    total = scores.sum()
    return scores / total if total > 0 else scores


def days(seen: Moments) -> Numbers:
    """On how many days each place was seen."""
    import numpy as np

    return count_days(seen, ~np.isnan(seen.time))


def between(seen: Moments, start: float, end: float) -> NDArray[np.bool_]:
    """Which moments lie between two hours of the day; `end` may be on the next. None without a time."""
    hour = seen.hour
    found: NDArray[np.bool_] = (hour >= start) & (hour < end) if start < end else (hour >= start) | (hour < end)
    return found


def count_days(seen: Moments, chosen: NDArray[np.bool_]) -> Numbers:
    """On how many days each place has a moment among the chosen ones."""
    import numpy as np

    known = chosen & ~np.isnan(seen.time)
    pairs = np.unique(seen.place[known] * _DAYS + seen.day[known].astype(np.int64) % _DAYS)
    found: Numbers = np.bincount(pairs // _DAYS, minlength=seen.count).astype(np.float64)
    return found


def _share_of_days(seen: Moments, chosen: NDArray[np.bool_]) -> Numbers:
    counted = count_days(seen, chosen)
    total = counted.sum()
    return counted / total if total > 0 else counted


def edges_of_day(seen: Moments, *, last: bool) -> Labels:
    """The rows of the last moment of each day, or of the first, in the order of time."""
    import numpy as np

    known = np.flatnonzero(~np.isnan(seen.time))
    ordered: Labels = known[np.argsort(seen.time[known], kind="stable")]
    changes = np.diff(seen.day[ordered]) != 0
    return ordered[np.append(changes, True) if last else np.insert(changes, 0, True)] if len(ordered) else ordered


def _share_of_edges(seen: Moments, *, last: bool) -> Numbers:
    import numpy as np

    chosen = np.zeros(len(seen.place))
    chosen[edges_of_day(seen, last=last)] = 1
    return seen.shares(chosen)


def telling(seen: Moments, place: int, *, by_day: bool = False) -> tuple[int, ...]:
    """The items of a place, the most telling first: at the hours of a home, one of each day before the others.

    `by_day`: at the hours at which one is least at home, which is what tells work.
    """
    import numpy as np

    rows = np.flatnonzero(seen.place == place)
    known = ~np.isnan(seen.time[rows])
    likely = likelihood(seen.hour[rows])
    order = np.argsort(np.where(known, likely, np.inf) if by_day else -likely, kind="stable")
    rows, day = rows[order], np.where(known, seen.day[rows], -1.0 - rows)[order]
    again = np.ones(len(rows), np.int64)
    again[np.unique(day, return_index=True)[1]] = 0
    ranked = seen.item[rows[np.argsort(again, kind="stable")]]
    others = seen.items[seen.items[:, 1] == place, 0]
    return tuple(dict.fromkeys([*ranked.tolist(), *others.tolist()]))


_DAYS = 1 << 32
SCORERS: Mapping[str, Scorer] = MappingProxyType(
    {
        "most_frequent": most_frequent,
        "most_time": most_time,
        "at_night": at_night,
        "evening_and_night": evening_and_night,
        "distinct_nights": distinct_nights,
        "distinct_days": distinct_days,
        "last_of_day": last_of_day,
        "first_of_day": first_of_day,
        "weekend_mornings": weekend_mornings,
        "weekday_evenings": weekday_evenings,
        "hours_and_days": hours_and_days,
    }
)
"""Every scorer by its name."""
