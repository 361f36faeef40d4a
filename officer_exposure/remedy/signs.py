"""The raw search: names that hidden data bears, looked for in every byte of a copy, whatever a parser makes of it.

Chance makes a sign of four letters about once in four gigabytes of coded picture; of eight, never. So where coded data
lies only the long ones are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from officer_exposure.remedy.exif_block import EXIF, is_own_block
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import NotProvenError, Span, What

_LONG = (
    b"<rdf:RDF",
    b"<x:xmpmeta",
    b"<?xpacket ",
    b"http://ns.adobe.com/",
    b"Photoshop 3.0",
    b"8BIM\x04\x04",
    b"Exif\0\0II*\0",
    b"Exif\0\0MM\0*",
    b"MotionPhoto_Data",
    b"urn:uuid:",
    b"c2pa.claim",
    b"Raw profile type",
    b"XML:com.adobe",
    b"GPSLatitude",
)
_SHORT = (
    b"ftyp",
    b"\xa9xyz",
    b"GPS5",
    b"GPS9",
    EXIF[:4],
    b"8BIM",
    b"c2pa",
    b"jumb",
    b"mpvd",
    b"sefd",
    b"SEFT",
    b"SEFH",
)

_BESIDE = {
    b"ftyp": (-4, b"\0\0\0"),
    b"mvhd": (-8, b"moov"),
    b"\xa9xyz": (6, b"\x15\xc7"),
    b"GPS5": (4, b"l\x14"),
}
"""Short signs, and what stands beside them where they are real, at which distance: together they are long."""

_CHUNK = 4 * 1024 * 1024
_OVERLAP = 32
_HINT = "It was left out. Share a screenshot of it instead."
_FIRST_BOX = 4
_BORDER = 8
_ITEM_KIND = 12
"""Bytes from the name of an `infe` box to the kind of its item."""


def refuse_signs(copy: FileBytes, coded: Iterable[Span], what: What) -> None:
    """Raise NotProvenError where a sign of hidden data stands anywhere in `copy`; `coded` is where its pictures lie.

    One sign may stay: "Exif" before a block that holds nothing but what `what` leaves of it. In a HEIF file it is the
    kind of an item, whose block the cleaner's own comparison looks at.
    """
    spans = _merged(coded, copy.size)
    for start, end in _gaps(spans, copy.size):
        for place, sign in _found(copy, start, end, (*_LONG, *_SHORT)):
            if not _may_stay(copy, place, sign, what):
                raise NotProvenError("The copy would still hold a sign of hidden data.", _HINT)
    for start, end in spans:
        if any(_is_real(copy, *found) for found in _found(copy, start, end, (*_LONG, *_BESIDE))):
            raise NotProvenError("Hidden data may lie within the picture itself.", _HINT)


def _is_real(copy: FileBytes, place: int, sign: bytes) -> bool:
    """Whether a sign in coded data is more than chance."""
    if sign not in _BESIDE:
        return True
    distance, expected = _BESIDE[sign]
    return place + distance >= 0 and copy.upto(place + distance, len(expected)) == expected


def _may_stay(copy: FileBytes, place: int, sign: bytes, what: What) -> bool:
    if sign.startswith(b"ftyp"):
        return place == _FIRST_BOX
    if sign.startswith(EXIF[:4]):
        listed = what is not What.ALL and copy.upto(max(place - _ITEM_KIND, 0), 4) == b"infe"
        return listed or is_own_block(copy, place, what)
    return False


def _found(copy: FileBytes, start: int, end: int, signs: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Every place from `start` up to `end` where one of the signs stands."""
    position = start
    while position < end:
        data = copy.at(position, min(_CHUNK + _OVERLAP, end - position))
        for sign in signs:
            found = data.find(sign)
            while 0 <= found < _CHUNK:
                yield position + found, sign
                found = data.find(sign, found + 1)
        position += _CHUNK


def _merged(coded: Iterable[Span], size: int) -> list[tuple[int, int]]:
    """The spans as (start, end), in order, none overlapping another."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.offset, min(span.offset + span.length, size)) for span in coded):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif end > start >= 0:
            merged.append((start, end))
    return merged


def _gaps(spans: Iterable[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """What lies before, between and behind the spans, and a little more: a sign may lie across the border."""
    position = 0
    for start, end in spans:
        if start > position:
            yield max(position - _BORDER, 0), min(start + _BORDER, size)
        position = end
    if position < size:
        yield max(position - _BORDER, 0), size
