"""What several looks found of one place is told once, and what lies elsewhere or tells more is not dropped."""

from __future__ import annotations

import msgspec

from officer_exposure.model import Audience, Confidence, Finding, Place, Tag
from officer_exposure.places.guesses import guesses, others
from tests.core.paths.found import pictured

HOME = (48.1000, 11.5000)
NEXT_STREET = (48.1030, 11.5000)
"""Some 330 meters to the north."""
ELSEWHERE = (48.2000, 11.5000)


def found(
    check: str,
    at: tuple[float, float],
    audience: Audience = Audience.PUBLIC,
    *,
    sure: Confidence = Confidence.HIGH,
    when: str = "",
) -> Finding:
    """What a check of places says."""
    told = [Tag("Routine:When", when)] if when else []
    finding = pictured(check, "Something.", audience, confidence=sure)
    return msgspec.structs.replace(finding, evidence=(Place(*at, 60.0, 1, 0.9), *told))


def test_two_looks_at_one_home_read_as_one() -> None:
    photos = found("places.home", HOME)
    runs = found("places.home", NEXT_STREET, sure=Confidence.MEDIUM)
    assert [one.finding for one in guesses([runs, photos])] == [photos]
    assert others([runs, photos]) == ()


def test_a_home_elsewhere_and_a_closer_guess_of_those_who_see_more_are_told() -> None:
    public = found("places.home", NEXT_STREET)
    second = found("places.home", ELSEWHERE)
    friends = found("places.home", HOME, Audience.FRIENDS)
    same = found("places.home", NEXT_STREET, Audience.FRIENDS)
    assert others([public, second, friends, same]) == (second, friends)


def test_the_same_of_the_same_place_is_told_once_of_those_who_see_the_least() -> None:
    tuesday = found("places.routine", HOME, when="Tuesday, about 12:15")
    again = found("places.routine", HOME, Audience.FRIENDS, when="Tuesday, about 12:15")
    evening = found("places.routine", HOME, when="Tuesday, about 18:15")
    work = found("places.work", HOME)
    assert others([again, tuesday, evening, work]) == (work, tuesday, evening)


def test_a_place_of_work_beside_home_is_told_too() -> None:
    home = found("activity.labelled_place", HOME)
    work = msgspec.structs.replace(found("activity.labelled_place", HOME), summary="Something else.")
    assert others([home, work, home]) == (home, work)
