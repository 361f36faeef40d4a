"""Matroska and WebM films: their tags, among them the place of recording, and who made them (RFC 9559)."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.quicktime.iso6709 import parse_iso6709

_HEADER, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_INFO, _TAGS, _ATTACHMENTS, _TRACKS = 0x1549A966, 0x1254C367, 0x1941A469, 0x1654AE6B
_TAG, _SIMPLE_TAG, _TAG_NAME, _TAG_TEXT = 0x7373, 0x67C8, 0x45A3, 0x4487
_TRACK, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0xE0, 0xB0, 0xBA
_TEXTS = {0x7BA9: "Title", 0x4D80: "MuxingApp", 0x5741: "WritingApp", 0x7384: "SegmentFileName"}
_CONTAINERS = frozenset({_INFO, _TAGS, _TAG, _TRACKS, _TRACK, _VIDEO})

_MOST_ELEMENTS = 100_000
_DEEPEST = 8
_LONGEST_TEXT = 2000
_DAMAGED = "Part of this film is damaged, so something in it may have been missed."

Element = tuple[int, int, int]
"""(id, offset of the content, length of the content)"""


def read_matroska(view: ByteView, into: Metadata) -> None:
    """Add what a film holds. Raises ParseError where it is none."""
    if int.from_bytes(view.head[:4]) != _HEADER:
        raise ParseError("This is not a Matroska film.")
    reader = _Reader(view, into)
    for kind, offset, length in reader.elements(0, view.size):
        if kind == _HEADER:
            is_webm = b"webm" in view.upto(offset, min(length, 256))
            into.format = "WebM" if is_webm else "MKV"
        elif kind == _SEGMENT:
            reader.read(offset, offset + length, 0)


class _Reader:
    __slots__ = ("_into", "_room", "_view")

    def __init__(self, view: ByteView, into: Metadata) -> None:
        self._view = view
        self._into = into
        self._room = _MOST_ELEMENTS

    def elements(self, start: int, end: int) -> Iterator[Element]:
        """Each element from `start` to `end`. One of unknown length, as in streams, reaches to the end."""
        position = start
        while position < end:
            self._room -= 1
            kind, size, length = self._head(position)
            if self._room < 0 or not kind:
                self._note(_DAMAGED)
                return
            content = position + size
            unknown = length < 0
            if unknown and kind == _CLUSTER:
                position = content  # its blocks follow one by one
                continue
            if content + length > end:
                self._note(_DAMAGED)
            length = end - content if unknown or content + length > end else length
            yield kind, content, length
            position = content + length

    def read(self, start: int, end: int, depth: int) -> None:
        """Read what stands directly or deeper between two offsets."""
        for kind, offset, length in self.elements(start, end):
            if kind in _CONTAINERS and depth < _DEEPEST:
                self.read(offset, offset + length, depth + 1)
            elif kind == _SIMPLE_TAG and depth < _DEEPEST:
                self._read_tag(offset, offset + length, depth + 1)
            elif kind == _ATTACHMENTS:
                self._note("This film has files attached to it that were not looked into.")
            elif kind in _TEXTS:
                self._add(_TEXTS[kind], self._text(offset, length))
            elif kind == _WIDTH:
                self._into.width = int.from_bytes(self._view.upto(offset, min(length, 8)))
            elif kind == _HEIGHT:
                self._into.height = int.from_bytes(self._view.upto(offset, min(length, 8)))

    def _read_tag(self, start: int, end: int, depth: int) -> None:
        name = text = ""
        for kind, offset, length in self.elements(start, end):
            if kind == _TAG_NAME:
                name = self._text(offset, length)
            elif kind == _TAG_TEXT:
                text = self._text(offset, length)
            elif kind == _SIMPLE_TAG and depth < _DEEPEST:
                self._read_tag(offset, offset + length, depth + 1)
        place = parse_iso6709(text) if "LOCATION" in name.upper() else None
        if place:
            add_position(self._into, *place, "quicktime")
        self._add(name, text)

    def _add(self, name: str, text: str) -> None:
        if name and text:
            self._into.tags.append(Tag(f"Matroska:{name[:100]}", text))

    def _text(self, offset: int, length: int) -> str:
        return self._view.upto(offset, min(length, _LONGEST_TEXT)).decode("utf-8", "replace").strip("\0 \r\n\t")

    def _note(self, problem: str) -> None:
        if problem not in self._into.problems:
            self._into.problems.append(problem)

    def _head(self, position: int) -> tuple[int, int, int]:
        """(id, bytes of id and length, length or -1 for unknown) of the element at `position`; id 0 for none."""
        data = self._view.upto(position, 12)
        width = _width(data[:1], 4)
        length_width = _width(data[width : width + 1], 8) if width else 0
        if not length_width or len(data) < width + length_width:
            return 0, 0, 0
        bits = 7 * length_width
        length = int.from_bytes(data[width : width + length_width]) & (1 << bits) - 1
        return int.from_bytes(data[:width]), width + length_width, -1 if length == (1 << bits) - 1 else length


def _width(first: bytes, most: int) -> int:
    """How many bytes a number takes: leading zero bits of its first byte, and one. 0 where that is too many."""
    width = 9 - first[0].bit_length() if first and first[0] else 0
    return width if width <= most else 0
