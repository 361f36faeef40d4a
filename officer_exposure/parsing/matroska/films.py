"""Matroska and WebM films: their tags, among them the place of recording, and who made them (RFC 9559)."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.matroska.captions import Captions
from officer_exposure.parsing.matroska.elements import CLUSTER, Elements
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.quicktime.iso6709 import parse_iso6709

_HEADER, _SEGMENT = 0x1A45DFA3, 0x18538067
_INFO, _TAGS, _ATTACHMENTS, _TRACKS, _CHAPTERS = 0x1549A966, 0x1254C367, 0x1941A469, 0x1654AE6B, 0x1043A770
_TAG, _SIMPLE_TAG, _TAG_NAME, _TAG_TEXT, _TAG_BYTES = 0x7373, 0x67C8, 0x45A3, 0x4487, 0x4485
_TRACK, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0xE0, 0xB0, 0xBA
_EDITION, _CHAPTER, _SHOWN = 0x45B9, 0xB6, 0x80
_ATTACHED, _FILE_NAME, _FILE_DATA = 0x61A7, 0x466E, 0x465C
_TEXTS = {0x7BA9: "Title", 0x4D80: "MuxingApp", 0x5741: "WritingApp", 0x7384: "SegmentFileName"}
_SPOKEN = {0x536E: "TrackName", 0x85: "Chapter"}
_CONTAINERS = frozenset({_INFO, _TAGS, _TAG, _TRACKS, _TRACK, _VIDEO, _CHAPTERS, _EDITION, _CHAPTER, _SHOWN})

_DEEPEST = 8
_LONGEST_TEXT = 2000
_LARGEST_FILE = 24 * 1024 * 1024
_NOT_LOOKED_INTO = "This film has files attached to it that were not looked into."


def read_matroska(view: ByteView, into: Metadata) -> None:
    """Add what a film holds. Raises ParseError where it is none."""
    if int.from_bytes(view.head[:4]) != _HEADER:
        raise ParseError("This is not a Matroska film.")
    reader = _Reader(view, into)
    for kind, offset, length in reader.elements.between(0, view.size):
        if kind == _HEADER:
            is_webm = b"webm" in view.upto(offset, min(length, 256))
            into.format = "WebM" if is_webm else "MKV"
        elif kind == _SEGMENT:
            reader.read(offset, offset + length, 0)
            read_part(into, "captions", reader.captions.read, offset, offset + length)


class _Reader:
    __slots__ = ("_into", "_view", "captions", "elements")

    def __init__(self, view: ByteView, into: Metadata) -> None:
        self._view = view
        self._into = into
        self.elements = Elements(view, into)
        self.captions = Captions(view, into)

    def read(self, start: int, end: int, depth: int) -> None:
        """Read what stands directly or deeper between two offsets."""
        for kind, offset, length in self.elements.between(start, end):
            if kind == _TRACK:
                self.captions.add_track(offset, offset + length)
            if kind in _CONTAINERS and depth < _DEEPEST:
                self.read(offset, offset + length, depth + 1)
            elif kind == _SIMPLE_TAG and depth < _DEEPEST:
                self._read_tag(offset, offset + length, depth + 1)
            elif kind == _ATTACHMENTS:
                self._read_attachments(offset, offset + length)
            elif kind != CLUSTER:
                self._read_value(kind, offset, length)

    def _read_value(self, kind: int, offset: int, length: int) -> None:
        if kind in _TEXTS:
            self._add(_TEXTS[kind], self._text(offset, length))
        elif kind in _SPOKEN:
            name = self._view.upto(offset, min(length, _LONGEST_TEXT))
            add_strings(self._into, f"Matroska:{_SPOKEN[kind]}", name)
        elif kind == _WIDTH:
            self._into.width = int.from_bytes(self._view.upto(offset, min(length, 8)))
        elif kind == _HEIGHT:
            self._into.height = int.from_bytes(self._view.upto(offset, min(length, 8)))

    def _read_tag(self, start: int, end: int, depth: int) -> None:
        name = text = ""
        for kind, offset, length in self.elements.between(start, end):
            if kind == _TAG_NAME:
                name = self._text(offset, length)
            elif kind == _TAG_TEXT:
                text = self._text(offset, length)
            elif kind == _TAG_BYTES:
                add_strings(self._into, "Matroska:Tag", self._view.upto(offset, min(length, _LARGEST_FILE)))
            elif kind == _SIMPLE_TAG and depth < _DEEPEST:
                self._read_tag(offset, offset + length, depth + 1)
        place = parse_iso6709(text) if "LOCATION" in name.upper() else None
        if place:
            add_position(self._into, *place, "quicktime")
        self._add(name, text)

    def _read_attachments(self, start: int, end: int) -> None:
        """Files that hang on the film: covers, mostly, and the fonts of its captions."""
        for kind, offset, length in self.elements.between(start, end):
            if kind == _ATTACHED:
                parts = {kind: (at, size) for kind, at, size in self.elements.between(offset, offset + length)}
                name = self._text(*parts[_FILE_NAME]) if _FILE_NAME in parts else ""
                self._add("Attachment", name)
                if _FILE_DATA in parts:
                    self._read_file(name, *parts[_FILE_DATA])

    def _read_file(self, name: str, offset: int, length: int) -> None:
        from officer_exposure.parsing.embedded import add_embedded
        from officer_exposure.parsing.read import read_metadata

        part = self._view.part(offset, length)
        try:
            if length > _LARGEST_FILE or int.from_bytes(part.head[:4]) == _HEADER:  # one may hold itself, without end
                raise ParseError(_NOT_LOOKED_INTO)
            inner = read_metadata(part, name)
        except ParseError:
            if not name.lower().endswith((".ttf", ".otf", ".ttc")):
                self.elements.note(_NOT_LOOKED_INTO)
            return
        inner.previews.clear()  # the film shows its cover anyway
        add_embedded(inner, offset, self._into)

    def _add(self, name: str, text: str) -> None:
        if name and text:
            self._into.tags.append(Tag(f"Matroska:{name[:100]}", text))

    def _text(self, offset: int, length: int) -> str:
        return self._view.upto(offset, min(length, _LONGEST_TEXT)).decode("utf-8", "replace").strip("\0 \r\n\t")
