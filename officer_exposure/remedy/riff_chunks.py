"""The chunks of a RIFF file for copying. Source: RFC 9649."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.remedy.file_bytes import FileBytes

_MOST_CHUNKS = 20_000


class Chunk(msgspec.Struct, frozen=True):
    """One chunk: its kind, and where its content begins and how long it is."""

    kind: bytes
    start: int
    length: int


def chunks_of(file: FileBytes, start: int, end: int) -> Iterator[Chunk]:
    """Each chunk from `start` up to `end`. Raises ParseError where one reaches beyond, or there is no end of them."""
    position = start
    for _ in range(_MOST_CHUNKS):
        if position + 8 > end:
            return
        header = file.at(position, 8)
        length = int.from_bytes(header[4:], "little")
        if position + 8 + length > end:
            raise ParseError("This picture is damaged.", "It may not have been copied completely.")
        yield Chunk(header[:4], position + 8, length)
        position += 8 + length + length % 2
    raise ParseError("This picture has too many parts.")


def chunk_bytes(kind: bytes, data: bytes) -> bytes:
    """A chunk, padded to an even length."""
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)
