"""Tables with columns of coordinates: loggers, trips, and the privacy zones in a Strava export.

Columns are told by their names where these are plain, in the spelling of any program. Strava writes its headers in the
language of the account; the columns of a zone file are then told by what stands in them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.parsing.activity.labels import ZONE
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import UNREADABLE, Trail
from officer_exposure.parsing.activity.values import Place, degrees_e7, number, pair_in, utc_from
from officer_exposure.parsing.byte_view import DAMAGED, ByteView

_LATITUDE = ("latitude", "lat", "latitudee7", "breitengrad", "latitud", "latitudine", "breddegrad", "szerokosc")
_LONGITUDE = (
    "longitude", "lon", "lng", "long", "longitudee7", "langengrad", "laengengrad", "longitud", "longitudine",
    "lengdegrad", "langdegrad",
)  # fmt: skip
_TIME = ("timestamp", "time", "datetime", "date", "recordedat", "tst", "utctime", "createdat", "datetimeutc")
_ACCURACY = ("accuracy", "acc", "horizontalaccuracy", "precision", "hdopm")
_DEVICE = ("deviceid", "device", "tid", "trackerid")
_RADIUS = ("radius", "radio", "raggio", "rayon", "raio", "straal")
_ZONE_FILE = "privacy_zones.csv"
ZONE_TAG = "PrivacyZone:"
"""How the names of the tags begin that hold the columns of a zone file."""

_LONGEST_LINE = 64 * 1024


def read_zones(view: ByteView, into: Metadata) -> None:
    """Read a table that is called as Strava's privacy zones are."""
    read_csv(view, into, zones=True)


def read_csv(view: ByteView, into: Metadata, *, zones: bool = False) -> None:
    """Read a table. `zones`: its name says that it holds privacy zones.

    Raises UnknownFormatError for one without coordinates.
    """
    rows = _rows(view, into)
    header = next(rows, [])
    columns = _Columns(header)
    trail = Trail()
    if columns.are_zones(zones):
        into.format = "Privacy zones"
        _take_zones(rows, columns, trail, into)
    elif columns.have_places:
        into.format = "CSV"
        _take_points(rows, columns, trail)
    else:
        raise UnknownFormatError("This kind of file is not read yet.")
    trail.settle(into)


def table_family(head: bytes, name: str) -> str | None:
    """ "csv" or "zones" where the first line of a file is the header of a table that we read."""
    line = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    if len(line) > 4_096 or b"\0" in line:
        return None
    header = next(csv.reader([_text(line)], delimiter=_delimiter(head)), [])
    if name.rpartition("/")[2].casefold() == _ZONE_FILE and len(header) > 1:
        return "zones"
    columns = _Columns(header)
    return "csv" if columns.have_places or columns.are_zones(named=False) else None


class _Columns:
    """Which column is what; None where there is none. Of several with one name the first counts."""

    def __init__(self, header: Sequence[str]) -> None:
        names = [_plain(name) for name in header]
        self.header = header
        self.latitude = _column(names, _LATITUDE)
        self.longitude = _column(names, _LONGITUDE)
        self.time = _column(names, _TIME)
        self.accuracy = _column(names, _ACCURACY)
        self.device = _column(names, _DEVICE)
        self.radius = _column(names, _RADIUS)
        self.e7 = self.latitude is not None and names[self.latitude].endswith("e7")
        self._names = names

    @property
    def have_places(self) -> bool:
        """Whether there are coordinates."""
        return self.latitude is not None and self.longitude is not None

    def are_zones(self, named: bool) -> bool:
        """Whether each row is a circle around a place: it has a radius and no time. `named`: the file says so."""
        has_place = self.have_places or any("address" in name for name in self._names)
        return named or (self.radius is not None and self.time is None and has_place)


def _plain(name: str) -> str:
    """A name in bare lower-case letters, without accents."""
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if letter.isalnum())


def _column(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _delimiter(head: bytes) -> str:
    line = head.split(b"\n", 1)[0]
    return max(",;\t", key=lambda mark: line.count(mark.encode()))


def _rows(view: ByteView, into: Metadata) -> Iterator[list[str]]:
    """The rows of the file, up to the first that is none."""
    try:
        yield from csv.reader(_lines(view, into), delimiter=_delimiter(view.head))
    except csv.Error:
        into.problems.append(DAMAGED)


def _lines(view: ByteView, into: Metadata) -> Iterator[str]:
    """The lines of the file; one that is too long to be a row is damage."""
    left = b""
    for block in view.through():
        *lines, left = (left + block).split(b"\n")
        for line in lines:
            yield _text(line)
        if len(left) > _LONGEST_LINE:
            left = b""
            if UNREADABLE not in into.problems:
                into.problems.append(UNREADABLE)
    if left:
        yield _text(left)


def _text(line: bytes) -> str:
    return line[:_LONGEST_LINE].decode("utf-8-sig", "replace").replace("\0", "").replace("\r", "")


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _place(row: Sequence[str], columns: _Columns) -> Place:
    latitude, longitude = _cell(row, columns.latitude), _cell(row, columns.longitude)
    if columns.e7:
        return degrees_e7(latitude), degrees_e7(longitude)
    return number(latitude.replace(",", ".")), number(longitude.replace(",", "."))


def _take_points(rows: Iterator[list[str]], columns: _Columns, trail: Trail) -> None:
    for row in rows:
        place, utc = _place(row, columns), utc_from(_cell(row, columns.time))
        meters = number(_cell(row, columns.accuracy))
        accuracy = meters if math.isfinite(meters) and meters > 0 else 0.0
        trail.reading(*place, utc, accuracy, _cell(row, columns.device))
        trail.unreadable |= bool(_cell(row, columns.latitude)) and not all(map(math.isfinite, place))


def _take_zones(rows: Iterator[list[str]], columns: _Columns, trail: Trail, into: Metadata) -> None:
    """Every zone, with all that stands in its row: what a platform hides for somebody is what they want hidden."""
    for row in rows:
        place = _place(row, columns)
        if not all(map(math.isfinite, place)):
            place = next(_places_in(row), place)
        trail.stay(*place, said=ZONE)
        for name, cell in zip(columns.header, row, strict=False):
            add_text(into, f"{ZONE_TAG}{name.strip()[:60]}", cell)


def _places_in(row: Sequence[str]) -> Iterator[Place]:
    """Coordinates in a row whose columns have names we do not know: a pair, or two neighbors with many decimals."""
    for cell in row:
        pair = pair_in(cell)
        if pair is not None:
            yield pair
    for one, other in pairwise(row):
        if len(one.rpartition(".")[2]) >= 4 <= len(other.rpartition(".")[2]) and "." in one and "." in other:
            yield number(one), number(other)
