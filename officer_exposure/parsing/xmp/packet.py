"""XMP: the RDF packet that most photo programs write beside or instead of EXIF (ISO 16684-1)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.loose_text import add_values
from officer_exposure.parsing.machine_tags import add_machine_tags
from officer_exposure.parsing.xml_tree import parse_xml
from officer_exposure.parsing.xmp.names import Names
from officer_exposure.parsing.xmp.people import PEOPLE_PROPERTIES, people_in
from officer_exposure.parsing.xmp.places import add_places, add_raw_places
from officer_exposure.parsing.xmp.text import body, decode, take_pictures, without_forbidden
from officer_exposure.parsing.xmp.tree import RDF, Struct, Value, chosen
from officer_exposure.parsing.xmp.wanted import Glance, glance, holds_serial, is_asked_for, tag_of

_MOST_TAGS = 3000
_LONGEST_VALUE = 2000


def read_xmp(packet: bytes, into: Metadata, origin: str = "xmp") -> None:
    """Add what a packet says that anybody asks for.

    Raises ParseError where it is damaged; positions are found even then. Damage to a packet that mentions nothing of
    interest does not matter.
    """
    text = body(decode(packet))
    if not text:
        if packet.strip(b"\0 \r\n\t"):
            raise ParseError("It holds no description.")
        return
    text, pictures = take_pictures(text)
    add_values(into, "XMP:Packet", text)
    into.previews.extend(Preview("XMP", data=picture) for picture in pictures if picture)
    seen = glance(text)
    if not seen.anything:
        return
    try:
        _read(_parse(text), text, seen, into, origin)
    except ParseError:
        add_raw_places(text, into, origin)
        raise


def read_rdf(root: Element, text: str, into: Metadata, origin: str) -> None:
    """Add what every rdf:RDF element below `root`, which was parsed from `text`, says that anybody asks for."""
    _read(root, text, glance(text), into, origin)


def _read(root: Element, text: str, seen: Glance, into: Metadata, origin: str) -> None:
    names = Names(text)
    by_content = holds_serial if seen.serials else None
    room = _MOST_TAGS
    understood, before = True, len(into.tags)
    for rdf in root.iter(RDF + "RDF"):
        if seen.places:
            understood &= add_places(rdf, into, origin)
        for description in rdf:
            room = _add_properties(chosen(description, is_asked_for, by_content), names, into, room)
    add_machine_tags(into.tags[before:], into)
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
        if (group, local) in PEOPLE_PROPERTIES and people_in(group, local, value, into):
            continue
        texts: list[tuple[str, str]] = []
        _flatten(local, value, texts)
        for path, text in texts:
            tag = tag_of(group, path)
            if tag:
                room -= 1
                into.tags.append(Tag(tag, text[:_LONGEST_VALUE]))
        if room < 0:
            raise ParseError("It holds too many entries.")
    return room


def _flatten(path: str, value: Value, texts: list[tuple[str, str]]) -> None:
    """Add every text of a value with its path: names of members joined as exiftool does, each with a capital."""
    if isinstance(value, str):
        if value:
            texts.append((path, value))
    elif isinstance(value, list):
        for item in value:
            _flatten(path, item, texts)
    else:
        for name, member in value:
            local = name.rpartition("}")[2]
            _flatten(path + local[:1].upper() + local[1:], member, texts)
