"""Paths that lead into a zip archive: the archive, a `!`, and the name of the file inside (`photos.zip!/a/b.jpg`)."""

from __future__ import annotations

import os

import msgspec

_SEPARATOR = os.fsencode(os.sep)
_MARK = b"!" + _SEPARATOR


class Inside(msgspec.Struct, frozen=True):
    """A file inside an archive: the path of the archive, and the member's name with "/"."""

    archive: bytes
    member: str


def inside(path: bytes) -> Inside | None:
    """The archive and the member that a path leads to; None for the path of an ordinary file, or of nothing."""
    if _MARK not in path or os.path.isfile(path):  # noqa: PTH113 - these are bytes
        return None
    at = path.find(_MARK)
    while at >= 0:
        archive = path[:at]
        if os.path.isfile(archive):  # noqa: PTH113 - these are bytes
            return Inside(archive, path[at + len(_MARK) :].decode("utf-8", "surrogateescape").replace(os.sep, "/"))
        at = path.find(_MARK, at + 1)
    return None


def path_inside(archive: bytes, member: str) -> bytes:
    """The path of a member."""
    return archive + _MARK + member.replace("/", os.sep).encode("utf-8", "surrogateescape")


def archive_part(name: str) -> int:
    """How many characters of a name are those of the archives that it lies in; 0 where it lies in none."""
    at = name.lower().rfind(".zip!/")
    return at + len(".zip!/") if at >= 0 else 0
