"""Days on and days off that come again after the same number of days: four on and four off, 2-2-3, and the like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from officer_exposure.places.routine.patterns import Kind, Pattern
from officer_exposure.places.routine.visits import HOUR_S, Flags, Indices, Numbers, Visits

_SHORTEST, _LONGEST = 3, 28
_TURNS_SEEN = 3.0
_FEWEST_ON = 10
_LEAST_EXPLAINED = 0.3
_AS_GOOD = 0.75
_LIKE_THE_WEEK = 0.6
_MADE = 200
_MOST_RUNS = 6
_LEAST_AS_TOLD = 0.75
_LONG_H = 4.0
_SEED = 814


def shifts(visits: Visits, away: Flags) -> Iterator[Pattern]:
    """The rhythm of the days on which somebody is at their place of work for long, where it is not that of the week.

    The place is the one away from home with the most long stays, or where no stay has a length, with the most days.
    Days without any position count neither as on nor as off. Folded at each length from 3 to 28 days, the share of the
    variance that the position in the turn explains is compared with 200 made series whose days only depend on the day
    before. A turn that cannot be said in few words is none.
    """
    import numpy as np

    on, spot = _days_on(visits, away)
    if spot is None or len(on) < _FEWEST_ON:
        return
    known = np.unique(visits.day)
    known = known[(known >= on[0]) & (known <= on[-1])]
    series = np.isin(known, on).astype(float)
    if len(known) < _TURNS_SEEN * _SHORTEST or not 0.15 < series.mean() < 0.9:
        return
    length, explained = _best_turn(known, series)
    if length is None or explained < _LEAST_EXPLAINED:
        return
    told = _turn(known, series, length)
    as_told = _as_told(known, series, length)
    if told.count(",") >= _MOST_RUNS or as_told.mean() < _LEAST_AS_TOLD:
        return
    here = np.isin(visits.day, on) & (visits.spot == spot)
    latitude, longitude = visits.spots[spot]
    yield Pattern(
        kind=Kind.SHIFTS,
        spot=(float(latitude), float(longitude)),
        when=f"Every {length} days: {told}",
        seen=int(as_told.sum()),
        of=len(known),
        unit="days",
        by_chance=_by_chance(known, series, explained),
        files=tuple(int(one) for one in np.unique(visits.file[here])),
    )


def _days_on(visits: Visits, away: Flags) -> tuple[Indices, int | None]:
    import numpy as np

    long = away & (visits.spot >= 0) & (visits.end - visits.start >= _LONG_H * HOUR_S)
    chosen = long if np.count_nonzero(long) >= _FEWEST_ON else away & (visits.spot >= 0)
    spots = visits.spot[chosen]
    if not len(spots):
        return np.array([], dtype=np.intp), None
    names = np.unique(spots)
    days = [np.unique(visits.day[chosen & (visits.spot == name)]) for name in names]
    best = max(range(len(names)), key=lambda number: len(days[number]))
    return days[best], int(names[best])


def _best_turn(known: Indices, series: Numbers) -> tuple[int | None, float]:
    """The shortest turn that explains nearly as much as the best one, and how much. Turns of a week are left out."""
    explained = {
        length: _explained(known, series, length)
        for length in range(_SHORTEST, _LONGEST + 1)
        if (known[-1] - known[0]) >= _TURNS_SEEN * length
    }
    most = max(explained.values(), default=0.0)
    if most <= 0:
        return None, 0.0
    length = min(length for length, share in explained.items() if share >= _AS_GOOD * most)
    if explained.get(7, 0.0) >= _LIKE_THE_WEEK * most:
        return None, 0.0
    return length, explained[length]


def _explained(known: Indices, series: Numbers, length: int) -> float:
    """The share of the variance that the position in the turn explains, corrected for the number of positions."""
    import numpy as np

    phase = known % length
    count = np.bincount(phase, minlength=length)
    mean = np.bincount(phase, series, minlength=length) / np.maximum(count, 1)
    total = float(((series - series.mean()) ** 2).sum())
    left = float(((series - mean[phase]) ** 2).sum())
    free = len(series) - np.count_nonzero(count)
    if total <= 0 or free <= 0:
        return 0.0
    return 1 - (left / free) / (total / (len(series) - 1))


def _by_chance(known: Indices, series: Numbers, explained: float) -> float:
    """How often a series gives as clear a turn in which a day only depends on the day before (a Markov chain)."""
    import numpy as np

    random = np.random.default_rng(_SEED)
    draws = random.uniform(size=(_MADE, len(series)))
    after_on, after_off = (series[1:][series[:-1] == state].mean() for state in (1, 0))
    made = np.empty_like(draws)
    made[:, 0] = draws[:, 0] < series.mean()
    for day in range(1, len(series)):
        made[:, day] = draws[:, day] < np.where(made[:, day - 1] > 0, after_on, after_off)
    better = sum(_best_turn(known, one)[1] >= explained for one in made)
    return (better + 1) / (_MADE + 1)


def _majority(known: Indices, series: Numbers, length: int) -> Flags:
    import numpy as np

    phase = known % length
    count = np.bincount(phase, minlength=length)
    return np.asarray(np.bincount(phase, series, minlength=length) * 2 >= np.maximum(count, 1))


def _as_told(known: Indices, series: Numbers, length: int) -> Flags:
    import numpy as np

    return np.asarray(_majority(known, series, length)[known % length] == (series > 0))


def _turn(known: Indices, series: Numbers, length: int) -> str:
    """Such as "4 on, 4 off", beginning with the longest run of days on."""
    import numpy as np

    turn = _majority(known, series, length)
    starts = [day for day in range(length) if turn[day] and not turn[day - 1]]
    if not starts:
        return "no clear days off"
    first = max(starts, key=lambda day: int(np.argmin(np.append(np.roll(turn, -day), False))))
    rolled = np.roll(turn, -first)
    return ", ".join(f"{len(list(run))} {'on' if on else 'off'}" for on, run in groupby(rolled))
