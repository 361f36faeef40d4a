"""What is known of each place in numbers, for the ranking that was learned: few, and each with a plain meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from officer_exposure.places.clusters import on_globe
from officer_exposure.places.moments import DAY, Moments
from officer_exposure.places.scorers import SCORERS, between, count_days, days, edges_of_day

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from officer_exposure.places.clusters import Numbers

_HOURS = (2, 6, 9, 12, 15, 18, 20, 22, 24)
"""Where the parts of a day end; the last one goes on until two in the morning."""

_NEAR_M = 400.0
_AT_ONCE = 4096
_MOST_PLACES = 200
"""Streets are looked at around so many places at most: the others were seen once or twice."""


def features(seen: Moments) -> Numbers:
    """One row for each place, one column for each of `NAMES`."""
    import numpy as np

    columns = [scorer(seen) for scorer in SCORERS.values()]
    columns += [np.log1p(count_days(seen, chosen)) for chosen in _parts(seen)]
    columns += [np.log1p(days(seen)), np.log1p(_nights_slept(seen)), np.log1p(_span(seen)), _around(seen)]
    columns.append((np.bincount(seen.place, minlength=seen.count) == 1).astype(np.float64))
    found: Numbers = np.stack(columns, axis=1)
    return found


def _parts(seen: Moments) -> list[NDArray[np.bool_]]:
    """Which moments lie in each part of the day: on days with work the next morning and on the others."""
    hours = [(start, end % 24) for start, end in zip(_HOURS, (*_HOURS[1:], 26), strict=True)]
    free_evening = (seen.weekday == 4) | (seen.weekday == 5)
    free_day = seen.weekday >= 5
    found = []
    for start, end in hours:
        chosen = between(seen, start, end)
        free = free_evening if start >= 18 or start == 2 else free_day
        found += [chosen & ~free, chosen & free]
    return found


def _nights_slept(seen: Moments) -> Numbers:
    """How often a day ended at a place, and the next one began there."""
    import numpy as np

    first, last = edges_of_day(seen, last=False), edges_of_day(seen, last=True)
    ends = dict(zip(seen.day[last], seen.place[last], strict=True))
    slept = [place for day, place in zip(seen.day[first], seen.place[first], strict=True) if ends.get(day - 1) == place]
    return np.bincount(np.array(slept, np.int64), minlength=seen.count).astype(np.float64)


def _span(seen: Moments) -> Numbers:
    """Days between the first and the last time."""
    import numpy as np

    first, last = np.full(seen.count, np.inf), np.full(seen.count, -np.inf)
    known = ~np.isnan(seen.time)
    np.minimum.at(first, seen.place[known], seen.time[known])
    np.maximum.at(last, seen.place[known], seen.time[known])
    found: Numbers = np.where(last > first, (last - first) / DAY, 0.0)
    return found


def _around(seen: Moments) -> Numbers:
    """The share of early and late moments in the streets around: near home one buys milk."""
    import numpy as np
    from scipy.spatial.distance import cdist

    weights = np.bincount(seen.place, between(seen, 20, 9), seen.count)
    total = weights.sum()
    if total == 0:
        return np.zeros(seen.count)
    chosen = np.argsort(-weights, kind="stable")[:_MOST_PLACES]
    spots = on_globe(seen.latitude, seen.longitude)
    found = np.zeros(seen.count)
    for start in range(0, seen.count, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        near = np.exp(cdist(spots[part], spots[chosen]) / -_NEAR_M)
        found[part] = (near @ weights[chosen] - weights[part]).clip(0) / total
    return found


NAMES = (
    *SCORERS,
    *(
        f"{start} to {end % 24}, {kind}"
        for start, end in zip(_HOURS, (*_HOURS[1:], 26), strict=True)
        for kind in ("workday", "free")
    ),
    "days",
    "nights slept",
    "span",
    "around",
    "seen once",
)
"""What each column says."""
