"""Where the bytes of an archive lie: on the disk, also inside another archive, or in memory once they are unpacked."""

from __future__ import annotations

from io import BytesIO, FileIO
from typing import BinaryIO, Protocol

from officer_exposure.disk.slice import Slice


class Container(Protocol):
    """Bytes of which parts can be had; nothing outside them can be reached."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    def part(self, start: int, size: int) -> BinaryIO:
        """A part as a file of its own, to be closed; shorter where there are not so many bytes."""

    def within(self, start: int, size: int) -> Container:
        """A part as a container."""


class OnDisk:
    """`size` bytes of an open file, from `start`."""

    def __init__(self, file: FileIO, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self.size = size

    def part(self, start: int, size: int) -> BinaryIO:
        """See Container."""
        return Slice.of(self._file, self._start + start, max(min(size, self.size - start), 0))

    def within(self, start: int, size: int) -> Container:
        """See Container."""
        return OnDisk(self._file, self._start + start, max(min(size, self.size - start), 0))


class InMemory:
    """Bytes that are held."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def part(self, start: int, size: int) -> BinaryIO:
        """See Container."""
        return BytesIO(self._data[start : start + size])

    def within(self, start: int, size: int) -> Container:
        """See Container."""
        return InMemory(self._data[start : start + size])
