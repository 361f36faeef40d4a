"""The pieces of a JPEG for copying: its segments, and the coded data of its scans, up to the first end mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from officer_exposure.errors import ParseError

SCAN, END, CODED = 0xDA, 0xD9, 0
"""`CODED` is no marker: it stands for what follows a scan's header."""

PICTURE = frozenset({*range(0xC0, 0xD0)} - {0xC8}) | {0xDB, 0xDC, 0xDD, SCAN}
"""Markers of what a decoder needs: frames, Huffman and arithmetic tables, quantisation, lines, restarts, scans."""

_HIERARCHICAL = frozenset({0xDE, 0xDF})
_WITHOUT_LENGTH = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_JUNK = 32
_MOST = 100_000

_NEXT_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
_END_OF_CODED = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Within coded data 0xFF is followed by 0 or by a restart mark."""


class Piece(msgspec.Struct, frozen=True):
    """One segment, from its marker on, or the coded data of one scan. `content` begins behind marker and length."""

    marker: int
    start: int
    content: int
    end: int


def pieces_of(data: bytes) -> Iterator[Piece]:
    """Each piece of the picture in `data`, last its end mark if it has one. Bytes between pieces are no part of it.

    Raises ParseError where no picture begins, where it has an endless number of pieces, or where a table or a header
    is longer than what it says: a decoder passes over the rest, and the rest could be anything.
    """
    start = data[:_JUNK].find(b"\xff\xd8\xff")
    if start < 0:
        raise ParseError("This is not a JPEG picture.")
    position = start + 2
    for _ in range(_MOST):
        found = _NEXT_MARKER.search(data, position)
        if found is None:
            return
        marker, position = data[found.start() + 1], found.end()
        if marker == END:
            yield Piece(END, found.start(), position, position)
            return
        if marker in _HIERARCHICAL:
            raise ParseError("This is a JPEG of an unusual kind.")
        if marker in _WITHOUT_LENGTH:
            continue
        length = int.from_bytes(data[position : position + 2])
        if length < 2:
            continue
        if position + length > len(data):
            return
        _refuse_inexact(marker, data[position + 2 : position + length])
        yield Piece(marker, found.start(), position + 2, position + length)
        position += length
        if marker == SCAN:
            end = _END_OF_CODED.search(data, position)
            stop = end.start() if end else len(data)
            yield Piece(CODED, position, position, stop)
            position = stop
    raise ParseError("This picture has too many parts.")


def _refuse_inexact(marker: int, content: bytes) -> None:
    exact = _EXACT.get(marker) or (_is_frame if marker in _FRAMES else None)
    if exact is not None and not exact(content):
        raise ParseError("A table of this picture is damaged.")


def _is_frame(content: bytes) -> bool:
    return len(content) > 5 and len(content) == 6 + 3 * content[5]


def _is_scan(content: bytes) -> bool:
    return len(content) > 0 and len(content) == 4 + 2 * content[0]


def _is_quantisation(content: bytes) -> bool:
    position = 0
    while position < len(content):
        wide, number = content[position] >> 4, content[position] & 15
        if wide > 1 or number > 3:
            return False
        position += 1 + 64 * (1 + wide)
    return position == len(content)


def _is_huffman(content: bytes) -> bool:
    position = 0
    while position + 17 <= len(content):
        kind, number = content[position] >> 4, content[position] & 15
        count = sum(content[position + 1 : position + 17])
        if kind > 1 or number > 3 or count > 256:
            return False
        position += 17 + count
    return position == len(content)


_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_EXACT: dict[int, Callable[[bytes], bool]] = {
    0xC4: _is_huffman,
    0xCC: lambda content: len(content) % 2 == 0 and len(content) <= 64,
    SCAN: _is_scan,
    0xDB: _is_quantisation,
    0xDC: lambda content: len(content) == 2,
    0xDD: lambda content: len(content) == 2,
}


def picture_bytes(data: bytes) -> Iterator[bytes]:
    """What a decoder reads of the picture: its tables, headers and coded data, one after another."""
    for piece in pieces_of(data):
        if piece.marker in PICTURE or piece.marker == CODED:
            yield data[piece.start : piece.end]
