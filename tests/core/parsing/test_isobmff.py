"""Box files: which kind each is, films inside films, and boxes that lie about their size."""

from __future__ import annotations

from struct import pack

import pytest

from officer_exposure.errors import UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.isobmff.files import read_isobmff

from .build_boxes import (
    XMP_UUID,
    apple_meta,
    box,
    exif_item,
    film,
    ftyp,
    full_box,
    gps_tiff,
    heif,
    iso6709_text,
    large_box,
    xmp_packet,
)
from .reading import places, read, tags

COORDINATES = iso6709_text(b"\xa9xyz", b"+48.2081+016.3738/")
FILM = film(box(b"udta", COORDINATES))
VIENNA = (48.2081, 16.3738, "quicktime")


@pytest.mark.parametrize(
    ("brand", "expected", "kind"),
    [
        (b"isom", "MP4", ArtifactKind.VIDEO),
        (b"mp42", "MP4", ArtifactKind.VIDEO),
        (b"qt  ", "MOV", ArtifactKind.VIDEO),
        (b"3gp5", "3GP", ArtifactKind.VIDEO),
        (b"M4V ", "M4V", ArtifactKind.VIDEO),
        (b"M4A ", "M4A", ArtifactKind.VIDEO),
    ],
)
def test_films_by_their_brand(brand: bytes, expected: str, kind: ArtifactKind) -> None:
    found = read(read_isobmff, film(box(b"udta", COORDINATES), brand=brand))
    assert (found.format, found.kind) == (expected, kind)
    assert places(found) == {VIENNA}


def test_an_old_film_without_a_brand() -> None:
    found = read(read_isobmff, box(b"wide") + box(b"mdat", bytes(100)) + box(b"moov", box(b"udta", COORDINATES)))
    assert found.format == "MOV"
    assert places(found) == {VIENNA}


def test_sizes_of_64_bits_and_to_the_end() -> None:
    last = pack(">I", 0) + b"moov" + box(b"udta", COORDINATES)
    found = read(read_isobmff, ftyp(b"qt  ") + large_box(b"mdat", bytes(64)) + last)
    assert places(found) == {VIENNA}
    assert not found.problems


def test_a_box_that_is_longer_than_the_file_is_read_and_noted() -> None:
    movie = bytearray(box(b"moov", box(b"udta", COORDINATES)))
    movie[0:4] = pack(">I", len(movie) + 5000)
    found = read(read_isobmff, ftyp(b"mp42") + bytes(movie))
    assert places(found) == {VIENNA}
    assert any("cut short" in problem for problem in found.problems)


def test_a_film_without_an_index_is_not_clean() -> None:
    found = read(read_isobmff, ftyp(b"mp42") + box(b"mdat", bytes(1000)))
    assert any("index" in problem for problem in found.problems)


@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"GIF89a" + bytes(60), b"\xff" * 64, b"\0\0\0\x08junk" * 4])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        read(read_isobmff, data)


def test_a_film_behind_a_picture_is_a_clip_with_positions() -> None:
    picture = heif([(1, b"hvc1", b"x"), (2, b"Exif", exif_item(gps_tiff(1.5, 2.5)))])
    found = read(read_isobmff, picture + FILM)
    assert (found.format, found.kind) == ("HEIC", ArtifactKind.PHOTO)
    assert places(found) == {(1.5, 2.5, "exif"), VIENNA}
    assert [(clip.offset, clip.length) for clip in found.clips] == [(len(picture), len(FILM))]


@pytest.mark.parametrize("gap", [b"\0" * 40, b"\xffsome bytes of a maker" * 4])
def test_a_film_behind_stray_bytes_is_found(gap: bytes) -> None:
    picture = heif([(1, b"hvc1", b"x")])
    found = read(read_isobmff, picture + gap + FILM)
    assert [clip.offset for clip in found.clips] == [len(picture) + len(gap)]
    assert places(found) == {VIENNA}


def test_samsungs_motion_photo_box() -> None:
    found = read(read_isobmff, heif([(1, b"hvc1", b"x")]) + box(b"mpvd", FILM))
    assert len(found.clips) == 1
    assert places(found) == {VIENNA}


def test_samsungs_trailer_names_its_film() -> None:
    block = pack("<HHI", 0, 0x0A30, 16) + b"MotionPhoto_Data" + FILM
    directory = b"SEFH" + pack("<II", 107, 1) + pack("<HHII", 0, 0x0A30, len(block), len(block))
    trailer = block + directory + pack("<I", len(directory)) + b"SEFT"
    picture = heif([(1, b"hvc1", b"x")])
    found = read(read_isobmff, picture + box(b"sefd", trailer))
    assert [(clip.offset, clip.length) for clip in found.clips] == [(len(picture) + 8 + 8 + 16, len(FILM))]
    assert places(found) == {VIENNA}


def test_jpeg_xl_boxes() -> None:
    head = box(b"JXL ", b"\r\n\x87\n") + ftyp(b"jxl ", b"jxl ")
    exif = box(b"Exif", exif_item(gps_tiff(10.25, -20.5)))
    found = read(read_isobmff, head + exif + box(b"xml ", xmp_packet(30.5, 40.25)) + box(b"jxlc", bytes(8)))
    assert (found.format, found.kind) == ("JXL", ArtifactKind.PHOTO)
    assert places(found) == {(10.25, -20.5, "exif"), (30.5, 40.25, "xmp")}


def test_compressed_boxes_of_jpeg_xl_are_noted() -> None:
    head = box(b"JXL ", b"\r\n\x87\n") + ftyp(b"jxl ", b"jxl ")
    found = read(read_isobmff, head + box(b"brob", b"Exif", bytes(20)))
    assert any("compressed" in problem for problem in found.problems)


def test_a_jpeg_xl_without_its_picture_is_a_problem() -> None:
    head = box(b"JXL ", b"\r\n\x87\n") + ftyp(b"jxl ", b"jxl ")
    assert read(read_isobmff, head).problems
    assert not read(read_isobmff, head + box(b"jxlc", bytes(8))).problems


def test_a_jpeg_2000_without_its_picture_is_a_problem() -> None:
    head = box(b"jP  ", b"\r\n\x87\n") + ftyp(b"jp2 ", b"jp2 ")
    assert read(read_isobmff, head).problems
    assert not read(read_isobmff, head + box(b"jp2c", bytes(8))).problems


def test_jpeg_2000_boxes() -> None:
    size = box(b"jp2h", box(b"ihdr", pack(">II", 30, 40), bytes(6)))
    exif = box(b"uuid", b"JpgTiffExif->JP2", gps_tiff(-33.5, 151.25))
    data = box(b"jP  ", b"\r\n\x87\n") + ftyp(b"jp2 ", b"jp2 ") + size + exif
    found = read(read_isobmff, data + box(b"uuid", XMP_UUID, xmp_packet(5.5, 6.5)) + box(b"jp2c", bytes(8)))
    assert (found.format, found.width, found.height) == ("JP2", 40, 30)
    assert places(found) == {(-33.5, 151.25, "exif"), (5.5, 6.5, "xmp")}


@pytest.mark.parametrize(
    "exif",
    [
        box(b"uuid", bytes.fromhex("0537cdab9d0c4431a72afa561f2a113e"), gps_tiff(-33.5, 151.25)),
        box(b"Exif", bytes(4), gps_tiff(-33.5, 151.25)),
    ],
)
def test_other_ways_to_put_exif_into_jpeg_2000(exif: bytes) -> None:
    data = box(b"jP  ", b"\r\n\x87\n") + ftyp(b"jp2 ", b"jp2 ") + exif + box(b"jp2c", bytes(8))
    assert places(read(read_isobmff, data)) == {(-33.5, 151.25, "exif")}


def test_many_boxes_end_at_a_limit() -> None:
    found = read(read_isobmff, ftyp(b"isom") + box(b"free") * 30_000)
    assert any("more parts" in problem for problem in found.problems)


def test_sony_xml_names_device_and_place() -> None:
    xml = (
        b'<?xml version="1.0" encoding="UTF-8"?><NonRealTimeMeta xmlns="urn:schemas-professionalDisc:nonRealTimeMeta">'
        b'<Device manufacturer="Sony" modelName="ILCE-7M4" serialNo="01234567"/><AcquisitionRecord>'
        b'<Group name="ExifGPS"><Item name="LatitudeRef" value="N"/><Item name="Latitude" value="35:30:00.000"/>'
        b'<Item name="LongitudeRef" value="E"/><Item name="Longitude" value="139:15:00.000"/></Group>'
        b"</AcquisitionRecord></NonRealTimeMeta>"
    )
    meta = full_box(b"meta", full_box(b"hdlr", bytes(4), b"nrtm", bytes(13)), box(b"xml ", bytes(4), xml))
    found = read(read_isobmff, film(after=meta))
    assert places(found) == {(35.5, 139.25, "quicktime")}
    assert tags(found)["QuickTime:SerialNumber"] == "01234567"


def test_values_in_metadata_of_a_track() -> None:
    own = box(b"trak", apple_meta({"com.apple.quicktime.location.ISO6709": b"-33.8688+151.2093+030.000/"}))
    assert places(read(read_isobmff, film(own))) == {(-33.8688, 151.2093, "quicktime")}
