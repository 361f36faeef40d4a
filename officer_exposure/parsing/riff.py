"""RIFF: the chunks that WebP and AVI are made of."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView

HEADER = 12
_MOST_CHUNKS = 20_000
_DAMAGED = "Part of this file is damaged, so something in it may have been missed."

Chunk = tuple[bytes, int, int]
"""(type, offset of the content, length of the content)"""


def chunks(view: ByteView, start: int, end: int, into: Metadata) -> Iterator[Chunk]:
    """Each chunk from `start` up to `end`; notes a problem where a chunk is damaged or reaches beyond."""
    position = start
    for _ in range(_MOST_CHUNKS):
        if position >= end - 1:
            return
        header = view.upto(position, 8)
        kind, length = header[:4], int.from_bytes(header[4:], "little")
        if len(header) < 8 or not _is_type(kind):
            if header.strip(b"\0"):
                _note_damage(into)
            return
        if position + 8 + length > end:
            _note_damage(into)
        yield kind, position + 8, min(length, end - position - 8)
        position += 8 + length + length % 2
    _note_damage(into)


def note_cut(view: ByteView, into: Metadata) -> None:
    """Note a problem where the file is shorter than its header says: what was cut off may have told something."""
    if view.size < 8 + int.from_bytes(view.head[4:8], "little"):
        _note_damage(into)


def _is_type(kind: bytes) -> bool:
    return all(0x20 <= letter < 0x7F or letter == 0 for letter in kind) and kind.strip(b"\0 ") != b""


def _note_damage(into: Metadata) -> None:
    if _DAMAGED not in into.problems:
        into.problems.append(_DAMAGED)
