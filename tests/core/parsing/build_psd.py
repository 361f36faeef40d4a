"""Builds Photoshop files from image resources (see build_iptc.resource)."""

from __future__ import annotations

import struct


def psd(resources: bytes = b"", *, size: tuple[int, int] = (640, 480), large: bool = False) -> bytes:
    """A PSD file, or a PSB file where `large`, without layers."""
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 2 if large else 1, 3, size[1], size[0], 8, 3)
    layers = b"\0" * (8 if large else 4)
    return head + bytes(4) + struct.pack(">I", len(resources)) + resources + layers + b"\0\0" + b"\x12" * 50
