"""BMP: a format that can hold no hidden data, save behind its end."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.parts import read_part

_OLD_HEADER = 12


def read_bmp(view: ByteView, into: Metadata) -> None:
    """Take the size. Raises ParseError where the file is no BMP picture."""
    header = view.at(0, 26)
    if not header.startswith(b"BM"):
        raise ParseError("This is not a BMP picture.")
    width = 2 if int.from_bytes(header[14:18], "little") == _OLD_HEADER else 4
    into.width = int.from_bytes(header[18 : 18 + width], "little")
    height = int.from_bytes(header[18 + width : 18 + 2 * width], "little", signed=width == 4)
    into.height = abs(height)
    end = int.from_bytes(header[2:6], "little")
    if 26 <= end < view.size:
        from officer_exposure.parsing.trailer import search_behind

        read_part(into, "part behind the picture", search_behind, view, end, into)
