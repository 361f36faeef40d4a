"""Positions in XMP: any struct that holds a latitude and a longitude of one namespace, however deep it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from xml.etree.ElementTree import Element

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.coordinates import parse_coordinate
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.xmp.tree import RDF, Value, chosen, is_property, names_in

_MOST = 1000
_MOST_NAMES = 32
"""Names of latitudes, in whatever namespaces. Real packets have up to three."""

GEO = "wgs84_pos"
"""What the namespace of the W3C's geo vocabulary, whose names are short, is known by."""

_GEO_NAMES = frozenset({"lat", "long"})
_LATITUDES = frozenset({"lat", "gpslatitude", "gpsdestlatitude", "latitude", "decimallatitude"})
_LONGITUDES = {
    "long": "lat",
    "gpslongitude": "gpslatitude",
    "gpslongtitude": "gpslatitude",  # as DJI spelt it for years
    "gpsdestlongitude": "gpsdestlatitude",
    "longitude": "latitude",
    "decimallongitude": "decimallatitude",
}
_RAW = {
    axis: re.compile(rf"GPS{axis}\s*(?:=\s*[\"']|>)\s*([^\"'<>]{{1,60}})", re.IGNORECASE)
    for axis in ("Latitude", "Long?t?itude", "LatitudeRef", "LongitudeRef")
}
_DESCRIPTION = RDF + "Description"
_Written = dict[tuple[str, str], str]


def add_places(root: Element, into: Metadata, origin: str) -> bool:
    """Add the position of every element below `root`; say False where one is written but cannot be understood.

    Raises ParseError where there are too many.
    """
    understood, before = True, len(into.positions)
    found = _with_latitude(list(root.iter()))
    for node in found:
        understood &= _add_place(chosen(node, _is_part_of_a_place), into, origin)
    if found and len(into.positions) == before:
        understood &= _add_divided_place(root, into, origin)
    return understood


def _add_divided_place(root: Element, into: Metadata, origin: str) -> bool:
    """Add the position whose latitude stands in one description of the file and whose longitude in another."""
    pairs = [chosen(node, _is_part_of_a_place) for node in root.iter(_DESCRIPTION)]
    return _add_place(chain.from_iterable(pairs), into, origin)


def _with_latitude(nodes: list[Element]) -> list[Element]:
    """The elements that have a latitude as attribute or as child. Loops in C: packets have hundreds of elements."""
    tags, attributes = (list(filter(_is_latitude, names)) for names in names_in(nodes))
    if len(tags) + len(attributes) > _MOST_NAMES:
        raise ParseError("It holds too many positions.")
    found: list[Element] = []
    for name in tags:
        found += [node for node in nodes if node.find(name) is not None]
    for name in attributes:
        found += [node for node in nodes if node.get(name) is not None]
    return found


def _is_latitude(name: str) -> bool:
    if name[-4:] == "}lat":
        return GEO in name
    return name[-8:].lower() == "latitude" and name.rpartition("}")[2].lower() in _LATITUDES


@lru_cache(maxsize=4096)
def _is_part_of_a_place(name: str) -> bool:
    local = name.rpartition("}")[2].lower()
    if local in _GEO_NAMES and GEO not in name:
        return False
    return is_property(name) and (local in _LATITUDES or local in _LONGITUDES or local.endswith("ref"))


def _add_place(written: Iterable[tuple[str, Value]], into: Metadata, origin: str) -> bool:
    latitudes: _Written = {}
    longitudes: _Written = {}
    references: _Written = {}
    for name, value in written:
        namespace, _, local = name.rpartition("}")
        local = local.lower()
        if not isinstance(value, str):
            continue
        if local in _LATITUDES:
            latitudes[namespace, local] = value
        elif local in _LONGITUDES:
            longitudes[namespace, _LONGITUDES[local]] = value
        else:
            references[namespace, local] = value
    understood = True
    for key, latitude in latitudes.items():
        longitude = longitudes.get(key)
        if longitude is not None and (latitude or longitude):
            understood &= _add(latitude, longitude, _letters(references, key), into, origin)
    return understood


def add_raw_places(text: str, into: Metadata, origin: str) -> None:
    """Add the positions in a packet too damaged to be parsed, in the order they are written."""
    found = [[match[1] for _, match in zip(range(20), _RAW[axis].finditer(text), strict=False)] for axis in _RAW]
    latitudes, longitudes, north, east = found
    for index, (latitude, longitude) in enumerate(zip(latitudes, longitudes, strict=False)):
        letters = (north[index] if index < len(north) else "", east[index] if index < len(east) else "")
        _add(latitude, longitude, letters, into, origin)


def _letters(references: _Written, key: tuple[str, str]) -> tuple[str, str]:
    namespace, latitude = key
    longitude = latitude.replace("latitude", "longitude")
    return references.get((namespace, latitude + "ref"), ""), references.get((namespace, longitude + "ref"), "")


def _add(latitude: str, longitude: str, letters: tuple[str, str], into: Metadata, origin: str) -> bool:
    if len(into.positions) >= _MOST:
        raise ParseError("It holds too many positions.")
    north, east = parse_coordinate(latitude, letters[0]), parse_coordinate(longitude, letters[1])
    if north is None or east is None:
        return False
    add_position(into, north, east, origin)
    return True
