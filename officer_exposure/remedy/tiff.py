"""TIFF: every page goes into a new file with the fields that are needed to show it, its strips or tiles as they are.

Previews, layers of Photoshop, places of maps (GeoTIFF), authors and all other fields stay behind. Where strips are
coded as JPEG, each is a small JPEG file of its own, and loses what is no picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from officer_exposure.parsing.tiff.directories import Entry
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.exif_block import EXIF_DIRECTORY, SETTINGS_KEPT, Fields, fields_in
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg import bare_picture
from officer_exposure.remedy.jpeg_names import DESCRIPTIONS, PRESS
from officer_exposure.remedy.tiff_pages import (
    PROFILE,
    STRIP_LENGTHS,
    STRIPS,
    TABLES,
    TILE_LENGTHS,
    TILES,
    Page,
    Pages,
    directory_spans,
    fields_at,
    piece_bytes,
    read_pages,
    refuse_overlapping,
)

_HINT = "It was left out. Share a screenshot of it instead."
_NAMED = {700: DESCRIPTIONS, 33723: PRESS, 34377: PRESS, 34853: "position data (GPS)", 330: "preview picture"} | {
    37724: "layers of the photo program",
    33550: "place of a map",
    33922: "place of a map",
    34264: "place of a map",
    34735: "place of a map",
}
_OTHER = "field about the picture"


class TiffCleaner:
    """Cleans TIFF pictures of one page or many."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        ledger = Ledger()
        pages = read_pages(original)
        refuse_overlapping(original, pages)
        extra = fields_in(original, what) if what is not What.ALL and not pages.big else Fields(pages.order)
        writer = _Writer(out, pages)
        for number, page in pages.stay():
            starts, lengths = [], []
            for piece in range(len(page.pieces)):
                data = piece_bytes(original, pages, page, piece)
                starts.append(writer.put(data))
                lengths.append(len(data))
            fields = _cleaned(page, ledger)
            inner = b""
            if number == 0:
                fields = extra.main | fields
                if extra.inner:
                    ledger.kept(SETTINGS_KEPT)
                    inner = extra.inner_directory(writer.place)
                    fields[EXIF_DIRECTORY] = (4, 1, struct.pack(pages.order + "I", writer.put(inner)))
            fields[TILES if page.tiled else STRIPS] = writer.numbers(starts)
            fields[TILE_LENGTHS if page.tiled else STRIP_LENGTHS] = writer.numbers(lengths)
            writer.directory(fields)
        _name_left_out(original, pages, ledger)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """Strips and tiles of all pages."""
        return [Span(*piece) for page in read_pages(copy).pages for piece in page.pieces]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Strips and tiles to the byte, every pixel of every page, and no byte that belongs to none."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        pages = read_pages(original)
        _refuse_foreign(copy)
        refuse_recoded(_pieces(original, pages), _pieces(copy, read_pages(copy)))
        stay = {number for number, _ in pages.stay()}
        left_out = set(range(len(pages.pages))) - stay
        compare_pictures(original, copy, ("TIFF",), all_frames=True, left_out=left_out)


class _Writer:
    """Writes a TIFF file from front to back, in the byte order and width of offsets of the original."""

    def __init__(self, out: BinaryIO, pages: Pages) -> None:
        self._out = out
        self._order, self._big = pages.order, pages.big
        mark = b"II" if pages.order == "<" else b"MM"
        head = struct.pack(pages.order + "HHHQ", 43, 8, 0, 0) if pages.big else struct.pack(pages.order + "HI", 42, 0)
        self._pointer = 8 if pages.big else 4
        """Where the offset of the next directory is to be written."""
        out.write(mark + head)
        self.place = out.tell()

    def put(self, data: bytes) -> int:
        """Append bytes, at an even offset; say where they stand."""
        start = self.place
        self._out.write(data + b"\0" * (len(data) % 2))
        self.place += len(data) + len(data) % 2
        return start

    def numbers(self, values: list[int]) -> Entry:
        """A field that holds offsets or lengths."""
        return (16 if self._big else 4), len(values), struct.pack(f"{self._order}{len(values)}{self._wide}", *values)

    def directory(self, fields: dict[int, Entry]) -> None:
        """Append a directory and have the one before it point to it."""
        inline = 8 if self._big else 4
        entries = []
        for tag in sorted(fields):
            kind, count, value = fields[tag]
            if len(value) > inline:
                value = struct.pack(self._order + self._wide, self.put(value))
            entries.append(struct.pack(self._order + ("HHQ" if self._big else "HHI"), tag, kind, count))
            entries.append(value.ljust(inline, b"\0"))
        count_of = struct.pack(self._order + ("Q" if self._big else "H"), len(fields))
        start = self.put(count_of + b"".join(entries) + bytes(inline))
        self._out.seek(self._pointer)
        self._out.write(struct.pack(self._order + self._wide, start))
        self._pointer = start + len(count_of) + (20 if self._big else 12) * len(fields)
        self._out.seek(self.place)

    @property
    def _wide(self) -> str:
        return "Q" if self._big else "I"


def _cleaned(page: Page, ledger: Ledger) -> dict[int, Entry]:
    """The fields of a page with a profile and JPEG tables that hold nothing else."""
    fields = dict(page.fields)
    if PROFILE in fields:
        profile = kept_profile(fields.pop(PROFILE)[2], ledger)
        if profile:
            fields[PROFILE] = (7, len(profile), profile)
    if TABLES in fields:
        tables = bare_picture(fields[TABLES][2])
        fields[TABLES] = (7, len(tables), tables)
    return fields


def _pieces(file: FileBytes, pages: Pages) -> Iterator[bytes]:
    for _, page in pages.stay():
        for number in range(len(page.pieces)):
            yield piece_bytes(file, pages, page, number)


def _name_left_out(original: FileBytes, pages: Pages, ledger: Ledger) -> None:
    for number, page in enumerate(pages.pages):
        if number and page.pieces and page.reduced:
            ledger.removed("smaller version of the picture")
            continue
        entries = fields_at(original, page.directory)
        for tag in entries.keys() - page.fields.keys() - {STRIPS, STRIP_LENGTHS, TILES, TILE_LENGTHS}:
            name = _NAMED.get(tag, _OTHER)
            ledger.removed(name)
            if tag == 37724:
                ledger.note("The layers of this picture were left out: the copy shows it as one.")


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where bytes of the copy belong to no page, or a field is none of those that may stay."""
    pages = read_pages(copy)
    fields = fields_in(copy, What.LOCATION)
    spans = [(0, 16 if pages.big else 8)]
    for number, page in enumerate(pages.pages):
        spans += list(page.pieces)
        spans += directory_spans(copy, pages, page.directory)
        entries = fields_at(copy, page.directory)
        others = entries.keys() - page.fields.keys() - {STRIPS, STRIP_LENGTHS, TILES, TILE_LENGTHS}
        if number == 0:
            others -= fields.main.keys() | {EXIF_DIRECTORY}
            if EXIF_DIRECTORY in entries:
                inner = pages.tiff.number(entries[EXIF_DIRECTORY])
                spans += directory_spans(copy, pages, inner)
                others |= fields_at(copy, inner).keys() - fields.inner.keys()
        if others:
            raise NotProvenError("The copy would still hold a field that tells something.", _HINT)
    position = 0
    for start, end in sorted((start, start + length) for start, length in spans):
        if start > position + 1:
            raise NotProvenError("The copy would still hold bytes that belong to no picture.", _HINT)
        position = max(position, end)
    if copy.size > position + 1:
        raise NotProvenError("The copy would still hold bytes that belong to no picture.", _HINT)


CLEANER = TiffCleaner()
