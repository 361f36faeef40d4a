"""The boxes of a film's index as a tree that can be changed and written again (ISO/IEC 14496-12, QuickTime).

Only boxes that may hold boxes we keep are taken apart. Everything else stays a leaf, and a leaf is kept or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack

import msgspec

from officer_exposure.errors import ParseError

_HOLDERS = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"mvex", b"gmhd", b"tapt", b"moof", b"traf"}
)
_DEEPEST = 8
_MOST = 100_000
_DAMAGED = "The index of this film is damaged."
_HINT = "It may not have been copied completely. Copy it from the camera or phone again."


def damaged() -> ParseError:
    """The error for an index that contradicts itself."""
    return ParseError(_DAMAGED, _HINT)


class Node(msgspec.Struct, frozen=True):
    """One box: its kind, and either its content or the boxes in it."""

    kind: bytes
    body: bytes = b""
    children: tuple[Node, ...] = ()

    def encoded(self) -> bytes:
        """The box as bytes."""
        content = self.body + b"".join(child.encoded() for child in self.children)
        size = 8 + len(content)
        if size >= 1 << 32:
            raise damaged()
        return pack(">I", size) + self.kind + content

    def every(self, kind: bytes) -> Iterator[Node]:
        """The children of one kind."""
        return (child for child in self.children if child.kind == kind)

    def first(self, *path: bytes) -> Node | None:
        """The first box reached over `path`."""
        found: Node | None = self
        for kind in path:
            found = next(found.every(kind), None) if found else None
        return found

    def holding(self, children: list[Node]) -> Node:
        """The same box with other children."""
        return Node(self.kind, self.body, tuple(children))


def parse(data: bytes, start: int = 0, depth: int = 0) -> tuple[Node, ...]:
    """The boxes of `data` from `start` to its end. Raises ParseError where they do not fit together."""
    if depth > _DEEPEST:
        raise damaged()
    found: list[Node] = []
    while start + 8 <= len(data):
        size, kind = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        head = 8
        if size == 0:
            break  # QuickTime ends a list so
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        if size < head or start + size > len(data) or len(found) >= _MOST:
            raise damaged()
        body = data[start + head : start + size]
        found.append(Node(kind, b"", parse(body, 0, depth + 1)) if kind in _HOLDERS else Node(kind, body))
        start += size
    return tuple(found)
