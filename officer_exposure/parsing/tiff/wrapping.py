"""Camera makers store directories of TIFF files in other orders and places. Here they become TIFF blocks again.

A block whose first directory is a GPS directory or a maker note gets a first directory of its own, appended so that
no offset in the block moves. Values that stand in no block at all are put into a new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack

from officer_exposure.errors import ParseError

_MAKE, _EXIF_POINTER, _GPS_POINTER, _MAKER_NOTE = 0x010F, 0x8769, 0x8825, 0x927C
_ASCII, _LONG, _UNDEFINED = 2, 4, 7
_CANON = b"Canon\0"

Entry = tuple[int, int, int, bytes]
"""Tag, field type, count of values, and the values' bytes (or the offset of what is longer than four)."""


def as_gps(block: bytes) -> bytes:
    """The same TIFF block, its first directory now reached as a GPS directory."""
    order, first = _opened(block)
    return _with_first(block, _directory(order, [(_GPS_POINTER, _LONG, 1, pack(order + "I", first))]))


def as_maker_note(block: bytes) -> bytes:
    """The same TIFF block, its first directory now reached as the maker note of a Canon camera."""
    order, first = _opened(block)
    exif = len(block) + (len(block) & 1)
    note = (_MAKER_NOTE, _UNDEFINED, len(block) - first, pack(order + "I", first))
    directory = _directory(order, [note])
    block = block.ljust(exif, b"\0") + directory
    make = len(block)
    return _with_first(
        block + _CANON,
        _directory(
            order,
            [
                (_MAKE, _ASCII, len(_CANON), pack(order + "I", make)),
                (_EXIF_POINTER, _LONG, 1, pack(order + "I", exif)),
            ],
        ),
    )


def _opened(block: bytes) -> tuple[str, int]:
    """The byte order of a TIFF block and where its first directory begins. Raises ParseError where it is none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        raise ParseError("It does not begin as EXIF data should.")
    first = int.from_bytes(block[4:8], "little" if order == "<" else "big")
    if first >= len(block):
        raise ParseError("It ends too early.")
    return order, first


def as_tiff(exif: Sequence[Entry], gps: Sequence[Entry]) -> bytes:
    """A big-endian TIFF block with these values in its first and in its GPS directory."""
    start = 8
    positions = _placed(gps, start)
    pointer = (_GPS_POINTER, _LONG, 1, pack(">I", start))
    start += len(positions)
    first = _placed([*exif, pointer] if gps else exif, start)
    return b"MM\0*" + pack(">I", start) + positions + first


def _placed(entries: Sequence[Entry], start: int) -> bytes:
    """A directory at `start`, with the values that do not fit into it behind it."""
    behind = start + 2 + 12 * len(entries) + 4
    inside, outside = [], b""
    for tag, kind, count, value in sorted(entries):
        if len(value) > 4:
            inside.append((tag, kind, count, pack(">I", behind + len(outside))))
            outside += value.ljust(len(value) + (len(value) & 1), b"\0")
        else:
            inside.append((tag, kind, count, value.ljust(4, b"\0")))
    return _directory(">", inside) + outside


def _directory(order: str, entries: Sequence[Entry]) -> bytes:
    packed = b"".join(pack(order + "HHI", tag, kind, count) + value for tag, kind, count, value in entries)
    return pack(order + "H", len(entries)) + packed + bytes(4)


def _with_first(block: bytes, directory: bytes) -> bytes:
    order, _ = _opened(block)
    padded = block.ljust(len(block) + (len(block) & 1), b"\0")
    return padded[:4] + pack(order + "I", len(padded)) + padded[8:] + directory
