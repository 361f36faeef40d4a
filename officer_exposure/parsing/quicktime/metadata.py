"""Keyed metadata (`meta`): Apple's keys, iTunes' list, Sony's XML, ID3-like leftovers."""

from __future__ import annotations

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, Fields, first
from officer_exposure.parsing.isobmff.stills import add_picture_at
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.quicktime.iso6709 import UNREADABLE_POSITION, parse_iso6709
from officer_exposure.parsing.quicktime.names import TEXTS, key_name
from officer_exposure.parsing.quicktime.text import add_tag, decode, value_text

_MOST_KEYS = 4096
_LONGEST_VALUE = 1024 * 1024
_PICTURE_TYPES = (13, 14)
_POSITION_WORDS = ("iso6709", "xyz")
_PLACE_WORDS = (*_POSITION_WORDS, "gps", "location", "coordinates")


def read_meta(boxes: Boxes, box: Box) -> None:
    """Read one `meta` box of a film, track or user data."""
    children = boxes.meta_children(box)
    keys = first(children, b"keys")
    names = [] if keys is None else read_keys(boxes.content(keys))
    for listing in (child for child in children if child.kind == b"ilst"):
        for entry in boxes.inside(listing):
            read_part(boxes.into, "metadata", _read_entry, boxes, entry, names)
    for child in children:
        if child.kind in (b"xml ", b"bxml"):
            read_part(boxes.into, "metadata", _read_xml, boxes, child)
        elif child.kind == b"meta":
            read_part(boxes.into, "metadata", _read_inner, boxes, child)


def read_keys(data: bytes) -> list[str]:
    """The names of a `keys` box, in order. Raises ParseError where it ends early."""
    fields = Fields(data)
    fields.take(4)
    count = min(fields.number(4), _MOST_KEYS)
    names = []
    for _ in range(count):
        if fields.left < 8:
            break
        size = fields.number(4)
        fields.take(4)
        names.append(decode(fields.take(max(size - 8, 0))))
    return names


def _read_inner(boxes: Boxes, box: Box) -> None:
    """A `meta` box inside another, as some editors nest them: one level is read."""
    for child in boxes.meta_children(box):
        if child.kind == b"ilst":
            for entry in boxes.inside(child):
                _read_entry(boxes, entry, [])


def _read_entry(boxes: Boxes, entry: Box, names: list[str]) -> None:
    """One entry of `ilst`: its kind is the number of a key, or one of iTunes' own letters."""
    index = int.from_bytes(entry.kind, "big")
    if 0 < index <= len(names):
        name = names[index - 1]
    elif entry.kind in TEXTS:
        name = TEXTS[entry.kind]
    elif entry.kind in (b"\xa9xyz", b"----", b"covr"):
        name = {b"\xa9xyz": "xyz", b"----": "", b"covr": "artwork"}[entry.kind]
    else:
        return
    for child in boxes.inside(entry):
        if child.kind == b"name":
            name = decode(boxes.content(child, 4096)[4:])
        elif child.kind == b"data" and name:
            _read_value(boxes, child, name)


def _read_value(boxes: Boxes, box: Box, name: str) -> None:
    head = boxes.view.upto(box.start, 8)
    if any(word in name.lower() for word in _PLACE_WORDS):
        _read_place(boxes, box, name)
    elif int.from_bytes(head[:4], "big") in _PICTURE_TYPES and box.size > 8:
        add_picture_at(boxes, box.start + 8, box.size - 8, "artwork")
    else:
        add_tag(boxes.into, key_name(name), value_text(boxes.content(box, _LONGEST_VALUE)))


def _read_place(boxes: Boxes, box: Box, name: str) -> None:
    """A position, or the name of a place. The type of the value is not believed where the value is text all the same.

    Raises ParseError where there is a value that cannot be read.
    """
    data = boxes.content(box, _LONGEST_VALUE)
    texts = (value_text(data), decode(data[8:]))
    place = next(filter(None, map(parse_iso6709, texts)), None)
    if place is not None:
        add_position(boxes.into, *place, "quicktime")
    elif texts[0] and not any(word in name.lower() for word in _POSITION_WORDS):
        add_tag(boxes.into, key_name(name), texts[0])
    elif any(data[8:]):
        raise ParseError(UNREADABLE_POSITION)


def _read_xml(boxes: Boxes, box: Box) -> None:
    from officer_exposure.parsing.quicktime.xml import read_film_xml

    read_film_xml(boxes.content(box), boxes.into)
