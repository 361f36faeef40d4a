"""GIF: copied block by block from a keep-list. Source: GIF89a.

What stays: frames, palettes, how long and how often they are shown. Comments, XMP, texts and blocks of programs go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg_names import BEHIND, COMMENT, DESCRIPTIONS

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
_CONTROL, _COMMENT, _TEXT, _APPLICATION = 0xF9, 0xFE, 0x01, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_LENGTH, _CONTROL_LENGTH = 19, 8
_XMP = b"XMP DataXMP"
_PROFILE = b"ICCRGBG1012"
_MOST_BLOCKS = 100_000
_HINT = "It was left out. Share a screenshot of it instead."


class _Block(msgspec.Struct, frozen=True):
    """A frame (`kind` 0x2C) or an extension (its label), from its first byte on; `data` is where its rows begin."""

    kind: int
    start: int
    data: int
    end: int


class GifCleaner:
    """Cleans GIF pictures."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        del what  # nothing in a GIF is worth keeping but its frames
        data = original.at(0, original.size)
        ledger = Ledger()
        blocks = list(_blocks(data))
        if all(block.kind != _FRAME for block in blocks):
            raise CannotCleanError("There is no picture in this file.", "It may not have been copied completely.")
        out.write(data[: _header_length(data)])
        control = b""
        for block in blocks:
            content = data[block.start : block.end]
            if block.kind == _CONTROL:
                control = content if len(content) == _CONTROL_LENGTH else b""
            elif block.kind == _FRAME:
                out.write(control + content)
                control = b""
            elif _is_loop(content):
                out.write(content)
            else:
                _name(block.kind, content, ledger)
                control = b"" if block.kind == _TEXT else control  # it was meant for that text
        out.write(bytes([_END]))
        if data[blocks[-1].end + 1 :].strip(b"\0"):
            ledger.removed(BEHIND)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The coded rows of every frame."""
        data = copy.at(0, copy.size)
        return [Span(block.data, block.end - block.data) for block in _blocks(data) if block.kind == _FRAME]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Frames to the byte, and every pixel of them."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        _refuse_foreign(copy)
        refuse_recoded(_frames(original), _frames(copy))
        compare_pictures(original, copy, ("GIF",), all_frames=True)


def _header_length(data: bytes) -> int:
    if not data.startswith((b"GIF87a", b"GIF89a")) or len(data) < 13:
        raise ParseError("This is not a GIF picture.")
    return 13 + _palette(data[10])


def _blocks(data: bytes) -> Iterator[_Block]:
    """Each frame and extension up to the end mark. Raises ParseError where the file is damaged or ends before it."""
    position = _header_length(data)
    for _ in range(_MOST_BLOCKS):
        kind = data[position] if position < len(data) else None
        if kind == _END:
            return
        if kind == _FRAME and position + 10 < len(data):
            rows = position + 10 + _palette(data[position + 9])
            end = _skip(data, rows + 1)
            yield _Block(_FRAME, position, rows, end)
        elif kind == _EXTENSION and position + 2 < len(data):
            end = _skip(data, position + 2)
            yield _Block(data[position + 1], position, position + 2, end)
        else:
            raise ParseError("This picture is damaged.", "It may not have been copied completely.")
        position = end
    raise ParseError("This picture has too many parts.")


def _skip(data: bytes, position: int) -> int:
    """Behind a row of blocks, each with its length before it, the last of length zero."""
    while position < len(data):
        length = data[position]
        position += 1 + length
        if length == 0:
            return position
    raise ParseError("This picture is damaged.", "It may not have been copied completely.")


def _palette(flags: int) -> int:
    """Bytes of the color table that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _is_loop(content: bytes) -> bool:
    """Whether an extension says how often an animation is shown, and nothing else."""
    return len(content) == _LOOP_LENGTH and content[1] == _APPLICATION and content[3:14] in _LOOPS


def _name(kind: int, content: bytes, ledger: Ledger) -> None:
    if kind == _APPLICATION and content[3:14] == _XMP:
        ledger.removed(DESCRIPTIONS)
    elif kind == _APPLICATION and content[3:14] == _PROFILE:
        ledger.removed("color profile")
        ledger.note("The color profile was left out: almost no program heeds it in a GIF.")
    else:
        ledger.removed({_COMMENT: COMMENT, _TEXT: "text"}.get(kind, "program's own part"))


def _frames(file: FileBytes) -> Iterator[bytes]:
    data = file.at(0, file.size)
    yield data[: _header_length(data)]
    for block in _blocks(data):
        if block.kind == _FRAME:
            yield data[block.start : block.end]


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where a block of the copy is none of those that may stay, or bytes follow the last."""
    data = copy.at(0, copy.size)
    blocks = list(_blocks(data))
    for block in blocks:
        content = data[block.start : block.end]
        control = block.kind == _CONTROL and len(content) == _CONTROL_LENGTH
        if not (block.kind == _FRAME or control or _is_loop(content)):
            raise NotProvenError("The copy would still hold a part that tells something.", _HINT)
    if blocks[-1].end + 1 != len(data):
        raise NotProvenError("The copy would still hold something behind the picture.", _HINT)


CLEANER = GifCleaner()
