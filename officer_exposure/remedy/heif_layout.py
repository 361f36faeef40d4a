"""What a HEIF file consists of, read for copying: its items, what they are to one another, and how they are shown.

Source: ISO/IEC 23008-12. From all items those are picked that the main picture is made of: itself, its tiles, its
transparency.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.heif.items import Item, Reference, read_items, read_references
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, Fields, first
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError

CODED = frozenset({b"hvc1", b"hev1", b"av01", b"avc1"})
DERIVED = frozenset({b"grid", b"iden", b"iovl"})

_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:avc:2015:auxid:1")
_HINT = "Export it as a JPEG with your photo program, then clean the JPEG."
_MOST_KEPT = 2_000


class Association(msgspec.Struct, frozen=True):
    """Property number `index` (from 1) belongs to an item; `essential`: who does not know it must not show the item."""

    index: int
    essential: bool


class Layout(msgspec.Struct, frozen=True):
    """The parts of one file. `top` are its outermost boxes, `children` those of its `meta`."""

    boxes: Boxes
    top: tuple[Box, ...]
    children: tuple[Box, ...]
    items: dict[int, Item]
    hidden: frozenset[int]
    references: tuple[Reference, ...]
    properties: tuple[Box, ...]
    associations: dict[int, tuple[Association, ...]]
    primary: int

    def auxiliary_type(self, number: int) -> bytes:
        """What an item that belongs to another picture is for, as a URN; empty where nothing is said."""
        for one in self.associations.get(number, ()):
            box = self.property(one.index)
            if box is not None and box.kind == b"auxC":
                return self.boxes.content(box)[4:].partition(b"\0")[0]
        return b""

    def property(self, index: int) -> Box | None:
        """The property with that number."""
        return self.properties[index - 1] if 0 < index <= len(self.properties) else None

    def needed(self) -> list[int]:
        """The items that the main picture is made of, itself first."""
        kept = self._with_parts([self.primary])
        for reference in self.references:
            belongs = reference.kind == b"auxl" and not kept.keys().isdisjoint(reference.targets)
            if belongs and self.auxiliary_type(reference.source) in _ALPHA:
                kept |= self._with_parts([reference.source])
        return list(kept)

    def targets(self, kind: bytes, source: int) -> tuple[int, ...]:
        """What an item refers to."""
        found = (one.targets for one in self.references if one.kind == kind and one.source == source)
        return tuple(target for targets in found for target in targets)

    def _with_parts(self, numbers: list[int]) -> dict[int, None]:
        kept: dict[int, None] = {}
        waiting = list(numbers)
        while waiting:
            number = waiting.pop(0)
            if number in kept:
                continue
            if len(kept) > _MOST_KEPT:
                raise ParseError("This picture has too many parts.")
            kept[number] = None
            waiting += self.targets(b"dimg", number)
        return kept


def read_layout(file: FileBytes) -> Layout:
    """The parts of a HEIF file. Raises ParseError where it is damaged, CannotCleanError where it is not a still."""
    boxes = Boxes(file.view(), Metadata())
    top = boxes.top()
    second = next((place for place, box in enumerate(top) if box.kind == b"ftyp" and place), len(top))
    meta = first(top[:second], b"meta")
    if first(top[:second], b"moov") is not None:  # behind a second start it is a film that hangs on
        raise CannotCleanError("This picture moves, and moving pictures of this kind cannot be cleaned yet.", _HINT)
    if meta is None:
        raise ParseError("The description of this picture is missing.", "It may not have been copied completely.")
    children = boxes.meta_children(meta)
    if first(children, b"ipro") is not None:
        raise CannotCleanError("This picture is protected, so it cannot be cleaned.", _HINT)
    items = {item.number: item for item in read_items(boxes, children)}
    table, primary = first(children, b"iref"), _primary(boxes, children)
    properties, associations = _properties(boxes, children)
    return Layout(
        boxes=boxes,
        top=top,
        children=children,
        items=items,
        hidden=_hidden(boxes, children),
        references=() if table is None else tuple(read_references(boxes, table)),
        properties=properties,
        associations=associations,
        primary=primary,
    )


def pieces_of(layout: Layout, number: int) -> Iterator[tuple[int, int]]:
    """(offset, length) of each piece of an item's bytes. Raises ParseError for an item that cannot be read."""
    item = layout.items.get(number)
    if item is None or not item.readable or not item.extents:
        raise ParseError("A part of this picture is missing or stored in a way that cannot be read.")
    for offset, length in item.extents:
        wanted = length or layout.boxes.end - offset
        if wanted < 0 or offset + wanted > layout.boxes.end:
            raise ParseError("A part of this picture lies beyond its end.", "It may not have been copied completely.")
        yield offset, wanted


def _primary(boxes: Boxes, children: tuple[Box, ...]) -> int:
    box = first(children, b"pitm")
    if box is None:
        raise ParseError("This file does not say which of its pictures is shown.")
    fields = Fields(boxes.content(box, 16))
    return fields.number(2 if fields.number(4) >> 24 == 0 else 4)


def _hidden(boxes: Boxes, children: tuple[Box, ...]) -> frozenset[int]:
    """Items marked as not to be shown by themselves, as tiles are."""
    table = first(children, b"iinf")
    if table is None:
        return frozenset()
    wide = boxes.view.upto(table.start, 1) not in (b"", b"\0")
    found = set()
    for box in boxes.inside(table, 8 if wide else 6):
        head = boxes.view.upto(box.start, 8)
        if box.kind == b"infe" and len(head) == 8 and head[3] & 1:
            found.add(int.from_bytes(head[4:8] if head[0] >= 3 else head[4:6]))
    return frozenset(found)


def _properties(boxes: Boxes, children: tuple[Box, ...]) -> tuple[tuple[Box, ...], dict[int, tuple[Association, ...]]]:
    group = first(children, b"iprp")
    if group is None:
        return (), {}
    tables = boxes.inside(group)
    listed = tuple(box for table in boxes.within(tables, b"ipco")[:1] for box in boxes.inside(table))
    associations: dict[int, tuple[Association, ...]] = {}
    for table in boxes.within(tables, b"ipma"):
        for number, found in _associations(boxes.content(table)):
            associations.setdefault(number, found)
    return listed, associations


def _associations(data: bytes) -> Iterator[tuple[int, tuple[Association, ...]]]:
    fields = Fields(data)
    head = fields.number(4)
    number_width, index_width = (2 if head >> 24 == 0 else 4), (2 if head & 1 else 1)
    essential = 1 << (8 * index_width - 1)
    for _ in range(fields.number(4)):
        number = fields.number(number_width)
        values = [fields.number(index_width) for _ in range(fields.number(1))]
        yield number, tuple(Association(value & (essential - 1), bool(value & essential)) for value in values)
