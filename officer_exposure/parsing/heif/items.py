"""The item tables of a HEIF file (ISO/IEC 23008-12): what the items are, where their bytes lie, how they relate."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, Fields, first

_MOST_ITEMS = 20_000
_MOST_EXTENTS = 100_000
_LONGEST_TABLE = 4 * 1024 * 1024
_LONGEST_ITEM = 16 * 1024 * 1024

_FILE, _IDAT = 0, 1
"""Construction methods: extents count from the start of the file, or lie in the `idat` box."""

_TRUNCATED = "Hidden data in this file lies beyond its end."
_REFUSED = "Hidden data in this file is stored in a way that cannot be read."


class Item(msgspec.Struct, frozen=True):
    """One item; `extents` are (offset in the file, length), length 0 meaning up to the end of the file."""

    number: int
    kind: bytes
    content_type: str = ""
    encoding: str = ""
    extents: tuple[tuple[int, int], ...] = ()
    readable: bool = True


class Reference(msgspec.Struct, frozen=True):
    """`source` refers to `targets`: a thumbnail (thmb) to its picture, a description (cdsc) to what it describes."""

    kind: bytes
    source: int
    targets: tuple[int, ...]


def read_items(boxes: Boxes, children: tuple[Box, ...]) -> tuple[Item, ...]:
    """The items of a `meta` box, with their places. Raises ParseError on a broken table."""
    table = first(children, b"iinf")
    if table is None:
        return ()
    places = _Locations(boxes, children).read()
    return tuple(_placed(item, places) for item in _infos(boxes, table))


def item_bytes(boxes: Boxes, item: Item) -> bytes:
    """The bytes of `item`, put together from its extents; what is there, with a problem noted where some is missing."""
    if not item.readable:
        raise ParseError(_REFUSED)
    pieces, left = [], _LONGEST_ITEM
    for offset, length in item.extents:
        wanted = min(length or max(boxes.end - offset, 0), left)
        piece = boxes.view.upto(offset, wanted)
        if len(piece) < wanted or wanted < length:
            boxes.note(_TRUNCATED)
        pieces.append(piece)
        left -= len(piece)
        if left <= 0:
            break
    return b"".join(pieces)


def read_references(boxes: Boxes, table: Box) -> Iterator[Reference]:
    """The references of an `iref` box. Raises ParseError on a broken table."""
    width = 4 if boxes.view.upto(table.start, 1) == b"\1" else 2
    for box in boxes.inside(table, 4):
        fields = Fields(boxes.content(box, _LONGEST_TABLE))
        source, count = fields.number(width), fields.number(2)
        yield Reference(box.kind, source, tuple(fields.number(width) for _ in range(count)))


def _placed(item: Item, places: dict[int, tuple[bool, tuple[tuple[int, int], ...]]]) -> Item:
    readable, extents = places.get(item.number, (True, ()))
    return msgspec.structs.replace(item, readable=readable, extents=extents)


def _infos(boxes: Boxes, table: Box) -> Iterator[Item]:
    wide = boxes.view.upto(table.start, 1) not in (b"", b"\0")
    for count, box in enumerate(boxes.inside(table, 8 if wide else 6)):
        if count >= _MOST_ITEMS:
            raise ParseError("This file has more items than can be looked at.")
        if box.kind == b"infe":
            item = _info(boxes.content(box, 64 * 1024))
            if item is not None:
                yield item


def _info(data: bytes) -> Item | None:
    """An `infe` box. Versions 0 and 1 know no kinds but MIME types."""
    fields = Fields(data)
    version = fields.number(1)
    fields.take(3)
    if version < 2:
        number = fields.number(2)
        fields.take(2)
        fields.text()
        return Item(number, b"mime", fields.text(), fields.text())
    number = fields.number(2 if version == 2 else 4)
    fields.take(2)
    kind = fields.take(4)
    fields.text()
    if kind == b"mime":
        return Item(number, kind, fields.text(), fields.text())
    return Item(number, kind)


class _Locations:
    """Reads `iloc`: versions 0, 1 and 2 differ in widths and in whether extents may lie in `idat`."""

    def __init__(self, boxes: Boxes, children: tuple[Box, ...]) -> None:
        self._boxes = boxes
        self._table = first(children, b"iloc")
        self._idat = first(children, b"idat")
        self._extents = 0

    def read(self) -> dict[int, tuple[bool, tuple[tuple[int, int], ...]]]:
        """Item number -> (whether its place can be read, extents in the file)."""
        if self._table is None:
            return {}
        fields = Fields(self._boxes.content(self._table, _LONGEST_TABLE))
        version = fields.number(4) >> 24
        widths = fields.number(2)
        self._offset_width, self._length_width = widths >> 12, widths >> 8 & 15
        self._base_width, self._index_width = widths >> 4 & 15, widths & 15 if version in (1, 2) else 0
        count = fields.number(4 if version == 2 else 2)
        if count > _MOST_ITEMS:
            raise ParseError("This file has more items than can be looked at.")
        return dict(self._item(fields, version) for _ in range(count))

    def _item(self, fields: Fields, version: int) -> tuple[int, tuple[bool, tuple[tuple[int, int], ...]]]:
        number = fields.number(4 if version == 2 else 2)
        method = fields.number(2) & 15 if version in (1, 2) else _FILE
        elsewhere = fields.number(2) != 0
        start = self._start(method) + fields.number(self._base_width)
        count = fields.number(2)
        self._extents += count
        if self._extents > _MOST_EXTENTS:
            raise ParseError("The items of this file are in too many pieces.")
        extents = tuple(self._extent(fields, start) for _ in range(count))
        readable = not elsewhere and (method == _FILE or (method == _IDAT and self._idat is not None))
        return number, (readable, extents)

    def _extent(self, fields: Fields, start: int) -> tuple[int, int]:
        fields.take(self._index_width)
        return start + fields.number(self._offset_width), fields.number(self._length_width)

    def _start(self, method: int) -> int:
        if method == _IDAT and self._idat is not None:
            return self._idat.start
        return self._boxes.base
