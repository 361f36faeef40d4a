"""Builds JPEG files segment by segment. The picture data is a stand-in: no parser of hidden data reads it."""

from __future__ import annotations

import struct

PICTURE_DATA = b"\x12\x34\x56" * 40
END = b"\xff\xd9"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"


def jpeg(
    *segments: bytes, size: tuple[int, int] = (640, 480), data: bytes = PICTURE_DATA, trailer: bytes = b""
) -> bytes:
    """A JPEG file with `segments` before its frame and `trailer` behind its end."""
    return b"\xff\xd8" + b"".join(segments) + frame(size) + scan(data) + END + trailer


def segment(marker: int, content: bytes) -> bytes:
    """One segment with a length, for example `segment(0xFE, b"a comment")`."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def frame(size: tuple[int, int]) -> bytes:
    """SOF0: 8 bits, (width, height), one component."""
    return segment(0xC0, struct.pack(">BHHB", 8, size[1], size[0], 1) + b"\x01\x11\x00")


def scan(data: bytes) -> bytes:
    """SOS with the picture data behind it."""
    return segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + data


def exif_segment(tiff: bytes) -> bytes:
    """APP1 with a TIFF block."""
    return segment(0xE1, b"Exif\0\0" + tiff)


def xmp_segment(packet: bytes) -> bytes:
    """APP1 with an XMP packet."""
    return segment(0xE1, _XMP + packet)


def extended_xmp_segments(
    packet: bytes, piece: int = 60000, name: bytes = b"0123456789ABCDEF0123456789ABCDEF"
) -> list[bytes]:
    """APP1 segments with the pieces of an extended packet, in order."""
    return [
        segment(0xE1, _EXTENDED_XMP + name + struct.pack(">II", len(packet), offset) + packet[offset : offset + piece])
        for offset in range(0, len(packet), piece)
    ]


def photoshop_segment(resources: bytes) -> bytes:
    """APP13 with image resources."""
    return segment(0xED, b"Photoshop 3.0\0" + resources)


def comment_segment(text: str) -> bytes:
    """COM."""
    return segment(0xFE, text.encode())


def with_further_pictures(segments: list[bytes], pictures: list[bytes], kind: int = 0) -> bytes:
    """A JPEG with an MPF index (after `segments`) and `pictures`, whole JPEG files, behind it."""
    index_size = 4 + 8 + 2 + 2 * 12 + 4 + 16 * (1 + len(pictures))
    empty = segment(0xE2, bytes(index_size))
    index_place = 2 + sum(map(len, segments)) + 8  # of the TIFF header in the APP2 segment
    main_size = len(jpeg(*segments, empty))
    entries = struct.pack(">IIIHH", 0x20030000, main_size, 0, 0, 0)
    place = main_size - index_place
    for picture in pictures:
        entries += struct.pack(">IIIHH", kind, len(picture), place, 0, 0)
        place += len(picture)
    directory = struct.pack(">HHHIIHHIII", 2, 0xB001, 4, 1, 1 + len(pictures), 0xB002, 7, len(entries), 38, 0)
    index = segment(0xE2, b"MPF\0MM\0*" + struct.pack(">I", 8) + directory + entries)
    return jpeg(*segments, index, trailer=b"".join(pictures))
