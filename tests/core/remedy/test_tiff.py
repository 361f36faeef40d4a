from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, TiffImagePlugin

from officer_exposure.remedy.interface import What
from tests.core.parsing.build_iptc import BY_LINE, iptc_resource
from tests.core.parsing.build_tiff import Blob, build_tiff, gps
from tests.core.remedy.painted import (
    PLACE,
    XMP,
    cleaned,
    holds_secrets,
    painted,
    refusal,
    removed_names,
    saved,
    tag_names,
)
from tests.core.remedy.test_jpeg import PLAIN_PROFILE


def hidden_tags(*, directories: bool = True) -> TiffImagePlugin.ImageFileDirectory_v2:
    """Fields that tell something. libtiff, which Pillow compresses with, writes no directories in them."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270], tags[305], tags[315] = "Planted Town", "PlantedSoft", "Planted Person"
    tags[700] = XMP
    tags[34377] = iptc_resource((BY_LINE, "Planted Person"))
    tags[274] = 6
    if not directories:
        return tags
    tags[34853] = {1: "N", 2: (48.0, 8.0, 13.0), 3: "E", 4: (11.0, 34.0, 31.0)}
    tags[34665] = {36867: "2024:05:06 07:08:09", 42032: "Planted Person", 42033: "SN-4711-X"}
    return tags


def tiff(mode: str = "RGB", **options: Any) -> bytes:
    tags = hidden_tags(directories=options.get("compression", "raw") == "raw")
    return saved("TIFF", mode, tiffinfo=tags, icc_profile=PLAIN_PROFILE, **options)


def shown_as(data: bytes) -> list[tuple[str, bytes]]:
    with Image.open(BytesIO(data)) as shown:
        found = []
        for number in range(getattr(shown, "n_frames", 1)):
            shown.seek(number)
            found.append((shown.mode, shown.tobytes()))
        return found


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_author_place_and_everything_else_go_and_the_picture_stays(compression: str, big: bool) -> None:
    original = tiff(compression=compression, big_tiff=big)
    copy, rewritten = cleaned(original + b"Planted Person")
    assert holds_secrets(original)
    assert not holds_secrets(copy)
    assert shown_as(copy) == shown_as(original)
    with Image.open(BytesIO(copy)) as shown:
        assert isinstance(shown, TiffImagePlugin.TiffImageFile)
        assert shown.info["icc_profile"] == PLAIN_PROFILE
        assert shown.tag_v2[274] == 6
        assert not {270, 305, 315, 700, 34377, 34853, 34665} & set(shown.tag_v2)
    assert {"description (XMP)", "field about the picture"} <= removed_names(rewritten)
    assert ({"position", "position data (GPS)"} <= removed_names(rewritten)) == (compression == "raw")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16", "F"])
def test_every_mode_stays_as_it_is(mode: str) -> None:
    image = painted("L").convert(mode) if mode not in ("RGBA", "CMYK") else painted().convert(mode)
    out = BytesIO()
    image.save(out, "TIFF", tiffinfo=hidden_tags())
    assert shown_as(cleaned(out.getvalue())[0]) == shown_as(out.getvalue())


def test_all_pages_stay_and_smaller_versions_of_them_go() -> None:
    small = painted().resize((12, 8))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    out = BytesIO()
    painted().save(out, "TIFF", save_all=True, append_images=[small, painted().rotate(90)], tiffinfo=hidden_tags())
    copy, rewritten = cleaned(out.getvalue())
    pages = shown_as(out.getvalue())
    assert shown_as(copy) == [pages[0], pages[2]]
    assert "smaller version of the picture" in removed_names(rewritten)


def test_layers_of_a_photo_program_go_and_are_told_of() -> None:
    tags = hidden_tags()
    tags[37724] = b"Adobe Photoshop Document Data Block\0" + b"Planted Person" * 20
    copy, rewritten = cleaned(saved("TIFF", tiffinfo=tags))
    assert not holds_secrets(copy)
    assert any("layers" in note for note in rewritten.notes)


def test_bytes_behind_plain_pixels_in_their_strip_go() -> None:
    pixels = bytes(range(64))
    directory = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 277: 1, 278: 8, 279: 64 + 14}
    original = build_tiff(directory | {273: Blob(pixels + b"Planted Person"), 0x8825: gps(*PLACE)})
    assert holds_secrets(original)
    copy, _ = cleaned(original)
    assert not holds_secrets(copy)
    assert pixels in copy


def test_strips_that_lie_over_the_fields_of_the_file_are_refused() -> None:
    original = saved("TIFF", tiffinfo=hidden_tags())
    first = struct.unpack_from("<I", original, 4)[0]
    entries = [
        original[first + 2 + 12 * number :][:12] for number in range(struct.unpack_from("<H", original, first)[0])
    ]
    place = next(number for number, entry in enumerate(entries) if entry[:2] == (273).to_bytes(2, "little"))
    moved = bytearray(original)
    struct.pack_into("<I", moved, first + 2 + 12 * place + 8, original.index(b"Planted Person") - 8)
    assert refusal(bytes(moved)).startswith("This picture is damaged.")


def test_less_is_removed_where_less_is_asked_for() -> None:
    assert tag_names(cleaned(tiff(), What.IDENTITY)[0]) == {"EXIF:DateTimeOriginal"}
    names = tag_names(cleaned(tiff(), What.LOCATION)[0])
    assert {"EXIF:Artist", "EXIF:Software", "EXIF:BodySerialNumber", "EXIF:OwnerName"} <= names
    assert "EXIF:ImageDescription" not in names


@pytest.mark.parametrize("cut", [8, 60, -20])
def test_a_cut_picture_is_refused(cut: int) -> None:
    assert refusal(tiff()[:cut]).endswith(".")


def test_pages_in_a_circle_are_refused() -> None:
    original = bytearray(saved("TIFF"))
    first = struct.unpack_from("<I", original, 4)[0]
    count = struct.unpack_from("<H", original, first)[0]
    struct.pack_into("<I", original, first + 2 + 12 * count, first)
    assert refusal(bytes(original)).endswith(".")


def test_old_jpeg_in_tiff_is_refused_with_its_reason() -> None:
    data = build_tiff({256: 8, 257: 8, 258: 8, 259: 6, 262: 6, 273: Blob(b"\xff\xd8"), 279: 2})
    assert "unusual" in refusal(data)
