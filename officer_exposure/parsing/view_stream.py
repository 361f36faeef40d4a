"""A file object over a `ByteView`, for libraries that want one: their reading stays bounded, in bytes and in steps."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 16 * 1024
_MOST_SEEKS = 500_000
"""A library that looks for what is missing in a damaged file goes through it in steps of a few bytes. Of the real files
seen, the one that asks most asks for 12,000."""


def open_view(view: ByteView) -> io.BufferedReader:
    """A buffered, seekable file object over `view`."""
    return io.BufferedReader(_ViewStream(view), _BUFFER)


class _ViewStream(io.RawIOBase):
    def __init__(self, view: ByteView) -> None:
        super().__init__()
        self._view = view
        self._at = 0
        self._seeks_left = _MOST_SEEKS

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        wanted = memoryview(buffer).cast("B")
        data = self._view.upto(self._at, len(wanted))
        wanted[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._seeks_left -= 1
        if self._seeks_left < 0:
            raise ParseError("This file is too damaged to be searched through.")
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._view.size}[whence]
        self._at = max(base + offset, 0)
        return self._at
