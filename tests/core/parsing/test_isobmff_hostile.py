"""Any bytes in boxes give values or ParseError, soon."""

from __future__ import annotations

import time
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.parsing.isobmff.files import read_isobmff
from officer_exposure.parsing.quicktime.iso6709 import parse_iso6709
from officer_exposure.parsing.telemetry.gopro import gpmf_fixes
from officer_exposure.parsing.telemetry.text import text_fixes

from .build_boxes import (
    apple_meta,
    box,
    cr3,
    exif_item,
    film,
    film_with_samples,
    ftyp,
    full_box,
    gopro_sample,
    gps_tiff,
    heif,
    iso6709_text,
    loci,
    picture_properties,
    track,
    xmp_packet,
)
from .hostile import mutated, survives
from .test_cr3 import canon_note
from .test_telemetry import camm, keys, sony

_ITEMS = [
    (1, b"hvc1", b"pixels"),
    (2, b"Exif", exif_item(gps_tiff(1.5, 2.5, b"J. Doe"))),
    (3, b"mime:application/rdf+xml", xmp_packet(3.5, 4.5)),
]
_USER_DATA = box(b"udta", iso6709_text(b"\xa9xyz", b"+48.2081+016.3738/"), loci(1.5, 2.5, b"Home"))
SEEDS = [
    *(heif(_ITEMS, version=version, pieces=2, more=picture_properties(1, 4, 3)) for version in (0, 1, 2)),
    heif(_ITEMS, method=1) + box(b"mpvd", film(_USER_DATA)),
    film(_USER_DATA, apple_meta({"com.apple.quicktime.location.ISO6709": b"+1.5+2.5/"})),
    film_with_samples(b"meta", b"gpmd", [gopro_sample([(1.5, 2.5)]), gopro_sample([(3.5, 4.5)], version=9)]),
    film_with_samples(b"camm", b"camm", [camm(5, 1.5, 2.5), camm(6, 1.5, 2.5)]),
    film_with_samples(b"meta", b"rtmd", [sony(1.5, 2.5)]),
    film_with_samples(b"meta", b"mebx", [pack(">II", 18, 1) + b"+1.5+2.5/."], keys(b"com.apple.quicktime.location")),
    cr3(1.5, 2.5, b"J. Doe", canon_note(b"J. Doe")),
    box(b"JXL ", b"\r\n\x87\n") + ftyp(b"jxl ", b"jxl ") + box(b"Exif", _ITEMS[1][2]) + box(b"xml ", _ITEMS[2][2]),
]


@settings(max_examples=400, deadline=2000)
@given(mutated(SEEDS))
def test_damaged_files(data: bytes) -> None:
    survives(read_isobmff, data)


@settings(max_examples=150, deadline=2000)
@given(st.sampled_from([b"heic", b"isom", b"crx ", b"jxl ", b"jp2 ", b"qt  "]), st.binary(max_size=300))
def test_any_bytes_behind_a_brand(brand: bytes, rest: bytes) -> None:
    survives(read_isobmff, ftyp(brand) + rest)


@settings(max_examples=150, deadline=2000)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(read_isobmff, data)


@settings(max_examples=150, deadline=2000)
@given(st.binary(max_size=200), st.text(max_size=200))
def test_any_samples_and_texts(sample: bytes, text: str) -> None:
    gpmf_fixes(b"DEVC" + sample)
    text_fixes(sample)
    text_fixes(text.encode())
    parse_iso6709(text)


def nested(kind: bytes, depth: int) -> bytes:
    """Boxes of one kind inside one another."""
    data = b""
    for _ in range(depth):
        data = pack(">I", 8 + len(data)) + kind + data
    return data


def zero_sized(kind: bytes, count: int) -> bytes:
    """Boxes that each reach to the end."""
    return (pack(">I", 0) + kind) * count


@pytest.mark.parametrize(
    "rest",
    [
        nested(b"moov", 3000),
        nested(b"udta", 3000),
        box(b"moov", nested(b"meta", 3000)),
        zero_sized(b"moov", 5000),
        pack(">I", 1) + b"mdat" + pack(">Q", 2**64 - 1),
        pack(">I", 1) + b"moov" + pack(">Q", 0),
        box(b"moov", track(b"meta", b"gpmd", [1], 0) * 2000),
        box(b"moov", full_box(b"keys", pack(">I", 0xFFFFFFFF))),
        box(b"moov", box(b"meta", full_box(b"hdlr", bytes(21)), full_box(b"keys", pack(">I", 0xFFFFFFFF)))),
        box(b"moov", box(b"udta", box(b"GPMF", (b"DEVC\0\1\xff\xff") * 4000))),
        box(b"moov", box(b"udta", box(b"\xa9xyz", b"+" * 60_000))),
        box(b"moov", box(b"gps ", bytes(4), pack(">I", 4000), pack(">II", 8, 60_000) * 4000)),
    ],
)
def test_traps_end_soon(rest: bytes) -> None:
    started = time.monotonic()
    survives(read_isobmff, ftyp(b"isom") + rest)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("kind", [b"text", b"camm", b"gpmd", b"rtmd", b"mebx", b"mett"])
def test_the_same_sample_a_million_times_ends_soon(kind: bytes) -> None:
    own = bytearray(track(b"meta", kind, [16], 40))
    for table, place, number in ((b"stsz", 8, 40), (b"stsz", 12, 10**9), (b"stsc", 16, 10**9)):
        start = own.find(table) + place
        own[start : start + 4] = pack(">I", number)
    started = time.monotonic()
    survives(read_isobmff, film(bytes(own)) + bytes(300_000))
    assert time.monotonic() - started < 4
