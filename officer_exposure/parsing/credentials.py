"""Content credentials (C2PA): a signed record of who made and changed a picture, in JUMBF boxes."""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.coordinates import parse_coordinate
from officer_exposure.parsing.positions import add_position

_DEGREES = rb"(?:\"\s*:\s*\"|[\x61-\x77]|\x78.)([NSEW+-]?\d{1,3}[\d,. ]{1,30}[NSEW]?)"
_AUTHOR = re.compile(rb'"author"\s*:\s*\[?\s*\{[^{}]{0,500}?"name"\s*:\s*"([^"]{1,200})"')


def _written(boxes: bytes, name: bytes) -> float | None:
    """The degrees behind a name, as JSON or CBOR text."""
    value = re.search(name + _DEGREES, boxes)
    return parse_coordinate(value[1].decode("latin-1")) if value else None


def read_credentials(boxes: bytes, into: Metadata) -> None:
    """Add that there are credentials, and the place and the authors that they name. Signatures are not looked into."""
    if b"c2pa" in boxes:
        into.tags.append(Tag("JUMBF:C2PA", "present"))
    latitude, longitude = (_written(boxes, name) for name in (b"GPSLatitude", b"GPSLongitude"))
    if latitude is not None and longitude is not None:
        add_position(into, latitude, longitude, "xmp")
    for author in _AUTHOR.findall(boxes):
        into.tags.append(Tag("JUMBF:AuthorName", author.decode("utf-8", "replace")))
