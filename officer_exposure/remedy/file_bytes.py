"""The bytes of a file to be copied from: read at random or streamed, never written."""

from __future__ import annotations

import os
from io import BytesIO
from typing import BinaryIO

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView, TruncatedError

_CHUNK = 1024 * 1024
_MOST_AT_ONCE = 256 * 1024 * 1024
"""Bytes held at once. Whatever may be larger is streamed with `copy`."""


class FileBytes:
    """One file's bytes. Unlike a ByteView it has no budget in all, because a copy reads everything once."""

    __slots__ = ("_stream", "size")

    def __init__(self, stream: BinaryIO, size: int | None = None) -> None:
        self._stream = stream
        self.size = stream.seek(0, os.SEEK_END) if size is None else size

    @classmethod
    def of(cls, data: bytes) -> FileBytes:
        """The same over bytes in memory."""
        return cls(BytesIO(data), len(data))

    def view(self) -> ByteView:
        """The file as the parsers read it, with a fresh budget."""
        return ByteView(self._stream, self.size)

    def stream(self) -> BinaryIO:
        """The file object itself, at its start, for libraries that decode."""
        self._stream.seek(0)
        return self._stream

    def at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`. Raises TruncatedError where the file has fewer."""
        data = self.upto(offset, length)
        if len(data) != length:
            raise TruncatedError
        return data

    def upto(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset`; fewer, or none, at the end of the file."""
        if offset < 0 or length < 0:
            raise ParseError("A length inside this file is wrong.")
        length = max(0, min(length, self.size - offset))
        if length > _MOST_AT_ONCE:
            raise ParseError("A part of this file is too large to be copied.")
        self._stream.seek(offset)
        return self._stream.read(length)

    def copy(self, offset: int, length: int, out: BinaryIO) -> None:
        """Append exactly `length` bytes from `offset` to `out`. Raises TruncatedError where the file has fewer."""
        if offset < 0 or length < 0:
            raise ParseError("A length inside this file is wrong.")
        if offset + length > self.size:
            raise TruncatedError
        while length > 0:
            chunk = self.at(offset, min(length, _CHUNK))
            out.write(chunk)
            offset += len(chunk)
            length -= len(chunk)
