"""Builds IPTC-IIM streams and the Photoshop image resources around them."""

from __future__ import annotations

import struct

BY_LINE, CITY, SUB_LOCATION, COUNTRY, CAPTION, KEYWORD = 80, 90, 92, 101, 120, 25


def iptc(*datasets: tuple[int, str], utf_8: bool = True) -> bytes:
    """A stream of record 2 datasets, (number, text), in UTF-8 with the escape that says so, or in Latin-1."""
    stream = dataset(1, 90, b"\x1b%G") if utf_8 else b""
    encoding = "utf-8" if utf_8 else "latin-1"
    return stream + b"".join(dataset(2, number, text.encode(encoding)) for number, text in datasets)


def dataset(record: int, number: int, value: bytes, *, extended: bool = False) -> bytes:
    """One dataset; `extended` writes its length in four bytes of its own."""
    if extended:
        return struct.pack(">BBBHI", 0x1C, record, number, 0x8004, len(value)) + value
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resource(kind: int, data: bytes, name: bytes = b"") -> bytes:
    """One 8BIM image resource."""
    padded_name = bytes([len(name)]) + name + b"\0" * (1 - len(name) % 2)
    return (
        b"8BIM" + struct.pack(">H", kind) + padded_name + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    )


def iptc_resource(*datasets: tuple[int, str]) -> bytes:
    """The image resource that holds IPTC."""
    return resource(0x0404, iptc(*datasets))
