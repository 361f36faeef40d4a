"""Films: positions and names in user data, in keyed metadata and in boxes of other makers."""

from __future__ import annotations

from struct import pack

import pytest

from officer_exposure.parsing.isobmff.files import read_isobmff
from officer_exposure.parsing.quicktime.iso6709 import parse_iso6709

from .build_boxes import JPEG, XMP_UUID, apple_meta, box, film, full_box, gps_tiff, iso6709_text, loci, xmp_packet
from .reading import places, read, tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+27.1281+100.2508/", (27.1281, 100.2508)),
        ("+27.1281+100.2508+12.300/", (27.1281, 100.2508)),
        ("-33.8688-070.6693CRSWGS_84/", (-33.8688, -70.6693)),
        ("+5.5-3.25/", (5.5, -3.25)),
        ("+48-123/", (48.0, -123.0)),
        ("+4830.5+01615.25/", (48.508333, 16.254167)),
        ("-4830+01615/", (-48.5, 16.25)),
        ("+483000.36-0161500.72/", (48.5001, -16.2502)),
        ("+27.1281 +100.2508", (27.1281, 100.2508)),
        ("+27,1281+100,2508/", (27.1281, 100.2508)),
    ],
)
def test_forms_of_iso_6709(text: str, expected: tuple[float, float]) -> None:
    assert parse_iso6709(text) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("text", ["", "27.1 100.2", "home", "+", "+27.1281", "+27.1281/100.2"])
def test_other_texts_are_no_position(text: str) -> None:
    assert parse_iso6709(text) is None


@pytest.mark.parametrize(
    "child",
    [
        iso6709_text(b"\xa9xyz", b"+48.2081+016.3738/"),
        box(b"\xa9xyz", b"+48.2081+016.3738/"),
        box(b"@xyz", pack(">HH", 18, 0) + b"+48.2081+016.3738/"),
        iso6709_text(b"\xa9xyz", b"+48.2081+016.3738+180.000/") + bytes(4),
        box(b"meta", bytes(4), full_box(b"hdlr", bytes(4), b"mdir", bytes(13)),
            box(b"ilst", box(b"\xa9xyz", box(b"data", pack(">II", 1, 0), b"+48.2081+016.3738/")))),
    ],
)  # fmt: skip
def test_coordinates_in_user_data(child: bytes) -> None:
    assert places(read(read_isobmff, film(box(b"udta", child)))) == {(48.2081, 16.3738, "quicktime")}


def test_mobile_location_with_its_name() -> None:
    found = read(read_isobmff, film(box(b"udta", loci(-12.5, 130.75, b"Station 4"))))
    assert places(found) == {(-12.5, 130.75, "quicktime")}
    assert tags(found)["QuickTime:LocationName"] == "Station 4"


def test_coordinates_that_cannot_be_read_are_noted() -> None:
    found = read(read_isobmff, film(box(b"udta", iso6709_text(b"\xa9xyz", b"somewhere"))))
    assert found.problems


@pytest.mark.parametrize("text", [b"+00.0000+000.0000/", b"+95.0000+010.0000/", b"+10.0000+190.0000/"])
def test_no_place_on_earth_is_no_position(text: bytes) -> None:
    assert not read(read_isobmff, film(box(b"udta", iso6709_text(b"\xa9xyz", text)))).positions


def test_names_and_devices_in_user_data() -> None:
    children = (
        iso6709_text(b"\xa9ART", b"J. Doe")
        + iso6709_text(b"\xa9mak", "Kaméra".encode())
        + full_box(b"auth", b"\x15\xc7", "K. Röe".encode("utf-16"), b"\0\0")
        + box(b"SNum", b"C123456\0")
        + box(b"CAME", bytes(range(1, 5)))
        + full_box(b"smta", box(b"mdln", b"SM-G970F"))
    )
    assert tags(read(read_isobmff, film(box(b"udta", children)))) == {
        "QuickTime:Artist": "J. Doe",
        "QuickTime:Make": "Kaméra",
        "QuickTime:Author": "K. Röe",
        "QuickTime:SerialNumber": "C123456",
        "QuickTime:SerialNumberHash": "01020304",
        "QuickTime:Model": "SM-G970F",
        "QuickTime:CreateDate": "2024:05:31 11:33:20",
    }


def test_apples_keys() -> None:
    values = {
        "com.apple.quicktime.location.ISO6709": b"+48.1354+011.4635+512.3/",
        "com.apple.quicktime.location.name": b"Home",
        "com.apple.quicktime.author": b"J. Doe",
        "com.apple.quicktime.content.identifier": b"1234-ABCD",
        "com.android.manufacturer": b"Google",
        "com.example.gps": b"-10.5-020.25/",
    }
    found = read(read_isobmff, film(apple_meta(values)))
    assert places(found) == {(48.1354, 11.4635, "quicktime"), (-10.5, -20.25, "quicktime")}
    named = tags(found)
    assert named["QuickTime:LocationName"] == "Home"
    assert named["QuickTime:Author"] == "J. Doe"
    assert named["QuickTime:ContentIdentifier"] == "1234-ABCD"
    assert named["QuickTime:AndroidManufacturer"] == "Google"


def test_numbers_among_the_values() -> None:
    data = box(b"data", pack(">II", 23, 0), pack(">f", 0.5)) + box(b"data", pack(">II", 21, 0), b"\xff\xfe")
    keys = full_box(b"keys", pack(">I", 1), pack(">I", 8 + 5), b"mdtascore")
    meta = box(b"meta", full_box(b"hdlr", bytes(21)), keys, box(b"ilst", box(pack(">I", 1), data)))
    found = read(read_isobmff, film(meta))
    assert [tag.value for tag in found.tags if tag.name == "QuickTime:Score"] == ["0.5", "-2"]


def test_blocks_of_other_formats() -> None:
    user_data = box(
        b"udta", box(b"XMP_", xmp_packet(1.5, 2.5)), box(b"LEIC", bytes(16), b"Exif\0\0", gps_tiff(3.5, 4.5))
    )
    found = read(read_isobmff, film(user_data, after=box(b"uuid", XMP_UUID, xmp_packet(5.5, 6.5))))
    assert places(found) == {(1.5, 2.5, "xmp"), (3.5, 4.5, "exif"), (5.5, 6.5, "xmp")}


def test_nikons_fields() -> None:
    fields = (
        pack(">IHH", 0x1, 2, 6) + b"NIKON\0" + pack(">IHH", 0x110A431, 2, 8) + b"3001234\0"
        + pack(">IHH", 0x1200001, 2, 2) + b"S\0" + pack(">IHH6I", 0x1200002, 5, 3, 33, 1, 30, 1, 0, 1)
        + pack(">IHH", 0x1200003, 2, 2) + b"E\0" + pack(">IHH6I", 0x1200004, 5, 3, 151, 1, 15, 1, 0, 1)
    )  # fmt: skip
    found = read(read_isobmff, film(box(b"udta", box(b"NCDT", box(b"NCTG", fields)))))
    assert places(found) == {(-33.5, 151.25, "exif")}
    assert tags(found)["EXIF:BodySerialNumber"] == "3001234"
    assert not found.problems


def test_thumbnails_in_user_data() -> None:
    data = film(box(b"udta", box(b"thmb", bytes(12), JPEG)))
    preview = read(read_isobmff, data).previews[0]
    assert data[preview.offset :][: preview.length] == JPEG


def test_every_track_is_looked_into() -> None:
    tracks = [box(b"trak", box(b"udta", iso6709_text(b"\xa9xyz", b"+%02d.5+010.5/" % number))) for number in range(3)]
    assert len(read(read_isobmff, film(*tracks)).positions) == 3
