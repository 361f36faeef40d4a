"""The demo's recorded runs. A privacy zone cuts off the first and the last meters of each: its middle is the home."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from officer_exposure.demo.household import HOME, Spot, moved

ZONE_RADIUS = 400.0
"""Meters around the home that the demo's app hides."""

_RUNS = 8
_SEED = 4417
_STEP = 12.0
_SECONDS = 5
_NOISE = 3.0
_BEGAN = datetime(2026, 3, 4, 13, 10, tzinfo=UTC)


def runs() -> Iterator[tuple[str, str]]:
    """Each run: the name of its file and what stands in it (GPX 1.1)."""
    random = Random(_SEED)  # noqa: S311 - the demo is the same each time; nothing depends on chance
    for number in range(_RUNS):
        when = _BEGAN + timedelta(days=7 * number)
        yield f"runs/run{number + 1}.gpx", _gpx(_outside(_loop(random)), when)


def _loop(random: Random) -> list[Spot]:
    """Out by one way and back by another, around a center in some direction."""
    toward = random.uniform(0, 2 * math.pi)
    radius = random.uniform(700, 1_100)
    center = (radius * math.cos(toward), radius * math.sin(toward))
    steps = round(2 * math.pi * radius / _STEP)
    around = (toward + math.pi + 2 * math.pi * step / steps for step in range(steps + 1))
    return [
        moved(
            HOME,
            center[0] + radius * math.cos(angle) + random.gauss(0, _NOISE),
            center[1] + radius * math.sin(angle) + random.gauss(0, _NOISE),
        )
        for angle in around
    ]


def _outside(points: list[Spot]) -> list[Spot]:
    """What the privacy zone leaves: from the first point outside it to the last."""
    outside = [number for number, point in enumerate(points) if _meters(point) > ZONE_RADIUS]
    return points[outside[0] : outside[-1] + 1]


def _meters(point: Spot) -> float:
    north = (point[0] - HOME[0]) * 111_195.0
    east = (point[1] - HOME[1]) * 111_195.0 * math.cos(math.radians(HOME[0]))
    return math.hypot(north, east)


def _gpx(points: list[Spot], began: datetime) -> str:
    lines = [
        f'   <trkpt lat="{latitude:.6f}" lon="{longitude:.6f}">'
        f"<time>{began + timedelta(seconds=_SECONDS * number):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for number, (latitude, longitude) in enumerate(points)
    ]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<gpx version="1.1" creator="Demo" xmlns="http://www.topografix.com/GPX/1/1">',
            " <trk><name>Morning run</name><type>running</type><trkseg>",
            *lines,
            " </trkseg></trk>",
            "</gpx>",
            "",
        )
    )
