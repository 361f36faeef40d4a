"""The outermost boxes of a film: where they lie, and which film is the file's own."""

from __future__ import annotations

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import is_kind
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import Node, damaged, parse

_MOST_BOXES = 200_000
_LONGEST_INDEX = 128 * 1024 * 1024
_NO_INDEX = "The index of this film is missing, so it cannot be played or cleaned."
_NO_INDEX_HINT = "It may not have been copied completely. Copy it from the camera or phone again."


class TopBox(msgspec.Struct, frozen=True):
    """An outermost box: where it begins, where its content does, and where it ends."""

    kind: bytes
    head: int
    start: int
    end: int


class Layout(msgspec.Struct, frozen=True):
    """The boxes of the file's own film. `behind` says whether anything follows them."""

    boxes: tuple[TopBox, ...]
    behind: bool


def layout_of(file: FileBytes) -> Layout:
    """Find the outermost boxes. A second `ftyp` begins another film, which is no part of this one."""
    found: list[TopBox] = []
    place = 0
    while place + 8 <= file.size:
        box = _box(file, place)
        if box is None or (box.kind == b"ftyp" and found):
            return Layout(tuple(found), behind=True)
        if len(found) >= _MOST_BOXES:
            raise damaged()
        found.append(box)
        place = box.end
    return Layout(tuple(found), behind=place < file.size)


def _box(file: FileBytes, head: int) -> TopBox | None:
    raw = file.upto(head, 16)
    size, kind, start = int.from_bytes(raw[:4], "big"), raw[4:8], head + 8
    if size == 1:
        size, start = int.from_bytes(raw[8:16], "big"), head + 16
    end = file.size if size == 0 else head + size
    if end < start or end > file.size or not is_kind(kind):
        return None
    return TopBox(kind, head, start, end)


def index_of(file: FileBytes, layout: Layout) -> Node:
    """The `moov` box, unpacked where an old QuickTime program packed it. Raises ParseError where there is none."""
    movies = [box for box in layout.boxes if box.kind == b"moov"]
    if len(movies) != 1:
        raise damaged() if movies else ParseError(_NO_INDEX, _NO_INDEX_HINT)
    box = movies[0]
    if box.end - box.start > _LONGEST_INDEX:
        raise ParseError("The index of this film is too long to be read.")
    movie = Node(b"moov", b"", parse(file.at(box.start, box.end - box.start)))
    packed = movie.first(b"cmov")
    return movie if packed is None else _unpacked(packed)


def _unpacked(packed: Node) -> Node:
    from officer_exposure.parsing.inflate import Inflater

    parts = {part.kind: part.body for part in parse(packed.body)}
    if parts.get(b"dcom") != b"zlib" or b"cmvd" not in parts:
        raise ParseError("The index of this film is packed in a way that cannot be read.")
    movie = next((node for node in parse(Inflater().inflate(parts[b"cmvd"][4:])) if node.kind == b"moov"), None)
    if movie is None or movie.first(b"cmov") is not None:
        raise damaged()
    return movie
