"""JPEG XL as a bare code stream. It holds no hidden data: that stands in the boxes of the other form."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView

_SIGNATURE = b"\xff\x0a"


def read_jxl(view: ByteView, into: Metadata) -> None:
    """Check that it is one. Raises ParseError where it is not."""
    if not view.head.startswith(_SIGNATURE):
        raise ParseError("This is not a JPEG XL picture.")
    into.format = "JXL"
