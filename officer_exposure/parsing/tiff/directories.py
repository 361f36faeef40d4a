"""Directories in TIFF form: EXIF blocks, maker notes, TIFF and RAW files. Only the entries asked for are unpacked.

Source: TIFF 6.0 (Adobe, 1992), the BigTIFF proposal, Exif 3.0. An entry is kept as the tuple the file holds; nothing
is decoded until somebody wants it, which is what makes the scan fast.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container
from struct import Struct
from typing import NamedTuple, Protocol

from officer_exposure.errors import ParseError

Entry = tuple[int, int, bytes]
"""Field type, count of values, and the inline bytes that hold the value or its offset."""

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1}
"""Bytes of one value, by field type (16-18 BigTIFF, 129 the UTF-8 of Exif 3.0)."""

TEXT_TYPES = frozenset({1, 2, 6, 7, 129})

_NUMBER_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"} | {
    16: "Q",
    17: "q",
    18: "Q",
    5: "II",
    10: "ii",
}
_RATIONALS = (5, 10)
_POINTER_TYPES = frozenset({3, 4, 8, 9, 13, 16, 17, 18})

_MOST_DIRECTORIES = 96
_MOST_ENTRIES = 150_000
_USUAL_DIRECTORY = 1024
"""Read at once: few directories are longer, and one read costs less than two."""

_MOST_NUMBERS = 64
_MOST_POINTERS = 32
_LONGEST_TEXT = 8192


class Bytes(Protocol):
    """Bytes that can be read at random; both `Block` and `ByteView` are."""

    size: int

    def upto(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset`; fewer, or none, at the end."""


class Block:
    """Bytes in memory."""

    __slots__ = ("data", "size")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = len(data)

    def upto(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset`; fewer, or none, at the end."""
        return self.data[offset : offset + length]


_WORDY = frozenset({1, 2, 7, 129})
"""Bytes, text, what is not defined, and text in UTF-8."""

_SHORTEST, _LONGEST_LOOSE, _MOST_LOOSE = 6, 64 * 1024, 200


class Layout(NamedTuple):
    """How one byte order and flavour writes a directory."""

    order: str
    big: bool
    length: Struct
    entry: Struct
    pointer: Struct
    inline: int
    short: Struct
    long: Struct
    six: Struct


def _layout(order: str, big: bool) -> Layout:
    return Layout(
        order,
        big,
        Struct(order + ("Q" if big else "H")),
        Struct(order + ("HHQ8s" if big else "HHI4s")),
        Struct(order + ("Q" if big else "I")),
        8 if big else 4,
        Struct(order + "H"),
        Struct(order + "I"),
        Struct(order + "6I"),
    )


LITTLE = _layout("<", False)
BIG = _layout(">", False)
_LITTLE_64 = _layout("<", True)
_BIG_64 = _layout(">", True)
_NUMBERS = {(order, kind): Struct(order + code) for order in "<>" for kind, code in _NUMBER_CODES.items()}
_FLOAT = re.compile(r"[+-]?(?=\d|\.\d)\d*(?:\.\d*)?(?:[Ee][+-]?\d+)?")


class Tiff:
    """Directories that share one byte order and one origin for their offsets.

    `irregular` is set when anything is not as the specification wants it: a second reader should then look.
    `lost` is set when a directory that may hold metadata could not be read in full. `first` is where the directory
    read first stands in `source`. `loose`: entries that nobody asked for and that may hold words.
    """

    __slots__ = ("_entries_left", "_seen", "first", "irregular", "layout", "loose", "lost", "origin", "source")

    def __init__(self, source: Bytes, layout: Layout, origin: int = 0) -> None:
        self.source = source
        self.layout = layout
        self.origin = origin
        self.irregular = False
        self.lost = False
        self.first = -1
        self.loose: list[Entry] = []
        self._seen: set[tuple[int, int]] = set()
        self._entries_left = _MOST_ENTRIES

    def directory(self, offset: int, wanted: Container[int], *, needed: bool = True) -> tuple[dict[int, Entry], int]:
        """The wanted entries of the directory at `offset`, by tag, and the offset of the next directory (0: none).

        A directory is read once: at the second visit, past the limits, or outside the bytes it is empty. Where it is
        not `needed`, its damage is irregular but no loss: the pointer itself is often garbage.
        """
        if not self._may_enter(offset, wanted):
            return {}, 0
        layout = self.layout
        start = self.origin + offset
        if self.first < 0:
            self.first = start
        data = self.source.upto(start, _USUAL_DIRECTORY)
        head = layout.length.size
        if len(data) < head:
            self._damaged(needed)
            return {}, 0
        count: int = layout.length.unpack_from(data)[0]
        end = head + layout.entry.size * min(count, self._entries_left)
        if end + layout.inline > _USUAL_DIRECTORY:
            data = self.source.upto(start, end + layout.inline)
        whole = (min(len(data), end) - head) // layout.entry.size
        if whole < count:
            self._damaged(needed)
        self._entries_left -= whole
        following = layout.pointer.unpack_from(data, end)[0] if len(data) >= end + layout.inline else 0
        return self._pick(data[head : head + whole * layout.entry.size], wanted), int(following)

    def _damaged(self, needed: bool) -> None:
        self.irregular = True
        self.lost |= needed

    def _may_enter(self, offset: int, wanted: Container[int]) -> bool:
        # A directory met in a false role must stay open to the true one: GPS behind a wrong Exif pointer.
        seen, visit = self._seen, (offset, id(wanted))
        if visit in seen or offset < 0 or self.origin + offset < 0:
            self.irregular = True
            return False
        if len(seen) >= _MOST_DIRECTORIES:
            self._damaged(True)
            return False
        seen.add(visit)
        return True

    def _pick(self, data: bytes, wanted: Container[int]) -> dict[int, Entry]:
        entries: dict[int, Entry] = {}
        for tag, kind, count, inline in self.layout.entry.iter_unpack(data):
            if tag in wanted:
                if tag in entries or kind not in SIZES:
                    self.irregular = True
                entries.setdefault(tag, (kind, count, inline))
            elif kind in _WORDY and _SHORTEST <= count <= _LONGEST_LOOSE and len(self.loose) < _MOST_LOOSE:
                self.loose.append((kind, count, inline))
        return entries

    def place(self, entry: Entry) -> tuple[int, int]:
        """Where the value of an entry that is not inline stands in `source`, and its length in bytes."""
        kind, count, inline = entry
        offset: int = self.layout.pointer.unpack(inline)[0]
        return self.origin + offset, SIZES.get(kind, 1) * count

    def raw(self, entry: Entry, most: int = _LONGEST_TEXT) -> bytes:
        """The bytes of a value, cut at `most`; fewer where the file ends before the value does."""
        kind, count, inline = entry
        size = SIZES.get(kind, 1) * count
        layout = self.layout
        if size <= layout.inline:
            return inline[:size]
        start = self.origin + layout.pointer.unpack(inline)[0]
        source = self.source
        if start < 0 or start + size > source.size:
            self.irregular = True
        return b"" if start < 0 else source.upto(start, size if size < most else most)

    def numbers(self, entry: Entry, most: int = _MOST_NUMBERS) -> list[float]:
        """At most `most` values as numbers; a text gives the numbers written in it. n/0 is not a number (nan)."""
        kind = entry[0]
        number = _NUMBERS.get((self.layout.order, kind))
        if number is None:
            return numbers_in(self.raw(entry, 256).decode("latin-1"))[:most]
        data = self.raw(entry, most * number.size)
        data = data[: len(data) // number.size * number.size]
        if kind in _RATIONALS:
            return [top / bottom if bottom else float("nan") for top, bottom in number.iter_unpack(data)]
        return [value[0] for value in number.iter_unpack(data)]

    def number(self, entry: Entry) -> int:
        """The first value as a whole number; 0 where there is none."""
        kind, count, inline = entry
        if count == 1 and kind == 3:
            return int(self.layout.short.unpack_from(inline)[0])
        if count == 1 and kind == 4:
            return int(self.layout.long.unpack_from(inline)[0])
        values = self.numbers(entry, 1)
        return int(values[0]) if values and math.isfinite(values[0]) else 0

    def pointers(self, entry: Entry) -> list[int]:
        """At most 32 offsets of sub-directories, relative to `origin`. An impossible type or count is a loss."""
        if entry[0] not in _POINTER_TYPES or not 0 < entry[1] <= _MOST_POINTERS:
            self._damaged(True)
        if entry[1] == 1:
            offset = self.number(entry)
            return [offset] if 0 < offset < 2**63 else []
        return [int(value) for value in self.numbers(entry, _MOST_POINTERS) if 0 < value < 2**63]


def numbers_in(text: str) -> list[float]:
    """The decimal numbers written in a text."""
    return [float(number) for number in _FLOAT.findall(text)]


def open_tiff(source: Bytes, origin: int = 0) -> tuple[Tiff, int]:
    """The directories of a TIFF stream at `origin`, and the offset of the first. Raises ParseError without a header.

    RAW formats put their own number in place of TIFF's 42; the byte order mark alone is asked for.
    """
    head = source.upto(origin, 16)
    layout = {b"II": LITTLE, b"MM": BIG}.get(head[:2])
    if layout is None or len(head) < 8:
        raise ParseError("It does not begin as it should.")
    if layout.short.unpack_from(head, 2)[0] == 43 and len(head) == 16:
        layout = _LITTLE_64 if layout is LITTLE else _BIG_64
        return Tiff(source, layout, origin), int(layout.pointer.unpack_from(head, 8)[0])
    return Tiff(source, layout, origin), int(layout.pointer.unpack_from(head, 4)[0])
