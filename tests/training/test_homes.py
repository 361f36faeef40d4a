"""The people that the ranking of places is fitted on, the fit, and what the shipped numbers come to."""

from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.places.features import NAMES
from officer_exposure.places.guess import guess
from officer_exposure.places.ranking import confidence, load_rankings
from tests.shared_data import needs_shared, shared
from training.homes.cases import Target, dense_cases, made_cases, stop_halves
from training.homes.fitting import Case, fit, hits, reliability
from training.homes.people import MANNERS, NEVER_HOME, made
from training.homes.stops import read_stops, thinned


def test_the_same_seed_is_the_same_person() -> None:
    manner = MANNERS["posts"]
    assert made(manner, 1) == made(manner, 1)
    assert made(manner, 1) != made(manner, 2)


@pytest.mark.parametrize("name", sorted(MANNERS))
def test_everybody_posts_at_home_now_and_then(name: str) -> None:
    for seed in range(5):
        person = made(MANNERS[name], seed)
        at_home = [one for one in person.stays if abs(one.latitude - person.home[0]) < 0.001]
        assert at_home
        assert len(at_home) < len(person.stays)


def test_some_show_nothing_of_home() -> None:
    for seed in range(5):
        person = made(NEVER_HOME, seed)
        assert not [one for one in person.stays if (one.latitude, one.longitude) == person.home]


def test_the_fit_finds_the_column_that_matters() -> None:
    chance = np.random.default_rng(1)
    cases = []
    for _ in range(200):
        table = chance.uniform(0, 1, (6, len(NAMES)))
        right = np.zeros(6, bool)
        right[np.argmax(table[:, 3])] = True
        cases.append(Case(table, right, 20))
    ranking = fit(cases[:100], cases[100:])
    assert int(np.argmax(ranking.weights)) == 3
    assert hits(cases[100:], ranking, 1) > 75
    said = reliability(cases[100:], ranking)
    assert np.mean([sure for sure, _ in said]) == pytest.approx(np.mean([right for _, right in said]), abs=0.05)


def test_confidence_rises_with_the_share() -> None:
    ranking = load_rankings().home
    said = [confidence(share, 20, ranking) for share in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert said == sorted(said)
    assert 0 < said[0] < said[-1] < 1


def test_the_shipped_numbers_find_most_homes_of_made_up_people() -> None:
    cases = made_cases(MANNERS["check-ins"], range(900_000, 900_100), Target.HOME)
    ranking = load_rankings().home
    assert hits(cases, ranking, 1) >= 70
    assert hits(cases, ranking, 3) >= 88


@needs_shared
def test_the_shipped_numbers_find_the_homes_of_people_held_out() -> None:
    _, held_out = stop_halves(shared("data/places"))
    cases = dense_cases(held_out, Target.HOME)
    assert len(cases) == 125
    assert hits(cases, load_rankings().home, 1) / len(cases) >= 0.98


@needs_shared
def test_thinned_stops_are_stops_of_the_same_person() -> None:
    one = read_stops(shared("data/places"))[0]
    posts = thinned(one, 13, 0.2, seed=1)
    assert len(posts) == 13
    assert {(stay.latitude, stay.longitude) for stay in posts} <= set(one.spot.values())
    at_home = [stay for stay in posts if (stay.latitude, stay.longitude) in one.spots("H")]
    assert len(at_home) == 3
    assert guess(one.stays()).home
