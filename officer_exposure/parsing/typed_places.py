"""Positions that are written into a text: a caption "52.36451, -112.83764", the address of a map page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.content.fields import load_fields
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.fields import field_of
from officer_exposure.parsing.map_addresses import MAP_PAGE, place_in_address
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.telemetry.text import positions_in_text

ORIGIN = "text"
_MOST = 50
_LONGEST_ADDRESS = 1_000
_DECIMALS = r"([+-]?\d{1,%d}[.]\d{4,12})\s?°?\s?([%s])?"
_PAIR = re.compile(
    rf"(?<![\w.,]){_DECIMALS % (2, 'NS')}\s?[,;/ ]\s?{_DECIMALS % (3, 'EWO')}(?![\w.])",
)
"""Four decimals each: eleven meters. Two numbers that are less exact can be anything."""

_DEGREES = re.compile(
    r"(\d{1,2})\s?°\s?(\d{1,2})\s?['\u2032\u2019]\s?(\d{1,2}(?:\.\d+)?)\s?(?:\"|''|\u2033|\u201d)\s?([NS])[\s,;]{0,3}"
    r"(\d{1,3})\s?°\s?(\d{1,2})\s?['\u2032\u2019]\s?(\d{1,2}(?:\.\d+)?)\s?(?:\"|''|\u2033|\u201d)\s?([EWO])"
)
_DIGIT = re.compile(r"\d[.°]|\d:\d")


def read_typed_places(_view: ByteView, into: Metadata) -> None:
    """Add the positions that stand in the texts of fields, with the origin "text"."""
    typed = load_fields().typed
    for tag in into.tags:
        if _DIGIT.search(tag.value):
            bare = field_of(tag.name) in typed
            for latitude, longitude in typed_places(tag.value, bare=bare):
                if not _is_known(into, latitude, longitude):
                    add_position(into, latitude, longitude, ORIGIN)


def typed_places(text: str, *, bare: bool) -> Iterator[tuple[float, float]]:
    """(latitude, longitude) of each position in a text. `bare`: also of two numbers that nothing explains."""
    found = [*_linked(text), *positions_in_text(text, _MOST)]
    if bare:
        found += [(_signed(north, south), _signed(east, west)) for north, south, east, west in _PAIR.findall(text)]
    found += [(_angle(*match[:4]), _angle(*match[4:])) for match in _DEGREES.findall(text)]
    for place, _ in zip(dict.fromkeys(found), range(_MOST), strict=False):
        yield place


def _linked(text: str) -> Iterator[tuple[float, float]]:
    for match, _ in zip(MAP_PAGE.finditer(text), range(_MOST), strict=False):
        address = re.split(r"[\s\"'<>]", text[match.start() : match.start() + _LONGEST_ADDRESS], maxsplit=1)[0]
        place = place_in_address(address.replace("&amp;", "&"))
        if place is not None and not place.is_wide:
            yield place.spot


def _signed(number: str, letter: str) -> float:
    return -float(number) if letter in ("S", "W") else float(number)


def _angle(degrees: str, minutes: str, seconds: str, letter: str) -> float:
    return _signed(str(int(degrees) + int(minutes) / 60 + float(seconds) / 3600), letter)


def _is_known(into: Metadata, latitude: float, longitude: float) -> bool:
    """Whether a field of its own says the same: rounding apart."""
    return any(abs(one.latitude - latitude) < 1e-4 and abs(one.longitude - longitude) < 1e-4 for one in into.positions)
