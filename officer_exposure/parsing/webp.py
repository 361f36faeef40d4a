"""WebP: EXIF and XMP chunks, wherever they stand (RFC 9649)."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.riff import HEADER, chunks, note_cut

_XMP = frozenset({b"XMP ", b"XMP\0"})
_PICTURE = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_LARGEST = 24 * 1024 * 1024


def read_webp(view: ByteView, into: Metadata) -> None:
    """Add what a WebP file holds. A length in its header that is too short is not believed: some writers forget it."""
    if view.head[:4] != b"RIFF" or view.head[8:12] != b"WEBP":
        raise ParseError("This is not a WebP picture.")
    note_cut(view, into)
    for kind, offset, length in chunks(view, HEADER, view.size, into):
        if kind == b"EXIF":
            from officer_exposure.parsing.exif.block import read_exif

            data = view.upto(offset, min(length, _LARGEST))
            read_part(into, "camera data", read_exif, data, into, base=offset)
        elif kind in _XMP:
            from officer_exposure.parsing.xmp.packet import read_xmp

            read_part(into, "XMP", read_xmp, view.upto(offset, min(length, _LARGEST)), into)
        elif kind == b"C2PA":
            from officer_exposure.parsing.credentials import read_credentials

            read_credentials(view.upto(offset, min(length, _LARGEST)), into)
        elif kind == b"ICCP":
            from officer_exposure.parsing.profile_text import read_profile_texts

            read_profile_texts(view.upto(offset, min(length, _LARGEST)), into)
        elif kind not in _PICTURE:
            add_strings(into, f"RIFF:{kind.decode('latin-1').strip()}", view.upto(offset, min(length, _LARGEST)))
        elif not into.width:
            into.width, into.height = _size(kind, view.upto(offset, 10))


def _size(kind: bytes, data: bytes) -> tuple[int, int]:
    """Width and height from the chunk that holds the picture, or 0, 0."""
    if len(data) < 10:
        return 0, 0
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
    return 0, 0
