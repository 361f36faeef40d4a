"""Which column of a table is what, told by names in the spelling of any program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

_LATITUDE = ("latitude", "lat", "latitudee7", "breitengrad", "latitud", "latitudine", "breddegrad", "szerokosc")
_LONGITUDE = (
    "longitude", "lon", "lng", "long", "longitudee7", "langengrad", "laengengrad", "longitud", "longitudine",
    "lengdegrad", "langdegrad",
)  # fmt: skip
_TIME = ("timestamp", "time", "datetime", "date", "recordedat", "tst", "utctime", "createdat", "datetimeutc")
_ACCURACY = ("accuracy", "acc", "horizontalaccuracy", "precision", "hdopm")
_DEVICE = ("deviceid", "device", "tid", "trackerid")
_RADIUS = ("radius", "radio", "raggio", "rayon", "raio", "straal")
_SHAPE = ("wkt", "geometry", "geom", "thegeom")
_LABEL = ("name", "label", "title", "place", "placename", "locationname")
_WORDS = ("name", "label", "title", "note", "address", "adress", "description", "comment", "street")


class Pair(NamedTuple):
    """Columns of one place in a row: its latitude, its longitude, and when, where that has a column."""

    latitude: int
    longitude: int
    time: int | None
    e7: bool


class Columns:
    """None where there is no such column. Of several with one name the first counts.

    `pairs`: those of each place in a row, first those that have the plainest names. `shape`: of well-known text.
    `label`: what a place is called. `words`: what somebody may have written.
    """

    def __init__(self, header: Sequence[str]) -> None:
        names = [_plain(name) for name in header]
        self.header = header
        self.time = _column(names, _TIME)
        self.accuracy = _column(names, _ACCURACY)
        self.device = _column(names, _DEVICE)
        self.radius = _column(names, _RADIUS)
        self.shape = _column(names, _SHAPE)
        self.label = _column(names, _LABEL)
        self.words = [number for number, name in enumerate(names) if any(word in name for word in _WORDS)]
        self.pairs = sorted(_pairs(names, self.time), key=lambda pair: names[pair.latitude] not in _LATITUDE)
        self._names = names

    @property
    def have_places(self) -> bool:
        """Whether there are coordinates."""
        return bool(self.pairs) or self.shape is not None

    def are_zones(self, named: bool) -> bool:
        """Whether each row is a circle around a place: it has a radius and no time. `named`: the file says so."""
        has_place = self.have_places or any("address" in name for name in self._names)
        return named or (self.radius is not None and self.time is None and has_place)


def _plain(name: str) -> str:
    """A name in bare lower-case letters, without accents."""
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if letter.isalnum())


def _column(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _pairs(names: Sequence[str], time: int | None) -> Iterator[Pair]:
    """Also such as "Begin Trip Lat" with "Begin Trip Lng", or "lat_end" with "lon_end"."""
    for number, name in enumerate(names):
        found = next(_partners(name, names), None)
        if found is not None and names.index(name) == number:
            longitude, stem, ahead = found
            times = [stem + word if ahead else word + stem for word in _TIME]
            own = _column(names, times) if stem else time
            yield Pair(number, longitude, time if own is None else own, name.endswith("e7"))


def _partners(name: str, names: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """The column of the longitude, what both names share, and whether that stands ahead."""
    for word in sorted(_LATITUDE, key=len, reverse=True):
        for ahead in (True, False):
            if name.endswith(word) if ahead else name.startswith(word):
                stem = name[: -len(word)] if ahead else name[len(word) :]
                wanted = [stem + other if ahead else other + stem for other in _LONGITUDE]
                column = _column(names, wanted)
                if column is not None:
                    yield column, stem, ahead
