"""How often the attack on privacy zones succeeds, and how often it sees one where there is none, on made runners.

    .venv/bin/python -P -m benchmarks.accuracy.zones

Every figure has a fixed seed, so anyone gets the same. `benchmarks/runner.py` says what is made. Where a row does not
say otherwise, the zone cuts what the receiver recorded, as platforms do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy.wilson import Share
from benchmarks.runner import Habits, Runner
from checks.places.privacy_zone import sureness
from officer_exposure.model import Confidence, Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.privacy_zones.attack import Zone, find_zones
from officer_exposure.places.whereabouts import Track

Row = tuple[str, str]

NOTES = (
    "Runners and their towns are those of `benchmarks/runner.py`, habits those of `benchmarks/histories.py`, school "
    "years those of `benchmarks/school_years.py`: made, too. All were developed on others that were made in the same "
    "way. A zone counts as found where the middle of the surest circle lies within 25 m.\n"
)

_PEOPLE = 60
_CLOSE_M = 25.0
_RADII = (200.0, 400.0, 600.0, 800.0, 1_000.0, 1_609.344)
_NUMBERS = (3, 5, 10, 20)
_FIRST_SEED = 70_000


def zones() -> Iterator[tuple[str, list[Row]]]:
    """Every table: its title and its rows."""
    yield "Privacy zones: the middle of a centered zone found within 25 m", list(_centered())
    yield "Privacy zones: other people and other zones", list(_others())
    yield "Privacy zones: moved away from home by half a radius", list(_moved())
    yield "Privacy zones: circles seen where there is no zone", list(_none())
    yield "Privacy zones: how sure it says it is, and how often it is right", list(_sureness())


@dataclass(frozen=True)
class Attacked:
    """What was found for one made runner. `far`, `far_from_home`: of each zone's middle, meters, surest first."""

    zones: tuple[Zone, ...]
    far: tuple[float, ...]
    far_from_home: tuple[float, ...]


def attacked(seed: int, number: int, radius: float, habits: Habits, moved: float = 0.0) -> Attacked:
    """Attack one made runner, whose zone was moved from home by a share of its radius."""
    runner = Runner(seed, habits)
    angle = float(runner.random.uniform(0, 2 * math.pi))
    middle = runner.home + moved * radius * np.array([math.cos(angle), math.sin(angle)])
    found = find_zones(runner.tracks(number, (middle, radius)))
    middles = [Position(zone.latitude, zone.longitude, "track") for zone in found]
    true, home = (runner.position(spot) for spot in (middle, runner.home))
    return Attacked(
        found,
        tuple(distance_m(true, spot) for spot in middles),
        tuple(distance_m(home, spot) for spot in middles),
    )


def _all(number: int, radius: float, habits: Habits, moved: float = 0.0) -> list[Attacked]:
    return [attacked(seed, number, radius, habits, moved) for seed in range(_FIRST_SEED, _FIRST_SEED + _PEOPLE)]


def _close(distances: Iterable[tuple[float, ...]]) -> Share:
    """Of how many people the first distance is close."""
    close = [bool(one) and one[0] <= _CLOSE_M for one in distances]
    return Share(sum(close), len(close))


def _success(number: int, radius: float, habits: Habits) -> Share:
    return _close(one.far for one in _all(number, radius, habits))


def _centered() -> Iterator[Row]:
    for number in _NUMBERS:
        for radius in _RADII:
            yield f"{number} activities, radius {radius:,.0f} m", str(_success(number, radius, Habits()))


def _others() -> Iterator[Row]:
    kinds = {
        "noise after the cut": Habits(noise_before=False),
        "four of five activities on one of three usual routes": Habits(usual=0.8),
        "three of ten activities from elsewhere": Habits(elsewhere=0.3),
    }
    for words, habits in kinds.items():
        for number in (5, 10):
            for radius in (200.0, 400.0, 800.0):
                yield f"{words}: {number} activities, radius {radius:,.0f} m", str(_success(number, radius, habits))
    for number in (5, 10):
        yield f"a radius that no platform offers (530 m): {number} activities", str(_success(number, 530.0, Habits()))


def _moved() -> Iterator[Row]:
    for radius in (400.0, 800.0):
        words = f"10 activities, radius {radius:,.0f} m"
        people = _all(10, radius, Habits(), 0.5)
        yield f"{words}: the circle's own middle found within 25 m", str(_close(one.far for one in people))
        yield f"{words}: home within 25 m of that middle", str(_close(one.far_from_home for one in people))


def _none() -> Iterator[Row]:
    kinds: dict[str, Habits] = {
        "all begin at home": Habits(elsewhere=0.0),
        "all begin anywhere": Habits(elsewhere=1.0),
        "the watch is stopped some 90 m early": Habits(stopped_early=90.0),
    }
    for words, habits in kinds.items():
        for number in (5, 20, 100):
            found = [find_zones(_whole(seed, number, habits)) for seed in range(_FIRST_SEED, _FIRST_SEED + _PEOPLE)]
            yield f"{words}: {number} activities", str(Share(sum(map(bool, found)), len(found)))
            sure = [any(sureness(zone) is Confidence.HIGH for zone in zones) for zones in found]
            yield f"{words}: {number} activities, called very likely", str(Share(sum(sure), len(sure)))


def _whole(seed: int, number: int, habits: Habits) -> list[Track]:
    return Runner(seed, habits).tracks(number, None)


def _sureness() -> Iterator[Row]:
    seen: dict[Confidence, list[bool]] = {level: [] for level in Confidence}
    for number in (3, 5, 10):
        for radius in (200.0, 400.0, 1_000.0):
            for seed in range(_FIRST_SEED + 500, _FIRST_SEED + 500 + _PEOPLE):
                habits = Habits(usual=0.6, elsewhere=0.2, noise_before=seed % 2 == 0)
                one = attacked(seed, number, radius, habits)
                for far, zone in zip(one.far, one.zones, strict=True):
                    seen[sureness(zone)].append(far <= _CLOSE_M)
    for level in reversed(Confidence):
        yield f"called {level.name.lower()}: within 25 m", str(Share(sum(seen[level]), len(seen[level])))


def main() -> None:
    """Print the tables."""
    for title, rows in zones():
        print(f"## {title}\n\n| what | measured |\n|---|---|")
        for words, figure in rows:
            print(f"| {words} | {figure} |", flush=True)
        print()


if __name__ == "__main__":
    main()
