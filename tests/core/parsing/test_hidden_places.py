"""Places where hardly anybody looks: behind the start of the picture, in previews, in keywords, behind a cut."""

from __future__ import annotations

import struct

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.iptc import read_iptc
from officer_exposure.parsing.jpeg.walk import read_jpeg
from officer_exposure.parsing.psd import read_psd
from officer_exposure.parsing.tiff.raw import read_tiff
from officer_exposure.parsing.xmp.packet import read_xmp
from tests.core.parsing.build_iptc import KEYWORD, iptc, resource
from tests.core.parsing.build_jpeg import PICTURE_DATA, exif_segment, jpeg, photoshop_segment, xmp_segment
from tests.core.parsing.build_psd import psd
from tests.core.parsing.build_tiff import Inline, build_tiff, gps
from tests.core.parsing.build_xmp import xmp_bag, xmp_packet, xmp_position
from tests.core.parsing.reading import places, read

PLACE = (48.1375, 11.5755)
BLOCK = build_tiff({0x8825: gps(*PLACE)})
EXIF = {(*PLACE, "exif")}
WITH_PLACE = jpeg(exif_segment(BLOCK))
ORDERS = pytest.mark.parametrize("order", ["<", ">"])
LONG = b"\x12\x34\x56" * 120_000


@pytest.mark.parametrize("late", [exif_segment(BLOCK), xmp_segment(xmp_position("48,8.25N", "11,34.53E"))])
@pytest.mark.parametrize("before", [PICTURE_DATA, LONG])
@pytest.mark.parametrize("after", [b"", PICTURE_DATA])
def test_a_segment_behind_the_start_of_the_scan(late: bytes, before: bytes, after: bytes) -> None:
    found = {place[:2] for place in places(read(read_jpeg, jpeg(data=before + late + after)))}
    assert found == {PLACE}


@pytest.mark.parametrize("padding", [b"", b"\0" * 1000])
@pytest.mark.parametrize("data", [PICTURE_DATA, LONG])
def test_a_second_picture_that_no_list_names(padding: bytes, data: bytes) -> None:
    assert places(read(read_jpeg, jpeg(data=data, trailer=padding + WITH_PLACE))) == EXIF


def test_more_pictures_behind_the_end_than_are_read_are_a_problem() -> None:
    assert read(read_jpeg, jpeg(trailer=jpeg() * 40 + WITH_PLACE + b"end of it")).problems


def test_more_pages_than_are_read_are_a_problem() -> None:
    page = struct.pack("<HHHII", 1, 0x0100, 4, 1, 64)
    step = len(page) + 4
    chain = b"".join(page + struct.pack("<I", 8 + step * number) for number in range(1, 400))
    whole = b"II*\0" + struct.pack("<I", 8) + chain + page + bytes(4)
    assert read(read_tiff, whole).problems


@ORDERS
def test_the_thumbnail_keeps_a_place(order: str) -> None:
    into = read(read_jpeg, jpeg(exif_segment(build_tiff({}, thumbnail=WITH_PLACE, order=order))))
    assert places(into) == EXIF
    assert len(into.previews) == 1


def test_thumbnails_inside_thumbnails_are_not_followed_without_end() -> None:
    picture = WITH_PLACE
    for _ in range(100):
        picture = jpeg(exif_segment(build_tiff({}, thumbnail=picture)))
    assert len(read(read_jpeg, picture).previews) == 1


@pytest.mark.parametrize("kind", [0, 1])
def test_the_thumbnail_of_photoshop_keeps_a_place(kind: int) -> None:
    thumbnail = resource(0x040C, struct.pack(">I", kind) + bytes(24) + WITH_PLACE)
    assert places(read(read_psd, psd(thumbnail))) == EXIF
    assert places(read(read_jpeg, jpeg(photoshop_segment(thumbnail)))) == EXIF


@ORDERS
def test_a_tiff_file_cut_before_its_second_page_says_so(order: str) -> None:
    whole = build_tiff({0x0112: 1}, {0x8825: gps(*PLACE)}, order=order)
    assert places(read(read_tiff, whole)) == EXIF
    assert read(read_tiff, whole[: 8 + 2 + 12 + 4]).problems


@pytest.mark.parametrize("field", [(5, 0xFFFFFFFF), (2, 154), (0, 0), (4, 0), (4, 4_000_000)])
def test_a_pointer_of_impossible_shape_is_a_problem(field: tuple[int, int]) -> None:
    assert read(read_tiff, build_tiff({0x8825: Inline(*field, struct.pack("<I", 8))})).problems


@pytest.mark.parametrize(
    "packet",
    [
        xmp_packet('<g:lat xmlns:g="{0}">48.1375</g:lat><g:long xmlns:g="{0}">11.5755</g:long>'),
        xmp_packet(attributes='xmlns:g="{0}" g:lat="48.1375" g:long="11.5755"'),
    ],
)
def test_the_geo_vocabulary(packet: bytes) -> None:
    packet = packet.replace(b"{0}", b"http://www.w3.org/2003/01/geo/wgs84_pos#")
    assert places(read_packet(packet)) == {(*PLACE, "xmp")}


@pytest.mark.parametrize("name", ["lon", "long"])
def test_machine_tags(name: str) -> None:
    keywords = ("geotagged", "geo:lat=48.1375", f"geo:{name}=11.5755")
    into = Metadata()
    read_iptc(iptc(*((KEYWORD, keyword) for keyword in keywords)), into)
    assert places(into) == places(read_packet(xmp_packet(xmp_bag("dc:subject", *keywords)))) == {(*PLACE, "xmp")}


def read_packet(packet: bytes) -> Metadata:
    into = Metadata()
    read_xmp(packet, into)
    return into
