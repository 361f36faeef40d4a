from __future__ import annotations

import struct

import pytest

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.tiff.raw import read_raf, read_tiff
from tests.core.parsing.build_tiff import Blob, Directory, Field, build_directory, build_tiff, gps
from tests.shared_data import needs_shared, shared

MUNICH = (48.137222, 11.575556)
ORDERS = pytest.mark.parametrize("order", ["<", ">"])


def jpeg(block: bytes = b"", frame: int = 0xC0) -> bytes:
    """A JPEG of 32 x 16 pixels that says nothing but what the EXIF block says."""
    segments = b""
    if block:
        segments += b"\xff\xe1" + struct.pack(">H", len(block) + 8) + b"Exif\0\0" + block
    segments += b"\xff" + bytes([frame]) + struct.pack(">HBHHB", 11, 8, 16, 32, 1) + b"\1\x11\0"
    return b"\xff\xd8" + segments + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + bytes(9) + b"\xff\xd9"


def read(data: bytes) -> Metadata:
    into = Metadata()
    read_tiff(ByteView.of(data), into)
    return into


def places(into: Metadata) -> list[tuple[float, float]]:
    return [(round(position.latitude, 6), round(position.longitude, 6)) for position in into.positions]


@ORDERS
@pytest.mark.parametrize("big", [False, True])
def test_a_tiff_file(order: str, big: bool) -> None:
    directory: Directory = {0x0100: 4000, 0x0101: 3000, 0x0112: 6, 0x013B: "Ann Other", 0x8825: gps(*MUNICH)}
    into = read(build_tiff(directory, order=order, big=big))
    assert (into.format, into.kind, into.width, into.height, into.orientation) == (
        "TIFF",
        ArtifactKind.PHOTO,
        4000,
        3000,
        6,
    )
    assert [tag.value for tag in into.tags] == ["Ann Other"]
    assert places(into) == [MUNICH]
    assert into.problems == []


def test_directories_far_behind_the_head_are_read_without_the_pixels() -> None:
    pixels = Blob(bytes(5_000_000))
    into = read(build_tiff({0x0111: pixels, 0x8825: gps(*MUNICH)}, {0x010E: "second"}))
    assert places(into) == [MUNICH]
    assert [tag.value for tag in into.tags] == ["second"]


@pytest.mark.parametrize(
    ("name", "magic", "directory"),
    [
        ("ORF", 0x4F52, {0x010F: "OLYMPUS"}),
        ("RW2", 0x0055, {0x010F: "Panasonic"}),
        ("DNG", 0, {0xC612: b"\1\4\0\0"}),
        ("NEF", 0, {0x010F: "NIKON", 0x014A: {0x0103: 34713}}),
        ("NEF", 0, {0x010F: "NIKON", 0x014A: {0x0103: 1}}),
        ("ARW", 0, {0x010F: "SONY", 0x014A: {0x0103: 32767}}),
        ("PEF", 0, {0x010F: "PENTAX", 0x0103: 65535}),
        ("TIFF", 0, {0x010F: "NIKON"}),
        ("TIFF", 0, {0x0103: 32773}),
    ],
)
def test_the_format_is_named(name: str, magic: int, directory: Directory) -> None:
    into = read(build_tiff({**directory, 0x8825: gps(*MUNICH)}, magic=magic))
    assert into.format == name
    assert places(into) == [MUNICH]


def test_cr2() -> None:
    block = build_tiff({0x010F: "Canon", 0x8825: gps(*MUNICH)})
    shifted = block[:8] + b"CR\2\0" + bytes(4)
    into = read(shifted[:4] + struct.pack("<I", 16) + shifted[8:] + build_directory({0x8825: gps(*MUNICH)}, 16))
    assert into.format == "CR2"
    assert places(into) == [MUNICH]


def test_the_largest_picture_gives_the_size() -> None:
    into = read(build_tiff({0x0100: 160, 0x0101: 120, 0x014A: {0x0100: 6000, 0x0101: 4000}}))
    assert (into.width, into.height) == (6000, 4000)


@pytest.mark.parametrize("compression", [6, 7])
def test_a_jpeg_preview_in_a_sub_directory_is_read(compression: int) -> None:
    picture = jpeg(build_tiff({0x8825: gps(*MUNICH)}))
    data = build_tiff({0x014A: {0xFE: 1, 0x0103: compression, 0x0111: Blob(picture), 0x0117: len(picture)}})
    into = read(data)
    assert into.previews == [Preview("preview", data.index(picture), len(picture))]
    assert places(into) == [MUNICH]


def test_a_preview_that_is_cut_short_is_read_and_noted() -> None:
    block = build_tiff({0x8825: gps(1.5, 2.5)})
    picture = jpeg(block)
    whole = build_tiff({0x014A: {0xFE: 1, 0x0103: 7, 0x0111: Blob(picture), 0x0117: len(picture)}})
    cut = whole[: whole.index(picture) + picture.index(block) + len(block)]
    assert places(read(cut)) == [(1.5, 2.5)]
    assert read(cut).problems


def test_a_large_preview_of_a_raw_file_is_read() -> None:
    picture = jpeg(build_tiff({0x8825: gps(*MUNICH)}))
    data = build_tiff({0x010F: "NIKON", 0x014A: {0x0103: 6, 0x0201: Blob(picture), 0x0202: len(picture)}})
    into = read(data)
    assert into.previews == [Preview("preview", data.index(picture), len(picture))]
    assert places(into) == [MUNICH]


def test_a_page_of_a_tiff_file_is_no_preview() -> None:
    picture = jpeg()
    assert read(build_tiff({0x0103: 7, 0x0111: Blob(picture), 0x0117: len(picture)})).previews == []


def test_raw_data_in_lossless_jpeg_is_no_preview() -> None:
    picture = jpeg(frame=0xC3)
    directory: Directory = {0xC612: b"\1\4\0\0", 0x0103: 7, 0x0111: Blob(picture), 0x0117: len(picture)}
    assert read(build_tiff(directory)).previews == []


def test_the_picture_in_a_panasonic_raw_file_is_read() -> None:
    picture = jpeg(build_tiff({0x8825: gps(*MUNICH), 0x0112: 8}))
    data = build_tiff({0x002E: picture}, magic=0x55)
    into = read(data)
    assert places(into) == [MUNICH]
    assert (into.width, into.height, into.orientation) == (32, 16, 8)
    assert into.previews == [Preview("preview", data.index(picture), len(picture))]


def raf(picture: bytes) -> bytes:
    head = b"FUJIFILMCCD-RAW 0201FF393101".ljust(84, b"\0")
    return head + struct.pack(">II", 160, len(picture)) + bytes(68) + picture + bytes(100)


def test_raf() -> None:
    picture = jpeg(build_tiff({0x010F: "FUJIFILM", 0x8825: gps(*MUNICH)}))
    into = Metadata()
    read_raf(ByteView.of(raf(picture)), into)
    assert (into.format, into.width) == ("RAF", 32)
    assert places(into) == [MUNICH]
    assert Preview("preview", 160, len(picture)) in into.previews


def test_a_raf_without_its_picture_is_refused() -> None:
    with pytest.raises(ParseError):
        read_raf(ByteView.of(raf(b"")[:160]), Metadata())


def test_a_file_without_a_header_is_refused() -> None:
    with pytest.raises(ParseError):
        read(b"no TIFF file at all")


def test_a_cut_file_says_so() -> None:
    into = read(build_tiff({0x0111: Blob(bytes(100_000)), 0x8825: gps(*MUNICH)})[:-60])
    assert into.problems


def test_an_xmp_packet_and_iptc_in_a_tiff_file() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Bonn"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    iptc = b"\x1c\x02\x5a\0\x04Bonn"
    into = read(build_tiff({0x02BC: Field(1, len(packet), packet), 0x83BB: iptc}))
    assert {tag.name for tag in into.tags} == {"XMP-photoshop:City", "IPTC:City"}


@needs_shared
@pytest.mark.parametrize(
    ("name", "place"),
    [("exifr__001.tif", (50.862599, 4.672542)), ("exifr__002.tiff", (39.917000, -2.825024))],
)
def test_real_files(name: str, place: tuple[float, float]) -> None:
    into = read(shared("data/photos/files").joinpath(name).read_bytes())
    assert places(into) == [place]
