"""OLE compound files ([MS-CFB]): a small file system of sectors, read no further than the streams asked for."""

from __future__ import annotations

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_REAL_SECTOR = 0xFFFFFFFA
_MOST_TABLE_SECTORS = 4096
_LONGEST_DIRECTORY = 4 * 1024 * 1024
_LONGEST_SMALL_STREAM = 16 * 1024 * 1024
_ENTRY = 128
_BROKEN = "This document's parts are damaged."


class Stream(msgspec.Struct, frozen=True):
    """One entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The streams of an OLE file. Raises ParseError where it is none or its tables are damaged."""

    def __init__(self, view: ByteView) -> None:
        head = view.upto(0, 512)
        if len(head) < 512 or not head.startswith(OLE_SIGNATURE):
            raise ParseError(_BROKEN)
        shift, small_shift = _number(head, 30, 2), _number(head, 32, 2)
        if shift not in (9, 12) or small_shift != 6:
            raise ParseError(_BROKEN)
        self._view = view
        self._size, self._small_size = 1 << shift, 1 << small_shift
        self._cutoff = _number(head, 56, 4)
        self._table = self._table_sectors(head)
        self.streams = self._directory(_number(head, 48, 4))
        self._small_table = self._chain(_number(head, 60, 4), _LONGEST_DIRECTORY)
        root = next((stream for stream in self.streams if stream.kind == 5), None)
        self._small_stream = b"" if root is None else self._chain(root.start, min(root.size, _LONGEST_SMALL_STREAM))

    def read(self, stream: Stream, most: int) -> bytes:
        """At most `most` bytes of a stream."""
        length = min(stream.size, most)
        if stream.size >= self._cutoff:
            return self._chain(stream.start, length)
        return self._small_chain(stream.start, length)

    def _table_sectors(self, head: bytes) -> list[int]:
        """The sectors of the allocation table: 109 are listed in the header, more in sectors of their own."""
        found = [_number(head, 76 + 4 * place, 4) for place in range(109)]
        following, width = _number(head, 68, 4), self._size // 4 - 1
        while following < _LAST_REAL_SECTOR and len(found) < _MOST_TABLE_SECTORS:
            data = self._sector(following)
            if len(data) < self._size:
                break
            found += [_number(data, 4 * place, 4) for place in range(width)]
            following = _number(data, 4 * width, 4)
        return [sector for sector in found if sector < _LAST_REAL_SECTOR]

    def _sector(self, number: int) -> bytes:
        return self._view.upto((number + 1) * self._size, self._size)

    def _next(self, sector: int) -> int:
        place, inside = divmod(sector, self._size // 4)
        if place >= len(self._table):
            return _LAST_REAL_SECTOR
        entry = self._view.upto((self._table[place] + 1) * self._size + 4 * inside, 4)
        return int.from_bytes(entry, "little") if len(entry) == 4 else _LAST_REAL_SECTOR

    def _chain(self, start: int, most: int) -> bytes:
        """The bytes of a chain of sectors, at most `most`; a loop ends there too."""
        pieces, left, sector = [], most, start
        while left > 0 and sector < _LAST_REAL_SECTOR:
            piece = self._sector(sector)[:left]
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
            sector = self._next(sector)
        return b"".join(pieces)

    def _small_chain(self, start: int, most: int) -> bytes:
        pieces, left, sector = [], most, start
        while left > 0 and sector < _LAST_REAL_SECTOR:
            piece = self._small_stream[sector * self._small_size :][: min(left, self._small_size)]
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
            following = self._small_table[4 * sector : 4 * sector + 4]
            sector = int.from_bytes(following, "little") if len(following) == 4 else _LAST_REAL_SECTOR
        return b"".join(pieces)

    def _directory(self, start: int) -> tuple[Stream, ...]:
        data = self._chain(start, _LONGEST_DIRECTORY)
        entries = [data[place : place + _ENTRY] for place in range(0, len(data) - _ENTRY + 1, _ENTRY)]
        return tuple(_stream(entry) for entry in entries if entry[66])


def _stream(entry: bytes) -> Stream:
    length = min(max(_number(entry, 64, 2) - 2, 0), 62)
    name = entry[:length].decode("utf-16-le", "replace")
    return Stream(name, entry[66], _number(entry, 116, 4), _number(entry, 120, 4))


def _number(data: bytes, place: int, width: int) -> int:
    return int.from_bytes(data[place : place + width], "little")
