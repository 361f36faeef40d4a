"""Positions in odd places of films: wrong lengths, unknown types, packed headers, pictures inside and behind."""

from __future__ import annotations

import zlib
from struct import pack

import pytest

from officer_exposure.parsing.isobmff.files import read_isobmff

from .build_boxes import JPEG, apple_meta, box, film, full_box, gps_tiff, iso6709_text, track
from .build_png import chunk, png
from .reading import places, read, tags
from .test_pdf import photo

_TEXT = b"+48.2081+016.3738/"
_PLACE = {(48.2081, 16.3738, "quicktime")}
_LOCATION = "com.apple.quicktime.location.ISO6709"


def packed(header: bytes, method: bytes = b"zlib") -> bytes:
    """A film whose header is compressed."""
    data = box(b"cmvd", pack(">I", len(header)), zlib.compress(header))
    return film(box(b"cmov", box(b"dcom", method), data))


def location(kind: int, value: bytes, key: str = _LOCATION) -> bytes:
    """A film with a location key whose value says that it is of `kind`."""
    return film(apple_meta({key: value}).replace(box(b"data", pack(">II", 1, 0), value), _data(kind, value)))


def _data(kind: int, value: bytes) -> bytes:
    return box(b"data", pack(">II", kind, 0), value)


@pytest.mark.parametrize("length", [0, 5 + len(_TEXT), 0x1FFF])
def test_a_text_that_says_a_wrong_length(length: int) -> None:
    child = box(b"\xa9xyz", pack(">HH", length, 0x15C7), _TEXT)
    found = read(read_isobmff, film(box(b"udta", child)))
    assert places(found) == _PLACE
    assert not found.problems


def test_coordinates_without_a_readable_text_are_noted() -> None:
    child = box(b"\xa9xyz", pack(">HH", 20, 0x15C7), b"\0\1\2\3\4\5\6\7")
    assert read(read_isobmff, film(box(b"udta", child))).problems


def test_empty_coordinates_are_clean() -> None:
    assert not read(read_isobmff, film(box(b"udta", box(b"\xa9xyz", bytes(24))))).problems


@pytest.mark.parametrize("kind", [0x101, 2, 13, 21, 23])
def test_a_location_of_another_type_is_read_as_text(kind: int) -> None:
    assert places(read(read_isobmff, location(kind, _TEXT))) == _PLACE


@pytest.mark.parametrize("value", [b"\xff\xfe\xfd\xfc\xfb", b"somewhere"])
def test_a_location_that_cannot_be_read_is_noted(value: bytes) -> None:
    found = read(read_isobmff, location(0x101, value))
    assert not found.positions
    assert found.problems


def test_the_name_of_a_place_is_no_problem() -> None:
    found = read(read_isobmff, location(1, b"Station 4", "com.apple.quicktime.location.name"))
    assert "Station 4" in tags(found).values()
    assert not found.problems


def test_a_compressed_header() -> None:
    user_data = box(b"udta", iso6709_text(b"\xa9xyz", _TEXT))
    found = read(read_isobmff, packed(box(b"moov", user_data, track(b"vide", b"avc1", [], 0))))
    assert places(found) == _PLACE
    assert (found.problems, found.telemetry) == ([], [])


def test_timed_tracks_of_a_compressed_header_are_named() -> None:
    assert read(read_isobmff, packed(box(b"moov", track(b"meta", b"gpmd", [4], 0)))).telemetry == ["gpmd"]


@pytest.mark.parametrize(
    "data",
    [
        packed(box(b"moov"), b"lzma"),
        packed(box(b"free")),
        packed(box(b"moov", bytes(16))).replace(b"x\x9c", b"xx"),
        packed(box(b"moov", box(b"udta", bytes(40)))[:20]),
        packed(box(b"moov", box(b"cmov", bytes(16)))),
        packed(box(b"moov", bytes(64 * 1024 * 1024))),
        film(box(b"cmov", box(b"dcom", b"zlib"))),
    ],
)
def test_a_compressed_header_that_cannot_be_read_is_noted(data: bytes) -> None:
    assert read(read_isobmff, data).problems


@pytest.mark.parametrize(
    "picture", [photo(48.25, 16.5), png(chunk(b"eXIf", gps_tiff(48.25, 16.5)))], ids=["jpeg", "png"]
)
@pytest.mark.parametrize("kind", [13, 14])
def test_artwork_tells_where_it_was_taken(picture: bytes, kind: int) -> None:
    listed = box(b"ilst", box(b"covr", _data(kind, picture)))
    meta = full_box(b"meta", full_box(b"hdlr", bytes(4), b"mdir", bytes(13)), listed)
    data = film(box(b"udta", meta))
    found = read(read_isobmff, data)
    assert places(found) == {(48.25, 16.5, "exif")}
    assert [data[p.offset :][: p.length] for p in found.previews] == [picture]
    assert not found.problems


def test_a_thumbnail_tells_where_it_was_taken() -> None:
    found = read(read_isobmff, film(box(b"udta", box(b"thmb", b"jpeg", photo(48.25, 16.5)))))
    assert places(found) == {(48.25, 16.5, "exif")}


def test_artwork_without_its_end_is_noted() -> None:
    cut = png(chunk(b"eXIf", gps_tiff(48.25, 16.5)))[:-12]
    meta = full_box(
        b"meta", full_box(b"hdlr", bytes(4), b"mdir", bytes(13)), box(b"ilst", box(b"covr", _data(14, cut)))
    )
    assert read(read_isobmff, film(box(b"udta", meta))).problems


def test_a_photo_behind_the_film() -> None:
    assert places(read(read_isobmff, film() + photo(48.25, 16.5))) == {(48.25, 16.5, "exif")}


@pytest.mark.parametrize("behind", [png(), b"PK\3\4" + b"part" * 9, b"something else that nobody knows"])
def test_what_is_not_known_behind_the_film_is_noted(behind: bytes) -> None:
    assert read(read_isobmff, film() + behind).problems


@pytest.mark.parametrize("behind", [b"", bytes(4), bytes(4096), b"\r\n"])
def test_padding_behind_the_film_is_clean(behind: bytes) -> None:
    assert not read(read_isobmff, film() + behind).problems


@pytest.mark.parametrize(
    ("lock", "expected", "named"),
    [(b"A", {(48.25, -16.5, "telemetry")}, []), (b"V", set(), ["freeGPS"]), (b"?", set(), ["freeGPS"])],
)
def test_a_dashcams_positions_beside_the_picture_data(
    lock: bytes, expected: set[tuple[float, float, str]], named: list[str]
) -> None:
    block = (
        pack(">I", 0x100) + b"freeGPS " + bytes(0x48 - 12) + lock + b"NW\0" + pack("<2f", 4815.0, 1630.0) + bytes(64)
    )
    found = read(read_isobmff, film(before=box(b"mdat", bytes(5000), block)))
    assert places(found) == expected
    assert found.telemetry == named


def test_a_plain_thumbnail_is_clean() -> None:
    found = read(read_isobmff, film(box(b"udta", box(b"thmb", b"jpeg", JPEG))))
    assert (len(found.previews), found.positions, found.problems) == (1, [], [])
