"""Builds TIFF streams (EXIF blocks, TIFF and RAW files, maker notes) for tests, in either byte order.

    build_tiff({0x010F: "Canon", 0x8769: {0xA431: "12345"}, 0x8825: gps(48.1, 11.5)}, thumbnail=jpeg, order=">")

Each directory is a dict from tag number to value:
    str                ASCII with its NUL           bytes       UNDEFINED
    int, [int, ...]    LONG (SHORT below 65536)     float, [float, ...]   RATIONAL (SRATIONAL if one is negative)
    dict, [dict, dict, ...]  LONG pointer(s) to sub-directories
    Blob(b"...")       LONG pointer to those bytes
    Field(type, number, data)    exactly this; the data inline where it fits, else at an offset
    Inline(type, number, data4)   exactly these bytes in the entry, whatever they point to
    callable           called with the offset at which its bytes will stand, gives bytes (same length each time)
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias


class Field(NamedTuple):
    """A value with its type, count and bytes as they stand in the file."""

    type: int
    number: int
    data: bytes


class Inline(NamedTuple):
    """An entry whose last four (BigTIFF: eight) bytes are these."""

    type: int
    number: int
    data: bytes


class Blob(NamedTuple):
    """Bytes that the entry points to, as JPEGInterchangeFormat does."""

    data: bytes


Value: TypeAlias = (
    str | bytes | int | float | list[int] | list[float] | Mapping[int, "Value"] | list[Mapping[int, "Value"]] | Field
    | Inline | Blob | Callable[[int], bytes]
)  # fmt: skip
Directory: TypeAlias = Mapping[int, Value]


def gps(latitude: float, longitude: float) -> dict[int, Value]:
    """A GPS directory for a position in WGS 84 degrees, exact to a ten-thousandth of a second."""
    return {
        0x00: Field(1, 4, b"\x02\x03\0\0"),
        0x01: "N" if latitude >= 0 else "S",
        0x02: _sexagesimal(abs(latitude)),
        0x03: "E" if longitude >= 0 else "W",
        0x04: _sexagesimal(abs(longitude)),
    }


def build_tiff(
    *directories: Directory, order: str = "<", thumbnail: bytes = b"", big: bool = False, magic: int = 0
) -> bytes:
    """A TIFF stream of chained directories. `thumbnail` goes into the second one, which is added if need be."""
    chain = [dict(directory) for directory in directories] or [{}]
    if thumbnail:
        chain = chain if len(chain) > 1 else [*chain, {0x0103: 6}]
        chain[1] |= {0x0201: Blob(thumbnail), 0x0202: len(thumbnail)}
    mark = b"II" if order == "<" else b"MM"
    writer = _Writer(order, big)
    number = magic or (43 if big else 42)
    head = mark + struct.pack(order + ("HHHQ" if big else "HI"), *((number, 8, 0, 16) if big else (number, 8)))
    return head + writer.chain(chain, len(head))


def build_directory(directory: Directory, offset: int, order: str = "<", following: int = 0) -> bytes:
    """One bare directory and its data, for a place at `offset` (relative to whatever its offsets count from)."""
    return _Writer(order, False).directory(directory, offset, following=following)


def _sexagesimal(value: float) -> list[float]:
    units = round(value * 3600 * 10_000)
    return [float(units // 36_000_000), float(units // 600_000 % 60), units % 600_000 / 10_000]


class _Writer:
    def __init__(self, order: str, big: bool) -> None:
        self._order = order
        self._pointer = order + ("Q" if big else "I")
        self._count = order + ("Q" if big else "H")
        self._inline = 8 if big else 4
        self._pointer_type = 16 if big else 4

    def chain(self, directories: list[dict[int, Value]], offset: int) -> bytes:
        written = b""
        for index, directory in enumerate(directories):
            last = index == len(directories) - 1
            written += self.directory(directory, offset + len(written), following=0 if last else None)
        return written

    def directory(self, directory: Directory, offset: int, *, following: int | None = 0) -> bytes:
        """`following` is the offset of the next directory; None where it comes right behind this one."""
        size = struct.calcsize(self._count) + len(directory) * (4 + 2 * self._inline) + self._inline
        entries, data = struct.pack(self._count, len(directory)), b""
        for tag, value in sorted(directory.items()):
            kind, count, content = self._field(value, offset + size + len(data))
            if isinstance(value, Inline):
                inline = content
            elif len(content) <= self._inline and not isinstance(value, Blob | Mapping):
                inline = content.ljust(self._inline, b"\0")
            else:
                inline = struct.pack(self._pointer, offset + size + len(data))
                data += content + b"\0" * (len(content) % 2)
            entries += struct.pack(self._order + "HH", tag, kind) + struct.pack(self._pointer, count) + inline
        return (
            entries + struct.pack(self._pointer, offset + size + len(data) if following is None else following) + data
        )

    def _field(self, value: Value, offset: int) -> tuple[int, int, bytes]:
        if isinstance(value, Field | Inline):
            return value
        if isinstance(value, Blob | Mapping):
            return self._pointer_type, 1, value.data if isinstance(value, Blob) else self.directory(value, offset)
        if isinstance(value, str):
            return 2, len(value.encode()) + 1, value.encode() + b"\0"
        if isinstance(value, bytes):
            return 7, len(value), value
        if callable(value):
            content = value(offset)
            return 7, len(content), content
        return self._list(value if isinstance(value, list) else [value], offset)

    def _list(self, values: Sequence[int | float | Directory], offset: int) -> tuple[int, int, bytes]:
        directories = [value for value in values if isinstance(value, Mapping)]
        if directories:
            return self._sub_directories(directories, offset)
        numbers = [value for value in values if isinstance(value, int | float)]
        if any(isinstance(value, float) for value in numbers):
            return self._rationals(numbers)
        wide = any(value > 0xFFFF for value in numbers)
        return (4 if wide else 3), len(numbers), struct.pack(f"{self._order}{len(numbers)}{'HI'[wide]}", *numbers)

    def _rationals(self, numbers: Sequence[int | float]) -> tuple[int, int, bytes]:
        signed = any(value < 0 for value in numbers)
        pairs = [Fraction(value).limit_denominator(1_000_000).as_integer_ratio() for value in numbers]
        code = self._order + ("ii" if signed else "II")
        return (10 if signed else 5), len(numbers), b"".join(struct.pack(code, *pair) for pair in pairs)

    def _sub_directories(self, directories: Sequence[Directory], offset: int) -> tuple[int, int, bytes]:
        pointers, written = b"", b""
        start = offset + len(directories) * self._inline
        for directory in directories:
            pointers += struct.pack(self._pointer, start + len(written))
            written += self.directory(directory, start + len(written))
        return self._pointer_type, len(directories), pointers + written
