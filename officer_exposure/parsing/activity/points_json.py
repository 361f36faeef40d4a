"""JSON that tells where somebody was: told apart by the names and shapes inside, never by the name of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.parsing.activity import geojson, google_history, phone_timeline
from officer_exposure.parsing.activity.found_places import FoundPlaces
from officer_exposure.parsing.activity.google_photos import is_sidecar, read_google_photos
from officer_exposure.parsing.activity.json_walk import DamagedJsonError, walk_json
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.byte_view import DAMAGED, ByteView

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {"locations": msgspec.json.Decoder(list[google_history.Record])}
_MOST_MEMBERS = 200
"""Values of the file itself that are held to see what it is."""

_MOST_ELEMENTS, _MOST_COORDINATES = 1_000, 500_000
"""Elements of a list that are held likewise."""

_TOO_DEEP = "This file is nested so deeply that not all of it was read."
_NO_PLACES = "This kind of file is not read yet."

_Take = Callable[[Trail, Sequence[Any], Metadata], None]
_SHAPES: dict[str, tuple[str, _Take]] = {
    "locations": ("Google Records", lambda trail, values, _: google_history.take_records(trail, values)),
    "timelineObjects": ("Google Semantic Location History", google_history.take_months),
    "timelineEdits": ("Google Timeline edits", lambda trail, values, _: google_history.take_edits(trail, values)),
    "semanticSegments": ("Google Timeline", lambda trail, values, _: phone_timeline.take_segments(trail, values)),
    "rawSignals": ("Google Timeline", lambda trail, values, _: phone_timeline.take_signals(trail, values)),
    "userLocationProfile": ("Google Timeline", lambda trail, values, _: phone_timeline.take_profile(trail, values)),
    "features": ("GeoJSON", geojson.take_features),
}


def read_json(view: ByteView, into: Metadata) -> None:
    """Read a JSON file. Raises UnknownFormatError where it tells no place and has no shape that is known."""
    reader = _Reader(into)
    whole = True
    try:
        for key, values, listed in walk_json(view, _DECODERS):
            reader.take(key, values, listed=listed)
    except DamagedJsonError:
        whole = False
    reader.settle(whole=whole)


class _Reader:
    def __init__(self, into: Metadata) -> None:
        self._into = into
        self._trail = Trail()
        self._others = Trail("post")
        self._found = FoundPlaces(self._others, into)
        self._members: dict[str, Any] = {}

    def take(self, key: str, values: Sequence[Any], *, listed: bool) -> None:
        """Take in some values below a key of the file, or elements of the list it is."""
        shape = _SHAPES.get(key)
        if shape is not None and any(isinstance(value, Mapping | google_history.Record) for value in values):
            self._shaped(*shape, values)
        elif key:
            self._member(key, values, listed=listed)
        else:
            for value in values:
                self._element(value)

    def _shaped(self, name: str, take: _Take, values: Sequence[Any]) -> None:
        """Take in what has a shape that is known; in what only seems to have it, places are looked for as anywhere."""
        if all(isinstance(value, google_history.Record) for value in values):  # the usual case of a million
            self._into.format = name
            take(self._trail, values, self._into)
            return
        for value in values:
            before = self._trail.taken
            take(self._trail, [value], self._into)
            if self._trail.taken > before or geojson.is_feature(value):
                self._into.format = name
            if self._trail.taken == before:
                self._found.look(value)

    def _member(self, key: str, values: Sequence[Any], *, listed: bool) -> None:
        """Hold what may say what the file is; of what is too long for that only the places are wanted."""
        held = self._members.setdefault(key, []) if len(self._members) < _MOST_MEMBERS else None
        most = _MOST_COORDINATES if key == "coordinates" else _MOST_ELEMENTS
        if not listed and held is not None:
            self._members[key] = values[0]
        elif isinstance(held, list) and len(held) < most:
            held += values
        else:
            self._found.look(list(values))

    def _element(self, value: Any) -> None:
        if phone_timeline.is_segment(value):
            self._into.format = "Google Timeline"
            phone_timeline.take_segments(self._trail, [value])
        elif geojson.is_feature(value):
            self._into.format = "GeoJSON"
            geojson.take_features(self._trail, [value], self._into)
        else:
            self._found.look(value)

    def settle(self, *, whole: bool) -> None:
        """Everything is read."""
        members, into = self._members, self._into
        if not into.format and is_sidecar(members):
            read_google_photos(members, into)
        elif not into.format and geojson.is_feature(members):
            into.format = "GeoJSON"
            geojson.take_features(self._trail, [members], into)
        elif not into.format and geojson.is_geometry(members):
            into.format = "GeoJSON"
            geojson.take_geometry(self._trail, members, {}, into)
        else:
            self._found.look(members)
        if not into.format and not self._found.found:
            raise UnknownFormatError(_NO_PLACES)
        into.format = into.format or "JSON"
        self._trail.settle(into, cut=not whole)
        self._others.settle(into, cut=not whole)
        if not whole:
            into.problems.append(DAMAGED)
        if self._found.is_too_deep:
            into.problems.append(_TOO_DEEP)
