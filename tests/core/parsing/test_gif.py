"""GIF and BMP."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.bmp import read_bmp
from officer_exposure.parsing.gif import read_gif
from tests.core.parsing import reading
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

_XMP_TAIL = b"\x01" + bytes(range(255, -1, -1)) + b"\0"


def blocks(data: bytes) -> bytes:
    return b"".join(bytes([len(data[p : p + 255])]) + data[p : p + 255] for p in range(0, len(data), 255)) + b"\0"


FRAME = b"\x2c" + struct.pack("<HHHHB", 0, 0, 30, 20, 0x81) + b"\x55" * 12 + b"\x08" + blocks(b"\x12" * 3000)
COMMENT = b"\x21\xfe" + blocks(b"taken at home, " * 40)
TIMING = b"\x21\xf9" + blocks(b"\0\0\0\0")
LOOP = b"\x21\xff" + blocks(b"NETSCAPE2.0")[:-1] + blocks(b"\1\0\0")
XMP = b"\x21\xff\x0bXMP DataXMP" + xmp_position() + _XMP_TAIL


def gif(*parts: bytes, trailer: bytes = b"") -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 30, 20, 0x91, 0, 0) + b"\x33" * 12 + b"".join(parts) + b"\x3b" + trailer


def read(data: bytes) -> Metadata:
    return reading.read(read_gif, data)


def test_a_picture_without_hidden_data_is_clean() -> None:
    assert read(gif(TIMING, FRAME)) == Metadata(width=30, height=20)


@pytest.mark.parametrize("parts", [(XMP, FRAME), (LOOP, TIMING, FRAME, TIMING, FRAME, XMP)])
def test_xmp_anywhere(parts: tuple[bytes, ...]) -> None:
    into = read(gif(*parts))
    assert ([place.origin for place in into.positions], into.problems) == (["xmp"], [])


def test_comments() -> None:
    (tag,) = read(gif(FRAME, COMMENT)).tags
    assert tag == Tag("GIF:Comment", ("taken at home, " * 40).strip())


def test_a_large_picture_is_passed() -> None:
    large = FRAME[:-1] + blocks(b"\x12" * 300_000)
    assert len(read(gif(large, XMP)).positions) == 1


@pytest.mark.parametrize("data", [gif(XMP, FRAME)[:-2], gif(XMP, FRAME)[:-200], gif(XMP, b"\x99")])
def test_damage_is_noted_and_keeps_what_came_before(data: bytes) -> None:
    into = read(data)
    assert len(into.positions) == 1
    assert into.problems


def test_something_behind_the_end_is_a_problem() -> None:
    assert read(gif(FRAME, trailer=b"something else" * 9)).problems


def test_no_gif_is_an_error() -> None:
    with pytest.raises(ParseError):
        read(b"GIF89a")


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(read_gif, data)
    survives(read_gif, gif()[:-1] + data)


@given(mutated([gif(XMP, COMMENT, TIMING, FRAME)]))
def test_spoilt_pictures(data: bytes) -> None:
    survives(read_gif, data)


@pytest.mark.parametrize(
    "header",
    [struct.pack("<IIi", 40, 30, 20), struct.pack("<IIi", 124, 30, -20), struct.pack("<IHH4x", 12, 30, 20)],
)
def test_bmp_has_a_size_and_nothing_else(header: bytes) -> None:
    data = b"BM" + bytes(12) + header + bytes(200)
    assert reading.read(read_bmp, data) == Metadata(width=30, height=20)


@pytest.mark.parametrize("data", [b"BM", bytes(40)])
def test_no_bmp_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        reading.read(read_bmp, data)
