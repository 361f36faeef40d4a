"""places.home"""

from __future__ import annotations

import math

import pytest

from checks.places.home import CHECK
from officer_exposure.events import Audit
from officer_exposure.model import Audience, Confidence, Position, Severity
from officer_exposure.places.cells import meters_between
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts
from officer_exposure.report.masking import masked
from tests.checks.artifacts import assert_no_value_in_sentences
from tests.checks.places.lives import names_of, photos, places_of, timeline, told
from tests.core.places.lives import CABIN, GYM, HOME, WORK, post, weeks_of_posts, weeks_of_visits

AT_HOME = Position(*HOME, "post")


def test_finds_home_and_names_the_items_that_carry_it() -> None:
    stays = weeks_of_posts()
    (found,) = told(CHECK, photos(stays), {"photos": Audience.PUBLIC})
    first, *others = places_of(found)
    assert (first.latitude, first.longitude) == pytest.approx(HOME)
    assert [one.rank for one in (first, *others)] == [1, 2, 3]
    assert first.share > others[0].share >= others[1].share
    assert (found.audience, found.confidence) == (Audience.PUBLIC, Confidence.HIGH)
    assert found.severity is Severity.LEADS_TO_DOOR
    names = names_of(found)
    assert len(names) == 5
    for name in names:
        stay = stays[int(name[:3])]
        assert (stay.latitude, stay.longitude) == HOME
        assert name.endswith("21:30")
    first_there = min((one for one in stays if (one.latitude, one.longitude) == HOME), key=lambda one: one.start or 0)
    assert found.artifact == f"{stays.index(first_there):03}.jpg"
    assert_no_value_in_sentences([found], "48", "11.5", "jpg", "21:30")


def test_one_file_can_carry_it_with_five_times() -> None:
    (found,) = told(CHECK, timeline(weeks_of_visits()))
    assert len(set(names_of(found))) == 5
    assert found.audience is Audience.UNKNOWN


def test_all_copies_of_an_item_are_named() -> None:
    stays = weeks_of_posts(1)
    (found,) = told(CHECK, [*photos(stays, "phone"), *photos(stays, "backup")])
    names = names_of(found)
    assert len(names) == len(set(names))
    (once,) = told(CHECK, photos(stays, "phone"))
    assert set(names) == set(names_of(once))
    renamed = [Located("backup", f"copy of {one.artifact}", one.whereabouts) for one in photos(stays)]
    (found,) = told(CHECK, [*photos(stays, "phone"), *renamed])
    assert len(names_of(found)) == 2 * len(names)


def test_each_audience_is_asked_for_what_it_can_see() -> None:
    """Public posts tell of the cabin; what friends see tells of home."""
    public = photos([post(CABIN, day, 22) for day in range(0, 9, 2)], "public")
    friends = photos(weeks_of_posts(6), "friends")
    audiences = {"public": Audience.PUBLIC, "friends": Audience.FRIENDS}
    first, second = told(CHECK, [*friends, *public], audiences)
    assert (first.audience, second.audience) == (Audience.PUBLIC, Audience.FRIENDS)
    assert (places_of(first)[0].latitude, places_of(first)[0].longitude) == pytest.approx(CABIN)
    assert (places_of(second)[0].latitude, places_of(second)[0].longitude) == pytest.approx(HOME)


def test_the_same_place_is_told_once_by_the_most_open_audience() -> None:
    stays = weeks_of_posts()
    located = [*photos(stays, "public"), *photos(weeks_of_posts(2), "mine")]
    (found,) = told(CHECK, located, {"public": Audience.PUBLIC, "mine": Audience.PRIVATE})
    assert found.audience is Audience.PUBLIC


@pytest.mark.parametrize(
    ("north", "words", "severity"),
    [
        (0.0005, "within one hundred meters", Severity.LEADS_TO_DOOR),
        (0.005, "within one kilometer", Severity.LEADS_TO_DOOR),
        (0.06, "within five kilometers", Severity.CAREER),
        (1.0, "far from your home", Severity.ANNOYANCE),
    ],
)
def test_a_home_that_was_entered_says_how_close_a_stranger_comes(north: float, words: str, severity: Severity) -> None:
    home = Position(HOME[0] - north * 0.7, HOME[1], "post")
    (found,) = told(CHECK, photos(weeks_of_posts()), {}, home)
    assert words in found.summary
    assert found.severity is severity


def test_a_home_that_comes_second_is_said() -> None:
    (found,) = told(CHECK, photos(weeks_of_posts()), {}, Position(*WORK, "post"))
    assert "but not first" in found.summary


@pytest.mark.parametrize(
    "stays",
    [[], [post(HOME, 0, 22), post(HOME, 1, 22)], [post(HOME, 0, 22), post(WORK, 0, 9), post(GYM, 0, 18)]],
)
def test_is_silent_where_there_is_too_little(stays: list[Stay]) -> None:
    assert told(CHECK, photos(stays)) == []


def test_a_broken_file_costs_itself_alone() -> None:
    broken = Whereabouts(
        (Stay(math.nan, 11.0, 0.0, 0.0), Stay(400.0, 11.0), Stay(*WORK, math.inf, math.inf), Stay(*WORK, 9.0, 1e300)),
        (Track(b""), Track(bytes(24), math.nan)),
    )
    sound = photos(weeks_of_posts())
    (found,) = told(CHECK, [Located("photos", "broken.json", broken), *sound])
    assert (places_of(found)[0].latitude, places_of(found)[0].longitude) == pytest.approx(HOME)
    assert told(CHECK, [Located("photos", "broken.json", broken)]) == []


def test_a_masked_report_rounds_the_places_and_names_no_file() -> None:
    (found,) = masked(Audit(told(CHECK, photos(weeks_of_posts())))).findings
    for place in places_of(found):
        assert round(place.latitude, 1) == place.latitude
        assert round(place.longitude, 1) == place.longitude
    assert meters_between((places_of(found)[0].latitude, places_of(found)[0].longitude), HOME) > 1000
    assert not [name for name in names_of(found) if "jpg" in name or ":" in name]


def test_more_posts_leave_it_the_same_thing_to_decide_on() -> None:
    (before,) = told(CHECK, photos(weeks_of_posts(3)))
    later = [post(HOME, 40, 26), post(HOME, 41, 25), post(GYM, 42, 18)]
    (after,) = told(CHECK, [*photos(weeks_of_posts(3)), *photos([*weeks_of_posts(3), *later])[-3:]])
    assert (before.source, before.artifact, before.thing) == (after.source, after.artifact, after.thing)
    assert names_of(before) != names_of(after)
