"""Distances as people say them."""

from __future__ import annotations

import pytest

from officer_exposure.places.gazetteer import Near, Town
from officer_exposure.places.wording import compass, distance_words, near_words, place_words

_TOWN = Town("Springfield", "IL", "United States", 39.8, -89.65, 114_000)


@pytest.mark.parametrize(
    ("meters", "metric", "imperial"),
    [
        (0, "5 m", "5 feet"),
        (23, "25 m", "75 feet"),
        (120, "100 m", "400 feet"),
        (980, "1 km", "0.6 miles"),
        (1_600, "1.6 km", "1 mile"),
        (2_960, "3 km", "1.8 miles"),
        (19_700, "20 km", "12 miles"),
        (2_000_000, "2,000 km", "1,243 miles"),
    ],
)
def test_a_distance_is_rounded_as_one_says_it(meters: float, metric: str, imperial: str) -> None:
    assert distance_words(meters, imperial=False) == metric
    assert distance_words(meters, imperial=True) == imperial


def test_a_place_is_said_from_the_nearest_town() -> None:
    assert near_words(Near(_TOWN, 3_010, 2), imperial=False) == "about 3 km north of Springfield, IL"
    assert near_words(Near(_TOWN, 900, 2), imperial=False) == "in or close to Springfield, IL"


def test_far_from_any_town_it_is_the_country_that_counts() -> None:
    assert place_words(-24.5, 127.5, imperial=False) == "far from any town, in Australia"
    assert place_words(30.0, -45.0, imperial=False) == "far from any town, in open water"
    assert place_words(39.828, -89.65, imperial=True) == "about 1.8 miles north of Springfield, IL"


def test_directions_are_eight() -> None:
    assert [compass(degrees) for degrees in (0, 22, 23, 90, 200, 359)] == [
        "north",
        "north",
        "northeast",
        "east",
        "south",
        "north",
    ]
