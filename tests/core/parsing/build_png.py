"""Builds PNG files chunk by chunk. The picture data is a stand-in: no parser of hidden data reads it."""

from __future__ import annotations

import struct
import zlib

_XMP_KEY = b"XML:com.adobe.xmp"


def png(
    *chunks: bytes, size: tuple[int, int] = (640, 480), behind: tuple[bytes, ...] = (), trailer: bytes = b""
) -> bytes:
    """A PNG file with `chunks` before its picture data and `behind` after it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", b"\x78\x9c" + b"\x12" * 200)
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + data + b"".join(behind) + chunk(b"IEND", b"") + trailer


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk with its check sum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def text_chunk(key: str, text: str) -> bytes:
    """tEXt."""
    return chunk(b"tEXt", key.encode("latin-1") + b"\0" + text.encode("latin-1"))


def packed_text_chunk(key: str, text: bytes) -> bytes:
    """zTXt."""
    return chunk(b"zTXt", key.encode("latin-1") + b"\0\0" + zlib.compress(text))


def international_chunk(key: bytes, text: bytes, *, packed: bool = False) -> bytes:
    """iTXt."""
    content = zlib.compress(text) if packed else text
    return chunk(b"iTXt", key + b"\0" + (b"\1" if packed else b"\0") + b"\0en\0\0" + content)


def xmp_chunk(packet: bytes, *, packed: bool = False) -> bytes:
    """iTXt with an XMP packet."""
    return international_chunk(_XMP_KEY, packet, packed=packed)


def profile_chunk(kind: str, block: bytes, *, packed: bool = True, title: str = "") -> bytes:
    """A "Raw profile type" as ImageMagick writes it: hexadecimal digits, 36 bytes to a line."""
    digits = block.hex()
    lines = "\n".join(digits[place : place + 72] for place in range(0, len(digits), 72))
    text = f"\n{title or kind}\n{len(block):8}\n{lines}\n"
    key = f"Raw profile type {kind}"
    return packed_text_chunk(key, text.encode()) if packed else text_chunk(key, text)
