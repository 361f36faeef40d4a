"""Photoshop files (PSD, and PSB for large ones): their image resources hold EXIF, XMP, IPTC and a thumbnail."""

from __future__ import annotations

import struct

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import read_inner_pictures
from officer_exposure.parsing.iptc import read_photoshop
from officer_exposure.parsing.parts import read_part

_HEADER = 26
_LARGEST = 48 * 1024 * 1024


def read_psd(view: ByteView, into: Metadata) -> None:
    """Add what a Photoshop file holds. Raises ParseError where it is none."""
    version, into.height, into.width = struct.unpack_from(">4xH6xxxII", view.at(0, _HEADER))
    if not view.head.startswith(b"8BPS") or version not in (1, 2):
        raise ParseError("This is not a Photoshop file.")
    into.format = "PSB" if version == 2 else "PSD"
    start = _HEADER + 4 + int.from_bytes(view.at(_HEADER, 4))
    length = int.from_bytes(view.at(start, 4))
    data = view.upto(start + 4, min(length, _LARGEST))
    read_part(into, "Photoshop data", read_photoshop, data, into)
    read_inner_pictures(view, into)
    if len(data) < length:
        raise ParseError("This file ends too early.", "It may not have been copied completely.")
