"""JPEG XR, MRW, exiv2's own files and PostScript."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.core.parsing import reading
from tests.core.parsing.build_jpeg import exif_segment, xmp_segment
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

TIFF = build_tiff({0x8825: gps(48.1375, 11.5755)})
JPEG_XR = b"II\xbc\x01" + TIFF[4:]
MRW_BLOCKS = struct.pack(">4sI", b"\0PRD", 24) + bytes(24) + struct.pack(">4sI", b"\0TTW", len(TIFF)) + TIFF
MRW = struct.pack(">4sI", b"\0MRM", len(MRW_BLOCKS)) + MRW_BLOCKS + b"\x12" * 500
EXIV2 = b"\xff\x01Exiv2" + exif_segment(TIFF) + xmp_segment(xmp_position()) + b"\xff\xd9"
POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\r%%For: (A. Writer) \n%%Creator: Drawing 1\n" + xmp_position() + b"\nshowpage"
ALL = [JPEG_XR, MRW, EXIV2, POSTSCRIPT]


def read(data: bytes) -> Metadata:
    return read_metadata(ByteView.of(data), "")


@pytest.mark.parametrize(
    ("data", "name", "origins"),
    [
        (JPEG_XR, "JPEG XR", ["exif"]),
        (MRW, "MRW", ["exif"]),
        (EXIV2, "JPEG", ["exif", "xmp"]),
        (POSTSCRIPT, "PostScript", ["xmp"]),
    ],
)
def test_finds_positions(data: bytes, name: str, origins: list[str]) -> None:
    into = read(data)
    assert (into.format, [place.origin for place in into.positions]) == (name, origins)
    assert into.problems == []


def test_postscript_says_who_made_it() -> None:
    tags = reading.tags(read(POSTSCRIPT))
    assert (tags["PostScript:For"], tags["PostScript:Creator"]) == ("A. Writer", "Drawing 1")


@pytest.mark.parametrize("data", [JPEG_XR[:6], MRW[:20], struct.pack(">4sI", b"\0MRM", 0)])
def test_damage_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data)


@given(mutated(ALL))
def test_spoilt_files(data: bytes) -> None:
    survives(lambda view, _into: read_into(view), data)


def read_into(view: ByteView) -> None:
    assert read_metadata(view, "").format
