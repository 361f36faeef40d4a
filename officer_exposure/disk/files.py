"""The one door to the bytes of a file: an ordinary file, or a file inside a zip archive, under its path."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from io import FileIO
from types import TracebackType
from typing import BinaryIO, cast

from officer_exposure.disk.inside import inside

_IN_THE_CLOUD = "This file is in the cloud and not on this computer. Download it first."

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Not blocking: opening a named pipe must not wait for someone to write to it."""

_WINDOWS_ELSEWHERE = 0x0000_1000 | 0x0040_0000
"""FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS: reading would download the file."""

_MAC_DATALESS = 0x4000_0000
"""SF_DATALESS, the same on a Mac."""


class UnreadableError(Exception):
    """The file as a whole cannot be looked at; `reason` says why in one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OpenFile:
    """A file that is open for reading, to be used in a `with`. `size` in bytes.

    `version` is another one once the file has been changed: when that was or, inside an archive, what the archive says
    of the file.
    """

    def __init__(self, stream: BinaryIO, size: int, version: str) -> None:
        self.stream = stream
        self.size = size
        self.version = version

    def buffered(self) -> BinaryIO:
        """The same for libraries that read a few bytes at a time."""
        return io.BufferedReader(self.stream) if isinstance(self.stream, FileIO) else self.stream

    def __enter__(self) -> OpenFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stream.close()


def open_file(path: bytes) -> OpenFile:
    """Open a file that is on this computer. Raises OSError, or UnreadableError for what is no readable file."""
    place = inside(path)
    if place is None:
        file = open_ordinary(path)
        status = os.fstat(file.fileno())
        return OpenFile(cast(BinaryIO, file), status.st_size, str(status.st_mtime_ns))
    from officer_exposure.disk.archive import Archive, ArchiveError

    with open_ordinary(place.archive) as archive:
        try:
            stream, info = Archive(archive).open(place.member)
        except ArchiveError as error:
            raise UnreadableError(error.reason) from error
    return OpenFile(stream, info.file_size, f"{info.date_time} {info.CRC}")


def open_ordinary(path: bytes) -> FileIO:
    """Open an ordinary file, as it lies in its folder. Raises OSError, or UnreadableError for anything else."""
    handle = os.open(path, _OPEN_FLAGS)
    file = FileIO(handle, "rb")
    problem = next(_problems(os.fstat(handle)), None)
    if problem is not None:
        file.close()
        raise UnreadableError(problem)
    return file


def is_there(path: bytes) -> bool:
    """Whether a path leads to an ordinary file, or to a file inside an archive that can be opened."""
    place = inside(path)
    if place is None:
        return os.path.isfile(path)  # noqa: PTH113 - these are bytes
    from officer_exposure.disk.archive import Archive, ArchiveError

    try:
        with open_ordinary(place.archive) as archive:
            return Archive(archive).holds(place.member)
    except (OSError, UnreadableError, ArchiveError):
        return False


def modified(path: bytes) -> int:
    """When a file, or the archive around it, was last changed, in nanoseconds since 1970. Raises OSError."""
    place = inside(path)
    return os.stat(path if place is None else place.archive).st_mtime_ns  # noqa: PTH116 - these are bytes


def _problems(status: os.stat_result) -> Iterator[str]:
    if not stat.S_ISREG(status.st_mode):
        yield "This is not an ordinary file."
    attributes = getattr(status, "st_file_attributes", 0)
    flags = getattr(status, "st_flags", 0)
    if attributes & _WINDOWS_ELSEWHERE or flags & _MAC_DATALESS:
        yield _IN_THE_CLOUD
