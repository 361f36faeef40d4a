"""Picture files in TIFF form: TIFF itself, DNG, and the raw formats of most cameras. No pixel is read.

The directories are scanned like those of an EXIF block, over the file instead of over memory; a preview that is a
complete JPEG is read as one, because it carries EXIF and XMP of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded, read_inner_pictures
from officer_exposure.parsing.exif import tags
from officer_exposure.parsing.exif.block import ExifScan
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.tiff.directories import open_tiff

_JPEG_COMPRESSIONS = (6, 7, 99)
_FRAMES_WITH_PIXELS = frozenset({0xC0, 0xC1, 0xC2})
"""JPEG frames that a viewer shows; the lossless frame of raw data (0xC3) is none."""

_MOST_PREVIEWS = 8
_MOST_SEGMENTS = 64

_BY_MAGIC = {b"IIRO": "ORF", b"IIRS": "ORF", b"MMOR": "ORF", b"IIU\0": "RW2"}
_BY_COMPRESSION = {34713: "NEF", 32767: "ARW", 65535: "PEF", 32769: "SRW", 32770: "SRW", 32772: "SRW"}
_BY_MAKE = {
    "NIKON": "NEF",
    "SONY": "ARW",
    "PENTAX": "PEF",
    "RICOH": "PEF",
    "SAMSUNG": "SRW",
    "HASSELBLAD": "3FR",
    "PHASE ONE": "IIQ",
    "LEAF": "MOS",
    "SEIKO EPSON": "ERF",
}


def read_tiff(view: ByteView, into: Metadata) -> None:
    """Add what a file in TIFF form says to `into`; name its format and measure its largest picture.

    Raises ParseError without a TIFF header; smaller damage is noted in `into.problems`.
    """
    tiff, first = open_tiff(view)
    into.kind = ArtifactKind.PHOTO
    scan = ExifScan(tiff, into, 0, whole=True)
    read_part(into, "camera data", scan.run, first)
    into.format = _format(view.head, scan, into)
    _measure(scan, into)
    read_part(into, "preview", read_inner_pictures, view, into)
    read_part(into, "preview", _read_previews, view, scan, into)


def read_raf(view: ByteView, into: Metadata) -> None:
    """Add what a Fujifilm raw file says: all of it stands in the JPEG that the header points to. Raises ParseError."""
    into.kind, into.format = ArtifactKind.PHOTO, "RAF"
    offset, length = (int.from_bytes(view.at(start, 4), "big") for start in (84, 88))
    if not 0 < offset < view.size:
        raise ParseError("The picture inside this file was not found.")
    _read_jpeg(view, offset, min(length, view.size - offset), into)


def _format(head: bytes, scan: ExifScan, into: Metadata) -> str:
    first = scan.images[0] if scan.images else {}
    if head[:4] in _BY_MAGIC:
        return _BY_MAGIC[head[:4]]
    if head[8:10] == b"CR":
        return "CR2"
    if tags.DNG_VERSION in first:
        return "DNG"
    for entries in scan.images:
        compression = scan.number(entries, tags.COMPRESSION)
        if compression in _BY_COMPRESSION:
            return _BY_COMPRESSION[compression]
    if tags.SUB_DIRECTORIES not in first:
        return "TIFF"
    make = next((tag.value for tag in into.tags if tag.name == "EXIF:Make"), "").upper()
    return next((name for maker, name in _BY_MAKE.items() if make.startswith(maker)), "TIFF")


def _measure(scan: ExifScan, into: Metadata) -> None:
    sizes = [(scan.number(entries, tags.WIDTH), scan.number(entries, tags.HEIGHT)) for entries in scan.images]
    into.width, into.height = max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


def _read_previews(view: ByteView, scan: ExifScan, into: Metadata) -> None:
    large = [(preview.offset, preview.length) for preview in into.previews if preview.label == "preview"]
    found = dict([*_previews(scan, into.format != "TIFF"), *large])
    for offset, length in list(found.items())[:_MOST_PREVIEWS]:
        if _is_picture(view, offset):
            _read_jpeg(view, offset, length, into)


def _previews(scan: ExifScan, is_raw: bool) -> Iterator[tuple[int, int]]:
    """Where complete JPEG pictures stand: in a single strip, or in the field of Panasonic's raw files.

    A page of a plain TIFF file is the picture itself unless it is marked as reduced.
    """
    for entries in scan.images:
        if tags.JPEG_FROM_RAW in entries:
            yield scan.place(entries[tags.JPEG_FROM_RAW])
        if not (is_raw or scan.number(entries, tags.SUBFILE_TYPE) & 1):
            continue
        offset, length = scan.number(entries, tags.STRIP_OFFSETS), scan.number(entries, tags.STRIP_LENGTHS)
        if scan.number(entries, tags.COMPRESSION) in _JPEG_COMPRESSIONS:
            yield offset, length


def _is_picture(view: ByteView, offset: int) -> bool:
    if view.upto(offset, 2) != b"\xff\xd8":
        return False
    offset += 2
    for _ in range(_MOST_SEGMENTS):
        head = view.upto(offset, 4)
        if len(head) < 4:
            return True  # cut short: what is left of it is read, and that something is missing is noted
        if head[0] != 0xFF:
            return False
        if 0xC0 <= head[1] <= 0xCF and head[1] not in (0xC4, 0xC8, 0xCC):
            return head[1] in _FRAMES_WITH_PIXELS
        offset += 2 + int.from_bytes(head[2:], "big")
    return False


def _read_jpeg(view: ByteView, offset: int, length: int, into: Metadata) -> None:
    from officer_exposure.parsing.jpeg.walk import read_jpeg

    part = view.part(offset, length)
    if not part.size:
        return
    inner = Metadata()
    read_part(inner, "preview", read_jpeg, part, inner)
    preview = Preview("preview", offset, part.size)
    if preview not in into.previews:
        into.previews.append(preview)
    add_embedded(inner, offset, into)
    if not into.width:
        into.width, into.height, into.orientation = inner.width, inner.height, inner.orientation
