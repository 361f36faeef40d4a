"""EXIF: the fields that speak of a person, a place or a device, from a block in TIFF form.

Our own scan reads every block; `exifread` reads it again wherever the scan met anything irregular (`exif_second`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.model import Tag
from officer_exposure.parsing.exif import tags
from officer_exposure.parsing.exif.gps import GPS_TAGS, gps_positions
from officer_exposure.parsing.exif.text import copyright_text, plain, utf16, with_charset
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.tiff.directories import TEXT_TYPES, Block, Entry, Tiff, open_tiff

_ORDER_MARKS = (b"II", b"MM")
_HEADER = re.compile(rb"II\*\0|MM\0\*")
_MOST_BEFORE_HEADER = 64
_LONGEST_PACKET = 16 * 1024 * 1024
_MOST_CHAINED = 256
_MOST_NUMBERS = 8
_LONGEST_LOOSE = 64 * 1024
_DAMAGED = "Part of the camera data in this file is damaged and could not be read."
_MAP = "This picture is a map that says which place it shows, and that could not be read."
_GPS_WANTED = GPS_TAGS | tags.GPS_TEXT_TAGS.keys()


def read_exif(block: bytes, into: Metadata, *, base: int = 0) -> None:
    """Add what an EXIF block says to `into`: positions, fields, previews, orientation.

    `block` is a TIFF stream; an "Exif" marker or a few other bytes before it do no harm. `base` is its offset in the
    file. Raises ParseError where it has no TIFF header; smaller damage is noted in `into.problems`.
    """
    if block[:2] not in _ORDER_MARKS:
        header = _HEADER.search(block, 0, _MOST_BEFORE_HEADER)
        if header:
            block, base = block[header.start() :], base + header.start()
    tiff, first = open_tiff(Block(block))
    ExifScan(tiff, into, base).run(first)


class ExifScan:
    """One walk over the directories of one block. `images` are the entries of each image directory, in order.

    `whole` says that the block is a file of its own.
    """

    __slots__ = ("_base", "_into", "_notes", "_pending", "_said", "_tiff", "_whole", "images")

    def __init__(self, tiff: Tiff, into: Metadata, base: int, *, whole: bool = False) -> None:
        self._tiff = tiff
        self._into = into
        self._base = base
        self._whole = whole
        self._pending: list[tuple[Callable[[ExifScan, int], None], int]] = []
        self._notes: list[Entry] = []
        self._said = {(tag.name, tag.value) for tag in into.tags}
        self.images: list[dict[int, Entry]] = []

    def run(self, first: int) -> None:
        """Scan all directories from offset `first` on; ask the second reader if need be; note what was lost."""
        self._walk(first)
        tiff, into = self._tiff, self._into
        if tiff.irregular:
            from officer_exposure.parsing.exif.second import read_again

            read_again(tiff.source, tiff.origin, into)
        for entry in tiff.loose:
            add_strings(into, "EXIF:Other", tiff.raw(entry, _LONGEST_LOOSE))
        if tiff.lost and _DAMAGED not in into.problems:
            into.problems.append(_DAMAGED)

    def number(self, entries: dict[int, Entry], tag: int) -> int:
        """The first number of a field of one of the `images`; 0 without it."""
        return self._tiff.number(entries[tag]) if tag in entries else 0

    def place(self, entry: Entry) -> tuple[int, int]:
        """Where the value of a field of one of the `images` stands in the block, and its length."""
        return self._tiff.place(entry)

    def _walk(self, first: int) -> None:
        following = self._image(first)
        self._orient(self.images[0])
        for _ in range(_MOST_CHAINED):
            if not following:
                break
            if self._whole and following >= self._tiff.source.size - self._tiff.origin:
                self._tiff.lost = True  # the file was cut: in a block the pointer alone is often garbage
            following = self._image(following, needed=False)
        else:
            self._tiff.lost = True
        for read, offset in self._pending:  # grows while it is walked
            read(self, offset)
        if self._notes:
            from officer_exposure.parsing.makernote.notes import read_notes

            read_notes(self._tiff, self._notes, self._into, self._base)

    def _image(self, offset: int, *, needed: bool = True) -> int:
        entries, following = self._tiff.directory(offset, _WANTED, needed=needed)
        label = "thumbnail" if len(self.images) == 1 and not needed else "preview"
        self.images.append(entries)
        self._fields(entries)
        if tags.JPEG_OFFSET in entries and tags.JPEG_LENGTH in entries:
            self._preview(label, self.number(entries, tags.JPEG_OFFSET), self.number(entries, tags.JPEG_LENGTH))
        return following

    def _sub_image(self, offset: int) -> None:
        self._image(offset)

    def _exif(self, offset: int) -> None:
        self._fields(self._tiff.directory(offset, _WANTED)[0])

    def _gps(self, offset: int) -> None:
        entries, _ = self._tiff.directory(offset, _GPS_WANTED)
        for latitude, longitude in gps_positions(self._tiff, entries):
            add_position(self._into, latitude, longitude, "exif")
        for tag, name in tags.GPS_TEXT_TAGS.items():
            if tag in entries:
                self._text(name, tag, entries[tag])

    def _fields(self, entries: dict[int, Entry]) -> None:
        names = tags.TEXT_TAGS
        for tag, entry in entries.items():
            if tag in names:
                self._text(names[tag], tag, entry)
            elif tag in _DIRECTORIES:
                self._pending.extend((_DIRECTORIES[tag], offset) for offset in self._tiff.pointers(entry))
            elif tag in _PACKETS:
                self._packet(tag, entry)
            elif tag in _NOTES:
                self._notes.append(entry)

    def _text(self, name: str, tag: int, entry: Entry) -> None:
        tiff = self._tiff
        if entry[0] not in TEXT_TYPES:
            text = _numbers_as_text(tiff.numbers(entry, _MOST_NUMBERS))
        elif tag in _DECODERS:
            text = _DECODERS[tag](tiff.raw(entry), tiff.layout.order)
        else:
            text = plain(tiff.raw(entry))
        if text and (name, text) not in self._said:
            self._said.add((name, text))
            self._into.tags.append(Tag(name, text))

    def _preview(self, label: str, offset: int, length: int) -> None:
        tiff = self._tiff
        start = tiff.origin + offset
        length = min(length, tiff.source.size - start)
        if offset > 0 and length > 0:
            self._into.previews.append(Preview(label, start + self._base, length))

    def _orient(self, entries: dict[int, Entry]) -> None:
        entry = entries.get(tags.ORIENTATION)
        if entry is not None and self._into.orientation == 1:
            value = self._tiff.number(entry)
            self._into.orientation = value if 1 < value <= 8 else 1

    def _packet(self, tag: int, entry: Entry) -> None:
        data = self._tiff.raw(entry, _LONGEST_PACKET)
        if tag == tags.XMP:
            from officer_exposure.parsing.xmp.packet import read_xmp

            read_part(self._into, "XMP", read_xmp, data.strip(b"\0"), self._into)
        elif tag == tags.IPTC:
            from officer_exposure.parsing.iptc import read_iptc

            read_part(self._into, "IPTC", read_iptc, data, self._into)
        elif tag == tags.PROFILE:
            from officer_exposure.parsing.profile_text import read_profile_texts

            read_profile_texts(data, self._into)
        elif tag == tags.GEO_KEYS:
            self._into.problems.append(_MAP)
        else:
            from officer_exposure.parsing.iptc import read_photoshop

            read_part(self._into, "Photoshop data", read_photoshop, data, self._into)


_DIRECTORIES: dict[int, Callable[[ExifScan, int], None]] = {
    tags.SUB_DIRECTORIES: ExifScan._sub_image,
    tags.EXIF_DIRECTORY: ExifScan._exif,
    tags.GPS_DIRECTORY: ExifScan._gps,
}
_NOTES = frozenset({tags.MAKER_NOTE, tags.DNG_PRIVATE_DATA})
_PACKETS = frozenset({tags.XMP, tags.IPTC, tags.PHOTOSHOP, tags.PROFILE, tags.GEO_KEYS})
_WANTED = tags.TEXT_TAGS.keys() | _DIRECTORIES.keys() | _PACKETS | _NOTES | tags.IMAGE_TAGS

_DECODERS: dict[int, Callable[[bytes, str], str]] = {
    **dict.fromkeys(tags.XP_TAGS, lambda data, _: utf16(data)),
    **dict.fromkeys(tags.CHARSET_TAGS, with_charset),
    tags.COPYRIGHT: lambda data, _: copyright_text(data),
}
"""Texts that are not plain: bytes and byte order to text."""


def _numbers_as_text(numbers: list[float]) -> str:
    return " ".join(f"{value:g}" if value % 1 else str(int(value)) for value in numbers)
