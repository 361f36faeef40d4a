"""Hidden data in a JPEG where no camera writes it: in segments between and behind the scans, in a second picture.

Coded picture data never holds a marker, so a search for markers finds nothing by chance. Small files are searched
whole; of large ones the first and the last part, because reading all of every photo would take most of the time.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.jpeg.walk import Pieces
from officer_exposure.parsing.trailer import PICTURE, search_behind

_SMALL = 128 * 1024
"""Files up to this size are searched whole."""

_LAST = 32 * 1024
_EDGE = 4 * 1024
"""Bytes at either end of a part in which EXIF and XMP are looked for without a picture: it costs six times as much."""

_TEXT_SIGNS = (b"Exif\0", b"http://ns.adobe.com/x")
_SIGNS = (*_TEXT_SIGNS, PICTURE)
_APP1 = b"\xff\xe1"
_MOST = 64


def read_late(view: ByteView, scan: int, into: Metadata) -> None:
    """Add what EXIF and XMP say that stand behind the start of the picture data at `scan`, and a second picture.

    Raises ParseError where there is something that cannot be read.
    """
    for start, end in _windows(view, scan):
        data = view.upto(start, end - start)
        if _is_suspicious(data):
            _search(view, start, data, into)


def _windows(view: ByteView, scan: int) -> Iterator[tuple[int, int]]:
    if view.size <= _SMALL:
        yield scan, view.size
        return
    head = len(view.head)
    if scan < head:
        yield scan, head
    yield max(scan, view.size - _LAST), view.size


def _is_suspicious(data: bytes) -> bool:
    last = max(len(data) - _EDGE, 0)
    return PICTURE in data or any(data.find(sign, 0, _EDGE) >= 0 or data.find(sign, last) >= 0 for sign in _TEXT_SIGNS)


def _search(view: ByteView, base: int, data: bytes, into: Metadata) -> None:
    places = {sign: data.find(sign) for sign in _SIGNS}
    known = [(preview.offset, preview.length) for preview in into.previews if not preview.data]
    known += [(clip.offset, clip.length) for clip in into.clips]
    for _ in range(_MOST):
        found = [(place, sign) for sign, place in places.items() if place >= 0]
        if not found:
            return
        place, sign = min(found)
        behind = max((start + length for start, length in known if start <= base + place < start + length), default=0)
        if not behind and sign == PICTURE:
            search_behind(view, base + place, into)
            return
        behind = behind or _read_segment(view, base + place, into)
        position = max(behind - base, place + 1)
        places = {sign: data.find(sign, position) if at < position else at for sign, at in places.items() if at >= 0}
    raise ParseError("It holds too many entries.")


def _read_segment(view: ByteView, start: int, into: Metadata) -> int:
    """Read the APP1 segment whose content starts at `start`, and say where it ends; 0 where there is none."""
    header = view.upto(start - 4, 4)
    if not header.startswith(_APP1):
        return 0
    length = max(int.from_bytes(header[2:]) - 2, 0)
    inner = Metadata()
    pieces = Pieces(view, inner)
    pieces.take_app1(start, view.upto(start, length))
    pieces.read()
    add_embedded(inner, 0, into)
    return start + length
