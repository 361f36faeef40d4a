"""XMP: the RDF packet that most photo programs write beside or instead of EXIF (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.xml_tree import parse_xml
from officer_exposure.parsing.xmp_names import CONTACT, Groups, split
from officer_exposure.parsing.xmp_people import people_in
from officer_exposure.parsing.xmp_places import add_places, add_raw_places
from officer_exposure.parsing.xmp_text import body, decode, take_pictures, without_forbidden
from officer_exposure.parsing.xmp_tree import Struct, Value, structs

_MOST_TAGS = 3000
_LONGEST_VALUE = 2000
_EDITS = frozenset({"XMP-crs", "XMP-xmpNote", "XMP-hdr"})
"""Namespaces of edit settings: hundreds of numbers that name nothing and nobody."""

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
        _read_text(text, into, origin)
    except ParseError:
        add_raw_places(text, into, origin)
        raise


def _read_text(text: str, into: Metadata, origin: str) -> None:
    try:
        root = parse_xml(text)
    except ParseError:
        plain = without_forbidden(text)
        if plain == text:
            raise
        root = parse_xml(plain)
    groups = Groups(text)
    room = _MOST_TAGS
    understood = True
    for struct in structs(root):
        understood &= add_places(struct, into, origin)
        room = _add_properties(struct, groups, into, room)
    if not understood:
        raise ParseError("It holds a position that is not written as one.")


def _add_properties(struct: Struct, groups: Groups, into: Metadata, room: int) -> int:
    """Add tags and people; return how many more tags may be kept. Raises ParseError where there are too many."""
    for name, value in struct:
        namespace, local = split(name)
        group = groups.group(namespace)
        if (group in _EDITS and local not in _KEPT_EDITS) or people_in(group, local, value, into):
            continue
        for path, text in _flat(local, value):
            room -= 1
            if room < 0:
                raise ParseError("It holds too many entries.")
            into.tags.append(Tag(f"{group}:{CONTACT.get(path, path)}", text[:_LONGEST_VALUE]))
    return room


def _flat(path: str, value: Value) -> Iterator[tuple[str, str]]:
    """Every text of a value with its path: names of members joined as exiftool does, each with a capital."""
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, list):
        for item in value:
            yield from _flat(path, item)
    else:
        for name, member in value:
            local = name.rpartition("}")[2]
            yield from _flat(path + local[:1].upper() + local[1:], member)
