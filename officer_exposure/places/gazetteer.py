"""Names for positions: the nearest town and how it lies to it. Never an address.

Towns are from GeoNames (CC BY 4.0), places of 5,000 people and more, in the United States of 1,000 and more; see
data/SOURCES.md. A town is a point in the table, so what lies within a kilometer or two is called "in or close to" it.
"""

from __future__ import annotations

import gzip
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]

TOWNS_FILE = Path(__file__).parent / "data" / "towns.gz"

PARTS = 1000
"""Towns are kept to this many parts of a degree (about 100 m): a town is larger."""

SIZE_STEPS = 10
"""A size in the table is log2 of the people in a town times this."""

_ROWS_A_DEGREE = 2
_REACHES = (0.1, 0.3, 0.8, 2.5)
"""Degrees of latitude in which a town is looked for; then everywhere."""

_DEGREE_M = 111_195.0
"""A degree of latitude, on a sphere of the Earth's mean radius."""

_WIDEST_TOWN_M = 12_000.0
_METERS_A_ROOT = 1000 / math.sqrt(1000 * math.pi)
"""Meters that a town of one person would reach, at a thousand people on a square kilometer."""

_WRAP = 10.0
"""Degrees beyond 180 in which towns are listed twice, so that the far side of that line is near."""


class PackedTowns(msgspec.Struct, frozen=True, array_like=True):
    """The table as it lies in the file: columns. `regions`: the state of a town in the United States ("IL")."""

    names: str
    countries: str
    regions: str
    latitudes: bytes
    longitudes: bytes
    sizes: bytes
    country_names: dict[str, str]


class Town(msgspec.Struct, frozen=True):
    """A town. `region` is the state in the United States, elsewhere empty; `country` is a name in English."""

    name: str
    region: str
    country: str
    latitude: float
    longitude: float
    people: int

    @property
    def full_name(self) -> str:
        """The name with what tells it from others of that name: "Springfield, IL" or "Vanves, France"."""
        return f"{self.name}, {self.region or self.country}"


class Near(msgspec.Struct, frozen=True):
    """A position seen from the nearest town: so many meters away, at a bearing of 0 to 360 degrees (0 is north)."""

    town: Town
    distance: float
    bearing: float


class Gazetteer:
    """The table in memory, in rows of half a degree from south to north, each from west to east."""

    def __init__(self, packed: PackedTowns) -> None:
        import numpy as np

        latitudes, longitudes = _degrees(packed.latitudes), _degrees(packed.longitudes)
        numbers = np.arange(len(latitudes))
        east, west = longitudes > 180 - _WRAP, longitudes < _WRAP - 180
        numbers = np.concatenate([numbers, numbers[east], numbers[west]])
        longitudes = np.concatenate([longitudes, longitudes[east] - 360, longitudes[west] + 360])
        latitudes = np.concatenate([latitudes, latitudes[east], latitudes[west]])
        rows = np.floor((latitudes + 90) * _ROWS_A_DEGREE).astype(int)
        order = np.lexsort((longitudes, rows))
        self._numbers, self._latitudes, self._longitudes = numbers[order], latitudes[order], longitudes[order]
        self._listed: tuple[list[float], list[float]] = (self._latitudes.tolist(), self._longitudes.tolist())
        self._starts: list[int] = np.searchsorted(rows[order], np.arange(180 * _ROWS_A_DEGREE + 2)).tolist()
        self._names = packed.names.split("\n")
        self._countries = packed.countries.split("\n")
        self._regions = packed.regions.split("\n")
        self._sizes = packed.sizes
        self._country_names = packed.country_names

    def __len__(self) -> int:
        return len(self._names)

    def near(self, latitude: float, longitude: float) -> Near:
        """The nearest town, and how the position lies to it."""
        for reach in _REACHES:
            best = self._within(latitude, longitude, reach)
            if best is not None:
                return self._seen_from(best, latitude, longitude)
        squares = self._squares(latitude, longitude)
        return self._seen_from(int(squares.argmin()), latitude, longitude)

    def familiar(self, latitude: float, longitude: float) -> Near:
        """The town by which people would name a position: the largest that reaches so far, or else the nearest."""
        reach = _WIDEST_TOWN_M / _DEGREE_M
        wide = reach / max(math.cos(math.radians(latitude)), 0.1)
        around = self._around(latitude, longitude, reach, wide)
        within = [place for place, square in around if math.sqrt(square) * _DEGREE_M <= self._radius(place)]
        if not within:
            return self.near(latitude, longitude)
        largest = max(within, key=lambda place: self._sizes[self._numbers[place]])
        return self._seen_from(largest, latitude, longitude)

    def _radius(self, place: int) -> float:
        """How far a town reaches from its middle, in meters: as if a thousand people lived on each square kilometer."""
        return min(_WIDEST_TOWN_M, _METERS_A_ROOT * math.sqrt(2 ** (self._sizes[self._numbers[place]] / SIZE_STEPS)))

    def towns_in(self, south: float, west: float, north: float, east: float, most: int) -> list[Town]:
        """The `most` largest towns between these degrees, largest first."""
        import numpy as np

        inside = np.flatnonzero(
            (self._latitudes >= south)
            & (self._latitudes <= north)
            & (self._longitudes >= west)
            & (self._longitudes <= east)
        )
        sizes = np.frombuffer(self._sizes, "u1")[self._numbers[inside]]
        return [self._town(int(place)) for place in inside[np.argsort(-sizes.astype(int), kind="stable")[:most]]]

    def _within(self, latitude: float, longitude: float, reach: float) -> int | None:
        """The nearest town no farther than `reach` degrees of latitude, or None where it could lie beyond."""
        wide = reach / max(math.cos(math.radians(min(89.0, abs(latitude) + reach))), 0.02)
        if wide > _WRAP:
            return None
        best, least = None, reach * reach
        for place, square in self._around(latitude, longitude, reach, wide):
            if square < least:
                best, least = place, square
        return best

    def _around(self, latitude: float, longitude: float, reach: float, wide: float) -> Iterator[tuple[int, float]]:
        """Places within a box, each with the square of its distance in degrees of latitude."""
        narrow = math.cos(math.radians(latitude))
        lowest = max(0, math.floor((latitude - reach + 90) * _ROWS_A_DEGREE))
        highest = min(180 * _ROWS_A_DEGREE, math.floor((latitude + reach + 90) * _ROWS_A_DEGREE))
        norths, easts = self._listed
        for row in range(lowest, highest + 1):
            start, end = self._starts[row], self._starts[row + 1]
            first = bisect_left(easts, longitude - wide, start, end)
            for place in range(first, bisect_right(easts, longitude + wide, first, end)):
                north, east = norths[place] - latitude, (easts[place] - longitude) * narrow
                yield place, north * north + east * east

    def _squares(self, latitude: float, longitude: float) -> Numbers:
        """The squared straight lines through the Earth to all towns, in any unit: for far out at sea."""
        import numpy as np

        south, north = np.radians(self._latitudes), math.radians(latitude)
        across = np.radians(self._longitudes - longitude)
        lines = np.sin((north - south) / 2) ** 2 + np.cos(south) * math.cos(north) * np.sin(across / 2) ** 2
        return np.asarray(lines)

    def _seen_from(self, place: int, latitude: float, longitude: float) -> Near:
        town = self._town(place)
        from_town = Position(town.latitude, town.longitude, "")
        distance = distance_m(from_town, Position(latitude, longitude, ""))
        return Near(town, distance, bearing(town.latitude, town.longitude, latitude, longitude))

    def _town(self, place: int) -> Town:
        number = int(self._numbers[place])
        return Town(
            name=self._names[number],
            region=self._regions[number],
            country=self._country_names.get(self._countries[number], self._countries[number]),
            latitude=float(self._latitudes[place]),
            longitude=(float(self._longitudes[place]) + 180) % 360 - 180,
            people=round(2 ** (self._sizes[number] / SIZE_STEPS)),
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The table, read once."""
    return Gazetteer(msgspec.msgpack.decode(gzip.decompress(TOWNS_FILE.read_bytes()), type=PackedTowns))


def bearing(from_latitude: float, from_longitude: float, latitude: float, longitude: float) -> float:
    """The direction of the second point from the first: degrees from north over east, 0 to 360."""
    south, north = math.radians(from_latitude), math.radians(latitude)
    across = math.radians(longitude - from_longitude)
    east = math.sin(across) * math.cos(north)
    up = math.cos(south) * math.sin(north) - math.sin(south) * math.cos(north) * math.cos(across)
    return math.degrees(math.atan2(east, up)) % 360


def _degrees(packed: bytes) -> Numbers:
    import numpy as np

    steps = np.ascontiguousarray(np.frombuffer(packed, "u1").reshape(4, -1).T).view("<i4").ravel()
    return np.cumsum(steps) / PARTS
