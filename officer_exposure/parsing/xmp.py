"""XMP: the RDF packet that most photo programs write beside or instead of EXIF (ISO 16684-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.xml_tree import parse_xml
from officer_exposure.parsing.xmp_names import Names, short_path
from officer_exposure.parsing.xmp_people import people_in
from officer_exposure.parsing.xmp_places import add_places, add_raw_places
from officer_exposure.parsing.xmp_text import body, decode, take_pictures, without_forbidden
from officer_exposure.parsing.xmp_tree import Struct, Value, structs

_MOST_TAGS = 3000
_LONGEST_VALUE = 2000
_EDITS = frozenset({"XMP-crs", "XMP-xmpNote", "XMP-hdr"})
"""Namespaces of edit settings: hundreds of numbers that name nothing and nobody."""

_LATITUDE = re.compile("latitude", re.IGNORECASE)
_KEPT_EDITS = frozenset({"RawFileName", "HasExtendedXMP"})


def read_xmp(packet: bytes, into: Metadata, origin: str = "xmp") -> None:
    """Add what an XMP packet says. Raises ParseError where it is damaged; positions are found even then."""
    text = body(decode(packet))
    if not text:
        if packet.strip(b"\0 \r\n\t"):
            raise ParseError("It holds no description.")
        return
    text, pictures = take_pictures(text)
    into.previews.extend(Preview("XMP", data=picture) for picture in pictures if picture)
    try:
        read_rdf(_parse(text), text, into, origin)
    except ParseError:
        add_raw_places(text, into, origin)
        raise


def read_rdf(root: Element, text: str, into: Metadata, origin: str) -> None:
    """Add what every rdf:RDF element below `root`, which was parsed from `text`, says."""
    names = Names(text)
    room = _MOST_TAGS
    may_hold_places = _LATITUDE.search(text) is not None
    understood = True
    for struct in structs(root):
        if may_hold_places:
            understood &= add_places(struct, into, origin)
        room = _add_properties(struct, names, into, room)
    if not understood:
        raise ParseError("It holds a position that is not written as one.")


def _parse(text: str) -> Element:
    try:
        return parse_xml(text)
    except ParseError:
        plain = without_forbidden(text)
        if plain == text:
            raise
        return parse_xml(plain)


def _add_properties(struct: Struct, names: Names, into: Metadata, room: int) -> int:
    """Add tags and people; return how many more tags may be kept. Raises ParseError where there are too many."""
    for name, value in struct:
        group, local = names.of(name)
        if (group in _EDITS and local not in _KEPT_EDITS) or people_in(group, local, value, into):
            continue
        texts = ((local, value),) if type(value) is str and value else _flat(local, value)
        for path, text in texts:
            room -= 1
            if room < 0:
                raise ParseError("It holds too many entries.")
            into.tags.append(Tag(f"{group}:{short_path(path)}", text[:_LONGEST_VALUE]))
    return room


def _flat(path: str, value: Value) -> Iterable[tuple[str, str]]:
    """Every text of a value with its path: names of members joined as exiftool does, each with a capital."""
    if isinstance(value, str):
        return ((path, value),) if value else ()
    if isinstance(value, list):
        return (found for item in value for found in _flat(path, item))
    return (found for name, member in value for found in _flat(_joined(path, name), member))


def _joined(path: str, name: str) -> str:
    local = name.rpartition("}")[2]
    return path + local[:1].upper() + local[1:]
