"""Where and when a picture or a film was made: its positions and its times brought together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from officer_exposure.artifact import Metadata
from officer_exposure.model import Position
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.clock import Moment, at_place, parse_offset, parse_time
from officer_exposure.places.cells import distance_m
from officer_exposure.places.whereabouts import Stay, Whereabouts

_SAME_M = 50
"""Closer than this, two positions in one file are one place: rounding, and a second receiver."""

_MOST = 100
_ORIGINS = ("exif", "quicktime", "xmp", "sidecar", "telemetry")
"""The best first: what the device measured, before what somebody wrote beside it."""

_LOCAL = (
    "QuickTime:CreationDate",
    "EXIF:DateTimeOriginal",
    "EXIF:CreateDate",
    "QuickTime:DateTimeOriginal",
    "QuickTime:ContentCreateDate",
    "XMP-exif:DateTimeOriginal",
    "XMP-photoshop:DateCreated",
    "XMP-xmp:CreateDate",
)
_ZONES = ("EXIF:OffsetTimeOriginal", "EXIF:OffsetTimeDigitized", "EXIF:OffsetTime")
_UTC = ("XMP-exif:GPSDateTime", "XMP-exif:GPSTimeStamp", "QuickTime:CreateDate")
_ERROR = ("EXIF:GPSHPositioningError", "XMP-exif:GPSHPositioningError")

_QUARTER = 900
_STALE = 240
"""Seconds by which a GPS time and the camera's clock may differ beside the zone: a fix can be some minutes old."""

_WORST_M = 100_000


def read_stays(_view: ByteView, into: Metadata) -> None:
    """Add a stay for each place in `into`, from what the parsers have found in the file."""
    places = _places(into.positions)
    if not places:
        return
    tags: dict[str, str] = {}
    for tag in into.tags:
        tags.setdefault(tag.name, tag.value)
    accuracy = _accuracy(tags)
    stays = []
    for number, place in enumerate(places):
        timed = number == 0 or place.origin == "telemetry"  # a second picture inside the file has a time of its own
        moment = _moment(tags, place) if timed else None
        stays.append(_stay(place, moment, accuracy if number == 0 else 0.0))
    into.whereabouts = Whereabouts((*into.whereabouts.stays, *stays), into.whereabouts.tracks)


def _places(positions: Sequence[Position]) -> list[Position]:
    """One position for each place, the best first."""
    rank = {origin: number for number, origin in enumerate(_ORIGINS)}
    places: list[Position] = []
    for position in sorted(positions, key=lambda one: rank.get(one.origin, len(rank))):
        if len(places) < _MOST and all(distance_m(position, place) > _SAME_M for place in places):
            places.append(position)
    return places


def _stay(place: Position, moment: Moment | None, accuracy: float) -> Stay:
    clock = None if moment is None else moment.clock
    offset = None if moment is None else moment.offset
    return Stay(place.latitude, place.longitude, clock, clock, offset, accuracy, origin=place.origin)


def _moment(tags: Mapping[str, str], place: Position) -> Moment | None:
    """When it was, on the clock of the place, and the zone where anything in the file tells it."""
    local = _first_time(tags, _LOCAL)
    utc = _gps_time(tags) or _first_time(tags, _UTC)
    if local is None:
        return None if utc is None else at_place(utc.clock, place.latitude, place.longitude)
    if local.offset == 0:
        return at_place(local.clock, place.latitude, place.longitude)
    if local.offset is None:
        local = Moment(local.clock, _written_zone(tags))
    if local.offset is None and utc is not None:
        local = Moment(local.clock, _zone_between(local.clock, utc.clock))
    return local


def _first_time(tags: Mapping[str, str], names: Iterable[str]) -> Moment | None:
    times = (parse_time(tags[name]) for name in names if name in tags)
    return next((time for time in times if time is not None), None)


def _written_zone(tags: Mapping[str, str]) -> int | None:
    zones = (parse_offset(tags[name]) for name in _ZONES if name in tags)
    return next((zone for zone in zones if zone is not None), None)


def _gps_time(tags: Mapping[str, str]) -> Moment | None:
    """The receiver's own time, which is UTC: a date, and three numbers for the time."""
    date = tags.get("EXIF:GPSDateStamp", "").strip().replace("-", ":")
    parts = [_number(part) for part in tags.get("EXIF:GPSTimeStamp", "").replace(":", " ").split()]
    if len(parts) < 3 or not all(math.isfinite(part) and 0 <= part < 61 for part in parts):
        return None
    hours, minutes, seconds = (int(part) for part in parts[:3])
    return parse_time(f"{date} {hours:02}:{minutes:02}:{seconds:02}")


def _zone_between(local: float, utc: float) -> int | None:
    """Minutes between a clock and UTC, where the difference is one that zones have."""
    quarters = round((local - utc) / _QUARTER)
    if abs(quarters) > 56 or abs(local - utc - quarters * _QUARTER) > _STALE:
        return None
    return quarters * 15


def _accuracy(tags: Mapping[str, str]) -> float:
    errors = (_number(tags[name]) for name in _ERROR if name in tags)
    error = next(errors, 0.0)
    return error if math.isfinite(error) and 0 < error < _WORST_M else 0.0


def _number(text: str) -> float:
    """A number, also one written as a fraction; not finite for anything else."""
    above, _, below = text.strip().partition("/")
    try:
        return float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError):
        return math.nan
