"""IPTC-IIM, the numbered captions, places and names of news and stock programs, and the Photoshop box it stands in."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.machine_tags import add_machine_tags
from officer_exposure.parsing.parts import read_part

_MARKER = 0x1C
_ENVELOPE, _APPLICATION = 1, 2
_CHARACTER_SET = 90
_UTF_8 = b"\x1b%G"
_MOST_TAGS = 2000
_LONGEST_VALUE = 4000

_SIGNATURES = frozenset({b"8BIM", b"8B64", b"AgHg", b"DCSR", b"MeSa", b"PHUT"})
_IPTC, _EXIF, _EXIF_TOO, _XMP = 0x0404, 0x0422, 0x0423, 0x0424
_THUMBNAILS = frozenset({0x0409, 0x040C})
_SPOKEN = frozenset({0x03EE, 0x03F0, 0x0408, 0x040B, 0x0415, 0x041A, 0x041E, 0x043B, *range(0x07D0, 0x0BB8), 0x0FA1})
"""Names of channels, guides, slices and paths, captions, and addresses of pages."""

_THUMBNAIL_HEADER = 28
_JPEG_THUMBNAIL = 1
_JPEG = b"\xff\xd8\xff"
_MOST_RESOURCES = 5000

_NAMES = {
    5: "ObjectName",
    7: "EditStatus",
    12: "SubjectReference",
    15: "Category",
    20: "SupplementalCategories",
    22: "FixtureIdentifier",
    25: "Keywords",
    26: "ContentLocationCode",
    27: "ContentLocationName",
    30: "ReleaseDate",
    35: "ReleaseTime",
    37: "ExpirationDate",
    38: "ExpirationTime",
    40: "SpecialInstructions",
    45: "ReferenceService",
    47: "ReferenceDate",
    50: "ReferenceNumber",
    55: "DateCreated",
    60: "TimeCreated",
    62: "DigitalCreationDate",
    63: "DigitalCreationTime",
    65: "OriginatingProgram",
    70: "ProgramVersion",
    75: "ObjectCycle",
    80: "By-line",
    85: "By-lineTitle",
    90: "City",
    92: "Sub-location",
    95: "Province-State",
    100: "Country-PrimaryLocationCode",
    101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    118: "Contact",
    120: "Caption-Abstract",
    121: "LocalCaption",
    122: "Writer-Editor",
    131: "ImageOrientation",
    135: "LanguageIdentifier",
    184: "JobID",
    185: "MasterDocumentID",
    186: "ShortDocumentID",
    187: "UniqueDocumentID",
    188: "OwnerID",
    221: "Prefs",
    230: "DocumentNotes",
    231: "DocumentHistory",
    232: "ExifCameraInfo",
    255: "CatalogSets",
}
"""Text datasets of record 2, as exiftool names them."""


def read_iptc(data: bytes, into: Metadata) -> None:
    """Add the text datasets of an IIM stream. Raises ParseError where it is damaged, keeping what came before."""
    before = len(into.tags)
    try:
        _add_texts(data, into)
    finally:
        add_machine_tags(into.tags[before:], into)


def _add_texts(data: bytes, into: Metadata) -> None:
    encoding: str | None = None
    room = _MOST_TAGS
    for record, number, value in _datasets(data):
        if record == _ENVELOPE and number == _CHARACTER_SET:
            encoding = "utf-8" if value.startswith(_UTF_8) else None
        if record != _APPLICATION or number not in _NAMES:
            continue
        text = _text(value[:_LONGEST_VALUE], encoding)
        if not text:
            continue
        room -= 1
        if room < 0:
            raise ParseError("It holds too many entries.")
        into.tags.append(Tag(f"IPTC:{_NAMES[number]}", text))


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(record, number, value) of each dataset. Nothing but padding may follow the last."""
    position = 0
    while position < len(data) and data[position] == _MARKER:
        if position + 5 > len(data):
            raise ParseError("It ends too early.")
        record, number, length = struct.unpack_from(">BBH", data, position + 1)
        position += 5
        if length & 0x8000:  # an extended dataset: so many bytes hold the length
            width = length & 0x7FFF
            length = int.from_bytes(data[position : position + width]) if width <= 8 else len(data)
            position += width
        if position + length > len(data):
            yield record, number, data[position:]
            raise ParseError("It ends too early.")
        yield record, number, data[position : position + length]
        position += length
    if data[position:].strip(b"\0 \xff"):
        raise ParseError("It is not written as its standard says.")


def _text(value: bytes, encoding: str | None) -> str:
    """Text in the declared character set; without one, UTF-8 if it is that, else Latin-1."""
    try:
        text = value.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return text.strip("\0 \r\n\t")


def read_photoshop(data: bytes, into: Metadata) -> None:
    """Add what image resources hold. Raises ParseError where they are damaged, keeping what came before."""
    for kind, block in _resources(data):
        if kind == _IPTC:
            read_part(into, "IPTC", read_iptc, block, into)
        elif kind in (_EXIF, _EXIF_TOO):
            from officer_exposure.parsing.embedded import read_unpacked_exif

            if block.strip(b"\0"):
                read_part(into, "camera data", read_unpacked_exif, block, into)
        elif kind == _XMP:
            from officer_exposure.parsing.xmp.packet import read_xmp

            read_part(into, "XMP", read_xmp, block, into)
        elif kind in _SPOKEN:
            add_strings(into, "Photoshop:Text", block)
        elif kind in _THUMBNAILS and len(block) > _THUMBNAIL_HEADER:
            _add_thumbnail(block, into)


def _add_thumbnail(block: bytes, into: Metadata) -> None:
    picture = block[_THUMBNAIL_HEADER:]
    if int.from_bytes(block[:4]) == _JPEG_THUMBNAIL or picture.startswith(_JPEG):
        into.previews.append(Preview("Photoshop", data=picture))


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, bytes) of each resource. A Pascal name stands before the length; both are padded to even."""
    position = 0
    for _ in range(_MOST_RESOURCES):
        if data[position : position + 4] not in _SIGNATURES:
            if data[position:].strip(b"\0 "):
                raise ParseError("It is not written as its standard says.")
            return
        start = position + 6
        name_length = data[start] if start < len(data) else 0
        start += (name_length + 2) & ~1
        if start + 4 > len(data):
            raise ParseError("It ends too early.")
        kind = struct.unpack_from(">H", data, position + 4)[0]
        length = struct.unpack_from(">I", data, start)[0]
        position = start + 4 + length
        yield kind, data[start + 4 : position]
        if position > len(data):
            raise ParseError("It ends too early.")
        if position & 1 and data[position : position + 4] not in _SIGNATURES:
            position += 1
    raise ParseError("It holds too many entries.")
