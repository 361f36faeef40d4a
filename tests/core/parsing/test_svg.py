"""SVG drawings."""

from __future__ import annotations

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.svg import read_svg
from tests.core.parsing import reading
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.parsing.hostile import mutated, survives

_NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)
AUTHOR = (
    "<metadata><rdf:RDF><cc:Work><dc:creator><cc:Agent><dc:title>A. Writer</dc:title></cc:Agent></dc:creator></cc:Work>"
    '<rdf:Description exif:GPSLatitude="48,8.25N" exif:GPSLongitude="11,34.5E"/></rdf:RDF></metadata>'
)
PHOTO = jpeg(exif_segment(build_tiff({0x8825: gps(-33.8568, 151.2153)}, thumbnail=jpeg())), data=b"\x12" * 9000)


def svg(inner: str = "", attributes: str = "", before: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> bytes:
    return f"{before}<svg {_NAMESPACES} {attributes}>{inner}<path d='M0 0'/></svg>".encode()


def image(data: bytes) -> str:
    return f"<image xlink:href='data:image/jpeg;base64,{base64.encodebytes(data).decode()}'/>"


def read(data: bytes) -> Metadata:
    return reading.read(read_svg, data)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_author_title_and_where_it_was_saved(pack: object) -> None:
    assert callable(pack)
    into = read(pack(svg("<title>Our house</title>" + AUTHOR, 'inkscape:export-filename="/home/me/house.png"')))
    assert reading.tags(into) == {
        "SVG:export-filename": "/home/me/house.png",
        "SVG:Title": "Our house",
        "XMP-dc:creator": "A. Writer",
    }
    assert reading.places(into) == {(48.1375, 11.575, "xmp")}


def test_a_plain_drawing_is_clean() -> None:
    assert read(svg()) == Metadata()
    assert (
        read(svg(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">')) == Metadata()
    )


def test_photos_inside_keep_their_positions() -> None:
    into = read(svg(image(PHOTO) + image(PHOTO) + image(b"no picture")))
    assert reading.places(into) == {(-33.8568, 151.2153, "exif")}
    assert into.previews == []
    assert len(into.problems) == 1


@pytest.mark.parametrize(
    "data",
    [
        svg()[:-3],
        b"<svg",
        gzip.compress(bytes(40_000_000)),
        svg("<g>" * 100_000),
        svg("x" * 5_000_000),
        svg("&b;", before='<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        svg(image(b"x") * 60),
    ],
    ids=["cut", "short", "bomb", "nested", "large", "entities", "pictures"],
)
def test_damage_is_an_error(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(read_svg, data)


@given(mutated([svg(AUTHOR + image(PHOTO))]))
def test_spoilt_drawings(data: bytes) -> None:
    survives(read_svg, data)
