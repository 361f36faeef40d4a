"""Numbers, times and coordinates out of JSON, however a program writes them. Nothing here raises."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from officer_exposure.parsing.clock import utc_of

Place = tuple[float, float]
"""Latitude and longitude in degrees, not judged yet."""

_PAIR = re.compile(
    r"\s*(?:geo:|Latitude, Longitude:)?\s*\(?\s*([+-]?\d{1,3}(?:\.\d+)?)[^\d,.+-]{0,3}(?:± ?[\d.]+)?\s*,"
    r"\s*([+-]?\d{1,3}(?:\.\d+)?)[^\d,.]{0,3}(?:± ?[\d.]+)?\s*\)?\s*",
    re.ASCII,
)
_LATITUDES = ("latitude", "Latitude", "lat", "latitudeE7", "latE7", "centerLatE7")
_LONGITUDES = ("longitude", "Longitude", "lon", "lng", "long", "longitudeE7", "lngE7", "lonE7", "centerLngE7")
_E7 = 10_000_000
_E6 = 1_000_000
_WRAPPED = 2**32
"""Old exports wrote negative coordinates as if they had no sign."""

TIMES = (
    "timestamp", "timestampMs", "time", "Time", "datetime", "dateTime", "when", "recorded_at", "tst", "startTime",
    "start_time",
    "startTimestamp", "startTimestampMs", "start", "arrived", "createdAt", "created_at", "creation_timestamp",
    "taken_timestamp", "date_taken", "date_time_original", "photoTakenTime", "Date", "date", "creationTime",
)  # fmt: skip
ENDS = ("endTime", "end_time", "endTimestamp", "endTimestampMs", "departed", "end")
_ACCURACIES = ("accuracy", "acc", "accuracyMeters", "horizontal_accuracy", "horizontalAccuracy", "precision")


def number(value: Any) -> float:
    """A number, also where it is written as a text; not finite for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):  # the latter: hundreds of digits
        return math.nan


def degrees_e7(value: Any) -> float:
    """Degrees from ten-millionths of a degree."""
    scaled = number(value)
    return (scaled - _WRAPPED if scaled > 180 * _E7 else scaled) / _E7


def utc_from(value: Any) -> float | None:
    """Seconds since 1970 in UTC: from seconds, milliseconds or microseconds, from a text, from {"timestamp": ...}."""
    if type(value) is str and value[4:5] == "-":  # the usual case of a million
        return utc_of(value)
    if isinstance(value, Mapping):
        value = value.get("timestamp")
    seconds = number(value)
    if not math.isfinite(seconds):
        return utc_of(value) if isinstance(value, str) else None
    while abs(seconds) > 1e11:
        seconds /= 1000
    return seconds


def first_of(node: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """What stands below the first of these keys that is there and not empty."""
    return next((node[key] for key in keys if node.get(key) not in (None, "")), None)


def time_in(node: Mapping[str, Any], keys: Iterable[str] = TIMES) -> float | None:
    """The first time below one of the keys."""
    times = (utc_from(node[key]) for key in keys if node.get(key) not in (None, ""))
    return next((time for time in times if time is not None), None)


def accuracy_in(node: Mapping[str, Any]) -> float:
    """Meters; 0 where not known."""
    meters = number(first_of(node, _ACCURACIES))
    if not math.isfinite(meters):
        meters = number(node.get("accuracyMm")) / 1000
    return meters if math.isfinite(meters) and meters > 0 else 0.0


def place_in(node: Any) -> Place | None:
    """The coordinates of an object that has them, or of a text such as "geo:48.1,11.5"."""
    if isinstance(node, str):
        return pair_in(node)
    if not isinstance(node, Mapping):
        return None
    latitude, longitude = _coordinate(node, _LATITUDES, 90), _coordinate(node, _LONGITUDES, 180)
    if math.isfinite(latitude) and math.isfinite(longitude):
        return latitude, longitude
    for key in ("latLng", "LatLng", "placeLocation", "location", "point"):
        if isinstance(node.get(key), str):
            return pair_in(node[key])
    return None


def pair_in(text: str) -> Place | None:
    """Two numbers in degrees as one text, as phones write them; one of them must have decimals."""
    found = _PAIR.fullmatch(text[:80])
    if found is None or "." not in text:
        return None
    return float(found[1]), float(found[2])


def _coordinate(node: Mapping[str, Any], keys: Iterable[str], most: int) -> float:
    for key in keys:
        value = node.get(key)
        if value is None:
            continue
        if key.endswith("E7"):
            return degrees_e7(value)
        degrees = number(value)
        whole = abs(degrees) > most and degrees == int(degrees) if math.isfinite(degrees) else False
        return degrees / _E6 if whole else degrees  # Flickr writes millionths
    return math.nan


_A_PLOT = 0.05
"""Degrees: an outline wider than this (some 5 km) is a town or a country, and nobody's place."""


_ACROSS = 360 - _A_PLOT
"""Degrees between the sides of a plot that lies on the date line, as they are written."""


def middle_of_plot(outline: Sequence[Place]) -> Place | None:
    """The middle of an outline as small as a house, a plot or a park. None for a wider one, and for no outline."""
    places = [place for place in outline if all(map(math.isfinite, place))]
    if not places:
        return None
    norths, easts = zip(*places, strict=True)
    if max(easts) - min(easts) > _ACROSS:  # the date line lies between them
        easts = tuple(east % 360 for east in easts)
    if max(norths) - min(norths) > _A_PLOT or max(easts) - min(easts) > _A_PLOT:
        return None
    east = (max(easts) + min(easts)) / 2
    return (max(norths) + min(norths)) / 2, east - 360 if east > 180 else east
