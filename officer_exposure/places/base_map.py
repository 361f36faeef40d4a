"""The outlines that ship with the program: countries of the world and states of the United States.

Made from Natural Earth 4.1 (public domain) and the cartographic boundaries of the U.S. Census Bureau, 2017 edition
(public domain) by `training/geography`; see data/SOURCES.md. Read from the package alone, when a map is first drawn.
"""

from __future__ import annotations

import gzip
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.places.mercator import project_all

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Line = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    """Points of a closed line: rows of longitude and latitude in degrees. One that crosses 180 runs on beyond it."""

MAP_FILE = Path(__file__).parent / "data" / "outlines.gz"

PARTS = 1000
"""Outlines are kept as whole numbers of this many parts of a degree (about 100 m): they are no finer themselves."""

CREDIT = "Map: Natural Earth, U.S. Census Bureau. Town names: GeoNames (CC BY 4.0)."
"""Stands on every map that is drawn."""


class PackedOutline(msgspec.Struct, frozen=True, array_like=True):
    """One country or state as it lies in the file. A ring: differences as little-endian int32, longitudes first."""

    name: str
    rings: tuple[bytes, ...]


class Outline(msgspec.Struct, frozen=True):
    """One country or state. Its rings are filled by the odd-even rule: a ring within a ring is a hole."""

    name: str
    rings: tuple[Line, ...]


class BaseMap(msgspec.Struct, frozen=True):
    """What is drawn below everything else. `coarse`: the countries for when the whole world is in view."""

    countries: tuple[Outline, ...]
    coarse: tuple[Outline, ...]
    states: tuple[Outline, ...]


class Projected(msgspec.Struct, frozen=True):
    """An outline on the Mercator square: x and y of each ring, and the box around them all."""

    rings: tuple[tuple[Numbers, Numbers], ...]
    left: float
    top: float
    right: float
    bottom: float


class Layer(StrEnum):
    """The layers of the base map, by the name of their field."""

    COUNTRIES = "countries"
    COARSE = "coarse"
    STATES = "states"


@cache
def projected(layer: Layer) -> tuple[Projected, ...]:
    """A layer as it is drawn, worked out once. May be called beside the window, so that drawing need not wait."""
    outlines: tuple[Outline, ...] = getattr(load_base_map(), layer.value)
    return tuple(_projected(one) for one in outlines)


def _projected(outline: Outline) -> Projected:
    rings = tuple(project_all(ring[:, 1], ring[:, 0]) for ring in outline.rings)
    return Projected(
        rings,
        min(float(x.min()) for x, _ in rings),
        min(float(y.min()) for _, y in rings),
        max(float(x.max()) for x, _ in rings),
        max(float(y.max()) for _, y in rings),
    )


@cache
def load_base_map() -> BaseMap:
    """The outlines, read once."""
    packed = msgspec.msgpack.decode(gzip.decompress(MAP_FILE.read_bytes()), type=dict[str, tuple[PackedOutline, ...]])
    return BaseMap(**{name: tuple(_outline(one) for one in layer) for name, layer in packed.items()})


def country_at(latitude: float, longitude: float) -> str:
    """The name of the country a point lies in; empty at sea. Within a few kilometers of a border it can be wrong."""
    for country in load_base_map().countries:
        if _is_inside(country, latitude, longitude):
            return country.name
    return ""


def _outline(packed: PackedOutline) -> Outline:
    return Outline(packed.name, tuple(_ring(ring) for ring in packed.rings))


def _ring(packed: bytes) -> Line:
    import numpy as np

    steps = np.frombuffer(packed, "<i4").reshape(2, -1)
    return np.cumsum(steps, axis=1).T / PARTS


def _is_inside(outline: Outline, latitude: float, longitude: float) -> bool:
    """Whether a line from the point to the east crosses the rings an odd number of times."""
    turns = (longitude - 360, longitude, longitude + 360)
    return any(sum(_crossings(ring, latitude, turn) for ring in outline.rings) % 2 == 1 for turn in turns)


def _crossings(ring: Line, latitude: float, longitude: float) -> int:
    x, y = ring[:, 0], ring[:, 1]
    if not (y.min() <= latitude <= y.max() and longitude <= x.max()):
        return 0
    crosses = (y[:-1] > latitude) != (y[1:] > latitude)
    start, end = ring[:-1][crosses], ring[1:][crosses]
    at = start[:, 0] + (latitude - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    return int((at > longitude).sum())
