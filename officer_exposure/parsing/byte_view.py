"""Random access to the bytes of a file, with a budget: no parser reads more than metadata can need."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from officer_exposure.errors import ParseError

_BUDGET = 96 * 1024 * 1024
"""Bytes that may be read from one file in all. The largest real metadata seen was under 40 MB (RAW previews)."""

_HEAD = 64 * 1024
"""Read at once on opening: the metadata of nine in ten photos lies inside, and one read costs less than ten."""


DAMAGED = "This file is damaged, so only what stands before the damage was read."

_PATIENCE = 14.0
"""Seconds for reading a file through, of the 20 that a worker has."""


class TruncatedError(ParseError):
    """The bytes end before the structure in them does."""

    def __init__(self) -> None:
        super().__init__("This file ends too early.", "It may not have been copied completely.")


class _Spent:
    """How many bytes were read, shared by a file and the files inside it."""

    __slots__ = ("bytes",)

    def __init__(self) -> None:
        self.bytes = 0


class ByteView:
    """The bytes of one file. Offsets count from its start; nothing outside it can be reached."""

    __slots__ = ("_head", "_spent", "_start", "_stream", "out_of_time", "size")

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._spent = _Spent()
        self._start = 0
        self.out_of_time = False
        self.size = size
        stream.seek(0)
        self._head = stream.read(min(size, _HEAD))

    @classmethod
    def of(cls, data: bytes) -> ByteView:
        """A view of bytes in memory."""
        return cls(BytesIO(data), len(data))

    def part(self, offset: int, length: int) -> ByteView:
        """The file inside the file: at most `length` bytes from `offset`. It spends the same budget."""
        head = self.upto(offset, min(length, _HEAD))
        inner = ByteView.__new__(ByteView)
        inner._stream = self._stream
        inner._spent = self._spent
        inner._start = self._start + offset
        inner.out_of_time = False
        inner.size = max(0, min(length, self.size - offset))
        inner._head = head
        return inner

    @property
    def head(self) -> bytes:
        """The first bytes of the file (at most 64 KiB)."""
        return self._head

    def at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`. Raises TruncatedError where the file has fewer."""
        data = self.upto(offset, length)
        if len(data) != length:
            raise TruncatedError
        return data

    def through(self, block: int = 1 << 18) -> Iterator[bytes]:
        """The whole file in blocks, once: for files that are nothing but what is looked for.

        It costs no budget, because nothing is held: such files are as long as what they tell. It ends early, and says
        so in `out_of_time`, while the worker still has time to tell what was read.
        """
        ends = time.monotonic() + _PATIENCE
        for offset in range(0, self.size, block):
            self._stream.seek(self._start + offset)
            data = self._stream.read(min(block, self.size - offset))
            if not data:
                return
            if time.monotonic() > ends:
                self.out_of_time = True
                return
            yield data

    def upto(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset`; fewer, or none, at the end of the file."""
        if offset < 0 or length < 0:
            raise ParseError("A length inside this file is wrong.")
        end = min(offset + length, self.size)
        if end <= offset:
            return b""
        if end <= len(self._head):
            return self._head[offset:end]
        self._spent.bytes += end - offset
        if self._spent.bytes > _BUDGET:
            raise ParseError("This file holds more hidden data than can be read safely.")
        self._stream.seek(self._start + offset)
        return self._stream.read(end - offset)
