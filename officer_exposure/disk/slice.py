"""A part of an open file as a file of its own."""

from __future__ import annotations

import io
import os
from io import FileIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 64 * 1024


class Slice(io.RawIOBase):
    """`size` bytes from `start`, and nothing outside them. Holds the file open by itself; close it in the end."""

    def __init__(self, file: FileIO, start: int, size: int) -> None:
        super().__init__()
        self._file = FileIO(os.dup(file.fileno()), "rb")
        self._start = start
        self._size = size
        self._at = 0

    @classmethod
    def of(cls, file: FileIO, start: int, size: int) -> io.BufferedReader:
        """The same, buffered."""
        return io.BufferedReader(cls(file, start, size), _BUFFER)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer from where the slice stands, as far as it goes."""
        wanted = memoryview(buffer).cast("B")[: max(self._size - self._at, 0)]
        self._file.seek(self._start + self._at)
        read = self._file.readinto(wanted) or 0
        self._at += read
        return read

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the slice."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()
