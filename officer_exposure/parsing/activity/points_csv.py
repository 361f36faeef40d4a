"""Tables with columns of coordinates: loggers, trips, and the privacy zones in a Strava export.

Columns are told by their names where these are plain. Strava writes its headers in the language of the account; the
columns of a zone file are then told by what stands in them, and so are lists of places that were saved on a map.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.parsing.activity.labels import ZONE, label_of
from officer_exposure.parsing.activity.saved_places import take_address
from officer_exposure.parsing.activity.table_columns import Columns, Pair
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import UNREADABLE, Trail
from officer_exposure.parsing.activity.values import Place, degrees_e7, number, pair_in, utc_from
from officer_exposure.parsing.activity.well_known_text import take_shape
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.map_addresses import MAP_PAGE

_ZONE_FILE = "privacy_zones.csv"
ZONE_TAG = "PrivacyZone:"
"""How the names of the tags begin that hold the columns of a zone file."""

_LONGEST_LINE = 64 * 1024
_SEPARATOR = "sep="
"""Excel reads from a line above the header which mark stands between columns."""


def read_zones(view: ByteView, into: Metadata) -> None:
    """Read a table that is called as Strava's privacy zones are."""
    read_csv(view, into, zones=True)


def read_csv(view: ByteView, into: Metadata, *, zones: bool = False) -> None:
    """Read a table. `zones`: its name says that it holds privacy zones.

    Raises UnknownFormatError for one without coordinates.
    """
    rows = _rows(view, into)
    header = next(rows, [])
    if header[:1] and header[0].casefold() == _SEPARATOR:
        header = next(rows, [])
    columns = Columns(header)
    trail = Trail()
    if columns.are_zones(zones):
        into.format = "Privacy zones"
        _take_zones(rows, columns, trail, into)
    elif columns.have_places:
        into.format = "CSV"
        _take_points(rows, columns, trail, into)
    elif MAP_PAGE.search(_text(view.head)):
        into.format = "Saved places"
        _take_saved(chain([header], rows), trail, into)
    else:
        raise UnknownFormatError("This kind of file is not read yet.")
    trail.settle(into)


def table_family(head: bytes, name: str) -> str | None:
    """ "csv" or "zones" for a table that we read: the first line is its header, or it holds addresses of map pages."""
    if name.casefold().endswith(".csv") and MAP_PAGE.search(head.decode("utf-8", "replace")):
        return "csv"
    line = _header(head)
    if len(line) > 4_096 or b"\0" in line:
        return None
    header = next(csv.reader([_text(line)], delimiter=_delimiter(head)), [])
    if name.rpartition("/")[2].casefold() == _ZONE_FILE and len(header) > 1:
        return "zones"
    columns = Columns(header)
    return "csv" if columns.have_places or columns.are_zones(named=False) else None


def _line_end(head: bytes) -> bytes:
    """Programs of old Macs, and Excel on new ones, can end lines with a carriage return alone."""
    return b"\n" if b"\n" in head else b"\r"


def _header(head: bytes) -> bytes:
    first, *rest = head.removeprefix(b"\xef\xbb\xbf").split(_line_end(head), 2)
    return rest[0] if rest and first[: len(_SEPARATOR)].decode("latin-1").casefold() == _SEPARATOR else first


def _delimiter(head: bytes) -> str:
    line = head.split(_line_end(head), 1)[0]
    return max(",;\t|", key=lambda mark: line.count(mark.encode()))


def _rows(view: ByteView, into: Metadata) -> Iterator[list[str]]:
    """The rows of the file, up to the first that is none."""
    try:
        yield from csv.reader(_lines(view, into), delimiter=_delimiter(view.head))
    except csv.Error:
        into.problems.append(DAMAGED)


def _lines(view: ByteView, into: Metadata) -> Iterator[str]:
    """The lines of the file; one that is too long to be a row is damage."""
    left, end = b"", _line_end(view.head)
    for block in view.through():
        *lines, left = (left + block).split(end)
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


def _place(row: Sequence[str], pair: Pair) -> Place:
    latitude, longitude = _cell(row, pair.latitude), _cell(row, pair.longitude)
    if pair.e7:
        return degrees_e7(latitude), degrees_e7(longitude)
    return number(latitude.replace(",", ".")), number(longitude.replace(",", "."))


def _take_points(rows: Iterator[list[str]], columns: Columns, trail: Trail, into: Metadata) -> None:
    for row in rows:
        before, said = trail.taken, _words(row, columns, into)
        meters = number(_cell(row, columns.accuracy))
        accuracy = meters if math.isfinite(meters) and meters > 0 else 0.0
        for which, pair in enumerate(columns.pairs):
            place, utc = _place(row, pair), utc_from(_cell(row, pair.time))
            if said or which:
                trail.stay(*place, utc, accuracy=accuracy, said="" if which else said)
            else:
                trail.reading(*place, utc, accuracy, _cell(row, columns.device))
            trail.unreadable |= bool(_cell(row, pair.latitude)) and not all(map(math.isfinite, place))
        shape = _cell(row, columns.shape)
        if shape and trail.taken == before:
            trail.unreadable |= not take_shape(trail, shape, utc_from(_cell(row, columns.time)), said)
        if trail.taken == before:
            _take_addresses(row, said, trail, into)


def _words(row: Sequence[str], columns: Columns, into: Metadata) -> str:
    """Keep what somebody wrote; what it calls the place."""
    for column in columns.words:
        add_text(into, f"CSV:{columns.header[column].strip()[:60]}", _cell(row, column))
    return label_of(_cell(row, columns.label))


def _take_saved(rows: Iterator[list[str]], trail: Trail, into: Metadata) -> None:
    """A list may say what it is above its header, so that any cell can hold an address."""
    for row in rows:
        if _take_addresses(row, next(filter(None, map(label_of, row)), ""), trail, into):
            for cell in row:
                if not MAP_PAGE.match(cell.strip()):
                    add_text(into, "Saved:words", cell)


def _take_addresses(row: Sequence[str], said: str, trail: Trail, into: Metadata) -> bool:
    """Take in the addresses of map pages in a row; whether there were any."""
    addresses = [cell.strip() for cell in row if MAP_PAGE.match(cell.strip())]
    for address in addresses:
        take_address(trail, address, said, into)
    return bool(addresses)


def _take_zones(rows: Iterator[list[str]], columns: Columns, trail: Trail, into: Metadata) -> None:
    """Every zone, with all that stands in its row: what a platform hides for somebody is what they want hidden."""
    for row in rows:
        place = _place(row, columns.pairs[0]) if columns.pairs else (math.nan, math.nan)
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
