"""Zip archives, as platforms hand out what they know of an account. Read where they lie, never unpacked to the disk.

The directory is read by the standard library, within bounds. Each member is read by itself, at most to the size that
the directory gives, and compared with its check sum: no bomb, and no member that lies about its size.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO, FileIO
from typing import BinaryIO, cast

from officer_exposure.disk.slice import Slice

_LONGEST_DIRECTORY = 64 * 1024 * 1024
"""Bytes; some 500,000 members."""

_LARGEST = 128 * 1024 * 1024
"""Bytes that a compressed member may unpack to: they are held in memory. What is stored as it is has no limit."""

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


class ArchiveError(Exception):
    """The archive as a whole cannot be looked at; `reason` says why in one sentence, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoMemberError(ArchiveError):
    """The same for one file in an archive."""


def directory(archive: FileIO) -> Mapping[str, zipfile.ZipInfo]:
    """The members of an archive by name, in their order; of two with the same name the last. Raises ArchiveError."""
    try:
        if _directory_size(archive) > _LONGEST_DIRECTORY:
            raise ArchiveError(_TOO_MANY)
        with zipfile.ZipFile(cast(BinaryIO, archive)) as opened:
            return {info.filename: info for info in opened.infolist()}
    except _ZIP_ERRORS as error:
        raise ArchiveError(BROKEN) from error


def _directory_size(archive: FileIO) -> int:
    """Bytes that the directory says it takes: more than are there for a broken archive."""
    size = archive.seek(0, os.SEEK_END)
    archive.seek(max(size - _TAIL, 0))
    tail = archive.read(_TAIL) or b""
    long, short = tail.rfind(_END64), tail.rfind(_END)
    if short < 0:
        raise ArchiveError(BROKEN)
    told = int.from_bytes(tail[short + 12 : short + 16], "little")
    if told == 0xFFFF_FFFF and long >= 0:
        return int.from_bytes(tail[long + 40 : long + 48], "little")
    return told


class _Last:
    """The directory that was read last: the members of an archive are opened one after the other."""

    def __init__(self) -> None:
        self._known: tuple[int, ...] = ()
        self._members: Mapping[str, zipfile.ZipInfo] = {}

    def directory(self, archive: FileIO) -> Mapping[str, zipfile.ZipInfo]:
        status = os.fstat(archive.fileno())
        same = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if same != self._known:
            self._members = directory(archive)
            self._known = same
        return self._members


_last = _Last()


def open_member(archive: FileIO, member: str) -> tuple[BinaryIO, zipfile.ZipInfo]:
    """A member as a stream of its own, and what the directory says of it. Raises NoMemberError, OSError."""
    try:
        info = _last.directory(archive).get(member)
    except ArchiveError as error:
        raise NoMemberError(error.reason) from error
    if info is None:
        raise NoMemberError(_GONE)
    problem = trouble_with(info)
    if problem:
        raise NoMemberError(problem)
    start = _start(archive, info)
    if info.compress_type == zipfile.ZIP_STORED:
        return Slice.of(archive, start, info.file_size), info
    return BytesIO(_inflated(archive, start, info)), info


def holds(archive: FileIO, member: str) -> bool:
    """Whether the archive can be read, and has such a member."""
    try:
        return member in _last.directory(archive)
    except ArchiveError:
        return False


def trouble_with(info: zipfile.ZipInfo) -> str:
    """Why a member cannot be read, as the directory tells it; empty where it can."""
    if info.flag_bits & _ENCRYPTED:
        return _LOCKED
    if info.compress_type == zipfile.ZIP_STORED:
        return "" if info.file_size == info.compress_size else _DAMAGED
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return _PACKED
    return _TOO_LARGE if info.file_size > _LARGEST else ""


def _start(archive: FileIO, info: zipfile.ZipInfo) -> int:
    """Where the bytes of a member begin: behind a header whose length stands in itself."""
    archive.seek(info.header_offset)
    header = archive.read(_LOCAL_HEADER.size) or b""
    if len(header) < _LOCAL_HEADER.size:
        raise NoMemberError(_DAMAGED)
    signature, name, extra = _LOCAL_HEADER.unpack(header)
    if signature != _LOCAL_SIGNATURE:
        raise NoMemberError(_DAMAGED)
    return info.header_offset + _LOCAL_HEADER.size + int(name) + int(extra)


def _inflated(archive: FileIO, start: int, info: zipfile.ZipInfo) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    left = info.file_size
    try:
        with Slice.of(archive, start, info.compress_size) as packed:
            while left > 0 and (block := inflater.unconsumed_tail or packed.read(_BLOCK)):
                parts.append(inflater.decompress(block, left))
                left -= len(parts[-1])
    except zlib.error as error:
        raise NoMemberError(_DAMAGED) from error
    data = b"".join(parts)
    if left or zlib.crc32(data) != info.CRC:
        raise NoMemberError(_DAMAGED)
    return data
