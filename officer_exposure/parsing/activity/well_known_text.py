"""Shapes as well-known text (ISO 19125), which tables of maps hold: "POINT (11.575 48.137)"."""

from __future__ import annotations

import re
from collections.abc import Callable

from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import Place, middle_of_plot

_SHAPE = re.compile(
    r"\s*(?:SRID=\d+;)?\s*(?:MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?M?\s*(\(.*\))\s*", re.IGNORECASE | re.DOTALL
)
_EMPTY = re.compile(r"\s*(?:SRID=\d+;)?\s*[A-Z ]+\bEMPTY\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s+([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)[^,]*", re.IGNORECASE)
_PART = re.compile(r"\(([^()]+)\)")

_Take = Callable[[Trail, list[Place], float | None, str], None]


def take_shape(trail: Trail, text: str, utc: float | None, said: str) -> bool:
    """Take in one shape; whether it could be read. Of an outline as small as a plot the middle counts."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return _EMPTY.fullmatch(text) is not None
    parts = [[_PLACE.fullmatch(one) for one in part.split(",")] for part in _PART.findall(found[2])]
    if not parts or not all(one for part in parts for one in part):
        return False  # such as with a comma for the decimals, where any pair of numbers would be somewhere else
    for part in parts:
        _TAKERS[found[1].upper()](trail, [(float(one[2]), float(one[1])) for one in part if one], utc, said)
    return True


def _take_points(trail: Trail, places: list[Place], utc: float | None, said: str) -> None:
    for place in places:
        trail.stay(*place, utc, said=said)


def _take_line(trail: Trail, places: list[Place], utc: float | None, said: str) -> None:
    del said  # a line is no place
    trail.begin()
    for index, place in enumerate(places):
        trail.point(*place, None if index else utc)
    trail.end()


def _take_outline(trail: Trail, places: list[Place], utc: float | None, said: str) -> None:
    middle = middle_of_plot(places)
    _take_points(trail, [] if middle is None else [middle], utc, said)


_TAKERS: dict[str, _Take] = {"POINT": _take_points, "LINESTRING": _take_line, "POLYGON": _take_outline}
