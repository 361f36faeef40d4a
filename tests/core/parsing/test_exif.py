from __future__ import annotations

import struct

import pytest

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.exif.block import ExifScan, read_exif
from officer_exposure.parsing.tiff.directories import Block, open_tiff
from tests.core.parsing.build_tiff import Directory, Field, Inline, Value, build_tiff, gps

MUNICH = (48.137222, 11.575556)
SYDNEY = (-33.856784, 151.215297)
ORDERS = pytest.mark.parametrize("order", ["<", ">"])
JPEG = b"\xff\xd8\xff\xdb" + bytes(40) + b"\xff\xd9"


def read(block: bytes, base: int = 0) -> Metadata:
    into = Metadata()
    read_exif(block, into, base=base)
    return into


def positions(*directories: Directory, order: str = "<") -> list[tuple[float, float]]:
    found = read(build_tiff(*directories, order=order)).positions
    return [(round(position.latitude, 6), round(position.longitude, 6)) for position in found]


@ORDERS
@pytest.mark.parametrize("place", [MUNICH, SYDNEY, (-54.8, -68.3), (0.0, 179.999)])
def test_a_position_is_read_in_both_byte_orders(order: str, place: tuple[float, float]) -> None:
    into = read(build_tiff({0x8825: gps(*place)}, order=order))
    assert [position.origin for position in into.positions] == ["exif"]
    assert into.positions[0].latitude == pytest.approx(place[0], abs=1e-7)
    assert into.positions[0].longitude == pytest.approx(place[1], abs=1e-7)
    assert into.problems == []


@ORDERS
def test_signed_numbers_are_nothing_irregular_unless_negative(order: str) -> None:
    """Some phones write them into every photo, and the second reader takes longer than all the rest."""
    for degrees, irregular in ((48, False), (-48, True)):
        latitude = Field(10, 3, struct.pack(order + "6i", degrees, 1, 8, 1, 0, 1))
        tiff, first = open_tiff(Block(build_tiff({0x8825: gps(*MUNICH) | {0x02: latitude}}, order=order)))
        into = Metadata()
        ExifScan(tiff, into, 0).run(first)
        assert tiff.irregular is irregular
        assert round(into.positions[0].latitude, 4) == 48.1333


@pytest.mark.parametrize(
    "directories",
    [
        ({}, {0x8825: gps(*MUNICH)}),
        ({}, {}, {0x8825: gps(*MUNICH)}),
        ({0x014A: {0x8825: gps(*MUNICH)}},),
        ({0x014A: [{}, {0x8825: gps(*MUNICH)}]},),
        ({0x8769: {0x8825: gps(*MUNICH)}},),
    ],
    ids=["second", "third", "sub", "second-sub", "exif"],
)
def test_a_gps_directory_is_found_wherever_it_hangs(directories: tuple[Directory, ...]) -> None:
    assert positions(*directories) == [MUNICH]


def test_the_destination_is_a_position_too() -> None:
    there = {tag + 0x12: value for tag, value in gps(*SYDNEY).items() if tag}
    assert positions({0x8825: gps(*MUNICH) | there}) == [MUNICH, SYDNEY]


def rationals(*numbers: int) -> Field:
    return Field(5, len(numbers) // 2, struct.pack(f"<{len(numbers)}I", *numbers))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({0x01: "s", 0x03: "w"}, (-48.5, -11.25)),
        ({0x01: "South"}, (-48.5, 11.25)),
        ({0x01: Field(1, 1, b"S")}, (-48.5, 11.25)),
        ({0x02: rationals(48, 1, 30, 1, 0, 0)}, (48.5, 11.25)),
        ({0x02: rationals(48, 1, 30, 1)}, (48.5, 11.25)),
        ({0x02: rationals(485, 10)}, (48.5, 11.25)),
        ({0x02: rationals(0, 1, 2910, 1, 0, 1)}, (48.5, 11.25)),
        ({0x01: "S", 0x02: -48.5}, (-48.5, 11.25)),
        ({0x02: Field(12, 1, struct.pack("<d", 48.5))}, (48.5, 11.25)),
        ({0x02: Field(12, 3, struct.pack("<3d", 48, 30, 0))}, (48.5, 11.25)),
        ({0x02: "48.5"}, (48.5, 11.25)),
        ({0x02: "48 deg 30' 0.0\""}, (48.5, 11.25)),
        ({0x02: Field(7, 9, b"48,30,0 S"), 0x01: ""}, (-48.5, 11.25)),
        ({0x02: [48, 30, 0]}, (48.5, 11.25)),
    ],
)
def test_odd_coordinates_are_understood(changed: dict[int, Value], expected: tuple[float, float]) -> None:
    assert positions({0x8825: gps(48.5, 11.25) | changed}) == [expected]


@pytest.mark.parametrize("number", [-48.5, 48.5])
def test_without_a_letter_the_sign_decides(number: float) -> None:
    directory = {tag: value for tag, value in gps(48.5, 11.25).items() if tag != 0x01}
    assert positions({0x8825: directory | {0x02: number}}) == [(number, 11.25)]


@pytest.mark.parametrize(
    "changed",
    [
        {0x02: rationals(0, 0, 0, 0, 0, 0)},
        {0x02: rationals(0, 1, 0, 1, 0, 1), 0x04: rationals(0, 1, 0, 1, 0, 1)},
        {0x02: rationals(91, 1, 0, 1, 0, 1)},
        {0x02: ""},
    ],
)
def test_no_fix_is_no_position(changed: dict[int, Value]) -> None:
    assert positions({0x8825: gps(48.5, 11.25) | changed}) == []


@ORDERS
def test_identity_fields_are_read(order: str) -> None:
    exif: Directory = {0x9003: "2024:05:06 07:08:09", 0xA430: "Ann Other", 0xA431: "S-123", 0xA435: "L-9", 0xA437: "Cy"}
    block = build_tiff({0x010F: "Canon ", 0x0110: "EOS R5", 0x013B: "Zoë", 0x8769: exif}, order=order)
    assert read(block).tags == [
        Tag("EXIF:Make", "Canon"),
        Tag("EXIF:Model", "EOS R5"),
        Tag("EXIF:Artist", "Zoë"),
        Tag("EXIF:DateTimeOriginal", "2024:05:06 07:08:09"),
        Tag("EXIF:OwnerName", "Ann Other"),
        Tag("EXIF:BodySerialNumber", "S-123"),
        Tag("EXIF:LensSerialNumber", "L-9"),
        Tag("EXIF:Photographer", "Cy"),
    ]


@ORDERS
@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        (0x9C9D, "Zoë B.\0".encode("utf-16-le"), "Zoë B."),
        (0x9286, b"ASCII\0\0\0at home\0\0", "at home"),
        (0x9286, b"UNICODE\0" + "zu Hause".encode("utf-16-le"), "zu Hause"),
        (0x9286, b"UNICODE\0" + "zu Hause".encode("utf-16-be"), "zu Hause"),
        (0x9286, b"JIS\0\0\0\0\0" + "自宅".encode("iso2022_jp"), "自宅"),
        (0x9286, b"\0\0\0\0\0\0\0\0at home", "at home"),
        (0x9286, b"at home with Zo\xeb", "at home with Zoë"),
        (0x8298, b"Ann\0Bob\0", "Ann; Bob"),
        (0x013B, b"Zo\xeb\0trash", "Zoë"),
        (0xA431, 123456, "123456"),
    ],
)
def test_texts_are_decoded(order: str, tag: int, value: Value, expected: str) -> None:
    assert [field.value for field in read(build_tiff({0x8769: {tag: value}}, order=order)).tags] == [expected]


def test_a_long_text_is_cut_and_an_empty_one_left_out() -> None:
    into = read(build_tiff({0x013B: "   ", 0x010E: "x" * 50_000}))
    assert [(tag.name, len(tag.value)) for tag in into.tags] == [("EXIF:ImageDescription", 2000)]


@ORDERS
def test_the_thumbnail_is_placed_in_the_file(order: str) -> None:
    block = build_tiff({0x010F: "A"}, order=order, thumbnail=JPEG)
    into = read(b"Exif\0\0" + block, base=100)
    assert into.previews == [Preview("thumbnail", 106 + block.index(JPEG), len(JPEG))]


@pytest.mark.parametrize("before", [b"Exif\0\0", b"Exif\0\0Exif\0\0", b"EXIF", b"\0\0\0\6Exif\0\0"])
def test_bytes_before_the_header_do_no_harm(before: bytes) -> None:
    assert len(read(before + build_tiff({0x8825: gps(*MUNICH)})).positions) == 1


def test_the_orientation_is_that_of_the_first_picture() -> None:
    assert read(build_tiff({0x0112: 6}, {0x0112: 8})).orientation == 6
    assert read(build_tiff({0x010F: "A"}, {0x0112: 8})).orientation == 1
    assert read(build_tiff({0x0112: 9})).orientation == 1


def test_a_block_without_a_header_is_refused() -> None:
    with pytest.raises(ParseError):
        read(b"This is no TIFF stream")


def test_a_position_that_cannot_be_read_is_a_problem_and_not_silence() -> None:
    into = read(build_tiff({0x8825: gps(*MUNICH) | {0x02: Inline(5, 3, b"\xff\xff\0\0")}}))
    assert into.positions == []
    assert into.problems


def test_where_a_field_stands_twice_both_readings_are_kept() -> None:
    """Our scan takes the first, `exifread` the last: neither position may be missed."""
    block = build_tiff({0x8825: gps(48.5, 11.25) | {0x06: rationals(47, 1, 0, 1, 0, 1)}})
    twice = block.replace(struct.pack("<HHI", 0x06, 5, 3), struct.pack("<HHI", 0x02, 5, 3))
    assert [round(position.latitude, 6) for position in read(twice).positions] == [48.5, 47.0]


def test_a_cut_block_says_so() -> None:
    block = build_tiff({0x010F: "Canon", 0x8825: gps(*MUNICH)})
    assert read(block[:-30]).problems
    assert len(read(block).positions) == 1
