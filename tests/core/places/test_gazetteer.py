"""The nearest town, found as one who measures the way to all of them finds it."""

from __future__ import annotations

import random

import pytest

from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.gazetteer import TOWNS_FILE, Gazetteer, bearing, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_it_is_small_and_holds_the_towns_of_the_world(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 70_000
    assert TOWNS_FILE.stat().st_size < 1_200_000


def test_a_town_is_named_with_its_state_or_country(gazetteer: Gazetteer) -> None:
    near = gazetteer.near(39.828, -89.65)
    assert near.town.full_name == "Springfield, IL"
    assert near.distance == pytest.approx(2_950, abs=200)
    assert near.bearing < 20 or near.bearing > 340
    assert gazetteer.near(64.14, -21.9).town.full_name == "Reykjavík, Iceland"


def test_it_is_the_nearest_of_all(gazetteer: Gazetteer) -> None:
    towns = gazetteer.towns_in(-90, -180, 90, 180, len(gazetteer))
    chance = random.Random(5)
    for _ in range(8):
        latitude, longitude = chance.uniform(-70, 75), chance.uniform(-180, 180)
        here = Position(latitude, longitude, "")
        least = min(distance_m(here, Position(town.latitude, town.longitude, "")) for town in towns)
        assert gazetteer.near(latitude, longitude).distance == pytest.approx(least, rel=1e-3, abs=1)


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (39.78123, -89.65432, "Springfield, IL"),  # the middle of a village that lies in it is nearer
        (48.8584, 2.2945, "Paris, France"),
        (39.7900, -89.7240, "Leland Grove, IL"),  # the nearest, where no larger town reaches so far
        (0.0, -30.0, "Rio do Fogo, Brazil"),
    ],
)
def test_a_place_is_named_by_the_town_that_people_know(
    gazetteer: Gazetteer, latitude: float, longitude: float, name: str
) -> None:
    assert gazetteer.familiar(latitude, longitude).town.full_name == name


def test_the_line_where_the_day_begins_is_no_wall(gazetteer: Gazetteer) -> None:
    assert gazetteer.near(-16.8, -179.98).town.country == "Fiji"
    assert gazetteer.near(-16.8, 179.98).town.country == "Fiji"


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 0), (-90, 0), (0, 180), (0, -180), (89.99, 179.99)])
def test_the_ends_of_the_earth_are_no_trouble(gazetteer: Gazetteer, latitude: float, longitude: float) -> None:
    assert gazetteer.near(latitude, longitude).distance > 0


def test_towns_of_a_part_of_the_map_come_largest_first(gazetteer: Gazetteer) -> None:
    names = [town.name for town in gazetteer.towns_in(36, -92, 43, -87, 3)]
    assert names[0] == "Chicago"
    assert len(names) == 3


@pytest.mark.parametrize(
    ("to", "degrees"), [((1, 0), 0), ((0, 1), 90), ((-1, 0), 180), ((0, -1), 270), ((0.001, 0.001), 45)]
)
def test_a_bearing_runs_from_north_over_east(to: tuple[float, float], degrees: float) -> None:
    assert bearing(0, 0, *to) == pytest.approx(degrees, abs=0.01)
