"""Made histories of stays: people with habits, and people without any. Nothing here is real.

Everybody has a home, 24 other places within some 6 km, and a clock. A history without habits puts visits on random days
at random waking hours. Habits are laid over it: a gym on one evening, work, a school run, shifts. Whatever is laid is
recorded only now and then, some minutes off, and up to 30 m away.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from officer_exposure.places.whereabouts import Stay

DAY = 86_400.0
FIRST_DAY = 19_723
"""2024-01-01, a Monday."""

FOUR_ON_FOUR_OFF = (1, 1, 1, 1, 0, 0, 0, 0)
PITMAN = (1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0)
"""2-2-3: two on, two off, three on, and the other way round."""

_PLACES = 24
_METERS = 111_195.0


@dataclass
class History:
    """One made person. `days`: how long. `recorded`: the share of what they do that leaves a trace.

    `lasting`: stays have a length, as in a timeline; otherwise they are instants, as in posts and pictures.
    """

    seed: int
    days: int = 120
    recorded: float = 0.8
    lasting: bool = True
    stays: list[Stay] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        spread = self.random.normal(0, 3_000, (_PLACES + 1, 2)) / _METERS
        spread[0] = 0
        self.places = np.array([41.0, -93.0]) + spread / np.array([1.0, math.cos(math.radians(41.0))])
        popular = 1 / np.arange(1, _PLACES + 2) ** 0.8
        self._popular = popular / popular.sum()

    @property
    def home(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return float(self.places[0, 0]), float(self.places[0, 1])

    def spot(self, place: int) -> tuple[float, float]:
        """Latitude and longitude of one of the places; 0 is home."""
        return float(self.places[place, 0]), float(self.places[place, 1])

    def at_random(self, each_day: float = 2.5, *, first_place: int = 0) -> History:
        """Visits on random days at random waking hours, more of them to some places than to others."""
        share = self._popular[first_place:] / self._popular[first_place:].sum()
        for day in range(self.days):
            for _ in range(int(self.random.poisson(each_day))):
                place = first_place + int(self.random.choice(len(share), p=share))
                hour = float(np.clip(self.random.normal(self.random.choice([10, 14, 19]), 2.5), 6, 23.5))
                self._stay(place, day, hour, float(self.random.exponential(1.2)))
        return self

    def nights(self) -> History:
        """At home from the evening to the morning."""
        for day in range(self.days):
            self._stay(0, day, 21.5 + float(self.random.normal(0, 0.5)), 8.5)
        return self

    def weekly(self, place: int, weekday: int, hour: float, lasts: float = 1.2, skipped: float = 0.15) -> History:
        """The same place each week; now and then it is skipped."""
        for day in range(self.days):
            if day % 7 == weekday and self.random.uniform() >= skipped:
                self._stay(place, day, hour + float(self.random.normal(0, 0.25)), lasts)
        return self

    def workdays(self, place: int, hour: float, lasts: float, spread: float = 0.2) -> History:
        """The same place from Monday to Friday."""
        for day in range(self.days):
            if day % 7 < 5 and self.random.uniform() >= 0.05:
                self._stay(place, day, hour + float(self.random.normal(0, spread)), lasts)
        return self

    def shifts(self, place: int, turn: tuple[int, ...], hour: float = 6.0, lasts: float = 12.0) -> History:
        """Days on and off, turn after turn."""
        first = int(self.random.integers(len(turn)))
        for day in range(self.days):
            if turn[(day + first) % len(turn)]:
                self._stay(place, day, hour + float(self.random.normal(0, 0.2)), lasts)
        return self

    def _stay(self, place: int, day: int, hour: float, lasts: float) -> None:
        if self.random.uniform() >= self.recorded:
            return
        north, east = self.random.normal(0, 10, 2) / _METERS
        latitude, longitude = self.places[place] + np.array([north, east / math.cos(math.radians(41.0))])
        start = (FIRST_DAY + day) * DAY + hour * 3_600
        if not self.lasting:
            start += float(self.random.uniform(0, min(lasts, 1.0))) * 3_600
        end = start + lasts * 3_600 if self.lasting else start
        self.stays.append(Stay(float(latitude), float(longitude), start, end, 0, 10.0))
