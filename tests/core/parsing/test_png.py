"""PNG: EXIF, XMP, IPTC and names in every kind of chunk, before and behind the picture data."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.png.chunks import read_png
from tests.core.parsing import reading
from tests.core.parsing.build_iptc import CITY, iptc, iptc_resource
from tests.core.parsing.build_jpeg import jpeg
from tests.core.parsing.build_png import (
    chunk,
    international_chunk,
    packed_text_chunk,
    png,
    profile_chunk,
    text_chunk,
    xmp_chunk,
)
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

MUNICH = (48.1375, 11.5755)
EXIF = build_tiff({0x8825: gps(*MUNICH)})
XMP_MARKER = b"http://ns.adobe.com/xap/1.0/\0"


def read(data: bytes) -> Metadata:
    return reading.read(read_png, data)


def packed_exif(exif: bytes) -> bytes:
    return chunk(b"zxIf", b"\0" + struct.pack(">I", len(exif)) + zlib.compress(exif))


def origins(data: bytes) -> list[str]:
    return [place.origin for place in read(data).positions]


def test_a_picture_without_hidden_data_is_clean() -> None:
    assert read(png(size=(30, 20))) == Metadata(width=30, height=20)


@pytest.mark.parametrize(
    ("hidden", "origin"),
    [
        (chunk(b"eXIf", EXIF), "exif"),
        (chunk(b"eXIf", b"Exif\0\0" + EXIF), "exif"),
        (packed_exif(EXIF), "exif"),
        (profile_chunk("exif", b"Exif\0\0" + EXIF), "exif"),
        (profile_chunk("exif", EXIF, packed=False), "exif"),
        (profile_chunk("APP1", b"Exif\0\0" + EXIF, title="generic profile"), "exif"),
        (profile_chunk("APP1", XMP_MARKER + xmp_position()), "xmp"),
        (profile_chunk("xmp", xmp_position()), "xmp"),
        (xmp_chunk(xmp_position()), "xmp"),
        (xmp_chunk(xmp_position(), packed=True), "xmp"),
        (packed_text_chunk("XML:com.adobe.xmp", xmp_position()), "xmp"),
    ],
)
def test_finds_a_position_before_and_behind_the_picture_data(hidden: bytes, origin: str) -> None:
    assert origins(png(hidden)) == [origin]
    assert origins(png(behind=(hidden,))) == [origin]


def test_the_position_that_imagemagick_spreads_over_keywords() -> None:
    texts = {"Latitude": "48/1, 8/1, 15/1", "LatitudeRef": "N", "Longitude": "11/1, 34/1, 30/1", "LongitudeRef": "W"}
    data = png(*(text_chunk(f"exif:GPS{key}", value) for key, value in texts.items()))
    assert reading.places(read(data)) == {(48.1375, -11.575, "exif")}


@pytest.mark.parametrize("pack", [lambda exif: profile_chunk("exif", b"Exif\0\0" + exif), packed_exif])
def test_previews_in_packed_exif_take_their_bytes_along(pack: Callable[[bytes], bytes]) -> None:
    thumbnail = jpeg(size=(16, 12))
    (preview,) = read(png(pack(build_tiff({}, thumbnail=thumbnail)))).previews
    assert preview.data == thumbnail


@pytest.mark.parametrize(
    ("kind", "block"),
    [
        ("iptc", iptc_resource((CITY, "Here"))),
        ("iptc", iptc((CITY, "Here"))),
        ("8bim", b"Photoshop 3.0\0" + iptc_resource((CITY, "Here"))),
    ],
)
def test_iptc(kind: str, block: bytes) -> None:
    assert read(png(profile_chunk(kind, block, title="IPTC profile"))).tags == [Tag("IPTC:City", "Here")]


def test_texts() -> None:
    into = read(
        png(
            text_chunk("Author", "A. Writer"),
            text_chunk("Creation Time", "today"),
            packed_text_chunk("Comment", b"at home"),
            international_chunk(b"Description", "Köln".encode()),
            international_chunk(b"Title", b"x", packed=True),
            chunk(b"caBX", b"jumb c2pa"),
        )
    )
    assert [(tag.name, tag.value) for tag in into.tags] == [
        ("PNG:Author", "A. Writer"),
        ("PNG:CreationTime", "today"),
        ("PNG:Comment", "at home"),
        ("PNG:Description", "Köln"),
        ("PNG:Title", "x"),
        ("JUMBF:C2PA", "present"),
    ]


def test_color_profiles_are_passed() -> None:
    assert read(png(profile_chunk("icc", b"profile"), chunk(b"iCCP", b"sRGB\0\0"))).problems == []


def test_many_pieces_of_picture_data_are_passed() -> None:
    assert origins(png(*(chunk(b"IDAT", b"\x12" * 5000) for _ in range(200)), chunk(b"eXIf", EXIF))) == ["exif"]


def test_a_picture_behind_the_end_is_read() -> None:
    into = read(png(trailer=jpeg(size=(9, 9))))
    assert [preview.label for preview in into.previews] == ["further picture"]
    assert into.problems == []


def test_the_rest_of_a_larger_picture_behind_the_end_is_a_problem() -> None:
    assert read(png(trailer=b"\x55\xaa" * 500)).problems


@pytest.mark.parametrize("data", [b"", b"\x89PNG", jpeg()])
def test_no_png_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data)


@pytest.mark.parametrize(
    "damaged",
    [
        png(chunk(b"eXIf", EXIF))[:-20],
        png(chunk(b"eXIf", EXIF), b"\xff\xff\xff\xff????"),
        png(chunk(b"eXIf", EXIF), profile_chunk("exif", b"")),
        png(chunk(b"eXIf", EXIF), chunk(b"zTXt", b"Comment\0\0damaged")),
        png(chunk(b"eXIf", EXIF), profile_chunk("xmp", b"<x:xmpmeta>")),
        png(chunk(b"eXIf", EXIF), *(text_chunk("Comment", "x") for _ in range(2000))),
    ],
)
def test_damage_is_noted_and_costs_only_itself(damaged: bytes) -> None:
    into = read(damaged)
    assert len(into.positions) == 1
    assert into.problems


def test_a_check_sum_that_is_wrong_does_not_hide_anything() -> None:
    data = bytearray(png(chunk(b"eXIf", EXIF)))
    data[8 + 25 + 8 + len(EXIF)] ^= 0xFF
    assert origins(bytes(data)) == ["exif"]


def test_bombs_are_refused_soon() -> None:
    bomb = packed_text_chunk("Comment", b"\0" * 20_000_000)
    start = time.perf_counter()
    into = read(png(*(bomb for _ in range(50)), chunk(b"eXIf", EXIF)))
    assert into.problems
    assert len(into.positions) == 1
    assert time.perf_counter() - start < 3


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(read_png, data)
    survives(read_png, b"\x89PNG\r\n\x1a\n" + data)


@given(mutated([png(chunk(b"eXIf", EXIF), profile_chunk("exif", EXIF), xmp_chunk(xmp_position(), packed=True))]))
def test_spoilt_pictures(data: bytes) -> None:
    survives(read_png, data)
