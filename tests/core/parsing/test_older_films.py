"""AVI and Matroska films."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.errors import ParseError
from officer_exposure.parsing.avi import read_avi
from officer_exposure.parsing.matroska.films import read_matroska
from tests.core.parsing import build_matroska as mkv
from tests.core.parsing import reading
from tests.core.parsing.build_matroska import element, matroska, simple_tag
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_webp import riff, riff_chunk, riff_list
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

_CAMERA = b"AVIF\0\0\0\0" + build_tiff({0x010F: "Maker", 0x8825: gps(48.1375, 11.5755)})[8:]
AVI = riff(
    b"AVI ",
    riff_list(
        b"hdrl",
        riff_chunk(b"avih", bytes(32) + struct.pack("<II", 640, 480) + bytes(16)),
        riff_list(b"strl", riff_chunk(b"strh", b"vids" + bytes(52)), riff_chunk(b"strd", _CAMERA)),
    ),
    riff_list(b"INFO", riff_chunk(b"IART", b"A. Writer\0"), riff_chunk(b"ISFT", b"Camera 1")),
    riff_list(b"movi", *(riff_chunk(b"00dc", b"\x12" * 999) for _ in range(50))),
    riff_chunk(b"_PMX", xmp_position()),
)
MATROSKA = matroska(
    element(mkv.INFO, element(mkv.TITLE, b"Our garden"), element(mkv.WRITING_APP, b"Phone 1")),
    element(
        mkv.TRACKS,
        element(mkv.TRACK, element(mkv.VIDEO, element(mkv.WIDTH, b"\x02\x80"), element(mkv.HEIGHT, b"\xf0"))),
    ),
    element(
        mkv.TAGS,
        element(mkv.TAG, simple_tag("ARTIST", "A. Writer"), simple_tag("LOCATION", "+48.1375+011.5755/")),
        element(mkv.TAG, simple_tag("ORIGINAL", "x", simple_tag("RECORDING_LOCATION", "DE, Here"))),
    ),
)


class TestAvi:
    def test_reads_texts_camera_data_and_xmp(self) -> None:
        into = reading.read(read_avi, AVI)
        assert (
            reading.tags(into).items()
            >= {"RIFF:Artist": "A. Writer", "RIFF:Software": "Camera 1", "EXIF:Make": "Maker"}.items()
        )
        assert [place.origin for place in into.positions] == ["exif", "xmp"]
        assert (into.width, into.height, into.problems, into.telemetry) == (640, 480, [], [])

    def test_names_a_text_track(self) -> None:
        data = riff(b"AVI ", riff_list(b"hdrl", riff_list(b"strl", riff_chunk(b"strh", b"txts" + bytes(52)))))
        assert reading.read(read_avi, data).telemetry == ["text"]

    def test_a_film_cut_short_is_a_problem(self) -> None:
        into = reading.read(read_avi, AVI[:-4000])
        assert len(into.positions) == 1
        assert into.problems

    def test_no_avi_is_an_error(self) -> None:
        with pytest.raises(ParseError):
            reading.read(read_avi, b"RIFF\0\0\0\0WAVE")

    def test_lists_in_lists_end_soon(self) -> None:
        data = b"RIFF\xff\xff\xff\x7fAVI " + b"LIST\xff\xff\xff\x7fhdrl" * 100_000
        start = time.perf_counter()
        assert reading.read(read_avi, data).problems
        assert time.perf_counter() - start < 2

    @given(mutated([AVI]))
    def test_spoilt_films(self, data: bytes) -> None:
        survives(read_avi, data)


class TestMatroska:
    def test_reads_tags_and_the_place(self) -> None:
        into = reading.read(read_matroska, MATROSKA)
        assert reading.tags(into) == {
            "Matroska:Title": "Our garden",
            "Matroska:WritingApp": "Phone 1",
            "Matroska:ARTIST": "A. Writer",
            "Matroska:LOCATION": "+48.1375+011.5755/",
            "Matroska:RECORDING_LOCATION": "DE, Here",
            "Matroska:ORIGINAL": "x",
        }
        assert reading.places(into) == {(48.1375, 11.5755, "quicktime")}
        assert (into.format, into.width, into.height, into.problems) == ("MKV", 640, 240, [])

    def test_streams_of_unknown_length(self) -> None:
        tags = element(mkv.TAGS, element(mkv.TAG, simple_tag("LOCATION", "+48.1375+011.5755/")))
        into = reading.read(read_matroska, matroska(tags, kind=b"webm", streamed=True))
        assert (into.format, len(into.positions), into.problems) == ("WebM", 1, [])

    def test_attached_files_are_a_problem(self) -> None:
        assert reading.read(read_matroska, matroska(element(mkv.ATTACHMENTS, b"x"))).problems

    def test_a_film_cut_short_is_a_problem(self) -> None:
        assert reading.read(read_matroska, MATROSKA[:-30]).problems

    def test_no_matroska_is_an_error(self) -> None:
        with pytest.raises(ParseError):
            reading.read(read_matroska, b"\x1a\x45\xdf")

    def test_very_many_elements_end_soon(self) -> None:
        start = time.perf_counter()
        into = reading.read(read_matroska, matroska(b"\xec\x80" * 1_000_000))
        assert into.problems
        assert time.perf_counter() - start < 3

    @given(mutated([MATROSKA, matroska(streamed=True)]))
    def test_spoilt_films(self, data: bytes) -> None:
        survives(read_matroska, data)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(read_avi, b"RIFF\0\0\0\0AVI " + data)
    survives(read_matroska, b"\x1a\x45\xdf\xa3" + data)
