"""Positions in JSON of any other shape: an object with a latitude and a longitude, and the time nearest to it.

Exports change their shapes every year. What is not known by its shape is still told by its values, so that no file full
of places is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.saved_places import take_address
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import ENDS, accuracy_in, place_in, time_in
from officer_exposure.parsing.map_addresses import MAP_PAGE, place_in_address, words_in_address
from officer_exposure.parsing.telemetry.fixes import is_place

_DEEPEST = 40
_LABELS = ("label", "name", "title", "type", "semanticType")
_OUTLINES = frozenset({"bounds", "viewport", "bounding_box", "boundingBox", "bbox"})
"""Corners of a map are no places."""


def _post_point(node: Mapping[str, Any], under: str) -> dict[str, Any] | None:
    """The point of a post on X: latitude first below "geo", longitude first below "coordinates"; also as texts."""
    pair = node.get("coordinates")
    if under not in ("geo", "coordinates") or node.get("type") != "Point":
        return None
    if not isinstance(pair, list) or len(pair) != 2:
        return None
    latitude, longitude = pair if under == "geo" else reversed(pair)
    return {"latitude": latitude, "longitude": longitude}


class FoundPlaces:
    """Looks through values for places. `found`: how many there were. `is_too_deep`: some lie too deep to be seen."""

    def __init__(self, trail: Trail, into: Metadata) -> None:
        self._trail = trail
        self._into = into
        self.found = 0
        self.is_too_deep = False

    def look(self, node: Any, time: float | None = None, depth: int = 0, key: str = "") -> None:
        """Look through a value and all below it. `time`: that of what stands around it. `key`: what it stands under."""
        if depth > _DEEPEST:
            self.is_too_deep |= isinstance(node, list | Mapping)
            return
        if isinstance(node, list):
            for one in node:
                self.look(one, time, depth + 1)
        elif isinstance(node, Mapping):
            self._look_into(node, time, depth, key)
        elif isinstance(node, str) and node[:4].lower() == "http" and MAP_PAGE.match(node):
            self._take_address(node, key)
        elif isinstance(node, str) and 5 < len(node) < 80 and "," in node:
            self._take(node, {}, time, key)

    def _look_into(self, node: Mapping[str, Any], time: float | None, depth: int, under: str) -> None:
        own = time_in(node)
        time = time if own is None else own
        point = _post_point(node, under)
        if self._take(node if point is None else point, node, time, under):
            return
        for key, value in node.items():
            if key not in _OUTLINES and isinstance(value, dict | list | str):
                self.look(value, time, depth + 1, str(key))

    def _take_address(self, address: str, key: str) -> None:
        """Of a map page that somebody saved, shared or looked at: no visit, whatever the time."""
        before = self._trail.taken
        if place_in_address(address) or words_in_address(address):
            take_address(self._trail, address, label_of(key), self._into)
        self.found += self._trail.taken - before

    def _take(self, node: Any, around: Mapping[str, Any], time: float | None, key: str) -> bool:
        place = place_in(node)
        if place is None or not is_place(place):
            return False
        names = (around.get(name) for name in _LABELS)
        labels = (label_of(name) for name in (*names, key) if isinstance(name, str))
        said = next(filter(None, labels), "")
        self._trail.stay(*place, time, time_in(around, ENDS), accuracy_in(around), said)
        self.found += 1
        return True
