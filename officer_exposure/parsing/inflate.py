"""Unpacks compressed parts of a file without ever unpacking more than a file of hidden data can need."""

from __future__ import annotations

import zlib

from officer_exposure.errors import ParseError

_ROOM = 32 * 1024 * 1024
_TOO_MUCH = "It unpacks to more than can be read safely."


class Inflater:
    """Unpacks the parts of one file, which share one limit. `window` is zlib's: 31 reads gzip."""

    __slots__ = ("_room", "_window")

    def __init__(self, window: int = zlib.MAX_WBITS) -> None:
        self._room = _ROOM
        self._window = window

    def inflate(self, data: bytes) -> bytes:
        """The unpacked bytes; as many as there are where `data` ends early. Raises ParseError for damage and bombs."""
        if self._room < 0:
            raise ParseError(_TOO_MUCH)
        try:
            unpacked = zlib.decompressobj(self._window).decompress(data, self._room + 1)
        except zlib.error as error:
            raise ParseError("Its compression is damaged.") from error
        self._room -= len(unpacked)
        if self._room < 0:
            raise ParseError(_TOO_MUCH)
        return unpacked
