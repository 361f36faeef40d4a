"""From fixes to stays: what is one place, what is the way between, what is a glitch."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.places.stay_points import Fix, StayDetector, StayPoint, meters_between

HOME = (48.137, 11.575)
WORK = (48.157, 11.605)


def _stays(fixes: Iterable[Fix]) -> list[StayPoint]:
    detector = StayDetector()
    return [*(stay for fix in fixes for stay in detector.add(fix)), *detector.finish()]


def _at(place: tuple[float, float], start: float, seconds: float, every: float = 60, wander: float = 2e-4) -> list[Fix]:
    random_ = random.Random(start)
    return [
        Fix(
            place[0] + random_.uniform(-wander, wander), place[1] + random_.uniform(-wander, wander), start + passed, 20
        )
        for passed in range(0, int(seconds) + 1, int(every))
    ]


def _way(start: float, seconds: float, every: float = 30) -> list[Fix]:
    steps = int(seconds / every)
    return [
        Fix(
            HOME[0] + (WORK[0] - HOME[0]) * step / steps,
            HOME[1] + (WORK[1] - HOME[1]) * step / steps,
            start + step * every,
            10,
        )
        for step in range(1, steps)
    ]


def _is_at(stay: StayPoint, place: tuple[float, float]) -> bool:
    return meters_between(stay.latitude, stay.longitude, *place) < 30


def test_a_day_is_two_stays_and_not_the_way_between() -> None:
    day = [*_at(HOME, 0, 8 * 3600), *_way(8 * 3600, 1200), *_at(WORK, 8 * 3600 + 1200, 8 * 3600)]
    home, work = _stays(day)
    assert _is_at(home, HOME)
    assert _is_at(work, WORK)
    assert (home.start, work.end) == (0, 16 * 3600 + 1200)
    assert abs(home.end - 8 * 3600) < 180
    assert (home.accuracy, home.fixes > 400) == (10, True)


def test_newest_first_gives_the_same() -> None:
    day = [*_at(HOME, 0, 7200), *_way(7200, 1200), *_at(WORK, 8400, 7200)]
    forwards, backwards = _stays(day), _stays(reversed(day))
    assert [(round(one.latitude, 3), abs(one.end - one.start) > 7_000) for one in reversed(backwards)] == [
        (round(one.latitude, 3), abs(one.end - one.start) > 7_000) for one in forwards
    ]


def test_a_short_glitch_is_forgotten_and_a_real_errand_is_not() -> None:
    glitch = [*_at(HOME, 0, 3600), Fix(*WORK, 3660, 30), *_at(HOME, 3720, 3600)]
    (one,) = _stays(glitch)
    assert (one.start, one.end) == (0, 7320)
    errand = [*_at(HOME, 0, 3600), Fix(*WORK, 5400, 30), *_at(HOME, 9000, 3600)]
    assert [_is_at(stay, WORK) for stay in _stays(errand)] == [False, True, False]


def test_rough_fixes_say_nothing_against_a_stay() -> None:
    far = Fix(HOME[0] + 0.01, HOME[1], 0, 1_500)
    rough = [far._replace(utc=60 * minute + 30) for minute in range(60)]
    mixed = sorted([*_at(HOME, 0, 3600), *rough], key=lambda fix: fix.utc)
    (stay,) = _stays(mixed)
    assert _is_at(stay, HOME)


def test_readings_hours_apart_stand_for_themselves() -> None:
    hourly = [Fix(*(HOME if hour % 2 else WORK), hour * 3600.0) for hour in range(6)]
    assert len(_stays(hourly)) == 6


def test_days_of_silence_are_no_stay() -> None:
    assert [stay.end - stay.start for stay in _stays([*_at(HOME, 0, 1200), *_at(HOME, 14 * 86_400, 1200)])] == [
        1200
    ] * 2


def test_the_date_line_is_no_gap() -> None:
    fixes = [Fix(-16.8, 179.9999 if minute % 2 else -179.9999, minute * 60.0) for minute in range(30)]
    (stay,) = _stays(fixes)
    assert abs(abs(stay.longitude) - 180) < 1e-3


_FIXES = st.lists(
    st.builds(Fix, st.floats(-89, 89), st.floats(-180, 180), st.floats(1, 4e9), st.floats(0, 5_000)), max_size=40
)


@given(_FIXES)
def test_any_fixes_give_stays_within_them(fixes: list[Fix]) -> None:
    stays = _stays(fixes)
    assert sum(stay.fixes for stay in stays) <= len(fixes)
    assert bool(stays) == bool(fixes)
    for stay in stays:
        assert min(fix.utc for fix in fixes) <= stay.start <= stay.end <= max(fix.utc for fix in fixes)
