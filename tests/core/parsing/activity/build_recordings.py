"""Builds recordings for tests: GPX, TCX, KML and FIT, and what exports of location histories hold."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.places.whereabouts import Track, unpack

HOME = (48.137, 11.575)
PARK = (48.147, 11.585)
NOON = 1_714_557_600
"""2024-05-01 10:00 UTC, which is noon in Munich."""

NOON_THERE = NOON + 7200.0
_FIT_EPOCH = 631_065_600

Point = tuple[float, float, int | None]


def way(number: int = 5, seconds: int = 60) -> list[Point]:
    """A straight way from home to the park."""
    return [
        (
            HOME[0] + (PARK[0] - HOME[0]) * index / (number - 1),
            HOME[1] + (PARK[1] - HOME[1]) * index / (number - 1),
            NOON + index * seconds,
        )
        for index in range(number)
    ]


def iso(seconds: float) -> str:
    """A time in UTC as XML and JSON write it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def gpx(*segments: Sequence[Point], extra: str = "", kind: str = "running") -> bytes:
    """A GPX file with one track; `extra` stands before it."""
    inner = "".join(f"<trkseg>{''.join(map(_trkpt, segment))}</trkseg>" for segment in segments)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="made up" '
        f'xmlns="http://www.topografix.com/GPX/1/1">{extra}<trk><name>Lunch Run</name><type>{kind}</type>'
        f"{inner}</trk></gpx>"
    ).encode()


def _trkpt(point: Point) -> str:
    time = "" if point[2] is None else f"<time>{iso(point[2])}</time>"
    return f'<trkpt lat="{point[0]}" lon="{point[1]}"><ele>500</ele>{time}</trkpt>'


def tcx(points: Sequence[Point], sport: str = "Biking") -> bytes:
    """A TCX file with one activity."""
    inner = "".join(
        f"<Trackpoint><Time>{iso(time or 0)}</Time><Position><LatitudeDegrees>{north}</LatitudeDegrees>"
        f"<LongitudeDegrees>{east}</LongitudeDegrees></Position></Trackpoint>"
        for north, east, time in points
    )
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase><Activities>'
        f'<Activity Sport="{sport}"><Lap><Track>{inner}</Track></Lap></Activity></Activities></TrainingCenterDatabase>'
    ).encode()


def kml(*placemarks: str) -> bytes:
    """A KML file."""
    head = (
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
    )
    return f"{head}<Document>{''.join(placemarks)}</Document></kml>".encode()


def semicircles(degrees: float) -> int:
    """Degrees as FIT counts them."""
    return round(degrees / 180 * 2**31)


def fit_definition(local: int, message: int, fields: Iterable[tuple[int, int]], order: str = "<") -> bytes:
    """A definition message; `fields`: (number, size)."""
    listed = b"".join(bytes((number, size, 0)) for number, size in fields)
    head = struct.pack(order + "BBHB", 0, order == ">", message, len(listed) // 3)
    return bytes((0x40 | local,)) + head + listed


def fit_record(north: float, east: float, time: int, order: str = "<") -> bytes:
    """A data message of a point, for the definition 0 of `fit`."""
    return b"\0" + struct.pack(order + "Iii", time - _FIT_EPOCH, semicircles(north), semicircles(east))


def fit_file(messages: bytes) -> bytes:
    """A FIT file around its messages; nobody checks the checksums."""
    return struct.pack("<BBHI4sH", 14, 0x20, 2100, len(messages), b".FIT", 0) + messages + b"\0\0"


def fit(points: Sequence[Point], *more: bytes, order: str = "<") -> bytes:
    """A FIT file that records the points; `more` messages behind them."""
    records = b"".join(fit_record(north, east, time or 0, order) for north, east, time in points)
    definition = fit_definition(0, 20, ((253, 4), (0, 4), (1, 4)), order)
    return fit_file(definition + records + b"".join(more))


def read_recording(data: bytes, name: str = "file") -> Metadata:
    """What the program finds in a file."""
    return read_metadata(ByteView.of(data), name)


def points_of(track: Track) -> list[tuple[float, float, int]]:
    """The points of a track, rounded to a meter."""
    return [(round(north, 5), round(east, 5), seconds) for north, east, seconds in unpack(track.points)]


def rounded(points: Sequence[Point]) -> list[tuple[float, float, int]]:
    """Points as `points_of` gives them."""
    return [(round(north, 5), round(east, 5), -1 if time is None else time - NOON) for north, east, time in points]
