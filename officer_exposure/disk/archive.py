"""Zip archives, as platforms hand out what they know of an account. Read where they lie, never unpacked to the disk.

The directory is read by the standard library, within bounds. Each member is read by itself, at most to the size that
the directory gives, and compared with its check sum: no bomb, and no member that lies about its size.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from io import BytesIO, FileIO
from typing import BinaryIO

import msgspec

from officer_exposure.disk.container import Container, InMemory, OnDisk
from officer_exposure.disk.inside import archive_part

_LONGEST_DIRECTORY = 64 * 1024 * 1024
"""Bytes; some 500,000 members."""

_LARGEST = 128 * 1024 * 1024
"""Bytes that a compressed member may unpack to: they are held in memory. What is stored as it is has no limit."""

_LARGEST_ARCHIVE = 64 * 1024 * 1024
"""The same for a compressed archive in an archive, which is held as long as its members are asked for."""

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_SIGNATURE = b"PK\3\4"
_END, _END64 = b"PK\5\6", b"PK\6\6"
_TAIL = 66_000
_BLOCK = 1 << 18
_ENCRYPTED = 1

_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError)

BROKEN = "This archive is damaged, or only one part of several. Unpack it, and add the folder."
_TOO_MANY = "This archive holds more files than can be looked at. Unpack it, and add the folder."
_LOCKED = "This file is locked with a password. Unpack it, and add the folder."
_PACKED = "This file is packed in a way that is not read yet. Unpack the archive, and add the folder."
_TOO_LARGE = "This file is too large to be read inside its archive. Unpack it, and add the folder."
_DAMAGED = "This file is damaged inside its archive."
_GONE = "This file was gone when its turn came."


Members = Mapping[str, zipfile.ZipInfo]
"""What the directory of an archive says of its members, by their names."""


class ArchiveError(Exception):
    """An archive, or a file in it, cannot be looked at; `reason` says why in one sentence, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def directory(archive: Container) -> Members:
    """The members of an archive by plain name, in their order. Of two with one name the second is called "name (2)".

    Raises ArchiveError.
    """
    members: dict[str, zipfile.ZipInfo] = {}
    met: Counter[str] = Counter()
    try:
        if _directory_size(archive) > _LONGEST_DIRECTORY:
            raise ArchiveError(_TOO_MANY)
        with archive.part(0, archive.size) as file, zipfile.ZipFile(file) as opened:
            for info in opened.infolist():
                members[_free(_plain(info.filename), met, members)] = info
    except _ZIP_ERRORS as error:
        raise ArchiveError(BROKEN) from error
    return members


def _plain(name: str) -> str:
    """A member's name as it stays on its way through paths: "./a.jpg", "/a.jpg" and "a.jpg" are one name there."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    return "/".join(parts) + "/" * name.endswith("/") if parts else name


def _free(name: str, met: Counter[str], taken: Members) -> str:
    """A name for the next member called so. Each number is tried once, however many there are."""
    free = name
    while free in taken:
        met[name] += 1
        free = f"{name} ({met[name] + 1})"
    return free


def _directory_size(archive: Container) -> int:
    """Bytes that the directory says it takes: more than are there for a broken archive."""
    with archive.part(max(archive.size - _TAIL, 0), _TAIL) as end:
        tail = end.read()
    long, short = tail.rfind(_END64), tail.rfind(_END)
    if short < 0:
        raise ArchiveError(BROKEN)
    told = int.from_bytes(tail[short + 12 : short + 16], "little")
    if told == 0xFFFF_FFFF and long >= 0:
        return int.from_bytes(tail[long + 40 : long + 48], "little")
    return told


class _Inner(msgspec.Struct):
    """An archive inside another: where it lies there, or its bytes; and its members."""

    name: str
    place: tuple[int, int] | bytes
    members: Members


class _Known(msgspec.Struct):
    """What was read of an archive: the same file is opened once for each of its members."""

    identity: tuple[int, ...]
    members: Members
    inner: _Inner | None = None


_last = _Known((), {})


class Archive:
    """An archive that is open: its members, and those of archives inside it. Raises ArchiveError, OSError."""

    def __init__(self, file: FileIO) -> None:
        global _last  # noqa: PLW0603 - the last one, for this process
        status = os.fstat(file.fileno())
        identity = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        self._whole = OnDisk(file, 0, status.st_size)
        if identity != _last.identity:
            _last = _Known(identity, directory(self._whole))
        self._known = _last

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in their order."""
        return tuple(self._known.members)

    def names_inside(self, member: str) -> tuple[str, ...]:
        """The same of an archive that is its member. Raises ArchiveError."""
        return tuple(self._opened(member)[1])

    def open(self, name: str) -> tuple[BinaryIO, zipfile.ZipInfo]:
        """A member, also one of an archive inside ("a.zip!/b.jpg"), and what its directory says of it.

        Raises ArchiveError where it cannot be read, OSError.
        """
        container, members, name = self._place(name)
        info = members.get(name)
        if info is None:
            raise ArchiveError(_GONE)
        _refuse(info, _LARGEST)
        start = _start(container, info)
        if info.compress_type == zipfile.ZIP_STORED:
            return container.part(start, info.file_size), info
        return BytesIO(_inflated(container, start, info)), info

    def holds(self, name: str) -> bool:
        """Whether there is such a member."""
        try:
            _, members, name = self._place(name)
        except ArchiveError:
            return False
        return name in members

    def _place(self, name: str) -> tuple[Container, Members, str]:
        """The archive in which a member lies, its members, and its name there."""
        end = archive_part(name)
        if name in self._known.members or not end:
            return self._whole, self._known.members, name
        return *self._opened(name[: end - len("!/")]), name[end:]

    def _opened(self, member: str) -> tuple[Container, Members]:
        """An archive inside this one. Only the last is known: its members are asked for one after the other."""
        inner = self._known.inner
        if inner is None or inner.name != member:
            place = self._unpacked(member)
            inner = self._known.inner = _Inner(member, place, directory(self._container(place)))
        return self._container(inner.place), inner.members

    def _unpacked(self, member: str) -> tuple[int, int] | bytes:
        info = self._known.members.get(member)
        if info is None:
            raise ArchiveError(_GONE)
        _refuse(info, _LARGEST_ARCHIVE)
        start = _start(self._whole, info)
        stored = info.compress_type == zipfile.ZIP_STORED
        return (start, info.file_size) if stored else _inflated(self._whole, start, info)

    def _container(self, place: tuple[int, int] | bytes) -> Container:
        return InMemory(place) if isinstance(place, bytes) else self._whole.within(*place)


def _refuse(info: zipfile.ZipInfo, largest: int) -> None:
    """Raise ArchiveError for a member that cannot be read, as the directory tells it."""
    if info.flag_bits & _ENCRYPTED:
        raise ArchiveError(_LOCKED)
    stored = info.compress_type == zipfile.ZIP_STORED
    if stored and info.file_size != info.compress_size:
        raise ArchiveError(_DAMAGED)
    if not stored and info.compress_type != zipfile.ZIP_DEFLATED:
        raise ArchiveError(_PACKED)
    if not stored and info.file_size > largest:
        raise ArchiveError(_TOO_LARGE)


def _start(archive: Container, info: zipfile.ZipInfo) -> int:
    """Where the bytes of a member begin: behind a header whose length stands in itself."""
    with archive.part(info.header_offset, _LOCAL_HEADER.size) as file:
        header = file.read()
    if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL_SIGNATURE):
        raise ArchiveError(_DAMAGED)
    _, name, extra = _LOCAL_HEADER.unpack(header)
    return info.header_offset + _LOCAL_HEADER.size + int(name) + int(extra)


def _inflated(archive: Container, start: int, info: zipfile.ZipInfo) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    left = info.file_size
    try:
        with archive.part(start, info.compress_size) as packed:
            while left > 0 and (block := inflater.unconsumed_tail or packed.read(_BLOCK)):
                parts.append(inflater.decompress(block, left))
                left -= len(parts[-1])
    except zlib.error as error:
        raise ArchiveError(_DAMAGED) from error
    data = b"".join(parts)
    if left or zlib.crc32(data) != info.CRC:
        raise ArchiveError(_DAMAGED)
    return data
