"""Positions in XMP: any struct that holds a latitude and a longitude of one namespace, however deep it stands."""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.coordinates import parse_coordinate
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.xmp_tree import Struct, Value

_MOST = 1000

_LATITUDES = frozenset({"gpslatitude", "gpsdestlatitude", "latitude", "decimallatitude"})
_LONGITUDES = {
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
_Written = dict[tuple[str, str], str]


def add_places(struct: Struct, into: Metadata, origin: str) -> bool:
    """Add every position in `struct` and below; say False where one is written but cannot be understood.

    Raises ParseError where there are too many.
    """
    latitudes: _Written = {}
    longitudes: _Written = {}
    references: _Written = {}
    understood = True
    for name, value in struct:
        if isinstance(value, str):
            namespace, _, local = name.rpartition("}")
            local = local.lower()
            if local in _LATITUDES:
                latitudes[namespace, local] = value
            elif local in _LONGITUDES:
                longitudes[namespace, _LONGITUDES[local]] = value
            elif local.endswith("ref"):
                references[namespace, local] = value
        else:
            understood &= _below(value, into, origin)
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


def _below(value: Value, into: Metadata, origin: str) -> bool:
    if isinstance(value, str):
        return True
    if isinstance(value, tuple):
        return add_places(value, into, origin)
    understood = True
    for item in value:
        understood &= _below(item, into, origin)
    return understood


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
