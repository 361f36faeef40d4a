"""Telling files apart by their content, whatever they are called."""

from __future__ import annotations

import gzip
import io
import struct
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.core.parsing.build_iptc import CITY, iptc_resource
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_matroska import matroska
from tests.core.parsing.build_png import png
from tests.core.parsing.build_psd import psd
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.build_webp import riff, webp
from tests.core.parsing.build_xmp import xmp_position
from tests.core.parsing.hostile import mutated, survives

PHOTO, VIDEO, DOCUMENT, SIDECAR = ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.DOCUMENT, ArtifactKind.SIDECAR
TIFF = build_tiff({0x8825: gps(48.1375, 11.5755)})
GIF = b"GIF89a" + struct.pack("<HHBBB", 3, 2, 0, 0, 0) + b"\x3b"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
MOV = struct.pack(">I4s4sI", 16, b"ftyp", b"qt  ", 0) + struct.pack(">I4s", 8, b"moov")


def read(data: bytes, name: str = "") -> Metadata:
    return read_metadata(ByteView.of(data), name)


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for name in names:
            zipped.writestr(name, "text")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [
        (jpeg(exif_segment(TIFF)), PHOTO, "JPEG"),
        (b"\n\n" + jpeg(), PHOTO, "JPEG"),
        (png(), PHOTO, "PNG"),
        (webp(), PHOTO, "WebP"),
        (GIF, PHOTO, "GIF"),
        (b"BM" + bytes(12) + struct.pack("<IIi", 40, 3, 2) + bytes(40), PHOTO, "BMP"),
        (psd(iptc_resource((CITY, "Here"))), PHOTO, "PSD"),
        (psd(large=True), PHOTO, "PSB"),
        (b"\xff\x0a" + bytes(20), PHOTO, "JXL"),
        (SVG, PHOTO, "SVG"),
        (b"\xef\xbb\xbf" + SVG, PHOTO, "SVG"),
        (TIFF, PHOTO, "TIFF"),
        (MOV, VIDEO, "MOV"),
        (riff(b"AVI "), VIDEO, "AVI"),
        (matroska(), VIDEO, "MKV"),
        (matroska(kind=b"webm"), VIDEO, "WebM"),
        (xmp_position(), SIDECAR, "XMP"),
        (xmp_position().decode().encode("utf-16"), SIDECAR, "XMP"),
    ],
)
@pytest.mark.parametrize("extension", ["", ".jpg", ".pdf", ".txt", ".xmp", ".HEIC"])
def test_the_content_decides_and_not_the_name(data: bytes, kind: ArtifactKind, name: str, extension: str) -> None:
    into = read(data, "holiday" + extension)
    assert (into.kind, into.format) == (kind, name)


def test_a_compressed_drawing_needs_its_name() -> None:
    assert read(gzip.compress(SVG), "a.svgz").format == "SVG"
    with pytest.raises(UnknownFormatError):
        read(gzip.compress(SVG), "a.gz")


def test_a_drawing_that_holds_a_packet_is_a_drawing() -> None:
    assert read(SVG.replace(b"/>", b">") + xmp_position().partition(b"\n")[2] + b"</svg>").format == "SVG"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"hello world",
        b"#!/bin/sh\n",
        b"MZ" + bytes(200),
        bytes(500),
        b"<html><body/></html>",
        archive("a.txt"),
    ],
)
def test_other_files_are_of_unknown_format(data: bytes) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        read(data, "a.jpg")
    assert caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"II\x1a\0\0\0HEAPCCDR" + bytes(99),
        b"FOVb" + bytes(99),
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(99),
        b"\0\0\x01\xba" + bytes(99),
        (b"G" + bytes(187)) * 9,
        (bytes(4) + b"G" + bytes(187)) * 9,
    ],
)
def test_known_kinds_that_are_not_read_are_never_called_clean(data: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        read(data)
    assert not isinstance(caught.value, UnknownFormatError)


def test_a_photo_loads_no_code_for_films_or_documents() -> None:
    program = (
        "import sys; from officer_exposure.parsing.byte_view import ByteView; "
        "from officer_exposure.parsing.read import read_metadata; "
        f"read_metadata(ByteView.of({jpeg(exif_segment(TIFF))!r}), ''); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "officer_exposure.parsing.jpeg.walk" in loaded
    unwanted = {"pdf.documents", "office.documents", "isobmff.files", "png.chunks", "xmp.packet", "webp", "matroska"}
    assert not {f"officer_exposure.parsing.{module}" for module in unwanted} & set(loaded)
    assert not {"exifread", "pikepdf", "PIL", "defusedxml", "xml.etree.ElementTree"} & set(loaded)


@given(st.binary(max_size=64), st.sampled_from(["", "a.xmp", "a.svgz", "a.jpg"]))
def test_any_bytes(data: bytes, name: str) -> None:
    survives(lambda view, _into: read_into(view, name), data)


def read_into(view: ByteView, name: str) -> None:
    assert read_metadata(view, name).format


@given(mutated([jpeg(exif_segment(TIFF)), png(), webp(), GIF, SVG, TIFF, MOV, matroska(), xmp_position(), psd()]))
def test_spoilt_files(data: bytes) -> None:
    survives(lambda view, _into: read_into(view, ""), data)
