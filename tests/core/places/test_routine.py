"""Routines of made people, and none of people without any."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.histories import FOUR_ON_FOUR_OFF, PITMAN, History
from officer_exposure.model import Audience
from officer_exposure.places.recorded import Recorded
from officer_exposure.places.routine.finding import find_routine
from officer_exposure.places.routine.patterns import Kind, Pattern, clock
from officer_exposure.places.routine.visits import Visits, visits_of
from officer_exposure.places.whereabouts import Stay, Track, pack

_HOUR = 3_600.0


def _group(stays: list[Stay], tracks: tuple[Track, ...] = ()) -> Recorded:
    return Recorded(
        Audience.UNKNOWN,
        tracks,
        tuple(("t", str(n)) for n in range(len(tracks))),
        tuple(stays),
        (("s", "a"),) * len(stays),
    )


def _visits(stays: list[Stay], tracks: tuple[Track, ...] = ()) -> Visits:
    return visits_of(_group(stays, tracks))


def _routine(history: History) -> dict[Kind, Pattern]:
    return {one.kind: one for one in find_routine(_visits(history.stays), history.home)}


def test_the_gym_on_tuesdays() -> None:
    found = _routine(History(1).at_random().weekly(5, 1, 18.0))
    assert set(found) == {Kind.WEEKLY}
    gym = found[Kind.WEEKLY]
    assert gym.when in {"Tuesday, about 17:45", "Tuesday, about 18:00", "Tuesday, about 18:15"}
    assert gym.of <= 18
    assert gym.seen >= 8
    assert gym.spot == pytest.approx(History(1).spot(5), abs=0.0005)


def test_hours_of_work_and_an_empty_home() -> None:
    found = _routine(History(2).at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5))
    assert {Kind.WORK_HOURS, Kind.EMPTY_HOME} <= set(found)
    assert found[Kind.WORK_HOURS].spot == pytest.approx(History(2).spot(1), abs=0.0005)
    assert found[Kind.EMPTY_HOME].when.startswith("Workdays, about 0")


def test_nobody_is_told_to_be_away_where_home_is_not_known() -> None:
    history = History(2).at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5)
    assert Kind.EMPTY_HOME not in {one.kind for one in find_routine(_visits(history.stays), None)}


def test_the_school_run() -> None:
    history = History(3).at_random(1.0, first_place=4).nights().workdays(2, 7.9, 0.2).workdays(2, 15.1, 0.2)
    runs = [one for one in find_routine(_visits(history.stays), history.home) if one.kind is Kind.SCHOOL_RUN]
    assert len(runs) == 2
    assert all(one.spot == pytest.approx(history.spot(2), abs=0.0005) for one in runs)


@pytest.mark.parametrize(("turn", "length"), [(FOUR_ON_FOUR_OFF, 8), (PITMAN, 14)])
def test_shifts_that_are_no_week(turn: tuple[int, ...], length: int) -> None:
    found = _routine(History(4).at_random(1.0, first_place=4).nights().shifts(3, turn))
    assert found[Kind.SHIFTS].when.startswith(f"Every {length} days: ")
    assert Kind.EMPTY_HOME not in found


def test_shifts_recorded_without_a_gap() -> None:
    found = _routine(History(4, recorded=1.0).at_random(1.0, first_place=4).nights().shifts(3, FOUR_ON_FOUR_OFF))
    assert found[Kind.SHIFTS].when == "Every 8 days: 4 on, 4 off"


def test_a_working_week_is_no_shift() -> None:
    for seed in range(5):
        assert Kind.SHIFTS not in _routine(History(seed).at_random(1.0, first_place=4).nights().workdays(1, 8.5, 8.5))


@pytest.mark.parametrize(
    "make",
    [
        lambda seed: History(seed).at_random(),
        lambda seed: History(seed, lasting=False, days=300, recorded=0.3).at_random(),
        lambda seed: History(seed).at_random().nights(),
    ],
)
def test_random_times_are_no_routine(make: Callable[[int], History]) -> None:
    assert [one for seed in range(12) for one in _routine(make(500 + seed)).values()] == []


def test_three_weeks_are_too_little() -> None:
    assert _routine(History(1, days=21, recorded=1.0).weekly(5, 1, 18.0)) == {}
    assert find_routine(_visits([]), None) == ()


def test_thirty_pictures_of_an_afternoon_are_one_visit() -> None:
    burst = [Stay(41.0, -93.0, 1_700_000_000.0 + 60 * number) for number in range(30)]
    assert len(visits_of(_group(burst))) == 1
    apart = [Stay(41.0, -93.0, 1_700_000_000.0 + 4 * _HOUR * number) for number in range(30)]
    assert len(visits_of(_group(apart))) == 30


def test_a_vague_stay_and_one_without_a_time_say_nothing() -> None:
    assert len(visits_of(_group([Stay(41.0, -93.0), Stay(41.0, -93.0, 1.0, accuracy=2_000)]))) == 0


def test_a_track_tells_where_it_begins_and_ends() -> None:
    track = Track(pack(iter([(41.0, -93.0, 0), (41.05, -93.0, 3_600)])), 1_700_000_000.0)
    visits = visits_of(_group([], (track,)))
    assert list(visits.start) == [1_700_000_000.0, 1_700_003_600.0]


@pytest.mark.parametrize(("hour", "words"), [(17.9, "18:00"), (23.95, "00:00"), (8.3, "08:15")])
def test_the_clock_is_rounded(hour: float, words: str) -> None:
    assert clock(hour) == words


_ANY = st.builds(
    Stay,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.none() | st.floats(-1e12, 1e12),
    st.none() | st.floats(-1e12, 1e12),
)


@settings(max_examples=40)
@given(st.lists(_ANY, max_size=30), st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
def test_no_stay_breaks_it(stays: list[Stay], home: tuple[float, float] | None) -> None:
    assert find_routine(_visits(stays), home) == ()
