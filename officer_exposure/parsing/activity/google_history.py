"""Google's location histories: Records.json, its edits, and the months of the Semantic Location History.

No official documents exist; the shapes are those of public parsers and of files people showed in their issues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import (
    ENDS,
    accuracy_in,
    degrees_e7,
    number,
    place_in,
    time_in,
    utc_from,
)


class Record(msgspec.Struct):
    """A line of Records.json, or of the older Location History.json. Everything else in it is passed over.

    What has no such coordinates is no line of these: other programs call their lists so, too.
    """

    latitudeE7: Any
    longitudeE7: Any
    accuracy: Any = None
    timestamp: Any = None
    timestampMs: Any = None
    deviceTag: Any = None


def take_records(trail: Trail, records: Sequence[Any]) -> None:
    """Readings of all devices, mixed in the order of time."""
    for told in records:
        record = told
        if isinstance(told, Mapping) and "latitudeE7" in told and "longitudeE7" in told:
            record = msgspec.convert(told, Record)
        if not isinstance(record, Record):
            continue
        utc = utc_from(record.timestamp if record.timestamp is not None else record.timestampMs)
        meters = number(record.accuracy)
        accuracy = meters if meters > 0 else 0.0  # not a number is none
        place = degrees_e7(record.latitudeE7), degrees_e7(record.longitudeE7)
        trail.reading(*place, utc, accuracy, f"device {record.deviceTag}")


def take_edits(trail: Trail, edits: Sequence[Any]) -> None:
    """Timeline Edits.json: raw readings, and places the officer put right."""
    for edit in edits:
        position = _below(edit, "rawSignal", "signal", "position")
        place = place_in(position.get("point"))
        utc = time_in(position)
        if place is not None:
            trail.reading(*place, utc, accuracy_in(position), "edits")


def take_months(trail: Trail, objects: Sequence[Any], into: Metadata) -> None:
    """The months of the Semantic Location History: visits and ways between them."""
    for one in objects:
        visit, segment = _below(one, "placeVisit"), _below(one, "activitySegment")
        if visit:
            _take_visit(trail, visit, into)
        if segment:
            _take_segment(trail, segment)


def _take_visit(trail: Trail, visit: Mapping[str, Any], into: Metadata) -> None:
    location = _below(visit, "location")
    others = visit.get("otherCandidateLocations")
    other = others[0] if isinstance(others, list) and others else None
    place = place_in(location) or place_in(visit) or place_in(other)
    start, end = _duration(visit)
    if place is not None:
        said = label_of(str(location.get("semanticType") or "")) or label_of(str(location.get("name") or ""))
        trail.stay(*place, start, end, accuracy_in(location), said)
    for field in ("name", "address"):
        add_text(into, f"Timeline:{field}", str(location.get(field) or ""))
    children = visit.get("childVisits")
    for child in children if isinstance(children, list) else ():
        if isinstance(child, Mapping) and "childVisits" not in child:
            _take_visit(trail, child, into)


def _take_segment(trail: Trail, segment: Mapping[str, Any]) -> None:
    start, end = _duration(segment)
    for name, time in (("startLocation", start), ("endLocation", end)):
        place = place_in(segment.get(name))
        if place is not None:
            trail.stay(*place, time)
    points = _below(segment, "simplifiedRawPath").get("points")
    for point in points if isinstance(points, list) else ():
        place, utc = place_in(point), time_in(point) if isinstance(point, Mapping) else None
        if place is not None:
            trail.reading(*place, utc, accuracy_in(point), "path")
    parked = _below(segment, "parkingEvent")
    place = place_in(parked.get("location"))
    if place is not None:
        trail.stay(*place, time_in(parked) or end)


def _duration(node: Mapping[str, Any]) -> tuple[float | None, float | None]:
    duration = _below(node, "duration")
    return time_in(duration), time_in(duration, ENDS)


def _below(node: Any, *keys: str) -> Mapping[str, Any]:
    """The object below these keys; an empty one where there is none."""
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}
