"""Timed tracks: positions where they are understood, names where they are not, silence where they hold none."""

from __future__ import annotations

from struct import pack
from uuid import UUID

import pytest

from officer_exposure.parsing.isobmff.files import read_isobmff

from .build_boxes import box, film, film_with_samples, ftyp, full_box, gopro_sample, track
from .reading import places, read, tags

VIENNA = (48.25, 16.5)
THERE = {(*VIENNA, "telemetry")}


def camm(kind: int, *values: float) -> bytes:
    """A record of Google's camera motion metadata."""
    if kind == 5:
        return pack("<HH3d", 0, 5, *values, 100.0)
    if kind == 6:
        return pack("<HHdI3d5f", 0, 6, 1.4e9, 3, *values, 100.0, 0, 0, 0, 0, 0) + bytes(4)
    return pack("<HH3f", 0, kind, 0, 0, 0)


def sony(latitude: float, longitude: float) -> bytes:
    """A sample of Sony's real-time metadata with EXIF GPS fields."""
    fields = (
        pack(">HH4s", 0x8501, 4, b"N\0\0\0")
        + pack(">HH6I", 0x8502, 24, round(latitude * 1e6), 1_000_000, 0, 1, 0, 1)
        + pack(">HH4s", 0x8503, 4, b"W\0\0\0")
        + pack(">HH6I", 0x8504, 24, round(longitude * 1e6), 1_000_000, 0, 1, 0, 1)
    )
    return pack(">H", 28) + bytes(26) + pack(">H", 0x060E) + bytes(14) + pack(">HH", 0x8300, len(fields)) + fields


def keys(*names: bytes) -> bytes:
    """The keys in the sample description of an `mebx` track."""
    entries = [box(pack(">I", number), box(b"keyd", b"mdta", name)) for number, name in enumerate(names, 1)]
    return box(b"keys", *entries)


@pytest.mark.parametrize("version", [5, 9])
def test_gopro(version: int) -> None:
    samples = [gopro_sample([VIENNA, VIENNA], version=version)]
    found = read(read_isobmff, film_with_samples(b"meta", b"gpmd", samples))
    assert places(found) == THERE
    assert not found.telemetry


@pytest.mark.parametrize("version", [5, 9])
def test_gopro_without_a_lock_has_no_position(version: int) -> None:
    found = read(read_isobmff, film_with_samples(b"meta", b"gpmd", [gopro_sample([VIENNA], 0, version)]))
    assert (found.positions, found.telemetry) == ([], [])


def test_a_long_way_keeps_its_ends() -> None:
    way = [(40 + number / 1000, -70 - number / 1000) for number in range(2000)]
    samples = [gopro_sample(way[start : start + 20]) for start in range(0, 2000, 20)]
    found = places(read(read_isobmff, film_with_samples(b"meta", b"gpmd", samples)))
    assert (40.0, -70.0, "telemetry") in found
    assert (41.999, -71.999, "telemetry") in found
    assert 3 <= len(found) <= 12


def test_gopro_in_user_data() -> None:
    assert places(read(read_isobmff, film(box(b"udta", box(b"GPMF", gopro_sample([VIENNA])))))) == THERE


@pytest.mark.parametrize(
    ("handler", "kind", "sample"),
    [
        (b"camm", b"camm", camm(3) + camm(5, *VIENNA)),
        (b"meta", b"camm", camm(6, *VIENNA)),
        (b"text", b"text", pack(">H", 60) + b"$GPRMC,082138,A,4815.0000,N,01630.0000,E,012.5,87.86,050213\n"),
        (b"sbtl", b"tx3g", pack(">H", 44) + b"F/3.5, SS 1000, GPS (16.5000, 48.2500, 18), D"),
        (b"sbtl", b"tx3g", pack(">H", 44) + b"[latitude: 48.25000] [longtitude: 16.50000] x"),
        (b"text", b"text", b"210318073213[1][N][48150000][E][016300000][+00152]"),
        (b"meta", b"mett", b"x\0\0+48.2500+016.5000+100.0/ rest"),
    ],
)
def test_kinds_that_are_understood(handler: bytes, kind: bytes, sample: bytes) -> None:
    found = read(read_isobmff, film_with_samples(handler, kind, [sample]))
    assert places(found) == THERE
    assert not found.telemetry


def test_sonys_metadata() -> None:
    found = read(read_isobmff, film_with_samples(b"meta", b"rtmd", [sony(35.5, 120.25)] * 3))
    assert places(found) == {(35.5, -120.25, "telemetry")}


def test_apples_keyed_samples() -> None:
    sample = pack(">I", 8 + 18) + pack(">I", 1) + b"+48.2500+016.5000/"
    description = keys(b"com.apple.quicktime.location.ISO6709")
    assert places(read(read_isobmff, film_with_samples(b"meta", b"mebx", [sample], description))) == THERE


@pytest.mark.parametrize(
    ("handler", "kind", "sample", "description"),
    [
        (b"meta", b"mebx", b"\0\0\0\x09\0\0\0\1x", keys(b"com.apple.quicktime.still-image-time")),
        (b"tmcd", b"tmcd", b"\0\0\0\1", b""),
        (b"meta", b"fdsc", b"GPRO1234", b""),
        (b"text", b"text", b"\0\x09Chapter 1", b""),
        (b"sbtl", b"tx3g", b"\0\x0bGood night.", b""),
        (b"vide", b"avc1", b"\xff" * 64, b""),
        (b"camm", b"camm", camm(2), b""),
        (b"meta", b"rtmd", bytes([0, 28]) + bytes(60), b""),
    ],
)
def test_tracks_without_positions_are_clean(handler: bytes, kind: bytes, sample: bytes, description: bytes) -> None:
    found = read(read_isobmff, film_with_samples(handler, kind, [sample], description))
    assert (found.positions, found.telemetry, found.problems) == ([], [], [])


@pytest.mark.parametrize(
    ("handler", "kind", "sample", "description", "name"),
    [
        (b"meta", b"djmd", b"\x0a\x0bprotobuf", b"", "djmd"),
        (b"meta", b"dbgi", b"\x0a\x0bprotobuf", b"", "dbgi"),
        (b"data", b"ssmd", b"12345678", b"", "ssmd"),
        (b"meta", b"mebx", b"\0\0\0\x09\0\0\0\1x", keys(b"com.example.unknown"), "mebx"),
        (b"meta", b"gpmd", b"FMAS" + bytes(200), b"", "gpmd"),
        (b"camm", b"camm", b"\0\0\x63\0" + bytes(20), b"", "camm"),
        (b"text", b"text", bytes(range(128, 255)), b"", "text"),
        (b"text", b"text", b"GPS: see the other file", b"", "text"),
        (b"meta", b"\xffab\x01", b"12345678", b"", "ab"),
    ],
)
def test_tracks_that_are_not_understood_are_named(
    handler: bytes, kind: bytes, sample: bytes, description: bytes, name: str
) -> None:
    found = read(read_isobmff, film_with_samples(handler, kind, [sample], description))
    assert (found.positions, found.telemetry) == ([], [name])


def test_empty_samples_tell_nothing() -> None:
    found = read(read_isobmff, film_with_samples(b"text", b"text", [b"\0\x05Hello", b"", b"\0\x05Again"]))
    assert (found.telemetry, found.problems) == ([], [])


def test_a_track_that_is_too_long_to_be_read_in_full_is_named() -> None:
    own = bytearray(track(b"text", b"text", [20], 40))
    for table, place, number in ((b"stsz", 8, 200), (b"stsz", 12, 200_000), (b"stsc", 16, 200_000)):
        start = own.find(table) + place
        own[start : start + 4] = pack(">I", number)
    found = read(read_isobmff, film(bytes(own), before=box(b"free", b" " * 40_000_000)))
    assert found.telemetry == ["text"]


def test_samples_beyond_the_end_are_named() -> None:
    found = read(read_isobmff, film(track(b"meta", b"gpmd", [500], 1_000_000)))
    assert found.telemetry == ["gpmd"]


def test_tables_that_lie_end_soon() -> None:
    own = bytearray(track(b"meta", b"gpmd", [16] * 3, 40))
    place = own.find(b"stsz")
    own[place + 8 : place + 16] = pack(">II", 1, 0xFFFFFFFF)
    place = own.find(b"stsc")
    own[place + 16 : place + 20] = pack(">I", 0xFFFFFFFF)
    assert read(read_isobmff, film(bytes(own))).telemetry == ["gpmd"]


def novatek(latitude: float, longitude: float) -> bytes:
    """A dashcam's block: time, lock and hemispheres, DDMM.MMMM."""
    head = b"\0\0\x80\0freeGPS " + bytes(36) + pack("<6I", 1, 2, 3, 20, 5, 6) + b"ANW\0"
    return (head + pack("<4f", latitude, longitude, 0, 0)).ljust(256, b"\0")


def test_a_dashcams_list_of_blocks() -> None:
    start = len(ftyp(b"isom", b"isom")) + 8
    block = novatek(4815.0, 1630.0)
    table = box(b"gps ", bytes(4), pack(">I", 1), pack(">II", start, len(block)))
    found = read(read_isobmff, film(table, before=box(b"mdat", block)))
    assert places(found) == {(48.25, -16.5, "telemetry")}


def test_a_dashcams_list_that_is_not_understood_is_named() -> None:
    table = box(b"gps ", bytes(4), pack(">I", 1), pack(">II", 40, 64))
    assert read(read_isobmff, film(table, before=box(b"mdat", bytes(99)))).telemetry == ["freeGPS"]


def test_a_dashcams_log_in_free_space() -> None:
    log = box(b"gps ", b"[1600000000]$GPRMC,082138,A,4815.0000,N,01630.0000,E,0,0,050213,,,A*6A\n")
    assert places(read(read_isobmff, film(after=box(b"free", log)))) == THERE


def test_70mai() -> None:
    record = pack("<4IcIcI", 1, 1, 0, 0, b"N", 4_815_000, b"E", 1_630_000) + bytes(10)
    assert places(read(read_isobmff, film(after=box(b"GPS ", record + bytes(40))))) == THERE


def test_garmin() -> None:
    uuid = UUID("9b630f8d-6374-40ec-8204-bc5ff5091728").bytes
    record = pack(">III2i", 0, 0, 0, round(48.25 * 2**31 / 180), round(16.5 * 2**31 / 180))
    assert places(read(read_isobmff, film(box(b"uuid", uuid, bytes(17), record)))) == THERE


def test_insta360() -> None:
    row = pack("<IIH", 0, 0, 0) + b"A" + pack("<d", 48.25) + b"N" + pack("<d", 16.5) + b"E" + bytes(24)
    device = b"\x0a\x04S123\x12\x02X3"
    other = device + pack("<HI", 0x101, len(device))
    footer = pack("<HI", 0x700, len(row)) + bytes(32) + pack("<II", len(other) + len(row) + 78, 3)
    data = film() + other + row + footer + b"8db42d694ccc418790edff439fe026bf"
    assert places(read(read_isobmff, data)) == THERE
    assert tags(read(read_isobmff, data))["QuickTime:SerialNumber"] == "S123"
    assert read(read_isobmff, data.replace(row, b"V" * 53)).telemetry == []
    assert read(read_isobmff, data.replace(row, row[:-1])).telemetry == ["Insta360"]


def test_a_fragmented_film_names_its_track() -> None:
    own = track(b"meta", b"gpmd", [], 0)
    found = read(read_isobmff, film(own, after=box(b"moof", full_box(b"mfhd", bytes(4)))))
    assert found.telemetry == ["gpmd"]
