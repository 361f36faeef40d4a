"""Extended XMP: a packet too large for one JPEG segment, cut into numbered pieces (XMP specification, part 3)."""

from __future__ import annotations

import struct

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.xmp.packet import read_xmp

_HEADER = struct.Struct(">32sII")


def read_extended_xmp(pieces: list[bytes], into: Metadata) -> None:
    """Put the packets together by their ids and read each, also those that the main packet no longer mentions.

    A piece is id, full length, offset, bytes. Raises ParseError where pieces are missing, after reading the rest.
    """
    packets: dict[bytes, dict[int, bytes]] = {}
    full_length: dict[bytes, int] = {}
    for piece in pieces:
        if len(piece) >= _HEADER.size:
            name, length, offset = _HEADER.unpack_from(piece)
            packets.setdefault(name, {})[offset] = piece[_HEADER.size :]
            full_length[name] = length
    for name, parts in packets.items():
        packet = b"".join(parts[offset] for offset in sorted(parts))
        read_part(into, "extended XMP", read_xmp, packet, into)
        if len(packet) != full_length[name]:
            raise ParseError("Some of it is missing.")
