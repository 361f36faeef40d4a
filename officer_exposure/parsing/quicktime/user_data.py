"""User data (`udta`): what cameras, phones and editors write beside a film or a track, each in its own manner."""

from __future__ import annotations

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import Box, Boxes
from officer_exposure.parsing.isobmff.loose import keep_strings
from officer_exposure.parsing.isobmff.stills import add_jpeg_preview
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.quicktime.iso6709 import UNREADABLE_POSITION, parse_iso6709
from officer_exposure.parsing.quicktime.metadata import read_meta
from officer_exposure.parsing.quicktime.names import HEX_TEXTS, MOBILE_TEXTS, PLAIN_TEXTS, TEXTS
from officer_exposure.parsing.quicktime.text import add_tag, decode, ends_at, international_texts, mobile_text

_COORDINATES = frozenset({b"\xa9xyz", b"@xyz"})
_PREVIEWS = frozenset({b"thmb", b"thum", b"CNTH", b"CNDA"})
_LONGEST_TEXT = 64 * 1024
_EXIF_MARKS = (b"Exif\0\0II*\0", b"Exif\0\0MM\0*", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08")


def read_user_data(boxes: Boxes, box: Box) -> None:
    """Read one `udta` box: places, names, devices, XMP, thumbnails."""
    for child in boxes.inside(box):
        read_part(boxes.into, "user data", _read_child, boxes, child)


def _read_child(boxes: Boxes, child: Box) -> None:
    into = boxes.into
    if child.kind in _COORDINATES:
        _read_coordinates(boxes, child)
    elif child.kind == b"loci":
        _read_location(boxes, boxes.content(child, _LONGEST_TEXT))
    elif child.kind == b"meta":
        read_meta(boxes, child)
    elif child.kind in PLAIN_TEXTS:
        add_tag(into, PLAIN_TEXTS[child.kind], _plain(child.kind, boxes.content(child, _LONGEST_TEXT)))
    elif child.kind in MOBILE_TEXTS:
        add_tag(into, MOBILE_TEXTS[child.kind], mobile_text(boxes.content(child, _LONGEST_TEXT)))
    elif child.kind in TEXTS:
        for text in international_texts(boxes.content(child, _LONGEST_TEXT)):
            add_tag(into, TEXTS[child.kind], text)
    elif child.kind == b"smta":
        _read_samsung(boxes, child)
    else:
        _read_block(boxes, child)


def _read_block(boxes: Boxes, child: Box) -> None:
    """Children that hold a whole structure of another format."""
    from officer_exposure.parsing.quicktime.nikon import read_nikon
    from officer_exposure.parsing.telemetry.gopro import read_gpmf
    from officer_exposure.parsing.xmp.packet import read_xmp

    if child.kind == b"XMP_":
        read_part(boxes.into, "XMP", read_xmp, boxes.content(child), boxes.into)
    elif child.kind == b"NCDT":
        for part in boxes.within(boxes.inside(child), b"NCTG"):
            read_nikon(boxes.content(part), boxes.into)
    elif child.kind == b"GPMF":
        read_gpmf(boxes.content(child), boxes.into)
    elif child.kind in _PREVIEWS:
        add_jpeg_preview(boxes, child, "thumbnail")
    else:
        if child.size >= 32:
            _read_maker_block(boxes, child)
        keep_strings(boxes, child)


def _read_coordinates(boxes: Boxes, child: Box) -> None:
    data = boxes.content(child, _LONGEST_TEXT)
    texts = [text for text in international_texts(data) if text]
    for place in filter(None, map(parse_iso6709, texts)):
        add_position(boxes.into, *place, "quicktime")
    if not all(map(parse_iso6709, texts)) or (not texts and data[4:].strip(b"\0 ")):
        raise ParseError(UNREADABLE_POSITION)


def _read_location(boxes: Boxes, data: bytes) -> None:
    """3GPP TS 26.244 `loci`: a name, a role, longitude, latitude and altitude in 16.16 fixed point, body, notes."""
    name, place = ends_at(data, 6)
    add_tag(boxes.into, "LocationName", name)
    if place + 13 > len(data):
        raise ParseError(UNREADABLE_POSITION)
    longitude, latitude = (
        int.from_bytes(data[place + start : place + start + 4], "big", signed=True) / 65536 for start in (1, 5)
    )
    add_position(boxes.into, latitude, longitude, "quicktime")
    body, place = ends_at(data, place + 13)
    notes, _ = ends_at(data, place)
    if body.lower() != "earth":
        add_tag(boxes.into, "LocationBody", body)
    add_tag(boxes.into, "LocationNote", notes)


def _plain(kind: bytes, data: bytes) -> str:
    if kind in HEX_TEXTS:
        return data.hex() if any(data) else ""
    if data[:4] == bytes(4) and len(data) > 6:
        data = data[6:]
    return decode(data)


def _read_samsung(boxes: Boxes, child: Box) -> None:
    for part in boxes.inside(child, 4):
        if part.kind == b"mdln":
            add_tag(boxes.into, "Model", decode(boxes.content(part, _LONGEST_TEXT)))


def _read_maker_block(boxes: Boxes, child: Box) -> None:
    """Some cameras put a whole EXIF block into user data of their own (Panasonic, Leica, Nikon)."""
    from officer_exposure.parsing.exif.block import read_exif

    data = boxes.view.upto(child.start, min(child.size, _LONGEST_TEXT))
    for mark in _EXIF_MARKS:
        place = data.find(mark)
        if place >= 0:
            start = place + (6 if mark.startswith(b"Exif") else 0)
            read_exif(boxes.content(child)[start:], boxes.into, base=child.start + start)
            return
