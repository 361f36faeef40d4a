"""Made-up people who post where they are: a day goes by, and at some of its places something is posted.

A person has a home, a place of work, a gym, stations, a coffee shop, a few places they like and many they see once.
One in five works on other days, one in ten begins late, one in ten not at all, some stay with a friend overnight.
Some are close to home, some close to work, the rest all over town. Each day they wake up, go their way and come home.
How likely a visit is posted depends on the person and the sort of place: some post at home, some almost never.
Manners (`Manner`) say how a group of people differs. All numbers are guesses made before measuring, on purpose wide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from officer_exposure.places.whereabouts import Stay

METERS = 111_195.0
HOUR, DAY = 3600.0, 86400.0
_FIRST_DAY = 15_400
_SELDOM = 0.1
"""Share of people of whom one post less at home is enough."""


@dataclass(frozen=True)
class Manner:
    """How a group of people posts.

    `items`: the median number. `home`: median odds of posting at home against elsewhere. `arrivals`: they post when
    they come, not at any time of the stay. `jitter`: of positions, meters. `likes`: how many times likelier than usual
    a sort of place is posted. `clock`: hours by which the clock may be wrong. `nights`: share who work at night.
    `repeated`: share of posts that are there twice. `travel`: share of days away. `least_home`: posts at home at least.
    """

    items: float = 13.0
    home: float = 1.0
    arrivals: bool = True
    jitter: float = 0.0
    likes: dict[str, float] = field(default_factory=dict)
    clock: float = 0.0
    nights: float = 0.03
    repeated: float = 0.0
    travel: float = 0.03
    least_home: int = 2


MANNERS = {
    "check-ins": Manner(),
    "check-ins, long": Manner(items=50),
    "out in the evening": Manner(home=0.7, likes={"bar": 4, "food": 2}),
    "work and way": Manner(home=0.7, likes={"work": 4, "station": 3, "gym": 2}),
    "home now and then": Manner(items=25, home=0.3),
    "posts": Manner(items=30, arrivals=False, jitter=12, home=0.8, repeated=0.1),
    "photos": Manner(items=80, arrivals=False, jitter=15, likes={"seen once": 3}, travel=0.15, repeated=0.15),
    "wrong clock": Manner(items=20, clock=5),
    "night shift": Manner(items=30, nights=1.0),
}
"""Every group, by its name."""

NEVER_HOME = Manner(items=20, home=0.0, least_home=0)
"""People who give nothing of their home away: whatever is called home is wrong."""


@dataclass(frozen=True)
class Person:
    """Who is made up: what they posted, and where they live and work (degrees)."""

    stays: tuple[Stay, ...]
    home: tuple[float, float]
    work: tuple[float, float]


@dataclass(frozen=True)
class _Visit:
    sort: str
    spot: tuple[float, float]
    start: float
    end: float


def made(manner: Manner, seed: int) -> Person:
    """One person; the same seed is the same person."""
    chance = np.random.default_rng(seed)
    town = _Town(chance)
    working_nights = chance.random() < manner.nights
    count = max(4, round(manner.items * math.exp(chance.normal(0, 0.9))))
    habits = _habits(manner, chance)
    days = iter(_days(town, chance, manner, working_nights))
    posted: list[_Visit] = []
    at_home, least = 0, manner.least_home - (chance.random() < _SELDOM)
    for visits in days:
        for visit in visits:
            if chance.random() < habits[visit.sort]:
                posted.append(visit)
                at_home += visit.sort == "home"
        if len(posted) >= count and at_home >= least:
            break
    shift = float(round(chance.uniform(-1, 1) * manner.clock)) * HOUR
    stays = [_posted(visit, manner, chance, shift) for visit in posted]
    stays += [one for one in stays if chance.random() < manner.repeated]
    return Person(tuple(stays), town.home, town.work)


def _habits(manner: Manner, chance: np.random.Generator) -> dict[str, float]:
    """How likely each sort of visit is posted: about one or two posts on a day that is posted of."""
    usual = {
        "home": 0.16 * manner.home,
        "work": 0.16,
        "station": 0.06,
        "gym": 0.4,
        "coffee": 0.2,
        "food": 0.35,
        "bar": 0.4,
        "friend": 0.15,
        "shop": 0.15,
        "seen once": 0.35,
        "hotel": 0.3,
        "silent": 0.0,
    }
    busy = math.exp(chance.normal(-0.7, 0.6))
    spread = {sort: math.exp(chance.normal(0, 1.0)) for sort in usual}
    return {sort: min(0.9, usual[sort] * spread[sort] * busy * (manner.likes.get(sort, 1.0))) for sort in usual}


class _Town:
    """Where things are for one person."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self._middle = (float(chance.uniform(-45, 60)), float(chance.uniform(-170, 170)))
        self.home = self.near(self._middle, 6000)
        self.work = self.near(self._middle, 4000) if chance.random() < 0.9 else self.near(self.home, 1500)
        self.stations = (self.near(self.home, 500), self.near(self.work, 400))
        self.gym = self.near(self.home if chance.random() < 0.5 else self.work, 1200)
        self.coffee = self.near(self.work if chance.random() < 0.6 else self.home, 300)
        self.friend = self.near(self.home, 5000)
        self.wakes, self.bed = float(chance.normal(7, 1)), float(chance.normal(23.7, 0.9))
        self.posts_mornings = float(chance.uniform(0.1, 1))
        self.sleeps_over = float(chance.uniform(0.05, 0.4)) if chance.random() < 0.12 else 0.0
        week = chance.choice(7, 5, replace=False).tolist() if chance.random() < 0.2 else range(5)
        self.works_on = frozenset(week) if chance.random() < 0.9 else frozenset[int]()
        self.starts_late = float(chance.uniform(3, 8)) if chance.random() < 0.1 else 0.0
        self.liked = {
            "food": [self._somewhere() for _ in range(5)],
            "bar": [self._somewhere() for _ in range(4)],
            "shop": [self.near(self.home, 900) for _ in range(3)],
        }

    def near(self, spot: tuple[float, float], meters: float) -> tuple[float, float]:
        """A spot about so far from another."""
        north, east = self._chance.normal(0, meters / 1.25, 2)
        return moved(spot, north, east)

    def far(self) -> tuple[float, float]:
        """A spot in another town."""
        return self.near(self.home, 300_000)

    def visited(self, sort: str) -> tuple[float, float]:
        """A spot of that sort: one of the liked ones, more often the first of them, or a new one."""
        if self._chance.random() < 0.5:
            return self._somewhere()
        liked = self.liked[sort]
        return liked[min(int(self._chance.exponential(1.2)), len(liked) - 1)]

    def _somewhere(self) -> tuple[float, float]:
        around = self._chance.random()
        if around < 0.3:
            return self.near(self.home, 800)
        return self.near(self.work, 700) if around < 0.5 else self.near(self._middle, 5000)


def _days(town: _Town, chance: np.random.Generator, manner: Manner, nights: bool) -> Iterator[list[_Visit]]:
    """One day after the other, with gaps: nobody posts every day."""
    day = _FIRST_DAY + int(chance.integers(0, 400))
    away, hotel = 0, town.home
    for _ in range(4000):
        day += int(chance.geometric(0.45))
        if away == 0 and chance.random() < manner.travel / 4:
            away, hotel = int(chance.integers(2, 8)), town.far()
        if away:
            away -= 1
            yield _away(town, chance, day, hotel)
        elif nights:
            yield _night_shift(town, chance, day)
        else:
            yield _ordinary(town, chance, day)


def _ordinary(town: _Town, chance: np.random.Generator, day: int) -> list[_Visit]:
    working = ((day + 3) % 7 in town.works_on) and chance.random() < 0.9
    woke = town.wakes + (0.0 if working else chance.uniform(0, 3))
    clock = day * DAY + chance.normal(woke, 0.8) * HOUR
    plan = _working_day(town, chance) if working else _free_day(town, chance)
    morning = "home" if chance.random() < town.posts_mornings else "silent"
    visits = [_Visit(morning, town.home, clock, clock + chance.uniform(0.5, 1.5 if working else 3) * HOUR)]
    for sort, spot, hours in plan:
        begin = visits[-1].end + chance.uniform(0.15, 0.6) * HOUR
        visits.append(_Visit(sort, spot, begin, begin + hours * HOUR))
    begin = visits[-1].end + chance.uniform(0.2, 0.7) * HOUR
    bed = max(begin + HOUR, day * DAY + chance.normal(town.bed, 1.2) * HOUR)
    sleeps_over = chance.random() < town.sleeps_over
    return [*visits, *_evening("friend" if sleeps_over else "home", town, begin, bed)]


def _evening(sort: str, town: _Town, begin: float, bed: float) -> list[_Visit]:
    """Coming home, or to the friend's, and later in the evening: two chances to post."""
    half = (begin + bed) / 2
    spot = town.home if sort == "home" else town.friend
    return [_Visit(sort, spot, begin, half), _Visit(sort, spot, half, bed)]


def _working_day(town: _Town, chance: np.random.Generator) -> list[tuple[str, tuple[float, float], float]]:
    plan: list[tuple[str, tuple[float, float], float]] = []
    train = chance.random() < 0.6
    if town.starts_late:
        plan.append(("shop", town.visited("shop"), town.starts_late))
    if chance.random() < 0.15:
        plan.append(("gym", town.gym, 1.0))
    if train:
        plan.append(("station", town.stations[0], 0.1))
    if chance.random() < 0.4:
        plan.append(("coffee", town.coffee, 0.2))
    plan += [("work", town.work, chance.uniform(3, 4.5)), ("food", town.visited("food"), 0.7)]
    plan.append(("work", town.work, chance.uniform(3, 5)))
    if chance.random() < 0.22:
        plan.append(("gym", town.gym, 1.2))
    if train:
        plan.append(("station", town.stations[1], 0.1))
    if chance.random() < 0.3:
        plan.append(("shop", town.visited("shop"), 0.5))
    return plan + _going_out(town, chance, 0.3)


def _free_day(town: _Town, chance: np.random.Generator) -> list[tuple[str, tuple[float, float], float]]:
    plan: list[tuple[str, tuple[float, float], float]] = []
    for sort, likely, hours in (("food", 0.5, 1.2), ("gym", 0.2, 1.2), ("shop", 0.6, 0.8), ("shop", 0.3, 0.7)):
        if chance.random() < likely:
            plan.append((sort, town.gym if sort == "gym" else town.visited(sort), hours))
    for _ in range(int(chance.poisson(0.9))):
        plan.append(("seen once", town.near(town.home, 8000), chance.uniform(0.5, 3)))
    if chance.random() < 0.5:
        plan.append(("home", town.home, chance.uniform(1, 4)))
    return plan + _going_out(town, chance, 0.55)


def _going_out(town: _Town, chance: np.random.Generator, likely: float) -> list[tuple[str, tuple[float, float], float]]:
    if chance.random() > likely:
        return []
    plan = [("food", town.visited("food"), chance.uniform(1, 2))]
    if chance.random() < 0.55:
        plan += [("bar", town.visited("bar"), chance.uniform(1, 2.5)) for _ in range(int(chance.integers(1, 4)))]
    if chance.random() < 0.15:
        plan.append(("friend", town.friend, chance.uniform(1, 4)))
    return plan


def _night_shift(town: _Town, chance: np.random.Generator, day: int) -> list[_Visit]:
    """Home by day, at work from the evening to the morning, five days of eight; else as everybody."""
    if day % 8 >= 5:
        return _ordinary(town, chance, day)
    woke = day * DAY + chance.normal(14, 1) * HOUR
    out = woke + chance.uniform(1.5, 3) * HOUR
    work = day * DAY + chance.normal(19, 1) * HOUR
    return [
        _Visit("home", town.home, woke, out),
        _Visit("shop", town.visited("shop"), out, out + 0.7 * HOUR),
        _Visit("work", town.work, max(work, out + HOUR), work + 6 * HOUR),
        _Visit("food", town.visited("food"), work + 6.1 * HOUR, work + 6.7 * HOUR),
        _Visit("work", town.work, work + 7 * HOUR, work + 12 * HOUR),
        _Visit("home", town.home, work + 12.7 * HOUR, work + 14 * HOUR),
    ]


def _away(town: _Town, chance: np.random.Generator, day: int, hotel: tuple[float, float]) -> list[_Visit]:
    times = np.sort(chance.uniform(9, 21, 4)) * HOUR + day * DAY
    seen = [_Visit("seen once", town.near(hotel, 3000), float(time), float(time) + HOUR) for time in times]
    night = day * DAY + chance.normal(22, 1) * HOUR
    return [*seen, _Visit("hotel", hotel, night, night + 2 * HOUR)]


def _posted(visit: _Visit, manner: Manner, chance: np.random.Generator, shift: float) -> Stay:
    at_once = manner.arrivals and visit.sort != "home"  # nobody posts that they woke up or came home to the minute
    late = chance.uniform(0, 0.2) * HOUR if at_once else chance.uniform(0, visit.end - visit.start)
    latitude, longitude = moved(visit.spot, *chance.normal(0, manner.jitter, 2)) if manner.jitter else visit.spot
    time = float(round(visit.start + late + shift))
    return Stay(latitude, longitude, time, time, origin="post")


def moved(spot: tuple[float, float], north: float, east: float) -> tuple[float, float]:
    """A spot so many meters further."""
    latitude = spot[0] + north / METERS
    return latitude, spot[1] + east / METERS / math.cos(math.radians(latitude))
