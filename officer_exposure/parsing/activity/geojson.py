"""GeoJSON (RFC 7946): points and lines with a time, and the places people label or save in Google Maps."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import SAVED, label_of
from officer_exposure.parsing.activity.saved_places import take_address
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import (
    Place,
    accuracy_in,
    first_of,
    middle_of_plot,
    number,
    place_in,
    time_in,
    utc_from,
)
from officer_exposure.places.stay_points import Fix

GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)
_LABELS = ("name", "Name", "title", "Title", "label", "location", "Location")
_SAVED = ("google_maps_url", "Google Maps URL")
_SAID = frozenset({"address", "business name", "comment", "note", "description", "review_text_published"})
_NOWHERE = (0.0, 0.0)
"""What Google writes where it does not tell the place of what was saved."""
_DEVICES = ("device_id", "deviceId", "deviceid", "tracker_id", "tid")
_POINT_TIMES = ("coordTimes", "times", "coordinateProperties")
_DEEPEST = 8


def is_feature(node: Any) -> bool:
    """Whether this is a GeoJSON feature; one without a geometry may have a frame, or the address of a map page."""
    if not isinstance(node, Mapping) or node.get("type") != "Feature":
        return False
    properties = node.get("properties")
    has_address = isinstance(properties, Mapping) and first_of(properties, _SAVED) is not None
    return isinstance(node.get("geometry"), Mapping) or _frame(node) is not None or has_address


def is_geometry(node: Any) -> bool:
    """Whether this is a GeoJSON geometry that we read."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    return isinstance(kind, str) and kind in GEOMETRIES and ("coordinates" in node or "geometries" in node)


def take_features(trail: Trail, features: Sequence[Any], into: Metadata) -> None:
    """Features of any kind; what is not one is passed over."""
    for feature in features:
        if is_feature(feature):
            properties = feature.get("properties")
            properties = properties if isinstance(properties, Mapping) else {}
            before = trail.taken
            take_geometry(trail, feature.get("geometry"), properties, into)
            if trail.taken == before:
                _take_place(trail, _frame(feature), properties, into)


def take_geometry(trail: Trail, geometry: Any, properties: Mapping[str, Any], into: Metadata, depth: int = 0) -> None:
    """One geometry with the properties of its feature."""
    if not isinstance(geometry, Mapping) or depth > _DEEPEST:
        return
    for one in _list(geometry.get("geometries")):
        take_geometry(trail, one, properties, into, depth + 1)
    kind, coordinates = str(geometry.get("type")), _list(geometry.get("coordinates"))
    take = _TAKERS.get(kind.removeprefix("Multi"))
    if take is not None:
        for one in coordinates if kind.startswith("Multi") else [coordinates]:
            take(trail, _list(one), properties, into)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _take_outline(trail: Trail, rings: Sequence[Any], properties: Mapping[str, Any], into: Metadata) -> None:
    """A plot of land is a place: its middle stands for it. The first ring is the outer one."""
    outer = [place for one in _list(rings[0] if rings else None) if (place := _place(one))]
    _take_place(trail, middle_of_plot(outer), properties, into)


def _frame(node: Mapping[str, Any]) -> Place | None:
    """The middle of a frame (west, south, east, north; with heights between) as small as a plot."""
    sides = [number(side) for side in _list(node.get("bbox"))]
    if len(sides) not in (4, 6) or not all(map(math.isfinite, sides)):
        return None
    half = len(sides) // 2
    return middle_of_plot([(sides[1], sides[0]), (sides[half + 1], sides[half])])


def _take_point(trail: Trail, coordinates: Sequence[Any], properties: Mapping[str, Any], into: Metadata) -> None:
    _take_place(trail, _place(coordinates), properties, into)


def _take_place(trail: Trail, place: Place | None, properties: Mapping[str, Any], into: Metadata) -> None:
    said = ""
    for text in _texts(properties):
        said = said or label_of(text)
        add_text(into, "GeoJSON:name", text)
    saved, utc = first_of(properties, _SAVED), time_in(properties)
    if isinstance(saved, str):
        _take_saved(trail, place, saved, said, properties, into)
    elif place is None:
        return
    elif said or utc is None:
        trail.stay(*place, utc, accuracy=accuracy_in(properties), said=said)
    else:
        device = str(first_of(properties, _DEVICES) or "")
        trail.fix(Fix(*place, utc, accuracy_in(properties)), device)


def _take_saved(
    trail: Trail, place: Place | None, address: str, said: str, properties: Mapping[str, Any], into: Metadata
) -> None:
    """Its time is when it was saved, and no visit. Where the shape tells no place, something else may."""
    older = [node.get("Geo Coordinates") for node in properties.values() if isinstance(node, Mapping)]
    places = (one for one in (place, *map(place_in, older)) if one is not None and one != _NOWHERE)
    told = next(places, None)
    if told is None:
        take_address(trail, address, said, into)
    else:
        trail.stay(*told, said=said or SAVED)


def _texts(properties: Mapping[str, Any]) -> Iterator[str]:
    """Names and addresses, also one level down, where saved places have them."""
    for key, value in properties.items():
        if isinstance(value, Mapping) and key in _LABELS:
            yield from _texts(value)
        elif isinstance(value, str) and (key in _LABELS or key.casefold() in _SAID):
            yield value


def _take_line(trail: Trail, coordinates: Sequence[Any], properties: Mapping[str, Any], into: Metadata) -> None:
    del into  # a line has no name that a stranger would read
    times = _times(properties)
    start, end = time_in(properties), time_in(properties, ("endTime", "end_time", "end"))
    trail.begin(str(first_of(properties, ("sport", "activity", "activityType")) or ""))
    last = len(coordinates) - 1
    for index, one in enumerate(coordinates):
        place = _place(one)
        if place is None:
            continue
        utc = utc_from(times[index]) if index < len(times) else None
        if utc is None and index == 0:
            utc = start
        elif utc is None and index == last:
            utc = end
        trail.point(*place, utc)
    trail.end()


def _times(properties: Mapping[str, Any]) -> Sequence[Any]:
    node: Any = first_of(properties, _POINT_TIMES)
    if isinstance(node, Mapping):
        node = first_of(node, ("times", "coordTimes"))
    return node if isinstance(node, list) else ()


def _place(coordinates: Any) -> Place | None:
    """GeoJSON writes the longitude first."""
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return None
    return number(coordinates[1]), number(coordinates[0])


_TAKERS = {"Point": _take_point, "LineString": _take_line, "Polygon": _take_outline}
"""By the type of a geometry, without "Multi"."""
