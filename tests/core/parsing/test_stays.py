"""Where and when a picture was made, on the clock of the place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind, Position, Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.clock import parse_offset, parse_time
from officer_exposure.parsing.read import read_metadata
from officer_exposure.parsing.stays import read_stays
from officer_exposure.places.whereabouts import Stay
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import Value, build_tiff, gps
from tests.core.parsing.build_xmp import xmp_packet

MUNICH = (48.13713, 11.57541)
SUMMER_NIGHT = "2024:07:01 23:30:00"
UTC_STAMP: dict[int, Value] = {0x07: [21.0, 30.0, 1.0], 0x1D: "2024:07:01"}


def _clock(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def _photo(camera: dict[int, Value], place: dict[int, Value] | None = None) -> Stay:
    directory: dict[int, Value] = {0x8769: camera, 0x8825: {**gps(*MUNICH), **(place or {})}}
    (stay,) = read_metadata(ByteView.of(jpeg(exif_segment(build_tiff(directory)))), "a.jpg").whereabouts.stays
    return stay


def _stays(positions: list[Position], **tags: str) -> tuple[Stay, ...]:
    named = [Tag(name.replace("_", ":"), value) for name, value in tags.items()]
    into = Metadata(kind=ArtifactKind.VIDEO, positions=positions, tags=named)
    read_stays(ByteView.of(b""), into)
    return into.whereabouts.stays


@pytest.mark.parametrize(
    ("camera", "place", "offset"),
    [
        ({0x9003: SUMMER_NIGHT, 0x9011: "+02:00"}, {}, 120),
        ({0x9003: SUMMER_NIGHT, 0x9010: "+02:00"}, {}, 120),
        ({0x9003: SUMMER_NIGHT}, UTC_STAMP, 120),
        ({}, UTC_STAMP, 120),
        ({0x9003: SUMMER_NIGHT}, {}, None),
        ({0x9003: SUMMER_NIGHT}, {0x07: [21.0, 37.0, 0.0], 0x1D: "2024:07:01"}, None),
        ({0x9003: SUMMER_NIGHT}, {0x07: [21.0, 37.0, 0.0], 0x1D: "garbage"}, None),
    ],
    ids=["written", "written for the change", "from GPS time", "GPS time alone", "unknown", "no zone", "no date"],
)
def test_a_photo_stays_where_and_when_it_was_taken(
    camera: dict[int, Value], place: dict[int, Value], offset: int | None
) -> None:
    stay = _photo(camera, place)
    assert (stay.latitude, stay.longitude) == pytest.approx(MUNICH, abs=1e-6)
    assert stay.start == stay.end
    assert stay.start == pytest.approx(_clock("2024-07-01T23:30"), abs=1)
    assert (stay.utc_offset, stay.origin) == (offset, "exif")


def test_the_accuracy_of_the_receiver_is_kept() -> None:
    assert _photo({}, {0x1F: 12.5}).accuracy == pytest.approx(12.5)
    assert _photo({}).accuracy == 0
    assert _photo({}).start is None


def test_a_clock_that_was_never_set_tells_no_time() -> None:
    assert _photo({0x9003: "0000:00:00 00:00:00"}).start is None


def test_a_film_tells_its_time_with_the_zone_or_in_utc() -> None:
    positions = [Position(*MUNICH, "quicktime")]
    told = _stays(positions, QuickTime_CreationDate="2024-07-01T23:30:00+0200", QuickTime_CreateDate="2024:07:01")
    utc = _stays(positions, QuickTime_CreateDate="2024:07:01 21:30:00")
    assert (
        told == utc == (Stay(*MUNICH, _clock("2024-07-01T23:30"), _clock("2024-07-01T23:30"), 120, origin="quicktime"),)
    )


def test_close_positions_are_one_place_told_by_the_best_and_others_have_no_time() -> None:
    near, far = Position(48.1372, 11.5755, "xmp"), Position(48.2, 11.6, "xmp")
    stays = _stays([near, far, Position(*MUNICH, "exif")], EXIF_DateTimeOriginal=SUMMER_NIGHT)
    assert [(stay.latitude, stay.origin, stay.start is None) for stay in stays] == [
        (MUNICH[0], "exif", False),
        (48.2, "xmp", True),
    ]


@pytest.mark.parametrize(
    ("text", "clock", "offset"),
    [
        ("2024-05-01T10:00:00.250Z", "2024-05-01T10:00:00.250", 0),
        ("2024:05:01 10:00:00", "2024-05-01T10:00:00", None),
        ("2024-05-01T10:00+05:45", "2024-05-01T10:00:00", 345),
        ("2024-05-01 10:00:00 UTC", "2024-05-01T10:00:00", 0),
        ("2024-05-01T10:00:00-0730", "2024-05-01T10:00:00", -450),
    ],
)
def test_times_are_read_as_they_are_written(text: str, clock: str, offset: int | None) -> None:
    moment = parse_time(text)
    assert moment is not None
    assert moment.clock == pytest.approx(_clock(clock))
    assert moment.offset == offset
    assert moment.utc == (None if offset is None else moment.clock - offset * 60)


@pytest.mark.parametrize("text", ["", "2024", "2024-13-01T10:00:00", "1904-01-01T00:00:00", "9999-01-01T00:00:00", "x"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


def test_an_offset_no_zone_has_is_none() -> None:
    assert parse_offset("+23:00") is None
    assert parse_offset("noon") is None


@pytest.mark.parametrize(
    ("fields", "offset"),
    [
        ("<exif:DateTimeOriginal>2024-07-01T23:30:00+02:00</exif:DateTimeOriginal>", 120),
        ("<photoshop:DateCreated>2024-07-01T23:30:00</photoshop:DateCreated>", None),
        ("<exif:GPSTimeStamp>2024-07-01T21:30:00Z</exif:GPSTimeStamp>", 120),
    ],
)
def test_a_sidecar_tells_its_time(fields: str, offset: int | None) -> None:
    place = "<exif:GPSLatitude>48,8.2278N</exif:GPSLatitude><exif:GPSLongitude>11,34.5246E</exif:GPSLongitude>"
    accuracy = "<exif:GPSHPositioningError>12/1</exif:GPSHPositioningError>"
    (stay,) = read_metadata(ByteView.of(xmp_packet(place + accuracy + fields)), "a.xmp").whereabouts.stays
    assert (stay.start, stay.utc_offset, stay.accuracy) == (_clock("2024-07-01T23:30"), offset, 12)
    assert (round(stay.latitude, 4), stay.origin) == (48.1371, "sidecar")
