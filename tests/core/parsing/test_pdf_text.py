"""The text on the pages of a PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from checks.text.in_words import CHECK
from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind, NotChecked
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pdf import page_text
from officer_exposure.parsing.pdf.page_text import SCANNED
from officer_exposure.parsing.read import read_metadata
from officer_exposure.report.facts import Fact, fact_of
from tests.checks.artifacts import make_artifact
from tests.core.parsing.build_jpeg import jpeg
from tests.core.parsing.build_pdf import looping_pdf, pdf


def written(*pages: Sequence[str], password: str = "") -> bytes:
    """A PDF with these lines on its pages; with a password it can be read, and not changed."""
    document = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for lines in pages:
        page = document.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        said = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        page.obj.Contents = document.make_stream(f"BT /F1 12 Tf 50 700 Td {said} ET".encode())
    out = io.BytesIO()
    document.save(out, encryption=pikepdf.Encryption(owner=password, user="") if password else False)
    return out.getvalue()


def read(data: bytes) -> Metadata:
    return read_metadata(ByteView.of(data), "a.pdf")


def text_of(metadata: Metadata) -> str:
    return "\n".join(tag.value for tag in metadata.texts if tag.name == "PDF:Text")


@pytest.mark.parametrize("password", ["", "owner"])
def test_every_page_is_read(password: str) -> None:
    metadata = read(written(["Jane Doe", "1427 Maple Hollow Drive"], ["second page"], password=password))
    assert text_of(metadata) == "Jane Doe\n1427 Maple Hollow Drive\nsecond page"
    assert not metadata.texts_cut
    assert metadata.problems == []


def scanned(size: int) -> bytes:
    """A PDF of one page of 200 by 200 points with a picture of this size, and a page with text."""
    with pikepdf.open(io.BytesIO(pdf(photos=(jpeg(),)))) as document:
        document.pages[0].obj.Contents = document.make_stream(f"q {size} 0 0 {size} 0 0 cm /P0 Do Q".encode())
        with pikepdf.open(io.BytesIO(written(["typed"]))) as typed:
            document.pages.append(typed.pages[0])
            out = io.BytesIO()
            document.save(out)
    return out.getvalue()


def test_a_scanned_page_is_said_not_to_be_read() -> None:
    metadata = read(scanned(190))
    assert text_of(metadata) == "typed"
    assert metadata.scanned
    (said,) = [
        one for one in CHECK.examine(make_artifact(metadata, kind=ArtifactKind.DOCUMENT)) if isinstance(one, NotChecked)
    ]
    assert said.reason == SCANNED


def test_a_photo_on_a_page_is_no_scan() -> None:
    metadata = read(scanned(50))
    assert not metadata.scanned
    assert list(CHECK.examine(make_artifact(metadata, kind=ArtifactKind.DOCUMENT))) == []


def test_a_page_without_text_tells_none() -> None:
    metadata = read(pdf())
    assert text_of(metadata) == ""
    assert not metadata.texts_cut


def test_what_is_too_long_is_said_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_text, "_MOST_PAGES", 1)
    metadata = read(written(["one"], ["two"]))
    assert text_of(metadata) == "one"
    assert metadata.texts_cut
    monkeypatch.setattr(page_text, "_LARGEST", 100)
    metadata = read(written(["one"]))
    assert text_of(metadata) == ""
    assert metadata.texts_cut


def test_a_document_that_cannot_be_read_says_so() -> None:
    metadata = read(looping_pdf())
    assert text_of(metadata) == ""
    assert metadata.problems


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_document_is_never_silent(share: float) -> None:
    whole = written(["1427 Maple Hollow Drive"])
    metadata = read(whole[: int(len(whole) * share)])
    assert "Maple Hollow" in text_of(metadata) or metadata.problems


def test_a_line_of_a_report_says_that_it_stands_on_a_page() -> None:
    (tag,) = read(written(["Jane Doe"])).texts
    assert fact_of(tag, masked=False) == Fact("Text", "Jane Doe", "the pages of the document")
