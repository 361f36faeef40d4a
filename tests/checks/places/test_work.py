"""places.work"""

from __future__ import annotations

import math

import pytest

from checks.places.work import CHECK
from officer_exposure.model import Area, Severity
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts
from tests.checks.places.lives import names_of, photos, places_of, timeline, told
from tests.core.places.lives import CABIN, HOME, WORK, post, visit, weeks_of_posts, weeks_of_visits


@pytest.mark.parametrize("stays", [weeks_of_posts(), weeks_of_visits()])
def test_finds_work(stays: list[Stay]) -> None:
    (found,) = told(CHECK, photos(stays))
    place = places_of(found)[0]
    assert (place.latitude, place.longitude) == pytest.approx(WORK)
    assert found.severity is Severity.CAREER
    assert Area.ROUTINE in found.areas
    assert len(names_of(found)) == 5
    assert all("08" <= name[-5:-3] <= "17" for name in names_of(found))


def test_is_silent_for_somebody_who_is_only_seen_at_home_and_out() -> None:
    stays = [visit(HOME, day, 18, 32) for day in range(20)]
    stays += [post((48.2 + day / 100, 11.2), day, 14) for day in range(0, 20, 3)]
    assert told(CHECK, timeline(stays)) == []
    assert told(CHECK, []) == []


def test_a_broken_file_costs_itself_alone() -> None:
    broken = Located("photos", "broken", Whereabouts((Stay(math.inf, 0.0), Stay(*CABIN, math.nan, math.nan))))
    assert len(told(CHECK, [broken, *photos(weeks_of_posts())])) == 1
