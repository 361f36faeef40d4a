"""Which parts of an XMP packet anybody asks for. Most of a packet is the history and the settings of an editor.

One table decides: the fields that the checks look at (`content/fields.yaml`), joined by what names people and films.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from officer_exposure.content.fields import SERIAL_NUMBER, fields_looked_at, is_serial
from officer_exposure.parsing.fields import field_of
from officer_exposure.parsing.xmp.names import CONTAINER_ITEM, FILM_TAGS, SHORT_NAMES
from officer_exposure.parsing.xmp.people import PEOPLE_PROPERTIES
from officer_exposure.parsing.xmp.places import GEO
from officer_exposure.parsing.xmp.tree import is_property, names_in

_LATITUDE = b"latitude"
_GEO = GEO.encode()
_SERIAL = SERIAL_NUMBER.encode()
_DOCTYPE = b"<!doctype"
_COMPLETE = re.compile(rb"</[^<>]{0,20}></packets>\Z")
"""How the body of a packet ends that was not cut short."""

_LONGEST_END = 40

_TIMES = frozenset({"datetimeoriginal", "datecreated", "createdate", "gpstimestamp", "gpshpositioningerror"})
"""When and how exactly a place was recorded: kept where a packet is read anyway, and no reason to read it."""

_ELEMENT = b"rdf:description"
"""What every packet is made of. Other names of the same local part are captions."""

_DIRECTORY = "directory"
_SHORTEST_STRUCT = 4
"""Letters of a property whose name is only the beginning of a field's: fewer would fit too many."""

_LONGEST_PATH = 300
"""Characters of a path. Longer ones are nobody's, and must not fill the cache below."""

_NAME = re.compile(rb"[<:]([^\s<>:/=\"']+)")


class Glance(NamedTuple):
    """What the names in a packet let expect: `anything` that is asked for, `places`, `serials` wherever they stand."""

    anything: bool
    places: bool
    serials: bool


def glance(text: str) -> Glance:
    """Look through a packet without parsing it: where there is not `anything`, it need not even be well-formed.

    There may be anything where names can hide, behind entities or because the packet is cut short.
    """
    plain = text.encode("utf-8", "surrogatepass").lower()  # bytes: far quicker where there are letters beyond ASCII
    places, serials = _LATITUDE in plain or _GEO in plain, _SERIAL in plain
    hidden = _DOCTYPE in plain or not _COMPLETE.search(plain, len(plain) - _LONGEST_END)
    names = _NAME.findall(plain.replace(_ELEMENT, b""))
    anything = places or serials or hidden or not _properties_in_bytes().isdisjoint(names)
    return Glance(anything, places, serials)


def holds_serial(node: Element) -> bool:
    """Whether an element, or one below it, has a name that ends as those of serial numbers do."""
    tags, attributes = names_in(list(node.iter()))
    return SERIAL_NUMBER in " ".join(tags | attributes).casefold()


@lru_cache(maxsize=4096)
def is_asked_for(name: str) -> bool:
    """Whether anything in a property can be asked for, by its expanded name ("{namespace}local")."""
    local = name.rpartition("}")[2].casefold()
    return is_property(name) and (local in _properties() or local in _TIMES or is_serial(local))


def tag_of(group: str, path: str) -> str:
    """exiftool's name for a path of joined member names; "" where nobody asks for it."""
    return _tag_of(group, path) if len(path) <= _LONGEST_PATH else ""


@lru_cache(maxsize=4096)
def _tag_of(group: str, path: str) -> str:
    tag = f"{group}:{SHORT_NAMES.get(path, path)}"
    field = field_of(tag)
    wanted = field in fields_looked_at() or is_serial(field) or tag in FILM_TAGS or tag.startswith(CONTAINER_ITEM)
    return tag if wanted or field in _TIMES else ""


@cache
def _properties() -> frozenset[str]:
    """The names of properties, in lower case, that hold what is asked for or are structs with such a member."""
    long_names = [long.casefold() for long, short in SHORT_NAMES.items() if short.casefold() in fields_looked_at()]
    films = [tag.rpartition(":")[2].casefold() for tag in FILM_TAGS]
    people = [local.casefold() for _, local in PEOPLE_PROPERTIES]
    paths = [*fields_looked_at(), *long_names]
    structs = {path[:letters] for path in paths for letters in range(_SHORTEST_STRUCT, len(path))}
    return frozenset({_DIRECTORY, *films, *people, *paths, *structs})


@cache
def _properties_in_bytes() -> frozenset[bytes]:
    return frozenset(map(str.encode, _properties()))
