"""People as cases to fit on and to measure with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path

import numpy as np

from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.features import features
from officer_exposure.places.moments import moments
from officer_exposure.places.whereabouts import Stay
from training.homes.fitting import Case
from training.homes.people import Manner, made
from training.homes.stops import STOP_M, THINNED, Stopped, halves, read_stops, thinned

FOUND_M = 100.0


class Target(Enum):
    """What is looked for."""

    HOME = "home"
    WORK = "work"


def case(stays: Sequence[Stay], spots: Sequence[tuple[float, float]], within: float = FOUND_M) -> Case:
    """A person whose right places are those within so many meters of one of the spots."""
    seen = moments(stays)
    places = [Position(*spot, "") for spot in zip(seen.latitude.tolist(), seen.longitude.tolist(), strict=True)]
    wanted = [Position(*spot, "") for spot in spots]
    right = [any(distance_m(place, one) <= within for one in wanted) for place in places]
    return Case(features(seen), np.array(right, bool), len(seen.place))


def made_cases(manner: Manner, seeds: range, target: Target) -> list[Case]:
    """Made-up people of one manner."""
    people = [made(manner, seed) for seed in seeds]
    return [case(one.stays, (getattr(one, target.value),)) for one in people]


def thinned_cases(people: Sequence[Stopped], target: Target, seed: int) -> Mapping[tuple[int, float], list[Case]]:
    """People of the stops who posted now and then, by the way they did."""
    return {way: [_thin(one, way, target, seed) for one in people] for way in THINNED}


def _thin(one: Stopped, way: tuple[int, float], target: Target, seed: int) -> Case:
    return case(thinned(one, *way, seed), _truth(one, target), STOP_M)


def dense_cases(people: Sequence[Stopped], target: Target) -> list[Case]:
    """People with all of their stops."""
    return [case(one.stays(), _truth(one, target), STOP_M) for one in people]


def _truth(one: Stopped, target: Target) -> tuple[tuple[float, float], ...]:
    return one.spots("H" if target is Target.HOME else "W")


def stop_halves(folder: Path) -> Iterator[list[Stopped]]:
    """Those to fit on, and those held out."""
    return halves(read_stops(folder))
