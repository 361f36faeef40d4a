"""The clock of a place, told from its position."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from officer_exposure.places.zones import is_believable, offset_at

SUMMER, WINTER = (datetime(2024, month, 1, 12, tzinfo=UTC).timestamp() for month in (7, 1))


@pytest.mark.parametrize(
    ("latitude", "longitude", "summer", "winter"),
    [
        (42.36, -71.06, -240, -300),
        (33.45, -112.07, -420, -420),
        (48.14, 11.58, 120, 60),
        (27.71, 85.32, 345, 345),
        (-33.87, 151.21, 600, 660),
        (0.0, -150.0, -600, -600),
    ],
    ids=["Boston", "Phoenix", "Munich", "Kathmandu", "Sydney", "at sea"],
)
def test_the_clock_follows_the_rules_of_the_place(latitude: float, longitude: float, summer: int, winter: int) -> None:
    assert offset_at(latitude, longitude, SUMMER) == summer
    assert offset_at(latitude, longitude, WINTER) == winter


def test_times_before_clocks_were_set_are_not_believed() -> None:
    assert is_believable(SUMMER)
    assert not any(map(is_believable, (0.0, -62_169_958_800.0, 1e12, float("nan"))))
