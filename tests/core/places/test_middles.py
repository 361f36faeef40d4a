from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.guess import guess
from officer_exposure.places.moments import moments
from officer_exposure.places.whereabouts import Stay
from tests.core.places.lives import HOME, post, weeks_of_posts

DELI = (HOME[0] + 0.00036, HOME[1])
"""40 m from home: linked to it."""


def test_the_spot_of_a_place_is_where_the_nights_come_from() -> None:
    stays = [*weeks_of_posts(), *(post(DELI, day, 12) for day in range(12))]
    place = guess(stays).home[0]
    assert distance_m(Position(place.latitude, place.longitude, ""), Position(*HOME, "")) < 5
    assert place.radius_m > 35


def test_noise_is_averaged_out() -> None:
    chance = np.random.default_rng(6)
    stays = [
        post((HOME[0] + north, HOME[1] + east), day, 22)
        for day, (north, east) in enumerate(chance.normal(0, 1e-4, (60, 2)))
    ]
    seen = moments(stays)
    best = int(np.argmax(np.bincount(seen.place)))
    found = Position(float(seen.latitude[best]), float(seen.longitude[best]), "")
    assert distance_m(found, Position(*HOME, "")) < 8


def test_on_the_date_line_the_spot_is_on_the_date_line() -> None:
    seen = moments([Stay(10.0, 179.9999), Stay(10.0, -179.9999)])
    assert seen.count == 1
    assert abs(seen.longitude[0]) == pytest.approx(180, abs=2e-4)
