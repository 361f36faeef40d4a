"""AVI films of older cameras and dash cameras: texts, the camera data that some makers add, and XMP."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.riff import HEADER, chunks

_DEEPEST = 4
_LARGEST = 8 * 1024 * 1024
_LONGEST_VALUE = 2000
_UNREAD_LISTS = frozenset({b"movi", b"rec "})
_SILENT = frozenset({b"avih", b"strh", b"strf", b"idx1", b"dmlh", b"indx", b"ix00", b"ix01", b"vprp"})
_LONGEST_LOOSE = 256 * 1024
_TEXT_STREAM = b"txts"

_TEXTS = {
    b"IART": "Artist",
    b"ICMT": "Comment",
    b"ICOP": "Copyright",
    b"ICRD": "DateCreated",
    b"IDIT": "DateTimeOriginal",
    b"IENG": "Engineer",
    b"IKEY": "Keywords",
    b"ILOC": "Location",
    b"INAM": "Title",
    b"IPRD": "Product",
    b"ISBJ": "Subject",
    b"ISFT": "Software",
    b"ISRC": "Source",
    b"ITCH": "Technician",
    b"ecor": "Make",
    b"emdl": "Model",
    b"eucm": "UserComment",
}


def read_avi(view: ByteView, into: Metadata) -> None:
    """Add what an AVI film holds. Raises ParseError where it is none."""
    if view.head[:4] not in (b"RIFF", b"RF64") or view.head[8:11] != b"AVI":
        raise ParseError("This is not an AVI film.")
    _read_list(view, HEADER, view.size, into, 0)


def _read_list(view: ByteView, start: int, end: int, into: Metadata, depth: int) -> None:
    for kind, offset, length in chunks(view, start, end, into):
        if kind in (b"LIST", b"RIFF"):
            inner = view.upto(offset, 4)
            if inner not in _UNREAD_LISTS and depth < _DEEPEST:
                _read_list(view, offset + 4, offset + length, into, depth + 1)
        else:
            _read_chunk(view, kind, offset, length, into)


def _read_chunk(view: ByteView, kind: bytes, offset: int, length: int, into: Metadata) -> None:
    if kind in _TEXTS:
        text = _decode(view.upto(offset, min(length, _LONGEST_VALUE))).strip("\0 \r\n\t")
        if text:
            into.tags.append(Tag(f"RIFF:{_TEXTS[kind]}", text))
    elif kind == b"_PMX":
        from officer_exposure.parsing.xmp.packet import read_xmp

        read_part(into, "XMP", read_xmp, view.upto(offset, min(length, _LARGEST)), into)
    elif kind == b"strd":
        _read_camera_data(view.upto(offset, min(length, _LARGEST)), offset, into)
    elif kind == b"strh" and view.upto(offset, 4) == _TEXT_STREAM:
        into.telemetry.append("text")
    elif kind not in _SILENT:
        add_strings(into, f"RIFF:{kind.decode('latin-1').strip()}", view.upto(offset, min(length, _LONGEST_LOOSE)))
    elif kind == b"avih":
        header = view.upto(offset, 40)
        into.width, into.height = int.from_bytes(header[32:36], "little"), int.from_bytes(header[36:40], "little")


def _read_camera_data(data: bytes, offset: int, into: Metadata) -> None:
    """Pentax, Casio and others put a TIFF directory here, with "AVIF" and four bytes where its header would stand."""
    if data.startswith(b"AVIF"):
        from officer_exposure.parsing.exif.block import read_exif

        read_part(into, "camera data", read_exif, b"II*\0\x08\0\0\0" + data[8:], into, base=offset)


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
