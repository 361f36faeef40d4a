"""Parts of pictures and films that no reader knows: what can be read in them is kept."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.bmp import read_bmp
from officer_exposure.parsing.credentials import read_credentials
from officer_exposure.parsing.exif.block import read_exif
from officer_exposure.parsing.gif import read_gif
from officer_exposure.parsing.isobmff.files import read_isobmff
from officer_exposure.parsing.jpeg.walk import read_jpeg
from officer_exposure.parsing.matroska.films import read_matroska
from officer_exposure.parsing.office.documents import read_office
from officer_exposure.parsing.png.chunks import read_png
from officer_exposure.parsing.sidecar import read_sidecar
from officer_exposure.parsing.signatures import family_of
from tests.core.remedy.build_film import TrackPlan, film, picture_entry

from .build_matroska import ATTACHMENTS, element, matroska
from .build_office import word
from .build_png import chunk, png
from .build_xmp import xmp_packet
from .reading import places, read, tags
from .test_loose_text import said
from .test_pdf import photo

_SECRET = "12 Oak Street"


def test_what_stands_in_fields_of_xmp_that_nobody_knows() -> None:
    packet = xmp_packet("<my:house xmlns:my='http://my/'>12 Oak &amp; Street</my:house>", attributes="my:dog='Rex'")
    found = read(read_sidecar, packet)
    assert [tag.value for tag in found.texts] == ["Rex\n12 Oak & Street"]


@pytest.mark.parametrize("marker", [0xE0, 0xE3, 0xE4, 0xE5, 0xE7, 0xEA, 0xEC, 0xED, 0xEF, 0xE1, 0xE2])
def test_segments_of_a_jpeg_that_nobody_knows(marker: int) -> None:
    data = b"Maker\0" + _SECRET.encode()
    segment = bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2) + data
    found = read(read_jpeg, b"\xff\xd8" + segment + b"\xff\xda\0\x02\0\0\xff\xd9")
    assert _SECRET in said(found)
    assert (found.tags, found.problems) == ([], [])


def _profile(text: str) -> bytes:
    wide = text.encode("utf-16-be")
    name = b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(wide), 28) + wide
    return bytes(128) + struct.pack(">I4sII", 1, b"desc", 144, len(name)) + name


def test_the_name_of_a_color_profile_in_pictures() -> None:
    profile = _profile(_SECRET)
    segment = b"ICC_PROFILE\0\1\1" + profile
    jpeg = b"\xff\xd8\xff\xe2" + (len(segment) + 2).to_bytes(2) + segment + b"\xff\xda\0\x02\0\0\xff\xd9"
    assert _SECRET in said(read(read_jpeg, jpeg))
    packed = b"mine\0\0" + zlib.compress(profile)
    assert _SECRET in said(read(read_png, png(chunk(b"iCCP", packed))))


def test_chunks_of_pictures_that_nobody_knows() -> None:
    assert said(read(read_png, png(chunk(b"owNr", _SECRET.encode())))) == _SECRET
    gif = b"GIF89a\1\0\1\0\0\0\0!\xff\x0bMGK8BIM0000" + bytes([len(_SECRET)]) + _SECRET.encode() + b"\0;"
    assert _SECRET in said(read(read_gif, gif))


def test_a_picture_behind_the_end_of_a_bmp() -> None:
    bmp = b"BM" + (26).to_bytes(4, "little") + bytes(4) + (26).to_bytes(4, "little") + b"\x0c\0\0\0\1\0\1\0\1\0\x18\0"
    assert read(read_bmp, bmp).problems == []
    assert places(read(read_bmp, bmp + photo(48.25, 16.5))) == {(48.25, 16.5, "exif")}


def _box(kind: bytes, data: bytes) -> bytes:
    return (len(data) + 8).to_bytes(4) + kind + data


@pytest.mark.parametrize(
    "boxes",
    [
        _box(b"moov", _box(b"udta", _box(b"abcd", _SECRET.encode()))),
        _box(b"moov", _box(b"udta", _box(b"chpl", b"\1\0\0\0\0\0\0\0\1" + bytes(8) + b"\x0d" + _SECRET.encode()))),
        _box(b"moov", _box(b"uuid", bytes(16) + _SECRET.encode())),
        _box(b"moov", _box(b"free", _SECRET.encode())),
        _box(b"moov", _box(b"trak", _box(b"mdia", _box(b"hdlr", bytes(24) + _SECRET.encode() + b"\0")))),
        _box(b"moov", b"") + _box(b"ABCD", _SECRET.encode()),
    ],
)
def test_what_nobody_knows_in_a_film(boxes: bytes) -> None:
    found = read(read_isobmff, _box(b"ftyp", b"isom\0\0\0\0") + boxes)
    assert _SECRET in said(found)
    assert found.tags == []


def _block(track: int, data: bytes) -> bytes:
    return bytes([0x80 | track]) + b"\0\0\0" + data


def _film(caption: bytes, codec: bytes = b"S_TEXT/UTF8") -> bytes:
    entry = element(0xAE, element(0xD7, b"\2"), element(0x83, b"\x11"), element(0x86, codec))
    film = element(0xAE, element(0xD7, b"\1"), element(0x83, b"\1"), element(0x536E, b"Front door"))
    cluster = element(0x1F43B675, element(0xA3, _block(1, b"GPS")), element(0xA0, element(0xA1, _block(2, caption))))
    return element(0x1A45DFA3, element(0x4282, b"matroska")) + element(
        0x18538067, element(0x1654AE6B, film, entry), cluster
    )


def test_places_and_words_in_the_captions_of_a_matroska_film() -> None:
    found = read(read_matroska, _film(b"[latitude: 48.25000] [longitude: 16.50000]"))
    assert places(found) == {(48.25, 16.5, "telemetry")}
    assert (found.telemetry, found.problems) == ([], [])
    assert _SECRET in said(read(read_matroska, _film(_SECRET.encode())))
    assert "Front door" in said(found)


def test_a_track_of_a_matroska_film_that_cannot_be_read_is_named() -> None:
    assert read(read_matroska, _film(b"\0\1\2", b"M_OTHER")).telemetry == ["M_OTHER"]
    assert read(read_matroska, _film(b"\0\1\2", b"S_VOBSUB")).telemetry == []


def test_chapters_and_attached_pictures_of_a_matroska_film() -> None:
    chapter = element(0x1043A770, element(0x45B9, element(0xB6, element(0x80, element(0x85, _SECRET.encode())))))
    picture = element(0x61A7, element(0x466E, b"a.jpg"), element(0x465C, photo(48.25, 16.5)))
    found = read(read_matroska, matroska(chapter, element(ATTACHMENTS, picture)))
    assert _SECRET in said(found)
    assert places(found) == {(48.25, 16.5, "exif")}
    assert tags(found) == {"Matroska:Attachment": "a.jpg"}


def test_a_web_page_that_holds_a_drawing_is_no_drawing() -> None:
    page = b'<?xml version="1.0"?><html><head><meta content="J. Doe"/></head><svg/></html>'
    assert family_of(page, "a.xhtml") is None
    assert family_of(b"<svg><foreignObject><html></html></foreignObject></svg>", "a.svg") == "svg"


def test_a_place_in_content_credentials() -> None:
    told = b'jumbc2pa{"exif:GPSLatitude": "48,15.0N", "exif:GPSLongitude": "16,30.0E"}'
    packed = b"jumbc2pa\x70exif:GPSLatitude\x6848,15.0N\x71exif:GPSLongitude\x6816,30.0E"
    for boxes in (told, packed):
        found = Metadata()
        read_credentials(boxes, found)
        assert places(found) == {(48.25, 16.5, "xmp")}


def test_fields_of_exif_and_notes_of_makers_that_nobody_knows() -> None:
    told = b'{"owner":"' + _SECRET.encode() + b'"}'
    for tag in (0x9999, 0x927C, 0xA40B, 0xEA1C):
        found = Metadata()
        read_exif(exif_block(tag, told), found)
        assert _SECRET in said(found), hex(tag)
        assert (found.tags, found.problems) == ([], [])


def exif_block(tag: int, value: bytes) -> bytes:
    """A block whose Exif directory holds one undefined field."""
    first = struct.pack("<HHHIII", 1, 0x8769, 4, 1, 26, 0)
    return b"II*\0\x08\0\0\0" + first + struct.pack("<HHHIII", 1, tag, 7, len(value), 44, 0) + value


def test_a_remark_on_an_archive() -> None:
    out = BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = _SECRET.encode()
    assert said(read(read_office, out.getvalue())) == _SECRET


def test_the_first_frame_of_a_film_made_of_photos() -> None:
    track = TrackPlan(b"vide", picture_entry(b"jpeg"), (photo(48.25, 16.5), photo(1, 2)))
    assert places(read(read_isobmff, film(track))) == {(48.25, 16.5, "exif")}
