"""The pieces of a JPEG for copying: its segments, and the coded data of its scans, up to the first end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

    Raises ParseError where no picture begins, or where it has an endless number of pieces.
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
        yield Piece(marker, found.start(), position + 2, position + length)
        position += length
        if marker == SCAN:
            end = _END_OF_CODED.search(data, position)
            stop = end.start() if end else len(data)
            yield Piece(CODED, position, position, stop)
            position = stop
    raise ParseError("This picture has too many parts.")


def picture_bytes(data: bytes) -> Iterator[bytes]:
    """What a decoder reads of the picture: its tables, headers and coded data, one after another."""
    for piece in pieces_of(data):
        if piece.marker in PICTURE or piece.marker == CODED:
            yield data[piece.start : piece.end]
