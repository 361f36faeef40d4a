"""FIT: what watches and cycling computers record.

Messages of fixed layouts, each described by a definition before it. Source: the FIT protocol, as the MIT-licensed
fitdecode reads it; tests hold the two together. fitdecode itself takes 6.7 seconds for 24,000 points, of the 20 that a
worker has for a file, because it gives every field of every message its name and unit.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.sports import FIT_SPORTS
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.places.stay_points import meters_between

_EPOCH = 631_065_600
"""1989-12-31 00:00 UTC, from which FIT counts seconds."""

_DEGREES = 180 / 2**31
_NO_POSITION = 0x7FFF_FFFF
_LONGEST = 64 * 1024 * 1024
_TIMESTAMP = 253
_SPORT, _SESSION, _LAP, _RECORD, _LOCATION, _COURSE_POINT = 12, 18, 19, 20, 29, 32
_SAME_M = 60.0
"""Closer than this to a point of the track, a start or an end tells nothing new."""

_MOST_CORNERS = 200
_JUMP = 60 * 86_400
"""Seconds from one record to the next that no recording has: what says so is damage."""


class _Layout(NamedTuple):
    """A definition: the message's global number, byte order, length, and (start, size) of each field."""

    message: int
    order: str
    length: int
    fields: dict[int, tuple[int, int]]


_Message = tuple[_Layout, bytes, float | None]
"""A layout, the bytes in it, and the time of a compressed header."""


class _Cut(Exception):
    """The bytes end, or make no sense, here."""


def read_fit(view: ByteView, into: Metadata) -> None:
    """Read a FIT file, or several behind each other. Damage costs what comes after it."""
    if view.size > _LONGEST:
        raise ParseError("This recording is too long to read.")
    reader = _Reader(into)
    whole = True
    try:
        for layout, data, time in _messages(b"".join(view.through())):
            take = _TAKEN.get(layout.message)
            if take is not None:
                take(reader, layout, data, time)
    except _Cut:
        whole = False
        into.problems.append(DAMAGED)
    reader.settle(cut=not whole)


def _messages(data: bytes) -> Iterator[_Message]:
    """All messages of all files in `data`. Raises _Cut where they end too early."""
    place = 0
    while place < len(data):
        if data[place + 8 : place + 12] != b".FIT" or data[place] < 12:
            raise _Cut
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        start = place + data[place]
        end = start + length if length else len(data) - 2  # a recorder that was cut off never wrote the length
        yield from _of_one_file(data, start, min(end, len(data)))
        if end > len(data):
            raise _Cut
        place = end + 2  # behind the checksum


def _of_one_file(data: bytes, place: int, end: int) -> Iterator[_Message]:
    layouts: dict[int, _Layout] = {}
    clock = 0
    while place < end:
        header = data[place]
        if header & 0xC0 == 0x40:
            layout, place = _definition(data, place + 1, end, developer=bool(header & 0x20))
            layouts[header & 15] = layout
            continue
        compressed = bool(header & 0x80)
        known = layouts.get((header >> 5) & 3 if compressed else header & 15)
        if known is None or place + 1 + known.length > end:
            raise _Cut
        body = data[place + 1 : place + 1 + known.length]
        place += 1 + known.length
        if compressed:
            clock += ((header & 31) - clock) & 31
        else:
            clock = _unsigned(known, body, _TIMESTAMP) or clock
        yield known, body, float(clock + _EPOCH) if clock else None


def _definition(data: bytes, place: int, end: int, *, developer: bool) -> tuple[_Layout, int]:
    if place + 5 > end:
        raise _Cut
    order = ">" if data[place + 1] else "<"
    message = struct.unpack_from(order + "H", data, place + 2)[0]
    number = data[place + 4]
    place += 5
    fields: dict[int, tuple[int, int]] = {}
    length = 0
    for _ in range(number):
        if place + 3 > end:
            raise _Cut
        fields[data[place]] = (length, data[place + 1])
        length += data[place + 1]
        place += 3
    if developer:
        if place >= end:
            raise _Cut
        number, place = data[place], place + 1
        length += sum(data[place + 1 : place + 3 * number : 3])
        place += 3 * number
    return _Layout(message, order, length, fields), place


def _unsigned(layout: _Layout, body: bytes, field: int) -> int:
    """A field of one, two or four bytes; 0 without it, or where it says that it holds nothing."""
    start, size = layout.fields.get(field, (0, 0))
    if size not in (1, 2, 4):
        return 0
    value = int.from_bytes(body[start : start + size], "little" if layout.order == "<" else "big")
    return 0 if value == (1 << 8 * size) - 1 else value


def _text(layout: _Layout, body: bytes, field: int) -> str:
    start, size = layout.fields.get(field, (0, 0))
    return body[start : start + size].split(b"\0", 1)[0].decode("utf-8", "replace")


def _place(layout: _Layout, body: bytes, latitude: int, longitude: int) -> tuple[float, float] | None:
    values = []
    for field in (latitude, longitude):
        start, size = layout.fields.get(field, (0, 0))
        if size != 4:
            return None
        value = struct.unpack_from(layout.order + "i", body, start)[0]
        if value == _NO_POSITION:
            return None
        values.append(value * _DEGREES)
    return values[0], values[1]


class _Reader:
    def __init__(self, into: Metadata) -> None:
        self._into = into
        self._trail = Trail()
        self._points: list[tuple[float, float]] = []
        self._corners: list[tuple[float, float, float | None]] = []
        self._sports: list[str] = []
        self._last: float | None = None

    def record(self, layout: _Layout, body: bytes, time: float | None) -> None:
        place = _place(layout, body, 0, 1)
        if time is not None and self._last is not None and abs(time - self._last) > _JUMP:
            raise _Cut
        self._last = time or self._last
        if place is not None:
            self._points.append(place)
            self._trail.point(*place, time)

    def session(self, layout: _Layout, body: bytes, time: float | None) -> None:
        self._sport(_unsigned(layout, body, 5))
        began = _unsigned(layout, body, 2)
        self._corner(_place(layout, body, 3, 4), float(began + _EPOCH) if began else time)
        self._corner(_place(layout, body, 38, 39), time)

    def lap(self, layout: _Layout, body: bytes, time: float | None) -> None:
        began = _unsigned(layout, body, 2)
        self._corner(_place(layout, body, 3, 4), float(began + _EPOCH) if began else time)
        self._corner(_place(layout, body, 5, 6), time)

    def sport(self, layout: _Layout, body: bytes, _time: float | None) -> None:
        self._sport(_unsigned(layout, body, 0))

    def location(self, layout: _Layout, body: bytes, _time: float | None) -> None:
        """A place saved on the watch, with the name its owner gave it."""
        place, name = _place(layout, body, 1, 2), _text(layout, body, 0)
        if place is not None:
            self._trail.stay(*place, said=label_of(name))
        add_text(self._into, "FIT:LocationName", name)

    def course_point(self, layout: _Layout, body: bytes, _time: float | None) -> None:
        place = _place(layout, body, 2, 3)
        if place is not None:
            self._trail.stay(*place)
        add_text(self._into, "FIT:CoursePointName", _text(layout, body, 6))

    def _sport(self, number: int) -> None:
        name = FIT_SPORTS.get(number, "")
        if name and name not in self._sports:
            self._sports.append(name)

    def _corner(self, place: tuple[float, float] | None, time: float | None) -> None:
        if place is not None and len(self._corners) < _MOST_CORNERS:
            self._corners.append((*place, time))

    def settle(self, *, cut: bool) -> None:
        """Starts and ends that the track itself no longer shows are left behind by those who cut it."""
        self._trail.sport = next((name for name in self._sports if name not in ("generic", "transition")), "")
        for latitude, longitude, time in self._corners:
            if all(meters_between(latitude, longitude, *point) > _SAME_M for point in self._points):
                self._points.append((latitude, longitude))
                self._trail.stay(latitude, longitude, time)
        self._trail.settle(self._into, cut=cut)


_TAKEN: dict[int, Callable[[_Reader, _Layout, bytes, float | None], None]] = {
    _RECORD: _Reader.record,
    _SESSION: _Reader.session,
    _LAP: _Reader.lap,
    _SPORT: _Reader.sport,
    _LOCATION: _Reader.location,
    _COURSE_POINT: _Reader.course_point,
}
