"""JPEG: every place that hides something, in every order, whole and broken."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Clip, Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Position, Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.jpeg.walk import read_jpeg
from tests.core.parsing.build_iptc import BY_LINE, CITY, dataset, iptc, iptc_resource, resource
from tests.core.parsing.build_jpeg import (
    comment_segment,
    exif_segment,
    extended_xmp_segments,
    jpeg,
    photoshop_segment,
    segment,
    with_further_pictures,
    xmp_segment,
)
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_xmp import xmp_bag, xmp_packet, xmp_position
from tests.core.parsing.hostile import mutated, survives

MUNICH = (48.1375, 11.5755)
SYDNEY = (-33.8568, 151.2153)
HARMLESS = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
BIG_PROFILE = [segment(0xE2, b"ICC_PROFILE\0" + bytes([n, 5]) + b"\x55" * 60000) for n in range(1, 6)]


def read(data: bytes) -> Metadata:
    into = Metadata()
    read_jpeg(ByteView.of(data), into)
    return into


def exif(place: tuple[float, float], order: str = "<") -> bytes:
    return build_tiff({0x010F: "Maker", 0x8825: gps(*place)}, order=order)


def places(data: bytes) -> list[tuple[float, float]]:
    return [(round(found.latitude, 4), round(found.longitude, 4)) for found in read(data).positions]


def film(place: str = "+12.3456-098.7654/") -> bytes:
    """A film with a position, as phones hang it behind a motion photo."""
    text = place.encode()
    location = struct.pack(">I4sHH", 12 + len(text), b"\xa9xyz", len(text), 0x15C7) + text
    user_data = struct.pack(">I4s", 8 + len(location), b"udta") + location
    movie = struct.pack(">I4s", 8 + len(user_data), b"moov") + user_data
    media = struct.pack(">I4s", 8 + 3000, b"mdat") + b"\x11" * 3000
    return struct.pack(">I4s4sI4s", 20, b"ftyp", b"mp42", 0, b"mp42") + movie + media


class TestSegments:
    def test_reads_size_and_exif(self) -> None:
        into = read(jpeg(HARMLESS, exif_segment(exif(MUNICH)), size=(4000, 3000)))
        assert (into.width, into.height) == (4000, 3000)
        assert into.positions == [Position(*MUNICH, "exif")]
        assert Tag("EXIF:Make", "Maker") in into.tags
        assert into.problems == []

    def test_preview_offsets_count_from_the_start_of_the_file(self) -> None:
        thumbnail = jpeg(size=(160, 120))
        data = jpeg(HARMLESS, exif_segment(build_tiff({}, thumbnail=thumbnail)))
        (preview,) = read(data).previews
        assert data[preview.offset : preview.offset + preview.length] == thumbnail

    def test_a_picture_without_hidden_data_is_clean(self) -> None:
        assert read(jpeg(HARMLESS)) == Metadata(width=640, height=480)

    def test_exif_behind_the_first_64_kilobytes(self) -> None:
        assert places(jpeg(HARMLESS, *BIG_PROFILE, exif_segment(exif(MUNICH)))) == [MUNICH]

    def test_every_exif_block_counts(self) -> None:
        assert places(jpeg(exif_segment(exif(MUNICH)), exif_segment(exif(SYDNEY, ">")))) == [MUNICH, SYDNEY]

    @pytest.mark.parametrize("marker", [b"Exif\0\xff", b"\0\0Exif\0\0", b""])
    def test_exif_markers_as_found_in_the_wild(self, marker: bytes) -> None:
        assert places(jpeg(segment(0xE1, marker + exif(MUNICH)))) == [MUNICH]

    def test_exif_cut_over_two_segments(self) -> None:
        thumbnail = jpeg(size=(160, 120))
        block = build_tiff({0x010E: "x" * 70000, 0x8825: gps(*MUNICH)}, thumbnail=thumbnail)
        data = jpeg(exif_segment(block[:65000]), segment(0xE1, b"Exif\0\0" + block[65000:]))
        assert places(data) == [MUNICH]
        assert [preview.data for preview in read(data).previews] == [thumbnail]

    def test_xmp(self) -> None:
        assert read(jpeg(xmp_segment(xmp_position()))).positions[0].origin == "xmp"

    def test_xmp_without_its_marker(self) -> None:
        assert len(places(jpeg(segment(0xE1, xmp_position())))) == 1

    @pytest.mark.parametrize("backwards", [False, True])
    def test_extended_xmp(self, backwards: bool) -> None:
        packet = xmp_packet(
            xmp_bag("dc:subject", *("word" * 500 for _ in range(100))) + xmp_bag("dc:creator", "Me"), xpacket=False
        )
        pieces = extended_xmp_segments(packet)
        assert len(pieces) > 3
        into = read(jpeg(xmp_segment(xmp_packet()), *(reversed(pieces) if backwards else pieces)))
        assert Tag("XMP-dc:creator", "Me") in into.tags
        assert into.problems == []

    def test_extended_xmp_with_a_piece_missing_is_a_problem(self) -> None:
        packet = xmp_packet(xmp_bag("dc:subject", *("word" * 500 for _ in range(100))), xpacket=False)
        pieces = extended_xmp_segments(packet)
        assert read(jpeg(*pieces[:2], *pieces[3:])).problems

    def test_iptc(self) -> None:
        into = read(jpeg(photoshop_segment(iptc_resource((BY_LINE, "A. Writer"), (CITY, "Springfield")))))
        assert into.tags == [Tag("IPTC:By-line", "A. Writer"), Tag("IPTC:City", "Springfield")]

    def test_iptc_cut_over_two_segments(self) -> None:
        resources = resource(
            0x0404, dataset(2, 120, b"y" * 30000) + dataset(2, 120, b"y" * 30000) + iptc((CITY, "Here"))
        )
        into = read(jpeg(photoshop_segment(resources[:50000]), photoshop_segment(resources[50000:])))
        assert Tag("IPTC:City", "Here") in into.tags

    def test_comments(self) -> None:
        assert read(jpeg(comment_segment("at home"), comment_segment(" \0"))).tags == [Tag("JPEG:Comment", "at home")]

    def test_flir_position_and_serial(self) -> None:
        camera = (
            b"\0" * 0xD4 + b"Thermal 1".ljust(0x30, b"\0") + b"55667788".ljust(0x9C, b"\0") + b"L1".ljust(16, b"\0")
        )
        position = struct.pack("<I4s2s2sIdd", 1, b"\2\2\0\0", b"N\0", b"E\0", 0, *MUNICH).ljust(0x80, b"\0")
        directory = b""
        start = 0x40 + 64
        for kind, record in ((0x20, camera), (0x2B, position)):
            directory += struct.pack(">HHIIIIIII", kind, 1, 100, 1, start, len(record), 0, 0, 0)
            start += len(record)
        header = (b"FFF\0" + bytes(16) + struct.pack(">III", 100, 0x40, 2)).ljust(0x40, b"\0")
        whole = header + directory + camera + position
        into = read(
            jpeg(segment(0xE1, b"FLIR\0\x01\x00\x01" + whole[:300]), segment(0xE1, b"FLIR\0\x01\x01\x01" + whole[300:]))
        )
        assert [(place.latitude, place.longitude) for place in into.positions] == [MUNICH]
        assert Tag("FLIR:SerialNumber", "55667788") in into.tags

    def test_makers_own_segments(self) -> None:
        serial = b"CASNc\x01\x00\x08C1234567"
        device = b"DEVC\0\x01" + struct.pack(">H", len(serial)) + serial
        into = read(
            jpeg(
                segment(0xE5, b"ssuniqueid\0ABC123"),
                segment(0xE6, b"GoPro\0" + device),
                segment(0xEB, b"JP\0\1\0\0\0\1jumbc2pa" + b'{"author":[{"@type":"Person","name":"A. Writer"}]}'),
                segment(0xEC, b"[picture info]\r\nSerial#=98765\r\n"),
                segment(0xEC, b"Ducky\0\x02\0\x08\0\0\0\x02\0h\0i"),
            )
        )
        assert into.tags == [
            Tag("GoPro:CameraSerialNumber", "C1234567"),
            Tag("JUMBF:C2PA", "present"),
            Tag("JUMBF:AuthorName", "A. Writer"),
            Tag("APP5:UniqueID", "ABC123"),
            Tag("APP12:SerialNumber", "98765"),
            Tag("Ducky:Comment", "hi"),
        ]


class TestFurtherPictures:
    def test_are_previews_with_hidden_data_of_their_own(self) -> None:
        second = jpeg(exif_segment(exif(SYDNEY)), size=(100, 80))
        data = with_further_pictures([exif_segment(exif(MUNICH))], [second, jpeg(size=(10, 10))])
        into = read(data)
        assert [data[preview.offset : preview.offset + preview.length][:2] for preview in into.previews] == [
            b"\xff\xd8"
        ] * 2
        assert data[into.previews[0].offset :][: into.previews[0].length] == second
        assert [round(place.latitude, 4) for place in into.positions] == [MUNICH[0], SYDNEY[0]]
        assert (into.width, into.height) == (640, 480)
        assert into.problems == []

    def test_large_previews_are_called_so(self) -> None:
        assert [p.label for p in read(with_further_pictures([], [jpeg()], kind=0x010002)).previews] == ["preview"]

    def test_a_list_left_behind_by_an_editor_is_no_problem(self) -> None:
        data = with_further_pictures([], [jpeg()])
        assert read(data[: -len(jpeg())]) == Metadata(width=640, height=480)

    def test_a_broken_list_is_a_problem(self) -> None:
        assert read(jpeg(segment(0xE2, b"MPF\0MM\0*\0\0\x40\0"))).problems


class TestTrailer:
    def test_a_film_behind_the_picture(self) -> None:
        whole = film()
        into = read(jpeg(exif_segment(exif(MUNICH)), trailer=whole))
        size = len(jpeg(exif_segment(exif(MUNICH))))
        assert into.clips == [Clip("motion clip", size, len(whole))]
        assert [place.origin for place in into.positions] == ["exif", "quicktime"]
        assert (into.width, into.height, into.problems) == (640, 480, [])

    @pytest.mark.parametrize(
        "announcement",
        [
            lambda length: xmp_packet(attributes=f'GCamera:MicroVideo="1" GCamera:MicroVideoOffset="{length}"'),
            lambda length: xmp_packet(
                "<Container:Directory><rdf:Seq><rdf:li rdf:parseType='Resource'><Container:Item Item:Mime='image/jpeg' "
                "Item:Semantic='Primary'/></rdf:li><rdf:li rdf:parseType='Resource'><Container:Item Item:Mime='film' "
                f"Item:Semantic='MotionPhoto' Item:Length='{length}'/></rdf:li></rdf:Seq></Container:Directory>",
                'GCamera:MotionPhoto="1"',
            ),
        ],
    )
    @pytest.mark.parametrize("end", [b"", b"\xff\xd9"])
    def test_a_film_that_xmp_announces(self, announcement: object, end: bytes) -> None:
        assert callable(announcement)
        whole = film() + (struct.pack(">I4s", 8 + len(end), b"free") + end if end else b"")
        into = read(jpeg(xmp_segment(announcement(len(whole))), trailer=whole))
        assert len(into.clips) == 1
        assert [place.origin for place in into.positions] == ["quicktime"]
        assert into.problems == []

    def test_an_announcement_left_behind_by_an_editor_is_no_problem(self) -> None:
        packet = xmp_packet(attributes='GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="4000"')
        into = read(jpeg(xmp_segment(packet)))
        assert (into.clips, into.problems) == ([], [])

    def test_samsungs_directory(self) -> None:
        name = b"MotionPhoto_Data"
        block = struct.pack("<HHI", 0, 0x0A30, len(name)) + name + film()
        directory = b"SEFH" + struct.pack("<II", 106, 1) + struct.pack("<HHII", 0, 0x0A30, len(block), len(block))
        into = read(jpeg(trailer=block + directory + struct.pack("<I", len(directory)) + b"SEFT"))
        assert into.clips[0].length == len(film())
        assert (len(into.positions), into.problems) == (1, [])

    def test_further_pictures_without_a_list(self) -> None:
        second = jpeg(exif_segment(exif(SYDNEY)))
        into = read(jpeg(trailer=second + b"\0" * 20 + b"end of trailer"))
        assert into.previews[0].offset == len(jpeg())
        assert [round(place.latitude, 4) for place in into.positions] == [SYDNEY[0]]

    @pytest.mark.parametrize("trailer", [b"PK\x03\x04" + b"x" * 60, b"%PDF-1.4" + b"x" * 60, b"secret notes " * 9])
    def test_anything_else_is_a_problem(self, trailer: bytes) -> None:
        assert read(jpeg(trailer=trailer)).problems

    @pytest.mark.parametrize("trailer", [b"", b"CANON OPTIONAL DATA\0"])
    def test_what_lies_too_far_behind_to_be_seen_is_a_problem(self, trailer: bytes) -> None:
        assert read(jpeg(trailer=trailer + b"\0" * 25 * 1024 * 1024 + film())).problems

    @pytest.mark.parametrize("trailer", [b"\0" * 900, b"\r\n", b"\0" * 70 + b"\n"])
    def test_padding_is_none(self, trailer: bytes) -> None:
        assert read(jpeg(trailer=trailer)) == Metadata(width=640, height=480)


class TestDamage:
    def test_rubbish_before_the_picture(self) -> None:
        into = read(b"\r\n\r\n" + jpeg(exif_segment(build_tiff({0x8825: gps(*MUNICH)}, thumbnail=jpeg()))))
        assert len(into.positions) == 1
        assert (into.width, into.previews[0].length) == (640, len(jpeg()))

    def test_fill_bytes_are_allowed(self) -> None:
        into = read(jpeg(b"\xff" * 9 + exif_segment(exif(MUNICH)), b"\xff" * 100000 + xmp_segment(xmp_position())))
        assert (len(into.positions), into.problems) == (2, [])

    @pytest.mark.parametrize("rubbish", [b"\0\0\0\0", b"abc", b"\xff\xe4\0\0", b"\xff\xe4\0\1"])
    def test_rubbish_between_segments_is_passed_and_noted(self, rubbish: bytes) -> None:
        into = read(jpeg(HARMLESS, rubbish, exif_segment(exif(MUNICH))))
        assert len(into.positions) == 1
        assert into.problems

    @pytest.mark.parametrize("length", [3, 30, 200])
    def test_a_file_cut_short_keeps_what_it_has(self, length: int) -> None:
        into = read(jpeg(exif_segment(exif(MUNICH)), segment(0xE4, b"z" * 300))[: 20 + len(exif(MUNICH)) + length])
        assert len(into.positions) == 1
        assert into.problems

    def test_a_picture_cut_in_its_data_is_whole_enough(self) -> None:
        into = read(jpeg(exif_segment(exif(MUNICH)))[:-30])
        assert (len(into.positions), into.problems) == (1, [])

    def test_one_broken_part_costs_only_itself(self) -> None:
        into = read(
            jpeg(
                segment(0xE1, b"Exif\0\0garbage"),
                xmp_segment(b"<x:xmpmeta><"),
                photoshop_segment(iptc_resource((CITY, "A"))),
            )
        )
        assert into.tags == [Tag("IPTC:City", "A")]
        assert len(into.problems) == 2

    def test_no_jpeg_is_an_error(self) -> None:
        with pytest.raises(ParseError):
            read(b"no picture at all")

    def test_thousands_of_segments_are_a_problem_soon(self) -> None:
        start = time.perf_counter()
        into = read(jpeg(b"\xff\xe4\0\2" * 2_000_000))
        assert into.problems
        assert time.perf_counter() - start < 2

    def test_a_trailer_full_of_signs_ends_soon(self) -> None:
        start = time.perf_counter()
        read(jpeg(trailer=b"\0\0\0\x14ftypmp42\xff\xd8\xff" * 300_000))
        assert time.perf_counter() - start < 3

    @given(st.binary(max_size=400))
    def test_any_bytes(self, data: bytes) -> None:
        survives(read_jpeg, data)
        survives(read_jpeg, b"\xff\xd8\xff" + data)


WHOLE = (
    with_further_pictures(
        [
            exif_segment(exif(MUNICH)),
            xmp_segment(xmp_packet()),
            *extended_xmp_segments(xmp_packet(), 1500),
            photoshop_segment(iptc_resource((CITY, "Here"))),
            segment(0xE1, b"FLIR\0\x01\x00\x00FFF\0" + bytes(100)),
        ],
        [jpeg(exif_segment(exif(SYDNEY)))],
    )
    + film()
)


def test_the_whole_picture_that_is_spoilt_above_is_sound() -> None:
    into = read(WHOLE)
    assert [place.origin for place in into.positions] == ["exif", "exif", "quicktime"]
    assert [preview.label for preview in into.previews] == ["further picture"]


@given(mutated([WHOLE]))
def test_spoilt_pictures(data: bytes) -> None:
    survives(read_jpeg, data)
