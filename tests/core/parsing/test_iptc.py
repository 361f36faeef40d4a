"""IPTC-IIM and the Photoshop resources around it."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.iptc import read_iptc, read_photoshop
from tests.core.parsing.build_iptc import BY_LINE, CITY, KEYWORD, dataset, iptc, iptc_resource, resource
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives


def tags(data: bytes) -> list[tuple[str, str]]:
    into = Metadata()
    read_iptc(data, into)
    return [(tag.name, tag.value) for tag in into.tags]


def photoshop(data: bytes) -> Metadata:
    into = Metadata()
    read_photoshop(data, into)
    return into


class TestDatasets:
    @pytest.mark.parametrize("utf_8", [True, False])
    def test_reads_names_and_places(self, utf_8: bool) -> None:
        assert tags(iptc((BY_LINE, "Zoë"), (CITY, "Köln"), (KEYWORD, "a"), (KEYWORD, "b"), utf_8=utf_8)) == [
            ("IPTC:By-line", "Zoë"),
            ("IPTC:City", "Köln"),
            ("IPTC:Keywords", "a"),
            ("IPTC:Keywords", "b"),
        ]

    def test_utf_8_without_saying_so(self) -> None:
        assert tags(dataset(2, CITY, "Köln".encode())) == [("IPTC:City", "Köln")]

    def test_extended_lengths(self) -> None:
        assert tags(dataset(2, 120, b"x" * 40000, extended=True) + dataset(2, CITY, b"Here")) == [
            ("IPTC:Caption-Abstract", "x" * 4000),
            ("IPTC:City", "Here"),
        ]

    def test_records_and_numbers_that_say_nothing_are_passed(self) -> None:
        assert tags(dataset(2, 0, b"\0\4") + dataset(7, 90, b"no city") + dataset(2, CITY, b" \0")) == []

    @pytest.mark.parametrize("padding", [b"", b"\0\0\0", b"  "])
    def test_padding(self, padding: bytes) -> None:
        assert tags(iptc((CITY, "Here")) + padding) == [("IPTC:City", "Here")]

    @pytest.mark.parametrize(
        "damage",
        [b"\x1c", b"\x1c\x02\x5a\x40\x00abc", b"garbage", b"\x1c\x02\x5a\xff\xff", b"\x1c\x02\x5a\x80\x04\xff"],
    )
    def test_damage_is_an_error_that_keeps_what_came_before(self, damage: bytes) -> None:
        into = Metadata()
        with pytest.raises(ParseError):
            read_iptc(iptc((BY_LINE, "Me")) + damage, into)
        assert into.tags[0] == Tag("IPTC:By-line", "Me")

    def test_too_many_are_an_error(self) -> None:
        with pytest.raises(ParseError):
            tags(dataset(2, KEYWORD, b"x") * 5000)


class TestResources:
    def test_every_kind_of_block(self) -> None:
        exif = build_tiff({0x8825: gps(48.1375, 11.5755)})
        thumbnail = b"\xff\xd8\xff picture"
        into = photoshop(
            resource(0x03ED, b"resolution", name=b"odd")
            + iptc_resource((CITY, "Here"))
            + resource(0x0422, exif)
            + resource(0x0424, xmp_position(), name=b"even")
            + resource(0x040C, struct.pack(">I24x", 1) + thumbnail)
            + resource(0x0409, struct.pack(">I24x", 0) + b"raw pixels")
        )
        assert [place.origin for place in into.positions] == ["exif", "xmp"]
        assert Tag("IPTC:City", "Here") in into.tags
        assert into.previews == [Preview("Photoshop", data=thumbnail)]
        assert into.problems == []

    @pytest.mark.parametrize("signature", [b"8B64", b"AgHg", b"MeSa"])
    def test_other_signatures(self, signature: bytes) -> None:
        other = iptc_resource((CITY, "Here")).replace(b"8BIM", signature)
        assert photoshop(other + iptc_resource((CITY, "There"))).tags == [
            Tag("IPTC:City", "Here"),
            Tag("IPTC:City", "There"),
        ]

    def test_padding_that_is_left_out(self) -> None:
        odd = resource(0x03ED, b"abc")
        assert photoshop(odd[:-1] + iptc_resource((CITY, "Here"))).tags == [Tag("IPTC:City", "Here")]

    @pytest.mark.parametrize("damage", [b"8BIM", b"8BIM\x04\x04\0\0\0\0\xff\xff", b"8BIM\x04\x04\xff", b"????" * 4])
    def test_damage_is_an_error_that_keeps_what_came_before(self, damage: bytes) -> None:
        into = Metadata()
        with pytest.raises(ParseError):
            read_photoshop(iptc_resource((CITY, "Here")) + damage, into)
        assert into.tags == [Tag("IPTC:City", "Here")]

    def test_one_broken_block_costs_only_itself(self) -> None:
        into = photoshop(resource(0x0422, b"no EXIF here") + iptc_resource((CITY, "Here")))
        assert into.tags == [Tag("IPTC:City", "Here")]
        assert len(into.problems) == 1


def whole(read: Callable[[bytes, Metadata], None]) -> Callable[[ByteView, Metadata], None]:
    """A reader of files out of a reader of bytes."""
    return lambda view, into: read(view.at(0, view.size), into)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    for stream in (data, b"\x1c\x02" + data):
        survives(whole(read_iptc), stream)
    for resources in (data, b"8BIM\x04\x04\0\0" + data):
        survives(whole(read_photoshop), resources)


@given(mutated([iptc_resource((CITY, "Here"), (BY_LINE, "Me")) + resource(0x0424, xmp_position())]))
def test_spoilt_resources(data: bytes) -> None:
    survives(whole(read_photoshop), data)
