"""PostScript and EPS drawings: who made them, and the XMP packets in them."""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.xmp.packet import read_xmp

_LARGEST = 64 * 1024 * 1024
_HEADER = 64 * 1024
_COMMENT = re.compile(rb"[\r\n]%%(For|Creator|Author|Title|CreationDate|Routing|Copyright):[ \t]*([^\r\n]{1,500})")
_PACKET_START, _PACKET_END = b"<?xpacket begin", b"<?xpacket end"
_MOST_PACKETS = 32
_STARTS = (b"%!PS", b"\xc5\xd0\xd3\xc6")


def read_postscript(view: ByteView, into: Metadata) -> None:
    """Add what a drawing says in its comments and packets. Raises ParseError where it is none or is too large."""
    if not view.head.startswith(_STARTS):
        raise ParseError("This is not a PostScript drawing.")
    data = view.upto(0, _LARGEST)
    for name, value in _COMMENT.findall(data[:_HEADER]):
        text = value.decode("latin-1").strip(" ()")
        if text:
            into.tags.append(Tag(f"PostScript:{name.decode()}", text))
    position = 0
    for _ in range(_MOST_PACKETS):
        start = data.find(_PACKET_START, position)
        if start < 0:
            break
        end = data.find(_PACKET_END, start)
        position = end if end > start else len(data)
        read_part(into, "XMP", read_xmp, data[start:position], into)
    if view.size > _LARGEST:
        raise ParseError("This drawing is too large to be searched.")
