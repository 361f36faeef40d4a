"""The Timeline that phones keep themselves since 2024, as Android and iOS export it.

No official documents exist; the shapes are those of public parsers and of files people showed in their issues. Android
writes "48.1°, 11.5°" and iOS "geo:48.1,11.5"; what a phone takes for home is in both, in plain words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import accuracy_in, number, place_in, time_in, utc_from

_PARTS = frozenset({"visit", "activity", "timelinePath", "timelineMemory"})


def is_segment(node: Any) -> bool:
    """Whether this is a part of such a timeline."""
    return isinstance(node, Mapping) and "startTime" in node and not _PARTS.isdisjoint(node)


def take_segments(trail: Trail, segments: Sequence[Any]) -> None:
    """Visits, ways between them, and readings on the way."""
    for segment in segments:
        if not is_segment(segment):
            continue
        start, end = utc_from(segment["startTime"]), utc_from(segment.get("endTime"))
        _take_visit(trail, segment.get("visit"), start, end)
        _take_activity(trail, segment.get("activity"), start, end)
        path = segment.get("timelinePath")
        for point in path if isinstance(path, list) else ():
            _take_point(trail, point, start)


def take_signals(trail: Trail, signals: Sequence[Any]) -> None:
    """Raw readings of the last weeks."""
    for signal in signals:
        position = signal.get("position") if isinstance(signal, Mapping) else None
        if not isinstance(position, Mapping):
            continue
        place, utc = place_in(position), time_in(position)
        if place is not None:
            trail.reading(*place, utc, accuracy_in(position), "signals")


def take_profile(trail: Trail, profiles: Sequence[Any]) -> None:
    """The places a phone knows its owner by."""
    for profile in profiles:
        places = profile.get("frequentPlaces") if isinstance(profile, Mapping) else None
        for one in places if isinstance(places, list) else ():
            place = place_in(one.get("placeLocation")) if isinstance(one, Mapping) else None
            if place is not None:
                trail.stay(*place, said=label_of(str(one.get("label") or "")))


def _take_visit(trail: Trail, visit: Any, start: float | None, end: float | None) -> None:
    top = visit.get("topCandidate") if isinstance(visit, Mapping) else None
    place = place_in(top.get("placeLocation")) if isinstance(top, Mapping) else None
    if place is not None and isinstance(top, Mapping):
        trail.stay(*place, start, end, said=label_of(str(top.get("semanticType") or "")))


def _take_activity(trail: Trail, activity: Any, start: float | None, end: float | None) -> None:
    if not isinstance(activity, Mapping):
        return
    for name, time in (("start", start), ("end", end)):
        place = place_in(activity.get(name))
        if place is not None:
            trail.stay(*place, time)


def _take_point(trail: Trail, point: Any, start: float | None) -> None:
    if not isinstance(point, Mapping):
        return
    place, utc = place_in(point.get("point")), utc_from(point.get("time"))
    minutes = number(point.get("durationMinutesOffsetFromStartTime"))
    if utc is None and start is not None and math.isfinite(minutes):
        utc = start + minutes * 60
    if place is not None:
        trail.reading(*place, utc, device="path")
