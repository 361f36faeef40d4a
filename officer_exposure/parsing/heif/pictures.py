"""Pictures in boxes: HEIC, HEIF and AVIF (ISO/IEC 23008-12).

Every Exif and every XMP item is read, not only those of the main picture: a file may describe its thumbnail, its
gain map or a former state of itself. What is missed: items that are encrypted or built from other items.
"""

from __future__ import annotations

import msgspec

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.heif.items import Item, item_bytes, read_items, read_references
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, Fields, first
from officer_exposure.parsing.parts import read_part

_TIFF_STARTS = (b"II*\0", b"MM\0*")
_XMP_TYPES = ("application/rdf+xml", "application/xmp+xml")
_PROFILE_KIND = 4
_MOST_METADATA_ITEMS = 64
"""Exif and XMP items read in one file. Two are common; more than a dozen were never seen."""

_ORIENTATIONS = {
    (0, None): 1, (0, 1): 2, (0, 0): 4,
    (1, None): 8, (1, 0): 5, (1, 1): 7,
    (2, None): 3, (2, 0): 2, (2, 1): 4,
    (3, None): 6, (3, 0): 7, (3, 1): 5,
}  # fmt: skip
"""(quarter turns counter-clockwise, then mirroring: None, 0 top with bottom, 1 left with right) -> EXIF orientation."""


def read_heif(boxes: Boxes, meta: Box) -> None:
    """Read what the items of the file's `meta` box tell. Raises ParseError where its tables are broken."""
    into = boxes.into
    into.kind = ArtifactKind.PHOTO
    children = boxes.meta_children(meta)
    items = read_items(boxes, children)
    described = [item for item in items if item.kind == b"Exif" or item.content_type.lower() in _XMP_TYPES]
    if len(described) > _MOST_METADATA_ITEMS:
        boxes.note("This file has more hidden descriptions than can be read.")
    for item in described[:_MOST_METADATA_ITEMS]:
        name = "EXIF data" if item.kind == b"Exif" else "XMP"
        read_part(into, name, _read_exif_item if item.kind == b"Exif" else _read_xmp_item, boxes, item)
    read_part(into, "picture size", _read_properties, boxes, children)
    read_part(into, "previews", _read_previews, boxes, children, items)


def read_exif_block(data: bytes, into: Metadata, base: int | None) -> None:
    """Read an EXIF block that may stand behind a length, or behind "Exif\\0\\0", as HEIF and JPEG XL store it.

    `base` is the offset of `data` in the file, or None where `data` was put together from pieces.
    Raises ParseError where no TIFF begins.
    """
    from officer_exposure.parsing.exif.block import read_exif

    start = _tiff_start(data)
    block = data[start:]
    if base is not None:
        read_exif(block, into, base=base + start)
        return
    before = len(into.previews)
    read_exif(block, into)
    into.previews[before:] = [_lifted(preview, block) for preview in into.previews[before:]]


def _lifted(preview: Preview, block: bytes) -> Preview:
    if preview.data:
        return preview
    data = block[preview.offset : preview.offset + preview.length]
    return msgspec.structs.replace(preview, offset=0, length=0, data=data)


def _tiff_start(data: bytes) -> int:
    """Where the TIFF begins: after the 4-byte distance that the standard asks for, or wherever writers put it."""
    said = 4 + int.from_bytes(data[:4], "big")
    for start in (said, 4, 0, 10, 6):
        if data[start : start + 4] in _TIFF_STARTS:
            return start
    found = [place for place in (data[:256].find(mark) for mark in _TIFF_STARTS) if place >= 0]
    if not found:
        raise ParseError("It does not begin as EXIF data should.")
    return min(found)


def _read_exif_item(boxes: Boxes, item: Item) -> None:
    base = item.extents[0][0] if len(item.extents) == 1 else None
    read_exif_block(item_bytes(boxes, item), boxes.into, base)


def _read_xmp_item(boxes: Boxes, item: Item) -> None:
    from officer_exposure.parsing.xmp.packet import read_xmp

    if item.encoding:
        raise ParseError("It is compressed.")
    read_xmp(item_bytes(boxes, item), boxes.into)


def _read_previews(boxes: Boxes, children: tuple[Box, ...], items: tuple[Item, ...]) -> None:
    """JPEG items that are not the picture itself. Thumbnails in HEVC or AV1 need the decoder's own reader."""
    table = first(children, b"iref")
    thumbnails = set() if table is None else {
        reference.source for reference in read_references(boxes, table) if reference.kind == b"thmb"
    }  # fmt: skip
    primary = _primary(boxes, children)
    for item in items:
        if item.kind == b"jpeg" and item.number != primary and len(item.extents) == 1 and item.readable:
            offset, length = item.extents[0]
            label = "thumbnail" if item.number in thumbnails else "second picture"
            boxes.into.previews.append(Preview(label, offset, length or max(boxes.end - offset, 0)))


def _primary(boxes: Boxes, children: tuple[Box, ...]) -> int:
    box = first(children, b"pitm")
    if box is None:
        return -1
    fields = Fields(boxes.content(box, 16))
    version = fields.number(4) >> 24
    return fields.number(2 if version == 0 else 4)


def _read_properties(boxes: Boxes, children: tuple[Box, ...]) -> None:
    """Size, turn and mirroring of the main picture. They, not EXIF, say how a HEIF picture is shown."""
    group = first(children, b"iprp")
    if group is None:
        return
    tables = boxes.inside(group)
    properties = boxes.within(tables, b"ipco")
    listed = tuple(child for box in properties[:1] for child in boxes.inside(box))
    primary = _primary(boxes, children)
    own = [
        listed[index - 1]
        for table in boxes.within(tables, b"ipma")
        for index in _associations(boxes.content(table), primary)
        if 0 < index <= len(listed)
    ]
    _apply(boxes, own)
    for profile in (box for box in listed if box.kind == b"colr" and box.size > _PROFILE_KIND):
        if boxes.view.upto(profile.start, _PROFILE_KIND) in (b"prof", b"rICC"):
            from officer_exposure.parsing.profile_text import read_profile_texts

            read_profile_texts(boxes.content(profile)[_PROFILE_KIND:], boxes.into)


def _apply(boxes: Boxes, own: list[Box]) -> None:
    turns, mirror = 0, None
    for box in own:
        data = boxes.view.upto(box.start, 12)
        if box.kind == b"ispe" and len(data) == 12:
            boxes.into.width = int.from_bytes(data[4:8], "big")
            boxes.into.height = int.from_bytes(data[8:12], "big")
        elif box.kind == b"irot" and data:
            turns = data[0] & 3
        elif box.kind == b"imir" and data:
            mirror = data[0] & 1
    boxes.into.orientation = _ORIENTATIONS[turns, mirror]


def _associations(data: bytes, wanted: int) -> list[int]:
    """The 1-based property indices of item `wanted` in an `ipma` box. Raises ParseError where it ends early."""
    fields = Fields(data)
    head = fields.number(4)
    number_width, index_width = (2 if head >> 24 == 0 else 4), (2 if head & 1 else 1)
    keep = (1 << (8 * index_width - 1)) - 1
    for _ in range(fields.number(4)):
        number = fields.number(number_width)
        indices = [fields.number(index_width) & keep for _ in range(fields.number(1))]
        if number == wanted:
            return indices
    return []
