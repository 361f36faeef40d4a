"""Any bytes in documents give values or ParseError, soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.parsing.office.documents import read_office
from officer_exposure.parsing.pdf.documents import read_pdf

from .build_boxes import xmp_packet
from .build_office import archive, old_word, open_document, word
from .build_pdf import looping_pdf, pdf
from .hostile import mutated, survives
from .test_pdf import photo

OFFICE_SEEDS = [
    word("<dc:creator>J. Doe</dc:creator>", "<Company>Police</Company>", {"word/media/a.jpg": photo(1.5, 2.5)}),
    open_document("<dc:creator>J. Doe</dc:creator>", {"content.xml": "<dc:creator>J. Doe</dc:creator>"}),
    old_word({4: "J. Doe", 8: "K. Roe"}),
]
PDF_SEEDS = [
    pdf(
        {"Author": "J. Doe"},
        packet=xmp_packet(1.5, 2.5),
        photos=(photo(1.5, 2.5),),
        comment_by="K",
        attached={"a": photo(1.5, 2.5)},
    ),
    looping_pdf(),
]


@settings(max_examples=250, deadline=3000)
@given(mutated(OFFICE_SEEDS))
def test_damaged_office_files(data: bytes) -> None:
    survives(read_office, data)


@settings(max_examples=250, deadline=5000)
@given(mutated(PDF_SEEDS))
def test_damaged_pdf_files(data: bytes) -> None:
    survives(read_pdf, data)


@settings(max_examples=100, deadline=3000)
@given(st.sampled_from([b"", b"PK\3\4", b"PK\5\6", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary(max_size=600))
def test_any_bytes_of_an_office_file(start: bytes, rest: bytes) -> None:
    survives(read_office, start + rest)


@settings(max_examples=100, deadline=3000)
@given(st.binary(max_size=300))
def test_any_bytes_of_a_pdf(data: bytes) -> None:
    survives(read_pdf, b"%PDF-1.7\n" + data)


def looping_ole() -> bytes:
    """An OLE file whose chains of sectors never end."""
    data = bytearray(old_word({4: "J. Doe"}))
    for sector in range(128):
        data[512 + 4 * sector : 516 + 4 * sector] = (1).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        looping_ole(),
        word("<a>" * 5000),
        word(more={"word/comments.xml": '<w:comment w:author="' * 100_000}),
        word(more={"xl/workbook.xml": "<x15ac:absPath " * 100_000}),
        archive({f"word/media/{number}.jpg": b"\xff\xd8" for number in range(3000)} | {"[Content_Types].xml": ""}),
    ],
)
def test_traps_in_office_files_end_soon(data: bytes) -> None:
    started = time.monotonic()
    survives(read_office, data)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + b"<x:xmpmeta " * 100_000,
        b"%PDF-1.7\n" + b"/Author (" * 100_000,
        b"%PDF-1.7\n" + b"[" * 200_000,
        b"%PDF-1.7\n" + b"<<" * 100_000 + b"startxref\n9\n%%EOF",
    ],
)
def test_traps_in_pdf_files_end_soon(data: bytes) -> None:
    started = time.monotonic()
    survives(read_pdf, data)
    assert time.monotonic() - started < 6
