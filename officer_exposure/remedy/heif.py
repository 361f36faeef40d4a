"""HEIC, HEIF and AVIF: the main picture with its tiles and its transparency goes into a new file, and nothing else.

The tables of the file are written anew, the coded picture stays as it is, to the byte. Thumbnails, light maps, depth
maps, further pictures, EXIF, XMP, motion clips (`mpvd`) and Samsung's trailer (`sefd`) stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import first
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.exif_block import CAMERA_DATA, EXIF, is_own_tiff, kept_block
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.heif_layout import CODED, DERIVED, Layout, pieces_of, read_layout
from officer_exposure.remedy.heif_writing import NewItem, box, kept_property, meta_box
from officer_exposure.remedy.interface import CannotCleanError, Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg_names import (
    BEHIND,
    DESCRIPTIONS,
    FILM_BEHIND,
    LIGHT_MAP,
    LIGHT_MAP_NOTE,
    THUMBNAIL,
    name_block,
)

_DECODERS = {"HEIC": ("HEIF",), "AVIF": ("AVIF",)}
_LONGEST_BRANDS = 256
_LARGEST_NUMBER = 0xFFF0
_LONGEST_EXIF = 64 * 1024
_TIFF_STARTS = (b"II*\0", b"MM\0*")
_HINT = "It was left out. Share a screenshot of it instead."
_EXPORT = "Export it as a JPEG with your photo program, then clean the JPEG."
_LEFT_OUT = frozenset({b"tmap", b"mpvd"})
"""Brands that promise a light map or a film. Readers refuse a file that lacks what its brands promise."""

_OUTERMOST = (b"ftyp", b"meta", b"mdat")
_TABLES = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat"})


class HeifCleaner:
    """Cleans HEIF pictures, whatever codec they use."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        ledger = Ledger()
        layout = read_layout(original)
        needed = layout.needed()
        _refuse_unusual(layout, needed, original.size)
        block = kept_block(_exif_of(layout, original), what, 1, ledger)
        kept = _Kept(layout, ledger)
        items = [_new_item(layout, original, number, kept) for number in sorted(needed)]  # some readers ask for order
        references = [
            (one.kind, one.source, one.targets)
            for one in layout.references
            if one.kind in (b"dimg", b"auxl", b"prem") and {one.source, *one.targets} <= set(needed)
        ]
        if block:
            number = max(needed) + 1
            items.append(NewItem(number, b"Exif", 4 + len(block)))
            references.append((b"cdsc", number, (layout.primary,)))
        brands = _brands(layout, original)
        size = len(meta_box(items, layout.primary, references, kept.boxes, 0))
        out.write(brands)
        out.write(meta_box(items, layout.primary, references, kept.boxes, len(brands) + size + 8))
        out.write((8 + sum(one.size for one in items if not one.inside)).to_bytes(4) + b"mdat")
        for one in items:
            if one.kind != b"Exif" and not one.inside:
                for offset, length in pieces_of(layout, one.number):
                    original.copy(offset, length, out)
        out.write(bytes(4) + block if block else b"")
        _name_left_out(layout, original, set(needed), ledger)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The coded data of the picture, its tiles and its transparency."""
        layout = read_layout(copy)
        return [
            Span(offset, length)
            for number in layout.needed()
            if layout.items[number].kind in CODED
            for offset, length in pieces_of(layout, number)
        ]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Coded data to the byte, every pixel, and no box or item that does not belong to the picture."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        _refuse_foreign(copy)
        refuse_recoded(_picture(original), _picture(copy))
        decoders = _DECODERS.get(read_metadata(copy.view(), "").format, ("HEIF", "AVIF"))
        compare_pictures(original, copy, decoders, all_frames=False)


class _Kept:
    """The properties that stay, numbered anew from 1. `boxes` are their bytes."""

    def __init__(self, layout: Layout, ledger: Ledger) -> None:
        self._layout = layout
        self._ledger = ledger
        self._numbers: dict[int, int] = {}
        self.boxes: list[bytes] = []

    def number(self, index: int, *, essential: bool) -> int:
        """The new number of a property; 0 where it does not stay. Raises CannotCleanError where it would have to."""
        if index not in self._numbers:
            found = self._layout.property(index)
            data = b"" if found is None else kept_property(found.kind, self._layout.boxes.content(found), self._ledger)
            if data:
                self.boxes.append(data)
            self._numbers[index] = len(self.boxes) if data else 0
        if essential and not self._numbers[index]:
            raise CannotCleanError("This picture is of an unusual kind.", _EXPORT)
        return self._numbers[index]


def _new_item(layout: Layout, original: FileBytes, number: int, kept: _Kept) -> NewItem:
    properties = []
    for one in layout.associations.get(number, ()):
        new = kept.number(one.index, essential=one.essential)
        if new:
            properties.append((new, one.essential))
    pieces = list(pieces_of(layout, number))
    within = first(layout.children, b"idat")
    inside = b""
    if within is not None and all(within.start <= at and at + size <= within.end for at, size in pieces):
        inside = b"".join(original.at(at, size) for at, size in pieces)
    hidden = number in layout.hidden
    return NewItem(
        number, layout.items[number].kind, sum(size for _, size in pieces), inside, hidden, tuple(properties)
    )


def _refuse_unusual(layout: Layout, needed: Sequence[int], size: int) -> None:
    """Raise CannotCleanError for what no picture that was seen so far looks like."""
    kinds = {layout.items[number].kind if number in layout.items else b"" for number in needed}
    taken = sum(length for number in needed for _, length in pieces_of(layout, number))
    if not kinds <= CODED | DERIVED or max(needed) > _LARGEST_NUMBER or taken > size:
        raise CannotCleanError("This picture is of an unusual kind.", _EXPORT)


def _brands(layout: Layout, original: FileBytes) -> bytes:
    found = first(layout.top, b"ftyp")
    if found is None or not 8 <= found.size <= _LONGEST_BRANDS:
        raise ParseError("This picture is damaged.")
    data = original.at(found.start, found.size // 4 * 4)
    listed = [data[place : place + 4] for place in range(8, len(data), 4)]
    return box(b"ftyp", data[:8], *(brand for brand in listed if brand not in _LEFT_OUT))


def _exif_of(layout: Layout, original: FileBytes) -> bytes:
    """The first EXIF block, without what stands before it."""
    for item in layout.items.values():
        if item.kind == b"Exif" and item.readable and item.extents:
            offset, length = item.extents[0]
            data = original.upto(offset, min(length or _LONGEST_EXIF, _LONGEST_EXIF))
            starts = [place for place in (data[:256].find(mark) for mark in _TIFF_STARTS) if place >= 0]
            return data[min(starts) :] if starts else b""
    return b""


def _name_left_out(layout: Layout, original: FileBytes, needed: set[int], ledger: Ledger) -> None:
    tiles = {target for one in layout.references if one.kind == b"dimg" for target in one.targets}
    kinds = {one.source: one.kind for one in layout.references if one.kind in (b"thmb", b"auxl")}
    for number, item in layout.items.items():
        if number in needed:
            continue
        if item.kind == b"Exif":
            ledger.removed(CAMERA_DATA)
            name_block(_exif_of(layout, original).removeprefix(EXIF), ledger)
        elif item.kind in (b"mime", b"uri "):
            ledger.removed(DESCRIPTIONS)
        elif item.kind == b"tmap":
            ledger.removed(LIGHT_MAP)
            ledger.note(LIGHT_MAP_NOTE)
        elif number not in tiles:
            _name_picture(layout, number, kinds.get(number, b""), ledger)
    for one in layout.top:
        if one.kind not in (*_OUTERMOST, b"free", b"skip", b"wide"):
            ledger.removed(FILM_BEHIND if one.kind in (b"mpvd", b"ftyp") else "maker's own part")
    end = layout.top[-1].end
    if original.upto(end, 1024 * 1024).strip(b"\0"):
        ledger.removed(BEHIND)


def _name_picture(layout: Layout, number: int, role: bytes, ledger: Ledger) -> None:
    """Name a picture that is not the main one."""
    purpose = layout.auxiliary_type(number).lower()
    if role == b"thmb":
        ledger.removed(THUMBNAIL)
    elif b"gainmap" in purpose:
        ledger.removed(LIGHT_MAP)
        ledger.note(LIGHT_MAP_NOTE)
    elif role == b"auxl":
        ledger.removed("depth map or mask")
    else:
        ledger.removed("further picture")


def _picture(file: FileBytes) -> Iterator[bytes]:
    layout = read_layout(file)
    for number in layout.needed():
        yield layout.items[number].kind
        for offset, length in pieces_of(layout, number):
            yield file.at(offset, length)


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where a box, an item or a byte of the copy does not belong to its picture."""
    layout = read_layout(copy)
    needed = layout.needed()
    others = [item for number, item in layout.items.items() if number not in needed]
    allowed = (
        tuple(one.kind for one in layout.top) == _OUTERMOST
        and layout.top[-1].end == copy.size
        and {one.kind for one in layout.children} <= _TABLES
        and all(item.kind == b"Exif" for item in others)
        and len(others) <= 1
    )
    used = sum(size for number in layout.items for at, size in pieces_of(layout, number) if at >= layout.top[-1].start)
    for item in others:
        offset, length = next(iter(pieces_of(layout, item.number)))
        data = copy.at(offset, length)
        allowed = allowed and any(is_own_tiff(data[4:], what) for what in What)
    if not allowed or used != layout.top[-1].size or layout.boxes.into.problems:
        raise NotProvenError("The copy would still hold a part that tells something.", _HINT)


CLEANER = HeifCleaner()
