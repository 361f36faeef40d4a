"""Keywords that hold a position: "geo:lat=48.1" and "geo:lon=11.5", as Flickr and many photo programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.coordinates import parse_coordinate
from officer_exposure.parsing.positions import add_position

_MARK = "geo:l"
_COORDINATE = re.compile(r"geo:(lat|lon)(?:g|itude|gitude)?\s*=\s*\"?([^\s\";|]{1,40})", re.IGNORECASE)


def add_machine_tags(tags: Iterable[Tag], into: Metadata) -> None:
    """Add the positions in `tags`, the first latitude with the first longitude and so on, with the origin "xmp".

    Raises ParseError where one is not written as a coordinate.
    """
    found: dict[str, list[str]] = {"lat": [], "lon": []}
    for tag in tags:
        if _MARK in tag.value.lower():
            for axis, value in _COORDINATE.findall(tag.value):
                found[axis.lower()].append(value)
    for latitude, longitude in zip(found["lat"], found["lon"], strict=False):
        north, east = parse_coordinate(latitude), parse_coordinate(longitude)
        if north is None or east is None:
            raise ParseError("It holds a position that is not written as one.")
        add_position(into, north, east, "xmp")
