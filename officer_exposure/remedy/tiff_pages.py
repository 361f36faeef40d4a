"""The pages of a TIFF file for copying: fields that are needed to show them, and where their strips or tiles lie.

Source: TIFF 6.0, the supplements of 1995 and 2002, the BigTIFF proposal.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.tiff.directories import SIZES, Entry, Tiff, open_tiff
from officer_exposure.remedy.exif_block import EVERY_TAG
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError
from officer_exposure.remedy.jpeg import bare_picture

STRIPS, STRIP_LENGTHS, TILES, TILE_LENGTHS = 273, 279, 324, 325
PROFILE, TABLES = 34675, 347
_SUBFILE, _OLD_SUBFILE = 254, 255
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS, _PLANES = 256, 257, 258, 259, 277, 278, 284
_TILE_WIDTH, _TILE_HEIGHT = 322, 323
_RAW, _JPEG = 1, 7

_SHORT_FIELDS = frozenset(
    {_SUBFILE, _OLD_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, 262, 263, 264, 265, 266, 274, _SAMPLES, _ROWS}
    | {280, 281, 282, 283, _PLANES, 292, 293, 296, 297, 317, 318, 319, _TILE_WIDTH, _TILE_HEIGHT, 332, 334, 336, 338}
    | {339, 340, 341, 529, 530, 531, 532}
)
_LONG_FIELDS = {301: 3 * 65536 * 2, 320: 3 * 65536 * 2, TABLES: 64 * 1024, PROFILE: 16 * 1024 * 1024}
_LONGEST_SHORT = 128
_NUMBERS = frozenset({1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 16, 17})
_UNDEFINED = 7
_COMPRESSIONS = frozenset({_RAW, 2, 3, 4, 5, _JPEG, 8, 32773, 32946, 34925, 50000})
_DIRECTORIES = (330, 34665, 34853)
_MOST_PAGES = 2_000
_LONGEST_LIST = 8 * 1024 * 1024
_CONVERT = "Save it as PNG or JPEG with your photo program, then clean that."


class Page(msgspec.Struct, frozen=True):
    """One page. `fields` go from tag to (type, count, value); `pieces` are its strips or tiles, (offset, length)."""

    fields: dict[int, Entry]
    pieces: tuple[tuple[int, int], ...]
    tiled: bool
    reduced: bool
    directory: int
    others: int

    def number(self, order: str, tag: int, default: int = 0) -> int:
        """The first value of a field as a whole number."""
        kind, _, value = self.fields.get(tag, (3, 0, b""))
        name = "little" if order == "<" else "big"
        return int.from_bytes(value[: SIZES[kind]], name) if value else default  # type: ignore[arg-type]  # two names


class Pages(msgspec.Struct, frozen=True):
    """All pages of one file in order, and how it writes numbers."""

    tiff: Tiff
    pages: tuple[Page, ...]

    @property
    def order(self) -> str:
        """Byte order, as `struct` has it."""
        return self.tiff.layout.order

    @property
    def big(self) -> bool:
        """Whether offsets have eight bytes."""
        return self.tiff.layout.big

    def stay(self) -> Iterator[tuple[int, Page]]:
        """The pages that are copied, with their numbers: smaller versions of others are not, nor what has no pixels."""
        for number, page in enumerate(self.pages):
            if number == 0 or (page.pieces and not page.reduced):
                yield number, page


def read_pages(file: FileBytes) -> Pages:
    """The pages of a TIFF file. Raises ParseError where it is damaged, CannotCleanError where it is of another kind."""
    tiff, following = open_tiff(file)
    pages: list[Page] = []
    while following:
        if len(pages) >= _MOST_PAGES or following >= file.size:
            raise ParseError("This picture is damaged.", "It may not have been copied completely.")
        entries, after = tiff.directory(following, EVERY_TAG)
        if not entries:
            raise ParseError("This picture is damaged.", "It may not have been copied completely.")
        pages.append(_page(tiff, entries, following, file.size))
        following = after
    if pages and not pages[0].pieces:
        raise CannotCleanError("There is no picture in this file.", "It may not have been copied completely.")
    if tiff.lost or not pages:
        raise ParseError("This picture is damaged.", "It may not have been copied completely.")
    return Pages(tiff, tuple(pages))


def fields_at(file: FileBytes, place: int) -> dict[int, Entry]:
    """All entries of the directory at `place`, whatever they are."""
    return open_tiff(file)[0].directory(place, EVERY_TAG)[0]


def directory_spans(file: FileBytes, pages: Pages, place: int) -> list[tuple[int, int]]:
    """(offset, length) of a directory and of the values that stand outside it, strips and tiles not counted."""
    layout = pages.tiff.layout
    entries = fields_at(file, place)
    spans = [(place, layout.length.size + layout.entry.size * len(entries) + layout.inline)]
    for entry in entries.values():
        size = SIZES.get(entry[0], 1) * entry[1]
        if size > layout.inline:
            spans.append((pages.tiff.place(entry)[0], size))
    return spans


def refuse_overlapping(file: FileBytes, pages: Pages) -> None:
    """Raise ParseError where a strip or tile lies over fields of the file: their text would come along as pixels."""
    told = [(0, 8)]
    for page in pages.pages:
        entries = fields_at(file, page.directory)
        inner = [place for tag in _DIRECTORIES if tag in entries for place in pages.tiff.pointers(entries[tag])]
        for place in (page.directory, *inner):
            told += directory_spans(file, pages, place)
    marks = sorted([(start, start + length, False) for start, length in told if length > 0])
    marks += [
        (page.pieces[number][0], page.pieces[number][0] + taken_length(pages, page, number), True)
        for _, page in pages.stay()
        for number in range(len(page.pieces))
    ]
    reached = {False: 0, True: 0}
    for start, end, pixels in sorted(marks):
        if start < reached[not pixels] and end > start:
            raise ParseError("This picture is damaged.", "Its parts lie over one another.")
        reached[pixels] = max(reached[pixels], end)


def taken_length(pages: Pages, page: Page, number: int) -> int:
    """Bytes of a strip or tile that are its pixels."""
    return min(page.pieces[number][1], _most_bytes(pages, page))


def piece_bytes(file: FileBytes, pages: Pages, page: Page, number: int) -> bytes:
    """The coded bytes of one strip or tile: of a JPEG its picture alone, of plain pixels as many as there are."""
    offset, length = page.pieces[number]
    if page.number(pages.order, _COMPRESSION, _RAW) == _JPEG:
        return bare_picture(file.at(offset, length))
    return file.at(offset, taken_length(pages, page, number))


def _most_bytes(pages: Pages, page: Page) -> int:
    """Bytes that one strip or tile of plain pixels can have: what stands behind them is no part of the picture."""
    order = pages.order
    if page.number(order, _COMPRESSION, _RAW) != _RAW or page.fields.get(530):
        return _LONGEST_LIST * 1024
    height = page.number(order, _HEIGHT)
    rows = page.number(order, _TILE_HEIGHT) if page.tiled else min(page.number(order, _ROWS, height), height)
    width = page.number(order, _TILE_WIDTH if page.tiled else _WIDTH)
    samples = 1 if page.number(order, _PLANES, 1) == 2 else page.number(order, _SAMPLES, 1)
    return -(-width * page.number(order, _BITS, 1) * samples // 8) * rows


def _page(tiff: Tiff, entries: dict[int, Entry], place: int, size: int) -> Page:
    fields = {tag: found for tag, entry in entries.items() if (found := _kept(tiff, tag, entry))}
    tiled = TILES in entries
    page = Page(fields, (), tiled, False, place, len(entries) - len(fields))
    order = tiff.layout.order
    if page.number(order, _COMPRESSION, _RAW) not in _COMPRESSIONS:
        raise CannotCleanError("This picture is coded in an unusual way.", _CONVERT)
    reduced = bool(page.number(order, _SUBFILE) & 1) or page.number(order, _OLD_SUBFILE) == 2
    starts = _numbers(tiff, entries, TILES if tiled else STRIPS)
    lengths = _numbers(tiff, entries, TILE_LENGTHS if tiled else STRIP_LENGTHS)
    if not lengths and len(starts) == 1 and page.number(order, _COMPRESSION, _RAW) == _RAW:
        lengths = [size - starts[0]]  # as old programs write it: the pixels go on to the end
    if len(starts) != len(lengths) or sum(lengths) > 2 * size:
        raise ParseError("This picture is damaged.", "It may not have been copied completely.")
    return Page(fields, tuple(zip(starts, lengths, strict=True)), tiled, reduced, place, len(entries) - len(fields) - 2)


def _kept(tiff: Tiff, tag: int, entry: Entry) -> Entry | None:
    """A field that is needed to show a page, with its whole value."""
    kind, count, _ = entry
    length = SIZES.get(kind, 1) * count
    most = _LONGEST_SHORT if tag in _SHORT_FIELDS else _LONG_FIELDS.get(tag, 0)
    if length > most or not (kind in _NUMBERS or (kind == _UNDEFINED and tag in _LONG_FIELDS)):
        return None
    value = tiff.raw(entry, most)
    return (kind, count, value) if len(value) == length else None


def _numbers(tiff: Tiff, entries: dict[int, Entry], tag: int) -> list[int]:
    """All values of a list of offsets or lengths. Raises ParseError where it is cut short."""
    if tag not in entries:
        return []
    kind, count, _ = entries[tag]
    width = {3: 2, 4: 4, 13: 4, 16: 8}.get(kind)
    if width is None or width * count > _LONGEST_LIST:
        raise ParseError("This picture is damaged.")
    data = tiff.raw(entries[tag], width * count)
    if len(data) != width * count:
        raise ParseError("This picture is damaged.", "It may not have been copied completely.")
    order = "little" if tiff.layout.order == "<" else "big"
    return [int.from_bytes(data[at : at + width], order) for at in range(0, len(data), width)]  # type: ignore[arg-type]  # two names
