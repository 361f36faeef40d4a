"""Made years of parents who take a child to school, and of people whose days look much like it. Nothing here is real.

A school lies near home, begins and ends at fixed times, and stands empty in holidays. The others stop for a coffee, for
a colleague, at a station, at a shop or with a dog at such times, in holidays as well; or their shifts turn month by
month, so that a stop of theirs pauses while they go on working. All numbers are guesses made before measuring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from benchmarks.histories import History

_SCHOOL, _WORK, _STOP = 1, 2, 3
_YEAR = 365


class Year(History):
    """A life with work and a calendar. It begins on any day of the year."""

    def __init__(self, seed: int) -> None:
        chance = np.random.default_rng(seed + 7_000_000)
        super().__init__(seed, days=int(chance.integers(90, 430)), recorded=float(chance.uniform(0.45, 0.95)))
        self.first = int(chance.integers(0, _YEAR))
        self.chance = chance
        self.holidays = _holidays(chance)
        self.leave = _leave(chance, self.holidays)
        self.has_school = False
        self.shift_turn = bool(chance.random() < 0.3)

    def calendar(self, day: int) -> int:
        """The day of the year."""
        return (self.first + day) % _YEAR

    def is_workday(self, day: int) -> bool:
        """Monday to Friday, and not on leave."""
        return (self.first + day) % 7 < 5 and self.calendar(day) not in self.leave

    def put(self, place: int, day: int, hour: float, lasts: float) -> None:
        """A visit on a day of the record."""
        self._stay(place, self.first + day, hour, lasts)

    def ordinary(self) -> Year:
        """Nights at home, work, and other things; away from town for a part of the leave."""
        away = self.chance.random() < 0.5
        for day in range(self.days):
            if away and self.calendar(day) in self.leave:
                continue
            self.put(0, day, 21.5 + self.random.normal(0, 0.5), 8.8)
            if self.is_workday(day) and self.random.random() < 0.95:
                self.put(_WORK, day, 9.3 + self.random.normal(0, 0.3), 5.2)
            for _ in range(int(self.random.poisson(1.0))):
                place = int(self.random.integers(4, 25))
                hour = float(np.clip(self.random.normal(self.random.choice([11, 14, 18.5]), 2.0), 6.5, 22))
                self.put(place, day, hour, float(self.random.exponential(0.8)) + 0.1)
        return self

    def stops(
        self,
        hour: float,
        spread: float,
        lasts: tuple[float, float],
        share: float,
        when: Callable[[int], bool],
        place: int = _STOP,
    ) -> Year:
        """A short stop on the days that `when` names."""
        for day in range(self.days):
            if when(day) and self.random.random() < share:
                self.put(place, day, hour + self.random.normal(0, spread), float(self.random.uniform(*lasts)))
        return self


def _span(first: int, days: int) -> set[int]:
    return {day % _YEAR for day in range(first, first + days)}


def _holidays(chance: np.random.Generator) -> set[int]:
    """Days of the year without school: as in many states and countries of the north."""
    again, summer = int(chance.integers(214, 252)), int(chance.integers(42, 80))  # from 2 August to 8 September
    found = _span(again - summer, summer)
    found |= _span(int(chance.integers(353, 358)), int(chance.integers(10, 18)))  # winter
    found |= _span(int(chance.integers(70, 105)), int(chance.integers(7, 16)))  # spring
    if chance.random() < 0.6:
        found |= _span(int(chance.integers(285, 305)), int(chance.integers(4, 10)))  # autumn
    if chance.random() < 0.5:
        found |= _span(int(chance.integers(40, 55)), int(chance.integers(3, 9)))  # winter sports, presidents
    return found | {int(day) for day in chance.integers(0, _YEAR, 8)}


def _leave(chance: np.random.Generator, holidays: set[int]) -> set[int]:
    """Three to five weeks of leave, mostly in holidays."""
    found: set[int] = set()
    for _ in range(int(chance.integers(2, 5))):
        first = int(chance.choice(sorted(holidays))) if chance.random() < 0.7 else int(chance.integers(0, _YEAR))
        found |= _span(first, int(chance.integers(4, 12)))
    return found


def _near(year: Year, place: int, meters: float) -> None:
    """Put a place near home."""
    north, east = year.random.normal(0, meters / 1.25, 2) / 111_195.0
    year.places[place] = year.places[0] + np.array([north, east / 0.755])


def _family(seed: int, *, nursery: bool = False) -> Year:
    year = Year(seed)
    _near(year, _SCHOOL, float(year.random.choice([600, 1500, 3500])))
    year.has_school = True
    draw = year.random.uniform
    closed = year.holidays if not nursery else year.leave
    on_shift = (lambda day: day % 8 < 4) if year.shift_turn else (lambda _: True)

    def open_(day: int) -> bool:
        return (year.first + day) % 7 < 5 and year.calendar(day) not in closed and on_shift(day)

    begins, ends = year.random.normal(8.0, 0.35), year.random.normal(15.2, 0.6)
    brings, fetches = (draw(0.4, 1), draw(0.05, 1)) if draw() < 0.7 else (draw(0.0, 0.3), draw(0.4, 1))
    year.ordinary().stops(begins, draw(0.06, 0.15), (0.07, 0.25), brings, open_, _SCHOOL)
    year.stops(ends, draw(0.08, 0.25), (0.08, 0.45), fetches, open_, _SCHOOL)
    return year.stops(18.5, 0.5, (1.0, 2.0), 0.02, open_, _SCHOOL)


def _coffee(seed: int) -> Year:
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 2_500)
    year.stops(draw(6.9, 9.0), draw(0.08, 0.4), (0.08, 0.35), draw(0.4, 0.95), year.is_workday)
    if draw() < 0.3:
        year.stops(draw(13.5, 16.5), draw(0.1, 0.5), (0.08, 0.35), draw(0.2, 0.8), year.is_workday)
    return year


def _station(seed: int) -> Year:
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 1_200)
    share = draw(0.5, 0.95)
    year.stops(draw(6.9, 8.8), draw(0.05, 0.25), (0.08, 0.2), share, year.is_workday)
    return year.stops(draw(15.2, 17.5), draw(0.1, 0.4), (0.07, 0.2), share * draw(0.3, 1), year.is_workday)


def _colleague(seed: int) -> Year:
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 3_000)
    theirs = _leave(year.chance, set(range(_YEAR)))

    def both(day: int) -> bool:
        return year.is_workday(day) and year.calendar(day) not in theirs

    share = draw(0.5, 0.98)
    year.stops(draw(6.9, 8.5), draw(0.05, 0.15), (0.06, 0.2), share, both)
    return year.stops(draw(15.0, 17.0), draw(0.1, 0.3), (0.05, 0.2), share, both)


def _shop(seed: int) -> Year:
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 1_500)
    weekends = draw() < 0.4
    return year.stops(
        draw(14.5, 16.9), draw(0.15, 0.7), (0.15, 0.6), draw(0.3, 0.7), lambda day: weekends or year.is_workday(day)
    )


def _dog(seed: int) -> Year:
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 700)
    weekends = draw() < 0.5

    def walks(day: int) -> bool:
        return weekends or (year.first + day) % 7 < 5

    year.stops(draw(6.9, 8.6), draw(0.08, 0.4), (0.2, 0.6), draw(0.5, 0.95), walks)
    return year.stops(draw(14, 17), draw(0.15, 0.6), (0.2, 0.6), draw(0.3, 0.9), walks)


def _turning(seed: int) -> Year:
    """A stop on the way to work in every second month or fortnight: shifts turn."""
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 2_000)
    turn = int(year.random.choice([14, 28]))

    def by_day(day: int) -> bool:
        return year.is_workday(day) and day // turn % 2 == 0

    return year.stops(draw(6.9, 8.8), draw(0.08, 0.3), (0.08, 0.3), draw(0.5, 0.95), by_day)


def _given_up(seed: int) -> Year:
    """A stop that is given up for some weeks and taken up again, whatever the season."""
    year = Year(seed).ordinary()
    draw = year.random.uniform
    _near(year, _STOP, 2_000)
    paused = _span(int(draw(0, _YEAR)), int(draw(14, 80)))

    def stops(day: int) -> bool:
        return year.is_workday(day) and year.calendar(day) not in paused

    return year.stops(draw(6.9, 8.8), draw(0.08, 0.3), (0.08, 0.3), draw(0.5, 0.95), stops)


def nursery(seed: int) -> Year:
    """A nursery, which is closed when the parents are on leave."""
    return _family(seed, nursery=True)


FAMILIES: Mapping[str, Callable[[int], Year]] = MappingProxyType({"a school": _family, "a nursery": nursery})
OTHERS: Mapping[str, Callable[[int], Year]] = MappingProxyType(
    {
        "a coffee on the way to work": _coffee,
        "a station": _station,
        "a colleague taken along": _colleague,
        "a shop after work": _shop,
        "a walk with a dog": _dog,
        "a stop while shifts turn": _turning,
        "a stop given up for a while": _given_up,
    }
)
SCHOOL_SPOT = _SCHOOL
