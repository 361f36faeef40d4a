from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.places.moments import HOUR, moments
from officer_exposure.places.scorers import SCORERS, telling
from officer_exposure.places.whereabouts import Stay, Track, pack
from tests.core.places.lives import GYM, HOME, MONDAY, WORK, post, visit, weeks_of_posts


def test_a_long_stay_is_a_moment_for_each_hour_and_copies_count_once() -> None:
    seen = moments([visit(HOME, 0, 20, 24), post(WORK, 0, 9), post(WORK, 0, 9)])
    assert np.bincount(seen.place).tolist() == [5, 1]
    assert seen.begins.sum() == 2
    assert telling(seen, int(seen.place[-1])) == (1, 2)


def test_a_day_ends_at_four() -> None:
    seen = moments([post(HOME, 0, 23), post(HOME, 0, 26), post(HOME, 0, 29)])
    assert np.diff(seen.day).tolist() == [0, 1]
    assert seen.weekday.tolist() == [0, 0, 1]
    assert seen.hour.tolist() == [23, 2, 5]


def test_tracks_count_where_they_begin_and_end() -> None:
    points = ((HOME[0] + step * (GYM[0] - HOME[0]) / 9, HOME[1], 60 * step) for step in range(10))
    track = Track(pack(iter(points)), start=MONDAY + 18 * HOUR)
    seen = moments([post(WORK, 0, 9)], [track])
    assert seen.item.tolist() == [0, 1, 1]
    assert seen.time[1:].tolist() == [MONDAY + 18 * HOUR, MONDAY + 18 * HOUR + 540]
    cut = Track(track.points, track.start, cut=True)
    assert moments([], [cut]).count == 1
    assert moments([], [Track(b"")]).count == 0


def test_what_has_no_time_counts_at_no_hour() -> None:
    seen = moments([Stay(*HOME), Stay(*HOME), Stay(*WORK)])
    assert np.isnan(seen.time).all()
    assert len(seen.place) == 3
    for name, scorer in SCORERS.items():
        scores = scorer(seen)
        assert np.isfinite(scores).all(), name
        assert scores.sum() == pytest.approx(1) or scores.sum() == 0, name


@pytest.mark.parametrize("name", sorted(SCORERS))
def test_every_scorer_gives_shares(name: str) -> None:
    scores = SCORERS[name](moments([*weeks_of_posts(), post(HOME, 1, 23)]))
    assert scores.sum() == pytest.approx(1)
    assert (scores >= 0).all()


@pytest.mark.parametrize(
    ("name", "spot"),
    [
        ("most_frequent", WORK),
        ("at_night", HOME),
        ("evening_and_night", HOME),
        ("distinct_nights", HOME),
        ("last_of_day", HOME),
        ("first_of_day", WORK),
        ("weekend_mornings", HOME),
        ("weekday_evenings", HOME),
    ],
)
def test_scorers_differ_in_what_they_look_at(name: str, spot: tuple[float, float]) -> None:
    seen = moments([*weeks_of_posts(), *(post(HOME, day, 22.5) for day in (1, 3))])
    best = int(np.argmax(SCORERS[name](seen)))
    assert (seen.latitude[best], seen.longitude[best]) == pytest.approx(spot)
