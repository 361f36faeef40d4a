"""Captions in Matroska films: a drone writes its position into them from second to second.

Only a film that has such a track is walked through block by block.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_text
from officer_exposure.parsing.matroska.elements import CLUSTER, Elements
from officer_exposure.parsing.telemetry.fixes import Fix, add_fixes
from officer_exposure.parsing.telemetry.text import text_fixes

_NUMBER, _TYPE, _CODEC, _ENCODINGS = 0xD7, 0x83, 0x86, 0x6D80
_SIMPLE_BLOCK, _GROUP, _BLOCK = 0xA3, 0xA0, 0xA1
_SHOWN = frozenset({b"\x01", b"\x02", b"\x03", b"\x10"})
"""Pictures, sound, both, and a logo."""

_PICTURED = (b"S_VOBSUB", b"S_HDMV", b"S_DVBSUB", b"S_IMAGE")
_WORDS = (b"S_TEXT", b"D_WEBVTT", b"S_ASS", b"S_SSA")
_MOST_ELEMENTS = 400_000
_MOST_BLOCKS = 50_000
_LONGEST_BLOCK = 16 * 1024
_BLOCK_HEAD = 3
"""Bytes between the number of the track and what the block holds."""


class Captions:
    """Learns of the tracks of one film, then reads the blocks of those that hold words."""

    __slots__ = ("_into", "_tracks", "_view")

    def __init__(self, view: ByteView, into: Metadata) -> None:
        self._view = view
        self._into = into
        self._tracks: set[int] = set()

    def add_track(self, start: int, end: int) -> None:
        """Learn of the track that is described between two offsets. One that cannot be read is named."""
        found = {
            kind: self._view.upto(offset, min(length, 64))
            for kind, offset, length in Elements(self._view, self._into).between(start, end)
        }
        codec = found.get(_CODEC, b"").rstrip(b"\0")
        if found.get(_TYPE, b"\x01") in _SHOWN or codec.startswith(_PICTURED):
            return
        if codec.startswith(_WORDS) and _ENCODINGS not in found:
            self._tracks.add(int.from_bytes(found.get(_NUMBER, b"")))
        else:
            self._name(codec.decode("ascii", "replace"))

    def read(self, start: int, end: int) -> None:
        """Add the places and the words in the blocks between two offsets. Raises ParseError where they are too many."""
        if not self._tracks:
            return
        fixes: list[Fix] = []
        words: dict[str, None] = {}
        for number, block in enumerate(self._blocks(start, end)):
            if number >= _MOST_BLOCKS:
                raise ParseError("There are too many of them.")
            found = text_fixes(block)
            if found is None:
                self._name("text")
            fixes += found or ()
            words[block.decode("utf-8", "replace")] = None
        add_fixes(self._into, fixes)
        add_text(self._into, "Matroska:Text", "\n".join(words))

    def _blocks(self, start: int, end: int) -> Iterator[bytes]:
        elements = Elements(self._view, self._into, _MOST_ELEMENTS)
        for kind, offset, length in elements.between(start, end):
            if kind == CLUSTER:
                for inner, place, size in elements.between(offset, offset + length):
                    yield from self._block(elements, inner, place, size)
            else:
                yield from self._block(elements, kind, offset, length)

    def _block(self, elements: Elements, kind: int, offset: int, length: int) -> Iterator[bytes]:
        if kind == _GROUP:
            for inner, place, size in elements.between(offset, offset + length):
                if inner == _BLOCK:
                    yield from self._content(place, size)
        elif kind == _SIMPLE_BLOCK:
            yield from self._content(offset, length)

    def _content(self, offset: int, length: int) -> Iterator[bytes]:
        head = self._view.upto(offset, 2)
        width = 1 if head[:1] >= b"\x80" else 2
        number = int.from_bytes(head[:width]) & (0x7F if width == 1 else 0x3FFF)
        if number in self._tracks:
            skipped = width + _BLOCK_HEAD
            yield self._view.upto(offset + skipped, min(max(length - skipped, 0), _LONGEST_BLOCK))

    def _name(self, kind: str) -> None:
        if kind not in self._into.telemetry:
            self._into.telemetry.append(kind or "unknown")
