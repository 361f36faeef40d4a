"""HEIC and AVIF: where items may lie, how EXIF may begin, several descriptions, thumbnails, broken tables."""

from __future__ import annotations

from struct import pack

import pytest

from officer_exposure.errors import ParseError
from officer_exposure.parsing.isobmff.files import read_isobmff

from .build_boxes import (
    JPEG,
    box,
    exif_item,
    film,
    ftyp,
    full_box,
    gps_tiff,
    heif,
    iso6709_text,
    picture_properties,
    xmp_packet,
)
from .reading import places, read, tags

PICTURE = (1, b"hvc1", b"pixels")
EXIF = exif_item(gps_tiff(52.5, 13.25, b"J. Doe"))
BERLIN = (52.5, 13.25, "exif")


@pytest.mark.parametrize("version", [0, 1, 2])
@pytest.mark.parametrize("pieces", [1, 3])
def test_items_in_the_file(version: int, pieces: int) -> None:
    found = read(read_isobmff, heif([PICTURE, (2, b"Exif", EXIF)], version=version, pieces=pieces))
    assert places(found) == {BERLIN}
    assert tags(found)["EXIF:Artist"] == "J. Doe"
    assert not found.problems


@pytest.mark.parametrize("pieces", [1, 2])
def test_items_in_the_description_itself(pieces: int) -> None:
    assert places(read(read_isobmff, heif([PICTURE, (2, b"Exif", EXIF)], method=1, pieces=pieces))) == {BERLIN}


def test_items_built_from_other_items_are_noted() -> None:
    found = read(read_isobmff, heif([PICTURE, (2, b"Exif", EXIF)], method=2))
    assert any("EXIF data" in problem for problem in found.problems)


@pytest.mark.parametrize(
    "item",
    [
        exif_item(gps_tiff(52.5, 13.25), b"Exif\0\0"),
        b"Exif\0\0" + gps_tiff(52.5, 13.25),
        gps_tiff(52.5, 13.25),
        bytes(4) + b"Exif\0\0" + gps_tiff(52.5, 13.25),
        pack(">I", 9999) + b"Exif\0\0" + gps_tiff(52.5, 13.25),
    ],
)
def test_ways_in_which_exif_begins(item: bytes) -> None:
    assert places(read(read_isobmff, heif([PICTURE, (2, b"Exif", item)]))) == {BERLIN}


def test_all_descriptions_are_read() -> None:
    items = [
        PICTURE,
        (2, b"Exif", exif_item(gps_tiff(1.5, 2.5))),
        (3, b"mime:application/rdf+xml", xmp_packet(3.5, 4.5)),
        (4, b"Exif", exif_item(gps_tiff(-5.5, -6.5))),
        (5, b"mime:application/rdf+xml", xmp_packet(-7.5, 8.25)),
    ]
    expected = {(1.5, 2.5, "exif"), (3.5, 4.5, "xmp"), (-5.5, -6.5, "exif"), (-7.5, 8.25, "xmp")}
    assert places(read(read_isobmff, heif(items, brand=b"avif"))) == expected


@pytest.mark.parametrize(("turns", "orientation"), [(0, 1), (1, 8), (2, 3), (3, 6)])
def test_size_and_turn(turns: int, orientation: int) -> None:
    found = read(read_isobmff, heif([PICTURE], more=picture_properties(1, 40, 30, turns)))
    assert (found.width, found.height, found.orientation) == (40, 30, orientation)


def test_a_jpeg_thumbnail_is_a_preview() -> None:
    references = full_box(b"iref", box(b"thmb", pack(">HHH", 2, 1, 1)))
    data = heif([PICTURE, (2, b"jpeg", JPEG)], more=references)
    preview = read(read_isobmff, data).previews[0]
    assert preview.label == "thumbnail"
    assert data[preview.offset :][: preview.length] == JPEG


def test_an_animation_keeps_both_of_its_halves() -> None:
    item = heif([PICTURE, (2, b"Exif", EXIF)], brand=b"avis")
    movie = film(box(b"udta", iso6709_text(b"\xa9xyz", b"+10.5000+020.2500/")))
    found = read(read_isobmff, item + movie[len(ftyp(b"isom", b"isom")) :])
    assert found.format == "AVIF"
    assert places(found) == {BERLIN, (10.5, 20.25, "quicktime")}


def test_an_item_beyond_the_end_is_noted() -> None:
    data = heif([PICTURE, (2, b"Exif", EXIF)])
    found = read(read_isobmff, data[:-20])
    assert found.problems


def test_a_picture_without_description_is_hopeless() -> None:
    with pytest.raises(ParseError):
        read(read_isobmff, ftyp(b"heic") + box(b"mdat", bytes(50)))


@pytest.mark.parametrize(
    "table",
    [
        full_box(b"iloc", b"\x44\x00", pack(">I", 0xFFFFFFFF), version=2),
        full_box(b"iloc", b"\x00\x00", pack(">H", 2), pack(">HHHH", 1, 0, 0, 65535) * 2, version=1),
        full_box(b"iloc", b"\xff\xff", pack(">H", 9)),
        full_box(b"iloc"),
    ],
)
def test_tables_that_lie_end_soon(table: bytes) -> None:
    infos = full_box(b"infe", pack(">HH", 1, 0), b"Exif\0", version=2)
    meta = full_box(b"meta", full_box(b"hdlr", bytes(21)), full_box(b"iinf", pack(">H", 1), infos), table)
    assert read(read_isobmff, ftyp(b"heic") + meta).problems
