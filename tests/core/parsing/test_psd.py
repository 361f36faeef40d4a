"""Photoshop files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.psd import read_psd
from tests.core.parsing import reading
from tests.core.parsing.build_iptc import CITY, iptc_resource, resource
from tests.core.parsing.build_psd import psd
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

RESOURCES = (
    iptc_resource((CITY, "Here"))
    + resource(0x0422, build_tiff({0x8825: gps(48.1375, 11.5755)}))
    + resource(0x0424, xmp_position())
)


def read(data: bytes) -> Metadata:
    return reading.read(read_psd, data)


@pytest.mark.parametrize(("large", "name"), [(False, "PSD"), (True, "PSB")])
def test_reads_resources(large: bool, name: str) -> None:
    into = read(psd(RESOURCES, large=large))
    assert (into.format, into.width, into.height) == (name, 640, 480)
    assert [place.origin for place in into.positions] == ["exif", "xmp"]
    assert Tag("IPTC:City", "Here") in into.tags
    assert into.problems == []


def test_a_file_without_resources_is_clean() -> None:
    assert read(psd()) == Metadata(format="PSD", width=640, height=480)


@pytest.mark.parametrize("data", [b"8BPS", psd()[:29], b"8BPS\0\x09" + psd()[6:], b"GIF89a" + bytes(40)])
def test_no_photoshop_file_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data)


def test_a_file_cut_short_keeps_what_it_has() -> None:
    into = Metadata()
    with pytest.raises(ParseError):
        read_psd(ByteView.of(psd(RESOURCES)[:-300]), into)
    assert Tag("IPTC:City", "Here") in into.tags


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(read_psd, data)
    survives(read_psd, psd()[:30] + data)


@given(mutated([psd(RESOURCES), psd(RESOURCES, large=True)]))
def test_spoilt_files(data: bytes) -> None:
    survives(read_psd, data)
