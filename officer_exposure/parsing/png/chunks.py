"""PNG: the EXIF chunk, and text chunks in which programs hide EXIF, XMP, IPTC and names (PNG 3rd edition)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.inflate import Inflater
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.png.text import PngTexts

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SILENT = frozenset(
    b"PLTE IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB sBIT bKGD hIST tRNS pHYs sPLT tIME iDOT cICP mDCV mDCv cLLI".split()
)
"""Chunks that hold pictures, colors and sizes."""

_MOST_CHUNKS = 100_000
_LARGEST = 24 * 1024 * 1024
_DAMAGED = "Part of this picture is damaged, so something in it may have been missed."

Chunk = tuple[bytes, int, int]
"""(type, offset of the content, length of the content)"""


def read_png(view: ByteView, into: Metadata) -> None:
    """Add what a PNG file holds, chunks behind the picture data included. Raises ParseError where it is none."""
    if not view.head.startswith(_SIGNATURE):
        raise ParseError("This is not a PNG picture.")
    inflater = Inflater()
    texts = PngTexts(into, inflater)
    readers: dict[bytes, tuple[str, Callable[[int, bytes], None]]] = {
        b"IHDR": ("size", lambda _offset, data: _read_size(data, into)),
        b"eXIf": ("camera data", lambda offset, data: _read_exif(data, into, offset)),
        b"zxIf": ("camera data", lambda _offset, data: _read_packed_exif(data, into, inflater)),
        b"tEXt": ("text", lambda _offset, data: texts.read_plain(data)),
        b"zTXt": ("text", lambda _offset, data: texts.read_packed(data)),
        b"iTXt": ("text", lambda _offset, data: texts.read_international(data)),
        b"iCCP": ("color profile", lambda _offset, data: _read_profile(data, into, inflater)),
        b"caBX": ("content credentials", lambda _offset, data: _read_credentials(data, into)),
    }
    for kind, offset, length in _chunks(view, into):
        if kind in readers:
            name, read = readers[kind]
            read_part(into, name, read, offset, view.upto(offset, min(length, _LARGEST)))
        elif kind not in _SILENT:
            add_strings(into, f"PNG:{kind.decode()}", view.upto(offset, min(length, _LARGEST)))
    texts.finish()


def _chunks(view: ByteView, into: Metadata) -> Iterator[Chunk]:
    """Each chunk up to the end; notes a problem where the file is damaged or goes on behind its end."""
    position = len(_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        header = view.upto(position, 8)
        length, kind = int.from_bytes(header[:4]), header[4:]
        if len(header) < 8 or not kind.isalpha():
            into.problems.append(_DAMAGED)
            return
        yield kind, position + 8, length
        position += 12 + length
        if kind == b"IEND":
            from officer_exposure.parsing.trailer import search_behind

            read_part(into, "part behind the picture", search_behind, view, position, into)
            return
    into.problems.append(_DAMAGED)


def _read_size(data: bytes, into: Metadata) -> None:
    if len(data) >= 8:
        into.width, into.height = struct.unpack_from(">II", data)


def _read_exif(data: bytes, into: Metadata, offset: int) -> None:
    from officer_exposure.parsing.exif.block import read_exif

    read_exif(data, into, base=offset)


def _read_packed_exif(data: bytes, into: Metadata, inflater: Inflater) -> None:
    """The compressed form that was proposed and never became standard: a zero, the full length, zlib."""
    from officer_exposure.parsing.embedded import read_unpacked_exif

    read_unpacked_exif(inflater.inflate(data[5:]), into)


def _read_profile(data: bytes, into: Metadata, inflater: Inflater) -> None:
    """The name of the profile, a zero, the method, zlib."""
    from officer_exposure.parsing.profile_text import read_profile_texts

    name, _, packed = data.partition(b"\0")
    add_strings(into, "ICC:Profile", name)
    read_profile_texts(inflater.inflate(packed[1:]), into)


def _read_credentials(data: bytes, into: Metadata) -> None:
    from officer_exposure.parsing.credentials import read_credentials

    read_credentials(data, into)
    add_strings(into, "JUMBF:Text", data)
