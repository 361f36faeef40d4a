"""places.second_home"""

from __future__ import annotations

import math

import pytest

from checks.places.second_home import CHECK
from officer_exposure.model import Area, Audience, Severity
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts
from tests.checks.places.lives import photos, places_of, timeline, told
from tests.core.places.lives import CABIN, weeks_of_posts, weeks_of_visits


def test_finds_the_cabin_of_the_weekends() -> None:
    (found,) = told(CHECK, timeline(weeks_of_visits(6)), {"archive": Audience.FRIENDS})
    place = places_of(found)[0]
    assert (place.latitude, place.longitude) == pytest.approx(CABIN)
    assert (found.severity, found.audience) == (Severity.FINDS_FAMILY, Audience.FRIENDS)
    assert found.areas == (Area.HOME, Area.FAMILY)


def test_is_silent_for_few_nights_and_for_posts_of_the_evening() -> None:
    assert told(CHECK, timeline(weeks_of_visits(2))) == []
    assert told(CHECK, photos(weeks_of_posts())) == []


def test_a_broken_file_costs_itself_alone() -> None:
    broken = Located("archive", "broken", Whereabouts((Stay(math.nan, math.nan, math.nan),)))
    assert len(told(CHECK, [broken, *timeline(weeks_of_visits(6))])) == 1
