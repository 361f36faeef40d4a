"""How long it takes to cluster points, to guess home and to ask what is left. Made-up points; needs nothing.

.venv/bin/python -P -m benchmarks.places

Compares with scikit-learn's DBSCAN (haversine, one point is enough), which is for development only. Where hdbscan is
installed, with it as well. All times are of one run on one machine: read the ratios.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from officer_exposure.model import Position
from officer_exposure.places.clusters import linked, places
from officer_exposure.places.guess import guess
from officer_exposure.places.what_if import fewest_removals, near_home, residual
from training.homes.people import Manner, Person, made

Points = NDArray[np.float64]
_METER = 1 / 111_195
_ITEMS = 10_000


def habits(count: int) -> Points:
    """A life: 300 places, some of them daily, 15 m of noise."""
    chance = np.random.default_rng(1)
    spots = chance.uniform((40.5, -74.2), (41.0, -73.7), (300, 2))
    chosen = chance.choice(300, count, p=chance.dirichlet(np.full(300, 0.3)))
    found: Points = spots[chosen] + chance.normal(0, 15 * _METER, (count, 2))
    return found


def city(count: int) -> Points:
    """No two in one place: all over a city of 33 by 25 km."""
    return np.random.default_rng(2).uniform((40.6, -74.05), (40.9, -73.75), (count, 2))


def way(count: int) -> Points:
    """One endless walk."""
    steps = np.random.default_rng(3).normal(0, 3 * _METER, (count, 2))
    found: Points = np.cumsum(steps, axis=0) + np.array((40.7, -74.0))
    return found


def timed(what: Callable[[], object]) -> tuple[float, object]:
    """The best of three, in seconds, and what came out."""
    best, found = float("inf"), None
    for _ in range(3):
        begun = time.perf_counter()
        found = what()
        best = min(best, time.perf_counter() - begun)
    return best, found


def main() -> None:
    """Print seconds and ratios."""
    linked(np.zeros(2), np.zeros(2))  # loading the libraries is not what is measured
    for count in (50_000, 1_000_000):
        for make in (habits, city, way):
            _cluster(f"{count:,} points, {make.__name__}", make(count))
    _compare(habits(50_000))
    _infer()


def _cluster(name: str, points: Points) -> None:
    latitudes, longitudes = points.T.copy()
    seconds, labels = timed(lambda: places(latitudes, longitudes))
    print(f"{name}: {seconds:.3f} s, {len(np.unique(np.asarray(labels))):,} places")


def _compare(points: Points) -> None:
    latitudes, longitudes = points.T.copy()
    ours, labels = timed(lambda: linked(latitudes, longitudes))
    print(f"50,000 points, linked alone: {ours:.3f} s, {len(np.unique(np.asarray(labels)))} clusters")
    for name, cluster in _others():
        begun = time.perf_counter()
        theirs = cluster(np.radians(points))
        seconds = time.perf_counter() - begun
        print(f"{name}: {seconds:.2f} s, {len(np.unique(theirs))} clusters, {seconds / ours:.0f} times ours")


def _others() -> list[tuple[str, Callable[[Points], Points]]]:
    from sklearn.cluster import DBSCAN  # type: ignore[import-untyped] # it has no types of its own

    reach = 60 / 6_371_008.8
    found = [("scikit-learn DBSCAN", DBSCAN(eps=reach, min_samples=1, metric="haversine").fit_predict)]
    if find_spec("hdbscan"):
        from hdbscan import HDBSCAN  # type: ignore[import-not-found] # only where somebody has it

        found.append(("hdbscan", HDBSCAN(metric="haversine").fit_predict))
    return found


def _infer() -> None:
    person = _person()
    home = Position(*person.home, "post")
    near = near_home(person.stays, home)
    for name, what in (
        ("guess", lambda: guess(person.stays)),
        ("what is left after one tick", lambda: residual(person.stays, near[:1], home)),
        ("the fewest removals", lambda: fewest_removals(person.stays, home)),
    ):
        print(f"{len(person.stays):,} items, {name}: {timed(what)[0]:.3f} s")


def _person() -> Person:
    people = (made(Manner(items=_ITEMS, arrivals=False, jitter=12), seed) for seed in range(20))
    return min(people, key=lambda one: abs(len(one.stays) - _ITEMS))


if __name__ == "__main__":
    main()
