"""Tells cheaply whether a file is still the one that was judged before."""

from __future__ import annotations

from hashlib import blake2b

from officer_exposure.disk.files import OpenFile

_EDGE = 64 * 1024
_BYTES = 16


def stamp_of(file: OpenFile) -> bytes:
    """16 bytes over size, time of change and the first and last 64 KiB; over everything where the file is smaller.

    Hidden data stands near the edges of a file, so an edit of it changes the stamp even where size and time were put
    back. An edit of the middle alone, with size and time put back, does not. Raises OSError.
    """
    digest = blake2b(f"{file.size} {file.version}\n".encode(), digest_size=_BYTES)
    file.stream.seek(0)
    digest.update(file.stream.read(_EDGE) or b"")
    if file.size > _EDGE:
        file.stream.seek(max(_EDGE, file.size - _EDGE))
        digest.update(file.stream.read(_EDGE) or b"")
    file.stream.seek(0)
    return digest.digest()
