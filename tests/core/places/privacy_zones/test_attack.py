"""The attack on privacy zones, on made runners with fixed seeds."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.runner import Habits, Runner
from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.privacy_zones.attack import Zone, find_zones
from officer_exposure.places.privacy_zones.crossings import crossings_of
from officer_exposure.places.privacy_zones.doors import find_doors
from officer_exposure.places.privacy_zones.ends import Ends, ends_of
from officer_exposure.places.whereabouts import Track, pack

_TIDY = Habits(elsewhere=0.0)


@cache
def _made(seed: int, number: int, radius: float, habits: Habits = _TIDY) -> tuple[tuple[Track, ...], Position]:
    runner = Runner(seed, habits)
    zone = (runner.home, radius) if radius else None
    return tuple(runner.tracks(number, zone)), runner.position(runner.home)


def _far(zone: Zone, spot: Position) -> float:
    return distance_m(Position(zone.latitude, zone.longitude, "track"), spot)


@pytest.mark.parametrize("radius", [200.0, 400.0, 800.0, 1_609.344])
def test_ten_activities_give_the_middle_away(radius: float) -> None:
    for seed in (1, 2, 3):
        tracks, home = _made(seed, 10, radius)
        first = find_zones(tracks)[0]
        assert _far(first, home) < 25
        assert first.radius == pytest.approx(radius, abs=15)
        assert len(first.tracks) >= 8
        assert not first.rival


def test_a_radius_that_no_platform_offers_is_found_too() -> None:
    tracks, home = _made(4, 12, 530.0)
    first = find_zones(tracks)[0]
    assert _far(first, home) < 25
    assert first.radius == pytest.approx(530, abs=15)


def test_two_zones_are_found_beside_activities_from_elsewhere() -> None:
    stray = Habits(elsewhere=0.3)
    here, home = _made(5, 20, 400.0, stray)
    there, _ = _made(6, 20, 600.0, stray)
    runner = Runner(6, stray, corner=(41.03, -93.0))
    there = tuple(runner.tracks(20, (runner.home, 600.0)))
    other = runner.position(runner.home)
    zones = find_zones(here + there)[:2]
    assert min(_far(zone, home) for zone in zones) < 25
    assert min(_far(zone, other) for zone in zones) < 25


def test_a_circle_that_was_moved_is_found_where_it_is_and_not_where_home_is() -> None:
    runner = Runner(7, _TIDY)
    middle = runner.home + np.array([150.0, -130.0])
    first = find_zones(runner.tracks(15, (middle, 400.0)))[0]
    assert _far(first, runner.position(middle)) < 25
    assert _far(first, runner.position(runner.home)) > 150


def test_whole_activities_make_no_zone_but_a_door() -> None:
    for seed in range(10, 16):
        tracks, home = _made(seed, 15, 0.0)
        assert find_zones(tracks) == ()
        door = find_doors(tracks)[0]
        assert distance_m(Position(door.latitude, door.longitude, "track"), home) < 30
        assert len(door.tracks) >= 8


def test_a_door_and_where_the_watch_is_stopped_near_it_make_no_zone() -> None:
    for seed in (3, 10):  # both were told of a circle while doors could lie on its edge
        assert find_zones(Runner(seed, Habits(stopped_early=90.0)).tracks(20, None)) == ()


def test_ends_that_lead_off_every_way_lie_on_no_edge() -> None:
    at, onward = np.zeros((4, 2)), np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.6, 0.8]])
    everywhere = Ends((48.0, 11.0), at, onward, np.ones(4), np.arange(4), np.ones(4, dtype=bool))
    assert crossings_of(everywhere).one_way.tolist() == [False]
    assert crossings_of(everywhere.only(np.array([0, 2, 3]))).one_way.tolist() == [True]
    cut, _ = _made(8, 20, 400.0)
    edge = crossings_of(ends_of(cut)[0])
    assert edge.one_way[edge.count >= 2].mean() > 0.8


def test_activities_from_anywhere_make_neither() -> None:
    for seed in range(20, 24):
        tracks, _ = _made(seed, 15, 0.0, Habits(elsewhere=1.0))
        assert find_zones(tracks) == ()
        assert find_doors(tracks) == ()


def test_ends_at_the_edge_of_a_zone_are_no_door() -> None:
    tracks, home = _made(8, 20, 400.0)
    hidden = {number for zone in find_zones(tracks) for number in zone.tracks}
    assert all(
        distance_m(Position(door.latitude, door.longitude, "track"), home) > 380 for door in find_doors(tracks, hidden)
    )
    assert len(find_doors(tracks, hidden)) <= len(find_doors(tracks))


def test_laps_of_one_afternoon_are_no_door() -> None:
    tracks, _ = _made(9, 6, 0.0)
    same_day = [Track(track.points, 1_700_000_000.0 + 600 * number) for number, track in enumerate(tracks)]
    assert find_doors(same_day) == ()


def test_order_changes_nothing() -> None:
    tracks, home = _made(2, 10, 400.0)
    turned = tuple(reversed(tracks))
    one, other = find_zones(tracks)[0], find_zones(turned)[0]
    assert _far(one, home) == pytest.approx(_far(other, home), abs=3)


@pytest.mark.parametrize(("latitude", "longitude"), [(-45.0, 179.9995), (68.0, -180.0), (0.0, 0.0)])
def test_it_works_anywhere_on_earth(latitude: float, longitude: float) -> None:
    runner = Runner(3, _TIDY, corner=(latitude, longitude))
    first = find_zones(runner.tracks(10, (runner.home, 400.0)))[0]
    assert _far(first, runner.position(runner.home)) < 25
    assert -180 <= first.longitude <= 180


def test_a_damaged_track_lends_its_start_alone() -> None:
    tracks, _ = _made(10, 8, 0.0)
    broken = [Track(track.points, track.start, cut=True) for track in tracks]
    assert find_doors(broken)[0].finishes == 0


_POINT = st.tuples(
    st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False), st.integers(-1, 2_000_000_000)
)


@settings(max_examples=40)
@given(st.lists(st.lists(_POINT, max_size=12), max_size=8))
def test_no_track_breaks_it(points: list[list[tuple[float, float, float]]]) -> None:
    tracks = [Track(pack(iter(one)), 1_700_000_000.0 + number * 90_000) for number, one in enumerate(points)]
    assert all(math.isfinite(zone.latitude + zone.longitude + zone.radius) for zone in find_zones(tracks))
    doors = find_doors(tracks)
    assert all(len(one.tracks) >= len(other.tracks) for one, other in pairwise(doors))
