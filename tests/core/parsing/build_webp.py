"""Builds RIFF files: WebP pictures and AVI films."""

from __future__ import annotations

import struct


def riff_chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk, padded to even."""
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def riff_list(kind: bytes, *chunks: bytes) -> bytes:
    """A LIST of chunks."""
    return riff_chunk(b"LIST", kind + b"".join(chunks))


def riff(kind: bytes, *chunks: bytes) -> bytes:
    """A whole file: riff(b"WEBP", ...) or riff(b"AVI ", ...)."""
    return riff_chunk(b"RIFF", kind + b"".join(chunks))


def webp(*chunks: bytes, size: tuple[int, int] = (640, 480)) -> bytes:
    """A WebP file in its extended form, with `chunks` (such as EXIF and XMP) behind the picture data."""
    canvas = (size[0] - 1).to_bytes(3, "little") + (size[1] - 1).to_bytes(3, "little")
    return riff(b"WEBP", riff_chunk(b"VP8X", b"\x0c\0\0\0" + canvas), riff_chunk(b"VP8 ", b"\x12" * 201), *chunks)
