"""Boxes: the nested, sized and named parts of ISO base media files (ISO/IEC 14496-12) and of QuickTime films.

Nothing here descends by itself: each reader asks for the children of the boxes it knows, so depth is bounded by the
code, the number of boxes by `_MOST_BOXES`, and the bytes read by the view's budget. `mdat` is never read as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView

_MOST_BOXES = 20_000
"""Outermost boxes looked at in one file, and as many inner ones. Long fragmented films have some thousands."""

_LONGEST_CONTENT = 8 * 1024 * 1024
"""Bytes read of one box that holds metadata."""

_OUTERMOST = frozenset(
    {b"ftyp", b"moov", b"mdat", b"meta", b"free", b"skip", b"wide", b"udta", b"uuid", b"moof", b"mfra", b"idat"}
    | {b"mpvd", b"sefd", b"Exif", b"xml ", b"brob", b"jxlc", b"jxlp", b"jp2c", b"jp2h"}
)
"""Kinds that a cut-short file may end in. Others that reach beyond the end are no boxes but stray bytes."""

_CUT_SHORT = "A part of this file is cut short or says a wrong length, so something in it may have been missed."
_TOO_MANY = "This file has more parts than can be looked at."
_TOO_LONG = "A part of this file is too long to be read in full."


class Box(msgspec.Struct, frozen=True):
    """One box: its four-letter kind, and where its content begins and ends in the file."""

    kind: bytes
    start: int
    end: int
    uuid: bytes = b""
    head: int = 0

    @property
    def size(self) -> int:
        """Bytes of content."""
        return self.end - self.start


class Boxes:
    """The boxes of one file, or of a film that lies inside another file from `base` on.

    Offsets written in such a film count from its own start: add `base` to them.
    """

    def __init__(self, view: ByteView, into: Metadata, base: int = 0, end: int | None = None) -> None:
        self.view = view
        self.into = into
        self.base = base
        self.end = view.size if end is None else min(end, view.size)
        self._left = {True: _MOST_BOXES, False: _MOST_BOXES}

    def top(self) -> tuple[Box, ...]:
        """The outermost boxes."""
        return self._walk(self.base, self.end, outermost=True)

    def inside(self, box: Box, skip: int = 0) -> tuple[Box, ...]:
        """The children of `box`, after `skip` bytes of its own."""
        return self._walk(box.start + skip, box.end, outermost=False)

    def within(self, boxes: Iterable[Box], *path: bytes) -> tuple[Box, ...]:
        """Every box reached from `boxes` over `path`: `within(top, b"moov", b"trak")` is all tracks."""
        found = tuple(box for box in boxes if box.kind == path[0])
        for kind in path[1:]:
            found = tuple(child for box in found for child in self.inside(box) if child.kind == kind)
        return found

    def meta_children(self, meta: Box) -> tuple[Box, ...]:
        """The children of a `meta` box: a full box with version and flags in ISO files, a plain one in QuickTime."""
        plain = self.view.upto(meta.start + 4, 4) == b"hdlr"
        return self.inside(meta, 0 if plain else 4)

    def content(self, box: Box, most: int = _LONGEST_CONTENT) -> bytes:
        """The content of `box`; of a longer one its first `most` bytes, with a problem noted."""
        if box.size > most:
            self.note(_TOO_LONG)
        return self.view.upto(box.start, min(box.size, most))

    def note(self, problem: str) -> None:
        """Note a problem once."""
        if problem not in self.into.problems:
            self.into.problems.append(problem)

    def _walk(self, start: int, end: int, outermost: bool) -> tuple[Box, ...]:
        found = []
        while start + 8 <= end:
            if self._left[outermost] <= 0:
                self.note(_TOO_MANY)
                break
            self._left[outermost] -= 1
            box = self._box(start, end, outermost)
            if box is None:
                break
            found.append(box)
            start = box.end
        return tuple(found)

    def _box(self, head: int, end: int, outermost: bool) -> Box | None:
        """The box at `head`, or None where the list ends (a zero inside a box ends it: QuickTime user data)."""
        raw = self.view.upto(head, 32)
        size, kind = int.from_bytes(raw[:4], "big"), raw[4:8]
        if not outermost and size == 0:
            return None
        start = head + 8
        if size == 1:
            size, start = int.from_bytes(raw[8:16], "big"), head + 16
        stop = end if size == 0 else head + size
        if stop < start or len(kind) < 4 or (outermost and not is_kind(kind)):
            self._note_stray(head, end, outermost)
            return None
        if stop > end:
            if outermost and kind not in _OUTERMOST:
                return None
            self.note(_CUT_SHORT)
            stop = end
        if kind == b"uuid" and stop - start >= 16:
            return Box(kind, start + 16, stop, raw[start - head :][:16], head)
        return Box(kind, min(start, stop), stop, b"", head)

    def _note_stray(self, head: int, end: int, outermost: bool) -> None:
        """A few bytes after the last box are common and harmless. More is damage, or what `rest` will look into."""
        if not outermost and end - head > 8:
            self.note(_CUT_SHORT)


def is_kind(kind: bytes) -> bool:
    """Whether four bytes can be the kind of a box: printable, with the copyright sign some makers use."""
    return all(0x20 <= byte < 0x7F or byte == 0xA9 for byte in kind)


def first(boxes: Iterable[Box], kind: bytes) -> Box | None:
    """The first box of `kind`."""
    return next((box for box in boxes if box.kind == kind), None)


class Fields:
    """Reads big-endian numbers one after another. Raises ParseError where the bytes end."""

    __slots__ = ("data", "place")

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    def number(self, width: int) -> int:
        """An unsigned number of `width` bytes; 0 for no bytes."""
        return int.from_bytes(self.take(width), "big")

    def take(self, width: int) -> bytes:
        """The next `width` bytes."""
        piece = self.data[self.place : self.place + width]
        if len(piece) != width:
            raise ParseError("A table inside this file is cut short.")
        self.place += width
        return piece

    def text(self) -> str:
        """A text that ends with a zero byte, or with the bytes."""
        end = self.data.find(b"\0", self.place)
        end = len(self.data) if end < 0 else end
        piece = self.data[self.place : end]
        self.place = min(end + 1, len(self.data))
        return piece.decode("utf-8", "replace")

    @property
    def left(self) -> int:
        """Bytes not yet read."""
        return len(self.data) - self.place
