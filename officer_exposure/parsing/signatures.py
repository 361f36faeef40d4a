"""The bytes that kinds of files begin with. The first rule that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from officer_exposure.parsing.activity.kinds import activity_family
from officer_exposure.parsing.archive import ARCHIVE, is_tape_archive

_JUNK = 16
"""Bytes that may stand before a JPEG: some servers and old programs put line breaks or a length there."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\xff\x01Exiv2", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\x8aMNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"8BPS", "psd"),
    (b"II\x1a\0\0\0HEAPCCDR", "Canon CRW"),
    (b"II\xbc\x01", "jpeg_xr"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"IIRO", "tiff"),
    (b"IIRS", "tiff"),
    (b"MMOR", "tiff"),
    (b"IIU\0", "tiff"),
    (b"FUJIFILMCCD-RAW", "raf"),
    (b"FOVb", "Sigma X3F"),
    (b"\0MRM", "mrw"),
    (b"\xff\x0a", "jxl"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "office"),
    (b"PK\x05\x06", "office"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "Windows Media"),
    (b"FLV\x01", "Flash video"),
    (b"\0\0\x01\xba", "MPEG film"),
    (b"\0\0\x01\xb3", "MPEG film"),
    (b"%!PS-Adobe", "postscript"),
    (b"\xc5\xd0\xd3\xc6", "postscript"),
    (b"FFF\0", "FLIR"),
    (b"AFF\0", "FLIR"),
    (b"SIMPLE  =", "FITS"),
    (b"\x76\x2f\x31\x01", "OpenEXR"),
    (b"gimp xcf", "GIMP"),
    (b"BPG\xfb", "BPG"),
    (b"\xff\x4f\xff\x51", "JPEG 2000 code stream"),
    (b"AT&TFORM", "DjVu"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
)

_BOX_TYPES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"jP  ", b"jP\x1a\x1a", b"JXL ", b"styp", b"uuid"}
)
_RIFF_TYPES = {b"WEBP": "webp", b"AVI ": "avi", b"AVIX": "avi"}
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_TRANSPORT_PACKETS = ((188, 0), (192, 4))

_XMP_ROOT = re.compile(rb"<(?:\w+:)?(?:xmpmeta|xapmeta|RDF)[\s>]|<\?xpacket ")
_SVG_ROOT = re.compile(rb"<(?:\w+:)?svg[\s>]")
_PAGE_ROOT = re.compile(rb"<(?:!DOCTYPE\s+)?html[\s>]", re.IGNORECASE)
"""A web page may hold a drawing, and is none."""

_GZIP = b"\x1f\x8b"


def family_of(head: bytes, name: str) -> str | None:
    """The family of readers for a file that starts with `head`; a kind's plain name where none reads it; else None."""
    for start, family in _STARTS:
        if head.startswith(start):
            return family
    if is_tape_archive(head):
        return ARCHIVE
    activity = activity_family(head, name)
    if activity and activity != "gzip":
        return activity
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    for rule in _RULES:
        found = rule(head, extension)
        if found:
            return found
    return None


def _boxes(head: bytes, _extension: str) -> str | None:
    return "boxes" if head[4:8] in _BOX_TYPES else None


def _riff(head: bytes, _extension: str) -> str | None:
    return _RIFF_TYPES.get(head[8:12]) if head[:4] in (b"RIFF", b"RF64") else None


def _bmp(head: bytes, _extension: str) -> str | None:
    return "bmp" if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS else None


def _transport_stream(head: bytes, _extension: str) -> str | None:
    """Camcorder films: packets of one length that each start with 0x47."""
    for length, first in _TRANSPORT_PACKETS:
        if head[first : first + 4 * length : length] == b"GGGG":
            return "AVCHD film"
    return None


def _xml(head: bytes, extension: str) -> str | None:
    """An XMP packet or a drawing. A drawing may hold a packet, and a sidecar may speak of a drawing: the first wins."""
    text = _narrow(head)
    svg, xmp = _SVG_ROOT.search(text), _XMP_ROOT.search(text)
    page = _PAGE_ROOT.search(text)
    if page and not any(root and root.start() < page.start() for root in (svg, xmp)):
        return None
    if not text.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        return None
    if svg and (xmp is None or svg.start() < xmp.start()):
        return "svg"
    if xmp:
        return "sidecar"
    return "sidecar" if extension == "xmp" else None


def _narrow(head: bytes) -> bytes:
    """UTF-16 and UTF-32 text as ASCII, well enough to see what it starts with."""
    return head.replace(b"\0", b"") if b"\0" in head[:8] else head


def _compressed_svg(head: bytes, extension: str) -> str | None:
    return "svg" if head.startswith(_GZIP) and extension == "svgz" else None


def _compressed(head: bytes, _extension: str) -> str | None:
    return "gzip" if head.startswith(_GZIP) else None


def _jpeg_after_junk(head: bytes, _extension: str) -> str | None:
    return "jpeg" if b"\xff\xd8\xff" in head[: _JUNK + 3] else None


_RULES: tuple[Callable[[bytes, str], str | None], ...] = (
    _boxes,
    _riff,
    _bmp,
    _transport_stream,
    _xml,
    _compressed_svg,
    _compressed,
    _jpeg_after_junk,
)
