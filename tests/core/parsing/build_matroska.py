"""Builds Matroska films element by element."""

from __future__ import annotations

EBML, SEGMENT, CLUSTER, BLOCK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0xA3
INFO, TITLE, WRITING_APP = 0x1549A966, 0x7BA9, 0x5741
TRACKS, TRACK, VIDEO, WIDTH, HEIGHT = 0x1654AE6B, 0xAE, 0xE0, 0xB0, 0xBA
TAGS, TAG, SIMPLE_TAG, TAG_NAME, TAG_TEXT = 0x1254C367, 0x7373, 0x67C8, 0x45A3, 0x4487
ATTACHMENTS = 0x1941A469


def element(kind: int, *content: bytes, unknown_length: bool = False) -> bytes:
    """One element; `unknown_length` as live streams write it."""
    data = b"".join(content)
    length = b"\x01" + b"\xff" * 7 if unknown_length else (1 << 56 | len(data)).to_bytes(8)
    return kind.to_bytes((kind.bit_length() + 7) // 8) + length + data


def simple_tag(name: str, text: str, *inner: bytes) -> bytes:
    """One name and its text."""
    return element(SIMPLE_TAG, element(TAG_NAME, name.encode()), element(TAG_TEXT, text.encode()), *inner)


def matroska(*top: bytes, kind: bytes = b"matroska", streamed: bool = False) -> bytes:
    """A film with one cluster of blocks, and the elements `top` behind it."""
    blocks = element(CLUSTER, *(element(BLOCK, b"\x12" * 500) for _ in range(20)), unknown_length=streamed)
    return element(EBML, element(0x4282, kind)) + element(SEGMENT, blocks, *top, unknown_length=streamed)
