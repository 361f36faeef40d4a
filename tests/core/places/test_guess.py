from __future__ import annotations

import msgspec
import pytest

from officer_exposure.places.guess import Guess, guess
from officer_exposure.places.ranking import load_rankings
from officer_exposure.places.whereabouts import Stay, Track, pack
from tests.core.places.lives import CABIN, GYM, HOME, HOUR, MONDAY, WORK, post, visit, weeks_of_posts, weeks_of_visits


def spot(found: Guess, sort: str = "home") -> tuple[float, float]:
    first = getattr(found, sort)[0]
    return first.latitude, first.longitude


def test_posts_tell_home_though_most_are_elsewhere() -> None:
    found = guess(weeks_of_posts())
    assert spot(found) == pytest.approx(HOME)
    assert spot(found, "work") == pytest.approx(WORK)
    assert found.second_home == ()
    assert found.home[0].confidence > 0.8
    assert sum(one.share for one in found.home) <= 1.0001


def test_visits_tell_home_work_and_a_second_home() -> None:
    found = guess(weeks_of_visits(6))
    assert spot(found) == pytest.approx(HOME)
    assert spot(found, "work") == pytest.approx(WORK)
    assert spot(found, "second_home") == pytest.approx(CABIN)


def test_the_items_that_carry_it_are_those_of_the_place_at_night_first() -> None:
    stays = weeks_of_posts()
    home = guess(stays).home[0]
    assert {(stays[one].latitude, stays[one].longitude) for one in home.members} == {HOME}
    assert len(home.members) == sum((one.latitude, one.longitude) == HOME for one in stays)
    late = [stays[one].start for one in home.members[:5]]
    assert all(time is not None and time % 86400 == 21.5 * HOUR for time in late)


@pytest.mark.parametrize(
    "stays",
    [
        [],
        [post(HOME, 0, 22)],
        [post(HOME, 0, 22), post(HOME, 1, 22)],
        [post(HOME, 0, 22), post(WORK, 0, 9), post(GYM, 0, 18)],
        [Stay(*HOME), Stay(*WORK), Stay(*GYM)],
    ],
)
def test_too_little_says_nothing(stays: list[Stay]) -> None:
    assert guess(stays) == Guess()


def test_what_a_source_calls_home_is_home() -> None:
    stays = [one for one in weeks_of_posts() if (one.latitude, one.longitude) != HOME]
    stays.append(msgspec.structs.replace(post(CABIN, 3, 12), said="home"))
    assert spot(guess(stays)) == pytest.approx(CABIN)


def test_runs_from_the_door_tell_home() -> None:
    def run(day: int) -> Track:
        points = ((HOME[0] + abs(step) * 1e-3, HOME[1], 60 * (step + 5)) for step in range(-5, 5))
        return Track(pack(iter(points)), MONDAY + day * 24 * HOUR + 6.5 * HOUR)

    stays = [post(WORK, day, 9) for day in (0, 1)]
    found = guess(stays, [run(day) for day in (0, 2, 4, 6)])
    assert spot(found) == pytest.approx((HOME[0] + 2.5e-3, HOME[1]), abs=3e-3)
    assert set(found.home[0].members) <= {2, 3, 4, 5}


def test_more_evidence_is_more_sure() -> None:
    few, many = guess(weeks_of_posts(1)), guess(weeks_of_posts(6))
    assert few.home[0].confidence < many.home[0].confidence


def test_copies_of_one_post_change_nothing() -> None:
    stays = weeks_of_posts()
    once, twice = guess(stays), guess([*stays, *stays])
    assert [one.share for one in once.home] == pytest.approx([one.share for one in twice.home])


def test_work_is_no_second_home() -> None:
    stays = [visit(HOME, day, 19, 31) for day in range(40)]
    stays += [visit(WORK, day, 31.5, 42) for day in range(40) if day % 7 < 5]
    found = guess(stays)
    assert spot(found) == pytest.approx(HOME)
    assert found.second_home == ()


def test_nights_at_what_a_source_calls_work_are_no_second_home() -> None:
    stays = [visit(HOME, day, 8, 17) for day in range(30)]
    stays += [msgspec.structs.replace(visit(WORK, day, 21, 30), said="work") for day in range(30)]
    stays += [visit(HOME, day + 40, 18, 31) for day in range(40)]
    found = guess(stays)
    assert spot(found, "work") == pytest.approx(WORK)
    assert found.second_home == ()


def test_the_numbers_fit_the_features() -> None:
    assert len(load_rankings().home.weights) == len(load_rankings().names)
