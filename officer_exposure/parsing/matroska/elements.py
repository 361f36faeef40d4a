"""The elements that Matroska films are made of: each with its kind and its length before it (RFC 8794)."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView

CLUSTER = 0x1F43B675
_MOST = 100_000
_DAMAGED = "Part of this film is damaged, so something in it may have been missed."

Element = tuple[int, int, int]
"""(id, offset of the content, length of the content)"""


class Elements:
    """Walks through the elements of one film, at most `room` of them in all."""

    __slots__ = ("_into", "_room", "_view")

    def __init__(self, view: ByteView, into: Metadata, room: int = _MOST) -> None:
        self._view = view
        self._into = into
        self._room = room

    def between(self, start: int, end: int) -> Iterator[Element]:
        """Each element from `start` to `end`. One of unknown length, as in streams, reaches to the end."""
        position = start
        while position < end:
            self._room -= 1
            kind, size, length = self._head(position)
            if self._room < 0 or not kind:
                self.note(_DAMAGED)
                return
            content = position + size
            unknown = length < 0
            if unknown and kind == CLUSTER:
                position = content  # its blocks follow one by one
                continue
            if content + length > end:
                self.note(_DAMAGED)
            length = end - content if unknown or content + length > end else length
            yield kind, content, length
            position = content + length

    def note(self, problem: str) -> None:
        """Note a problem once."""
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
