"""How well stays are found in dense readings: made days with errands, glitches, gaps and sparse readings.

    python -m benchmarks.accuracy.stay_points

A stay counts as found where found ones lie within 100 m of it and cover at least half of its time; a found one of ten
minutes or more is right where it lies likewise on a true one.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from officer_exposure.places.stay_points import STAY_SECONDS, Fix, StayDetector, StayPoint, meters_between

_METERS = 111_195.0
_HOME = (41.6, -93.6)
_NEAR_M = 100.0
_DAYS = 60


class Setting(NamedTuple):
    """How readings are made. `every`: seconds between them. `glitches`: share of readings that are far off.

    `gaps`: how many a day are longer than half an hour. `noise`: meters.
    """

    name: str
    every: int
    noise: float
    glitches: float = 0.0
    gaps: int = 0


_SETTINGS = (
    Setting("GPS, every 30 s", 30, 8),
    Setting("phone, every 2 min", 120, 25),
    Setting("phone with 3 % glitches", 120, 25, 0.03),
    Setting("phone with 4 gaps a day", 120, 25, 0.03, 4),
    Setting("sparse, every 8 min", 480, 35, 0.02, 2),
)


class True_(NamedTuple):
    """A true stay."""

    north: float
    east: float
    start: float
    end: float


def days(made: random.Random) -> list[True_]:
    """Home, work, errands: somebody's stays, one after the other, with some minutes of way between."""
    spots = [_HOME, *((_HOME[0] + made.gauss(0, 0.03), _HOME[1] + made.gauss(0, 0.04)) for _ in range(12))]
    stays: list[True_] = []
    time = 1_700_000_000.0
    for _ in range(_DAYS):
        for spot, minutes in ((0, 420), (1, 480), (made.randint(2, 12), made.randint(12, 90)), (0, 240)):
            stays.append(True_(*spots[spot], time, time + minutes * 60))
            time += minutes * 60 + made.randint(5, 40) * 60
    return stays


def readings(stays: Sequence[True_], setting: Setting, made: random.Random) -> Iterator[Fix]:
    """What a phone would have recorded."""
    for stay, following in zip(stays, [*stays[1:], stays[-1]], strict=True):
        silent = made.random() < setting.gaps / 4
        falls_silent = made.uniform(stay.start, stay.end)
        time = stay.start
        while time < following.start or time <= stay.end:
            share = min(1.0, max(0.0, (time - stay.end) / max(following.start - stay.end, 1)))
            north = stay.north + (following.north - stay.north) * share + made.gauss(0, setting.noise) / _METERS
            east = stay.east + (following.east - stay.east) * share + made.gauss(0, setting.noise) / _METERS
            if made.random() < setting.glitches:
                north += made.uniform(-2_000, 2_000) / _METERS
            yield Fix(north, east, time, setting.noise)
            time += made.uniform(0.7, 1.3) * setting.every
            if silent and time > falls_silent:
                time, silent = time + made.uniform(1_800, 5_400), False


def _lies_on(found: StayPoint, stay: True_) -> bool:
    near = meters_between(found.latitude, found.longitude, stay.north, stay.east) <= _NEAR_M
    return near and min(found.end, stay.end) > max(found.start, stay.start)


def main() -> None:
    """Print the share of stays found, the share of found ones that are right, and how far off their middles are."""
    print("setting | stays | found | right | middle off, m (median)")
    for number, setting in enumerate(_SETTINGS):
        made = random.Random(number)
        stays = days(made)
        detector = StayDetector()
        found = [one for fix in readings(stays, setting, made) for one in detector.add(fix)] + list(detector.finish())
        lasting = [one for one in found if one.end - one.start >= STAY_SECONDS]
        matches = [[one for one in lasting if _lies_on(one, stay)] for stay in stays]
        covered = [
            sum(min(one.end, stay.end) - max(one.start, stay.start) for one in on) >= (stay.end - stay.start) / 2
            for stay, on in zip(stays, matches, strict=True)
        ]
        right = [any(_lies_on(one, stay) for stay in stays) for one in lasting]
        off = [
            meters_between(one.latitude, one.longitude, stay.north, stay.east)
            for stay, on in zip(stays, matches, strict=True)
            for one in on
        ]
        print(
            f"{setting.name} | {len(stays)} | {sum(covered) / len(stays):.3f} | {sum(right) / max(len(right), 1):.3f}"
            f" | {median(off) if off else 0:.0f}"
        )


if __name__ == "__main__":
    main()
