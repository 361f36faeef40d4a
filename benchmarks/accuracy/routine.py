"""How often routines of made people are told, and how often people without habits are told of one.

    .venv/bin/python -P -m benchmarks.accuracy.routine

Every figure has a fixed seed. `benchmarks/histories.py` says what is made. Home is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from benchmarks.accuracy.wilson import Share
from benchmarks.histories import FOUR_ON_FOUR_OFF, PITMAN, History
from benchmarks.school_years import FAMILIES, OTHERS, SCHOOL_SPOT, Year
from officer_exposure.model import Audience
from officer_exposure.places.recorded import Recorded
from officer_exposure.places.routine.finding import find_routine
from officer_exposure.places.routine.patterns import Kind, Pattern
from officer_exposure.places.routine.school import schools
from officer_exposure.places.routine.visits import Visits, apart, visits_of
from officer_exposure.places.whereabouts import Stay

Row = tuple[str, str]

_WITHOUT, _WITH = 200, 60
_FIRST_SEED, _SCHOOL_SEED = 40_000, 90_000
_SAME_M = 100.0


def _office(history: History) -> History:
    return history.at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5)


def _school(history: History) -> History:
    return history.at_random(1.0, first_place=4).nights().workdays(2, 7.9, 0.2).workdays(2, 15.1, 0.2)


def _gym(history: History) -> History:
    return history.at_random().weekly(5, 1, 18.0)


def _shifts(turn: tuple[int, ...]) -> Callable[[History], History]:
    return lambda history: history.at_random(1.0, first_place=4).nights().shifts(3, turn)


def _timeline(seed: int, recorded: float = 0.8) -> History:
    return History(seed, recorded=recorded)


def _posts(seed: int) -> History:
    return History(seed, days=300, recorded=0.3, lasting=False)


_NO_HABITS: Mapping[str, Callable[[int], History]] = MappingProxyType(
    {
        "stays with a length, 120 days": lambda seed: _timeline(seed).at_random(),
        "the same, and every night at home": lambda seed: _timeline(seed).at_random().nights(),
        "posts, 300 days": lambda seed: _posts(seed).at_random(),
    }
)

_HABITS: Mapping[str, tuple[Kind, Callable[[History], History], str]] = MappingProxyType(
    {
        "a gym on Tuesdays about 18:00": (Kind.WEEKLY, _gym, "Tuesday"),
        "work from 8:30 to 17:00": (Kind.WORK_HOURS, _office, "Workdays"),
        "home empty while at work": (Kind.EMPTY_HOME, _office, "Workdays"),
        "a school run": (Kind.SCHOOL_RUN, _school, "Workdays"),
        "four days on, four off": (Kind.SHIFTS, _shifts(FOUR_ON_FOUR_OFF), "Every 8 days"),
        "two, two and three days": (Kind.SHIFTS, _shifts(PITMAN), "Every 14 days"),
    }
)


def routine() -> Iterator[tuple[str, list[Row]]]:
    """Every table: its title and its rows."""
    yield "Routine: people without habits who are told of one", list(_false_alarms())
    yield "Routine: habits that are told", list(_told())
    yield "Schools: short stops of made-up people that are told as a school", list(_schools())


def _of(history: History) -> tuple[Pattern, ...]:
    return find_routine(_visits(history), history.home)


def _visits(history: History) -> Visits:
    files = (("made", "history"),) * len(history.stays)
    return visits_of(Recorded(Audience.UNKNOWN, (), (), tuple(sorted(history.stays, key=_start)), files))


def _start(stay: Stay) -> float:
    return stay.start or 0.0


def _false_alarms() -> Iterator[Row]:
    for words, make in _NO_HABITS.items():
        told = [bool(_of(make(seed))) for seed in range(_FIRST_SEED, _FIRST_SEED + _WITHOUT)]
        yield words, str(Share(sum(told), len(told)))


def _told() -> Iterator[Row]:
    for words, (kind, live, when) in _HABITS.items():
        for recorded in (0.8, 0.5):
            told = [
                any(one.kind is kind and one.when.startswith(when) for one in _of(live(_timeline(seed, recorded))))
                for seed in range(_FIRST_SEED + 500, _FIRST_SEED + 500 + _WITH)
            ]
            yield f"{words}, {recorded:.0%} of visits recorded", str(Share(sum(told), len(told)))


def _schools() -> Iterator[Row]:
    """Of each kind as many people. All that is told is right where it is the school."""
    right = wrong = 0
    for words, make in (*FAMILIES.items(), *OTHERS.items()):
        told = [_told_schools(make(seed)) for seed in range(_SCHOOL_SEED, _SCHOOL_SEED + _WITHOUT)]
        right += sum(schools for schools, _ in told)
        wrong += sum(others for _, others in told)
        is_school = words in FAMILIES
        yield words, str(Share(sum(bool(one[0] if is_school else one[1]) for one in told), len(told)))
    yield "a place that is told is a school", str(Share(right, right + wrong))


def _told_schools(year: Year) -> tuple[int, int]:
    """How many schools are told, and how many other places."""
    import numpy as np

    found = np.array([one.spot for one in schools(_visits(year), year.home)]).reshape(-1, 2)
    right = int(np.count_nonzero(apart(found, year.spot(SCHOOL_SPOT)) < _SAME_M)) if year.has_school else 0
    return right, len(found) - right


def main() -> None:
    """Print the tables."""
    for title, rows in routine():
        print(f"## {title}\n\n| what | measured |\n|---|---|")
        for words, figure in rows:
            print(f"| {words} | {figure} |", flush=True)
        print()


if __name__ == "__main__":
    main()
