"""Pictures that are TIFF files in all but their first bytes: JPEG XR, and Minolta's MRW."""

from __future__ import annotations

import struct

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.exif.block import read_exif

_LARGEST = 32 * 1024 * 1024
_MOST_BLOCKS = 64


def read_jpeg_xr(view: ByteView, into: Metadata) -> None:
    """JPEG XR has its own number where TIFF has 42, and directories as TIFF has. Raises ParseError for other files."""
    if not view.head.startswith(b"II\xbc\x01"):
        raise ParseError("This is not a JPEG XR picture.")
    read_exif(b"II*\0" + view.upto(4, min(view.size, _LARGEST)), into)


def read_mrw(view: ByteView, into: Metadata) -> None:
    """MRW is a row of blocks before the picture data, one a TIFF stream. Raises ParseError where it is missing."""
    end = 8 + struct.unpack(">4xI", view.at(0, 8))[0]
    position = 8
    for _ in range(_MOST_BLOCKS):
        if position >= end:
            break
        kind, length = struct.unpack(">4sI", view.at(position, 8))
        if kind == b"\0TTW":
            read_exif(view.upto(position + 8, min(length, _LARGEST)), into, base=position + 8)
            return
        position += 8 + length
    raise ParseError("The camera data in this picture is missing.")
