from __future__ import annotations

import msgspec
import pytest

from officer_exposure.model import Position
from officer_exposure.places.guess import guess
from officer_exposure.places.scorers import SCORERS
from officer_exposure.places.what_if import Within, fewest_removals, near_home, residual, residual_without
from officer_exposure.places.whereabouts import Located, Track, Whereabouts, pack
from tests.core.places.lives import CABIN, GYM, HOME, HOUR, MONDAY, post, weeks_of_posts

AT = Position(*HOME, "post")


def test_nothing_removed_leaves_the_door() -> None:
    left = residual([*weeks_of_posts(), post(HOME, 1, 23)], (), AT)
    assert left.within is Within.HUNDRED_METERS
    assert left.in_top
    assert set(left.found_by) == {"ensemble", *SCORERS}
    assert (left.near_removed, left.near_share) == (0, 0.0)


def test_everything_near_home_removed_leaves_the_neighborhood() -> None:
    stays = weeks_of_posts()
    left = residual(stays, near_home(stays, AT), AT)
    assert left.within is Within.FIVE_KILOMETERS
    assert not left.in_top
    assert left.found_by == ()
    assert left.near_share == 1.0


def test_nothing_left_is_not_found_by_this_method() -> None:
    stays = weeks_of_posts()
    left = residual(stays, range(len(stays)), AT)
    assert (left.within, left.distance_m) == (Within.NOT_FOUND, None)
    assert "safe" not in left.within


def test_the_closest_of_all_scorers_counts() -> None:
    """Without the evenings most look at work first, but one still counts weekend mornings."""
    stays = weeks_of_posts()
    evenings = [number for number in near_home(stays, AT) if (stays[number].start or 0) % 86400 > 20 * HOUR]
    left = residual(stays, evenings, AT)
    assert left.within is Within.HUNDRED_METERS
    assert "weekend_mornings" in left.found_by


def test_a_home_that_a_file_names_is_found_until_that_file_is_gone() -> None:
    """`guess` believes what a file calls home before all habits; what is left to find must not leave that out."""
    stays = [one for one in weeks_of_posts() if (one.latitude, one.longitude) != HOME]
    stays.append(msgspec.structs.replace(post(CABIN, 3, 12), said="home"))
    door = Position(*CABIN, "")
    first = guess(stays).home[0]
    assert (first.latitude, first.longitude) == pytest.approx(CABIN)
    left = residual(stays, (), door)
    assert (left.within, left.in_top) == (Within.HUNDRED_METERS, True)
    plan = fewest_removals(stays, door)
    assert plan == (len(stays) - 1,)
    assert residual(stays, plan, door).within is Within.NOT_FOUND


def test_late_at_night_goes_first() -> None:
    stays = [post(HOME, 0, 12), post(HOME, 1, 22), post(GYM, 1, 2), post(HOME, 2, 26), post(HOME, 3, 7)]
    assert near_home(stays, AT) == [3, 1, 4, 0]


@pytest.mark.parametrize("weeks", [1, 2, 5])
def test_the_fewest_removals_are_enough_and_one_less_is_not(weeks: int) -> None:
    stays = weeks_of_posts(weeks) + [post((48.1 + day / 100, 11.3), day, 15) for day in range(6)]
    plan = fewest_removals(stays, AT)
    assert not residual(stays, plan, AT).in_top
    assert residual(stays, plan[:-1], AT).in_top
    assert list(plan) == near_home(stays, AT)[: len(plan)]


def test_a_home_that_nothing_finds_needs_no_removal() -> None:
    assert fewest_removals(weeks_of_posts(), Position(10, 10, "post")) == ()


def runs(days: int) -> list[Track]:
    """From the door and back to it."""
    ways = [
        pack((HOME[0] + abs(step) * 1e-3, HOME[1], 60.0 * (step + 5)) for step in range(-5, 6)) for _ in range(days)
    ]
    return [Track(way, MONDAY + day * 24 * HOUR + 6 * HOUR) for day, way in enumerate(ways)]


def test_activities_that_begin_at_home_count_too() -> None:
    stays = [one for one in weeks_of_posts() if (one.latitude, one.longitude) != HOME]
    door = Position(HOME[0] + 5e-3, HOME[1], "post")
    tracks = runs(8)
    assert near_home(stays, door, tracks) == list(range(len(stays), len(stays) + 8))
    assert "ensemble" in residual(stays, (), door, tracks).found_by
    plan = fewest_removals(stays, door, tracks)
    assert 0 < len(plan) <= 8
    assert not residual(stays, plan, door, tracks).in_top


def test_by_files_a_copy_in_another_file_still_tells() -> None:
    stays = weeks_of_posts()
    files = [Located("photos", f"{number}.jpg", Whereabouts((one,))) for number, one in enumerate(stays)]
    gone = {("photos", f"{number}.jpg") for number in near_home(stays, AT)}
    assert not residual_without(files, gone, AT).in_top
    assert residual_without([*files, Located("backup", "all", Whereabouts(tuple(stays)))], gone, AT).in_top
