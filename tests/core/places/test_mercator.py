"""The projection against its published values, and there and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.places.mercator import meters, project, project_all, unproject


def test_known_points() -> None:
    assert project(0, 0) == pytest.approx((0.5, 0.5))
    assert project(85.05112878, -180) == pytest.approx((0, 0), abs=1e-9)
    # EPSG:3857 of 39.78, -89.65: x -9,979,792.35 m, y 4,834,106.96 m (by the formulas of OGP guidance note 7-2)
    x, y = project(39.78, -89.65)
    assert (x - 0.5) * 2 * np.pi * 6_378_137 == pytest.approx(-9_979_792, abs=2)
    assert (0.5 - y) * 2 * np.pi * 6_378_137 == pytest.approx(np.log(np.tan(np.radians(45 + 39.78 / 2))) * 6_378_137)


@given(st.floats(-85, 85), st.floats(-180, 179.999))
def test_there_and_back(latitude: float, longitude: float) -> None:
    assert unproject(*project(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-7)


def test_many_at_once_are_the_same() -> None:
    x, y = project_all(np.array([10.0, 89.0]), np.array([20.0, -20.0]))
    assert list(zip(x.tolist(), y.tolist(), strict=True)) == [
        pytest.approx(project(10, 20)),
        pytest.approx(project(89, -20)),
    ]


def test_the_ground_shrinks_towards_the_poles() -> None:
    assert meters(0) == pytest.approx(40_075_017, rel=1e-6)
    assert meters(60) == pytest.approx(meters(0) / 2, rel=1e-9)
