"""Pictures come out small, upright and bare, or as one ParseError."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels import pictures
from officer_exposure.parsing.pixels.pictures import decode, to_jpeg, to_mosaic
from officer_exposure.parsing.pixels.webp import still_webp

RED_CORNER_OF = {1: 0, 2: 1, 3: 3, 4: 2, 5: 0, 6: 1, 7: 3, 8: 2}
"""EXIF orientation -> where the stored top left corner is seen: 0 top left, 1 top right, 2 and 3 below them."""


def _corner_picture() -> Image.Image:
    image = Image.new("RGB", (400, 200), "white")
    image.paste((255, 0, 0), (0, 0, 100, 100))
    return image


def _saved(image: Image.Image, form: str, **options: object) -> BytesIO:
    stream = BytesIO()
    image.save(stream, form, **options)
    stream.seek(0)
    return stream


def _red_corner(image: Image.Image) -> int:
    right, bottom = image.width - 4, image.height - 4
    greens = []
    for corner in ((4, 4), (right, 4), (4, bottom), (right, bottom)):
        pixel = image.getpixel(corner)
        assert isinstance(pixel, tuple)
        greens.append(pixel[1])
    return greens.index(min(greens))


@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(form: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decode(_saved(_corner_picture(), form, exif=exif), 100)
    on_its_side = orientation >= 5
    assert (picture.width, picture.height) == ((200, 400) if on_its_side else (400, 200))
    assert picture.image.size == ((50, 100) if on_its_side else (100, 50))
    assert _red_corner(picture.image) == RED_CORNER_OF[orientation]


def test_a_given_orientation_replaces_the_named_one() -> None:
    picture = decode(_saved(_corner_picture(), "JPEG"), 100, orientation=6)
    assert (picture.width, picture.height) == (200, 400)
    assert _red_corner(picture.image) == 1


def test_a_path_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.png"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib cannot hold this name on every system
        _corner_picture().save(file, "PNG")
    assert decode(path, 40).image.size == (40, 20)


def test_clear_parts_are_laid_on_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert decode(_saved(clear, "PNG"), 20).image.getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_becomes_rgb(mode: str) -> None:
    image = Image.new("L", (64, 32)).convert(mode) if mode != "I;16" else Image.new("I;16", (64, 32))
    decoded = decode(_saved(image, "PNG"), 16).image
    assert decoded.mode == "RGB"
    assert decoded.size == (16, 8)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_has_the_pixels_that_pillow_gives_it(mode: str, lossless: bool) -> None:
    colors = Image.merge("RGB", [Image.effect_noise((90, 61), spread) for spread in (20, 60, 120)]).convert(mode)
    if mode == "RGBA":
        colors.putalpha(Image.linear_gradient("L").resize(colors.size))
    data = _saved(colors, "WEBP", lossless=lossless, exact=True).getvalue()
    own = still_webp(Image.open(BytesIO(data)))
    assert own is not None
    assert own.mode == mode
    assert own.tobytes() == Image.open(BytesIO(data)).tobytes()


def test_a_webp_that_moves_shows_its_first_picture() -> None:
    first, second = Image.new("RGB", (40, 30), (255, 0, 0)), Image.new("RGB", (40, 30), (0, 0, 255))
    stream = _saved(first, "WEBP", save_all=True, append_images=[second], lossless=True)
    assert still_webp(Image.open(stream)) is None
    assert decode(stream, 40).image.getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_truncated_webp_is_an_error(kept: float) -> None:
    whole = _saved(Image.effect_noise((300, 300), 80).convert("RGB"), "WEBP").getvalue()
    with pytest.raises(ParseError, match="could not be decoded"):
        decode(BytesIO(whole[: int(len(whole) * kept)]), 100)


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 1000)
    image.putpixel((1, 0), 60000)
    decoded = decode(_saved(image, "PNG"), 2).image
    assert [decoded.getpixel((x, 0)) for x in (0, 1)] == [(0, 0, 0), (255, 255, 255)]


def test_broken_exif_does_not_cost_the_picture() -> None:
    stream = _saved(_corner_picture(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f")
    assert decode(stream, 100).image.size == (100, 50)


def test_a_truncated_picture_is_an_error() -> None:
    whole = _saved(Image.effect_noise((300, 300), 80), "JPEG").getvalue()
    with pytest.raises(ParseError, match="could not be decoded"):
        decode(BytesIO(whole[: len(whole) // 2]), 100)


def test_a_missing_file_is_an_error_that_does_not_name_it(tmp_path: Path) -> None:
    with pytest.raises(ParseError) as raised:
        decode(os.fsencode(tmp_path / "secret-name.jpg"), 100)
    assert "secret-name" not in str(raised.value)


@pytest.mark.parametrize(("form", "side"), [("PNG", 9600), ("JPEG", 15000)])
def test_a_pixel_bomb_is_refused_before_it_is_decoded(form: str, side: int) -> None:
    data = bytearray(_saved(Image.new("L", (16, 16)), form).getvalue())
    at = data.index(b"IHDR") + 4 if form == "PNG" else data.index(b"\xff\xc0") + 5
    width = 4 if form == "PNG" else 2
    data[at : at + 2 * width] = side.to_bytes(width) * 2
    with pytest.raises(ParseError):
        decode(BytesIO(data), 100)


def test_the_stand_in_of_a_camera_raw_file_is_refused() -> None:
    stream = _saved(Image.new("RGB", (160, 120)), "TIFF", tiffinfo={0x00FE: 1})
    with pytest.raises(ParseError, match="raw"):
        decode(stream, 100)


def test_a_thumbnail_holds_pixels_alone() -> None:
    exif = Image.Exif()
    exif[0x013B] = "PLANTED NAME"
    image = Image.open(_saved(_corner_picture(), "JPEG", exif=exif, comment=b"PLANTED NAME"))
    small = to_jpeg(image)
    assert b"PLANTED" not in small
    assert b"Exif" not in small
    assert Image.open(BytesIO(small)).size == image.size


@pytest.mark.parametrize(("size", "cells"), [((400, 200), (24, 12)), ((10, 3000), (1, 24)), ((7, 5), (7, 5))])
def test_a_mosaic_has_at_most_24_cells(size: tuple[int, int], cells: tuple[int, int]) -> None:
    mosaic = to_mosaic(Image.effect_noise(size, 90), 24)
    assert Image.open(BytesIO(mosaic)).size == cells


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"BM", b"GIF89a", b"RIFF\x90\x01\0\0WEBP"]),
)
def test_any_bytes_give_a_picture_or_a_parse_error(data: bytes, magic: bytes) -> None:
    try:
        picture = decode(BytesIO(magic + data), 32)
    except ParseError:
        return
    assert max(picture.image.size) <= 32


def test_only_listed_formats_are_opened() -> None:
    assert "EPS" not in pictures.FORMATS
    with pytest.raises(ParseError):
        decode(_saved(Image.new("RGB", (8, 8)), "PPM"), 8)
