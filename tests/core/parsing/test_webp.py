"""WebP: EXIF and XMP in any order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.webp import read_webp
from tests.core.parsing import reading
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_webp import riff, riff_chunk, webp
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

EXIF = build_tiff({0x8825: gps(48.1375, 11.5755)})
EXIF_CHUNK, XMP_CHUNK = riff_chunk(b"EXIF", EXIF), riff_chunk(b"XMP ", xmp_position())


def read(data: bytes) -> Metadata:
    return reading.read(read_webp, data)


def origins(data: bytes) -> list[str]:
    return [place.origin for place in read(data).positions]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (webp(EXIF_CHUNK, XMP_CHUNK), ["exif", "xmp"]),
        (webp(XMP_CHUNK, EXIF_CHUNK), ["xmp", "exif"]),
        (webp(riff_chunk(b"EXIF", b"Exif\0\0" + EXIF)), ["exif"]),
        (webp(riff_chunk(b"XMP\0", xmp_position())), ["xmp"]),
        (riff(b"WEBP", EXIF_CHUNK, riff_chunk(b"VP8 ", b"\x12" * 99)), ["exif"]),
        (webp(*(riff_chunk(b"ANMF", b"\x12" * 999) for _ in range(200)), EXIF_CHUNK), ["exif"]),
        (webp() + EXIF_CHUNK, ["exif"]),  # the file's own length leaves it out
    ],
)
def test_finds_positions(data: bytes, found: list[str]) -> None:
    assert origins(data) == found


@pytest.mark.parametrize(
    ("chunk", "size"),
    [
        (b"", (640, 480)),
        (
            riff_chunk(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + (300).to_bytes(2, "little") + (200).to_bytes(2, "little")),
            (300, 200),
        ),
        (riff_chunk(b"VP8L", b"\x2f" + (299 | 199 << 14).to_bytes(4, "little") + bytes(6)), (300, 200)),
    ],
)
def test_reads_the_size(chunk: bytes, size: tuple[int, int]) -> None:
    into = read(riff(b"WEBP", chunk) if chunk else webp())
    assert (into.width, into.height, into.problems) == (*size, [])


def test_content_credentials() -> None:
    assert Tag("JUMBF:C2PA", "present") in read(webp(riff_chunk(b"C2PA", b"jumb c2pa"))).tags


@pytest.mark.parametrize("data", [b"", b"RIFF\0\0\0\0WAVE", b"RIFX\0\0\0\0WEBP"])
def test_no_webp_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data)


@pytest.mark.parametrize("cut", [3, 40])
def test_a_file_cut_short_is_a_problem(cut: int) -> None:
    into = read(webp(EXIF_CHUNK, riff_chunk(b"ICCP", b"x" * 50))[:-cut])
    assert len(into.positions) == 1
    assert into.problems


def test_a_file_cut_between_its_chunks_is_a_problem() -> None:
    picture = webp(EXIF_CHUNK)
    assert read(picture[: -len(EXIF_CHUNK)]).problems
    assert read(picture[:13]).problems


def test_padding_behind_the_last_chunk_is_none() -> None:
    assert read(webp(EXIF_CHUNK) + bytes(100)).problems == []


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(read_webp, data)
    survives(read_webp, b"RIFF\0\0\0\0WEBP" + data)


@given(mutated([webp(EXIF_CHUNK, XMP_CHUNK)]))
def test_spoilt_pictures(data: bytes) -> None:
    survives(read_webp, data)
