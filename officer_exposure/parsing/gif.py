"""GIF: comments and XMP between the frames (GIF89a)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION, _PLAIN_TEXT = 0xFE, 0xFF, 0x01
_XMP = b"XMP DataXMP"
_SILENT = frozenset({b"NETSCAPE", b"ANIMEXTS"})
_XMP_TAIL = 257
"""Behind an XMP packet stand bytes that lead readers who do not know of it to the next block."""

_WINDOW = 64 * 1024
_MOST_BLOCKS = 100_000
_LARGEST = 8 * 1024 * 1024
_LONGEST_COMMENT = 4000


def read_gif(view: ByteView, into: Metadata) -> None:
    """Add what a GIF file holds. Raises ParseError where it is none or is damaged, keeping what came before."""
    if view.head[:4] != b"GIF8" or len(view.head) < 13:
        raise ParseError("This is not a GIF picture.")
    into.width, into.height = struct.unpack_from("<HH", view.head, 6)
    read_part(into, "part between the frames", _read_blocks, view, 13 + _palette(view.head[10]), into)


def _read_blocks(view: ByteView, position: int, into: Metadata) -> None:
    for _ in range(_MOST_BLOCKS):
        header = view.upto(position, 10)
        kind = header[0] if header else None
        if kind == _END:
            _read_behind(view, position + 1, into)
            return
        if kind == _FRAME and len(header) == 10:
            position = _skip(view, position + 11 + _palette(header[9]))
        elif kind == _EXTENSION and len(header) > 2:
            end = _skip(view, position + 2)
            _read_extension(view, header[1], position + 2, end, into)
            position = end
        else:
            raise ParseError("It is damaged.")
    raise ParseError("There is too much of it.")


def _read_extension(view: ByteView, kind: int, start: int, end: int, into: Metadata) -> None:
    if kind not in (_COMMENT, _APPLICATION, _PLAIN_TEXT):
        return
    data = view.upto(start, min(end - start, _LARGEST))
    if kind == _APPLICATION:
        if data[1:12] == _XMP:
            from officer_exposure.parsing.xmp.packet import read_xmp

            read_part(into, "XMP", read_xmp, data[12:-_XMP_TAIL], into)
        elif data[1:9] not in _SILENT:
            add_strings(into, "GIF:Application", b"".join(_blocks(data)))
        return
    text = b"".join(_blocks(data)).decode("utf-8", "replace").strip("\0 \r\n\t")
    if text:
        into.tags.append(Tag("GIF:Comment" if kind == _COMMENT else "GIF:Text", text[:_LONGEST_COMMENT]))


def _blocks(data: bytes) -> Iterator[bytes]:
    position = 0
    while position < len(data) and data[position]:
        yield data[position + 1 : position + 1 + data[position]]
        position += 1 + data[position]


def _skip(view: ByteView, position: int) -> int:
    """The offset behind a row of blocks, each with its length before it, the last of length zero."""
    while True:
        window = view.upto(position, _WINDOW)
        place = 0
        while place < len(window):
            length = window[place]
            place += 1 + length
            if length == 0:
                return position + place
        if not window:
            raise ParseError("It ends too early.")
        position += place


def _read_behind(view: ByteView, position: int, into: Metadata) -> None:
    from officer_exposure.parsing.trailer import search_behind

    read_part(into, "part behind the picture", search_behind, view, position, into)


def _palette(flags: int) -> int:
    """Bytes of the color table that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
