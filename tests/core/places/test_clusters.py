from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.places.clusters import linked, places

METER = 1 / 111_195


def points(*spots: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(spots, float)
    return table[:, 0].copy(), table[:, 1].copy()


def test_what_is_near_is_one_place_and_what_is_far_is_not() -> None:
    labels = places(*points((48, 11), (48 + 40 * METER, 11), (48 + 200 * METER, 11)))
    assert labels[0] == labels[1] != labels[2]


@pytest.mark.parametrize("latitude", [0.0, 60.0, -80.0])
def test_meters_are_meters_at_every_latitude(latitude: float) -> None:
    east = METER / np.cos(np.radians(latitude))
    labels = places(*points((latitude, 11), (latitude, 11 + 35 * east), (latitude, 11 + 140 * east)))
    assert labels[0] == labels[1] != labels[2]


def test_a_place_on_the_date_line_is_one() -> None:
    assert len(set(places(*points((10, 179.9999), (10, -179.9999))).tolist())) == 1


def test_the_same_groups_as_dbscan() -> None:
    from sklearn.cluster import DBSCAN  # type: ignore[import-untyped] # it has no types of its own

    chance = np.random.default_rng(3)
    centers = chance.uniform((40.6, -74.1), (40.9, -73.7), (40, 2))
    table = centers[chance.integers(0, 40, 3000)] + chance.normal(0, 10 * METER, (3000, 2))
    theirs = DBSCAN(eps=60 / 6_371_008.8, min_samples=1, metric="haversine").fit_predict(np.radians(table))
    ours = linked(table[:, 0].copy(), table[:, 1].copy())
    assert len(set(zip(ours.tolist(), theirs.tolist(), strict=True))) == len(set(theirs.tolist()))
    assert len(set(ours.tolist())) == len(set(theirs.tolist()))


def test_a_dense_city_is_not_one_place() -> None:
    chance = np.random.default_rng(4)
    table = chance.uniform((40.70, -74.0), (40.71, -73.99), (4000, 2))
    assert len(set(linked(table[:, 0].copy(), table[:, 1].copy()).tolist())) == 1
    labels = places(table[:, 0].copy(), table[:, 1].copy())
    assert len(set(labels.tolist())) > 20
    for label in set(labels.tolist()):
        spread = np.ptp(table[labels == label], axis=0) / METER
        assert max(spread) < 700


def test_a_home_in_a_dense_city_stays_in_one_piece() -> None:
    chance = np.random.default_rng(5)
    home = np.array((40.705, -73.995)) + chance.normal(0, 10 * METER, (500, 2))
    table = np.concatenate([home, chance.uniform((40.70, -74.0), (40.71, -73.99), (1500, 2))])
    labels = places(table[:, 0].copy(), table[:, 1].copy())[:500]
    assert np.bincount(labels).max() > 490


def test_nothing_is_no_place() -> None:
    assert places(np.zeros(0), np.zeros(0)).tolist() == []
    assert linked(np.zeros(0), np.zeros(0)).tolist() == []
