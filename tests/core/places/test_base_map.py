"""The outlines of the package: they hold the world, and say which country a point lies in."""

from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.places.base_map import MAP_FILE, country_at, load_base_map


def test_the_world_and_the_states_are_there() -> None:
    base = load_base_map()
    assert len(base.countries) > 200
    names = {one.name for one in base.states}
    assert {"Illinois", "Alaska", "Hawaii", "District of Columbia"} <= names
    assert MAP_FILE.stat().st_size < 500_000


def test_every_ring_is_closed_and_lies_on_earth() -> None:
    base = load_base_map()
    for outline in (*base.countries, *base.coarse, *base.states):
        for ring in outline.rings:
            assert ring[0] == pytest.approx(ring[-1], abs=0.002), outline.name
            assert abs(np.diff(ring[:, 0])).max() < 180 or outline.name == "Antarctica", outline.name
            assert np.ptp(ring[:, 0]) <= 360.1
            assert abs(ring[:, 1]).max() <= 90


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        (39.8, -89.65, "United States of America"),
        (46.9, 2.5, "France"),
        (-25.0, 134.0, "Australia"),
        (-29.5, 28.3, "Lesotho"),  # a hole in South Africa
        (-29.0, 25.0, "South Africa"),
        (66.5, 179.9, "Russia"),  # it lies on both sides of that line
        (66.5, -179.9, "Russia"),
        (-85.0, 30.0, "Antarctica"),
        (-85.0, -170.0, "Antarctica"),
        (30.0, -45.0, ""),
        (66.0, -30.0, ""),
    ],
)
def test_a_point_lies_in_its_country(latitude: float, longitude: float, country: str) -> None:
    assert country_at(latitude, longitude) == country
