"""PDF: authors, comments, photos inside; locked, broken and looping files."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pdf.documents import read_pdf

from .build_boxes import gps_tiff, xmp_packet
from .build_pdf import looping_pdf, pdf
from .reading import places, read, tags


def photo(latitude: float, longitude: float) -> bytes:
    """A JPEG with an EXIF position."""
    block = b"Exif\0\0" + gps_tiff(latitude, longitude)
    return b"\xff\xd8\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + b"\xff\xda\0\x02\0\0\xff\xd9"


def test_information_of_the_document() -> None:
    found = read(read_pdf, pdf({"Author": "J. Doe", "Company": "Example Police", "CreationDate": "D:20260101"}))
    assert (found.format, found.kind) == ("PDF", ArtifactKind.DOCUMENT)
    assert tags(found) == {"PDF:Author": "J. Doe", "PDF:Company": "Example Police", "PDF:CreateDate": "D:20260101"}
    assert not found.problems


def test_a_document_without_anything_is_clean() -> None:
    found = read(read_pdf, pdf())
    assert (found.tags, found.positions, found.problems) == ([], [], [])


def test_xmp_of_the_document() -> None:
    assert places(read(read_pdf, pdf(packet=xmp_packet(12.5, -13.25)))) == {(12.5, -13.25, "xmp")}


def test_positions_in_its_photos() -> None:
    found = read(read_pdf, pdf(photos=(photo(48.25, 16.5), photo(-33.5, 151.25))))
    assert places(found) == {(48.25, 16.5, "exif"), (-33.5, 151.25, "exif")}


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF after a change by the library."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def test_positions_in_photos_that_are_compressed_once_more() -> None:
    def deflate(document: pikepdf.Pdf) -> None:
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
        document.pages[0].obj.Resources.XObject.P0.write(zlib.compress(photo(48.25, 16.5)), filter=filters)

    found = read(read_pdf, changed(pdf(photos=(photo(1, 2),)), deflate))
    assert (places(found), found.problems) == ({(48.25, 16.5, "exif")}, [])


def test_xmp_of_a_page() -> None:
    def describe(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Metadata = document.make_stream(xmp_packet(12.5, -13.25))

    assert places(read(read_pdf, changed(pdf(), describe))) == {(12.5, -13.25, "xmp")}


def test_a_change_at_the_end_that_was_cut_off_is_noted() -> None:
    whole = pdf()
    assert not read(read_pdf, whole + b"\r\n\0").problems
    assert read(read_pdf, whole + b"9 0 obj\n<< /Type /Metadata").problems


def test_authors_of_comments_and_names_of_attachments() -> None:
    found = read(read_pdf, pdf(comment_by="Sgt. Doe", attached={"roster.dat": b"\0\1\2\3"}))
    assert tags(found) == {"PDF:AnnotationAuthor": "Sgt. Doe", "PDF:Attachment": "roster.dat"}
    assert any("attached" in problem for problem in found.problems)


def test_files_attached_to_it_are_looked_into() -> None:
    inner = pdf({"Author": "Inner"}, photos=(photo(1.5, 2.5),), attached={"c.jpg": photo(50, 60)})
    found = read(read_pdf, pdf(attached={"a.jpg": photo(48.25, 16.5), "b.pdf": inner}))
    assert places(found) == {(48.25, 16.5, "exif"), (1.5, 2.5, "exif")}
    assert tags(found)["PDF:Author"] == "Inner"
    assert any("attached" in problem for problem in found.problems)


def test_pages_that_are_left_out_are_said() -> None:
    document = pikepdf.new()
    for _ in range(501):
        document.add_blank_page()
    out = BytesIO()
    document.save(out)
    assert any("more pages" in problem for problem in read(read_pdf, out.getvalue()).problems)


def test_a_locked_document_says_so() -> None:
    with pytest.raises(ParseError, match="locked with a password"):
        read(read_pdf, pdf({"Author": "J. Doe"}, password="secret"))


def test_a_document_cut_in_half_keeps_its_author() -> None:
    data = b"%PDF-1.4\n1 0 obj\n<< /Author (J. \\(Jo\\) Doe) /Title (x) >>\n" + xmp_packet(1.5, 2.5) + b"\nstream"
    found = read(read_pdf, data)
    assert tags(found)["PDF:Author"] == "J. (Jo) Doe"
    assert places(found) == {(1.5, 2.5, "xmp")}
    assert any("damaged" in problem for problem in found.problems)


@pytest.mark.parametrize("data", [b"", b"junk", b"%PDX-1.4" * 100])
def test_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(read_pdf, data)


def test_the_library_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    read(read_pdf, looping_pdf().replace(b"[2 0 R]", b"[2 0pR]"))
    assert not caplog.records


def test_a_file_of_gigabytes_without_structure_is_given_up_soon(tmp_path: Path) -> None:
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4\n1 0 obj\n<< /Author (J. Doe) >>\n")
        file.truncate(20 * 1024**3)
    into = Metadata()
    started = time.process_time()
    with path.open("rb") as file:
        read_pdf(ByteView(file, path.stat().st_size), into)
    assert time.process_time() - started < 8
    assert tags(into)["PDF:Author"] == "J. Doe"
    assert into.problems


@pytest.mark.parametrize("kid", [b"[ 3 0 X ]", b"[ 1 0 R ]", b"[ 9 0 R ]", b"[ 2 0 R ]"])
def test_pages_that_cannot_be_found_are_noted(kid: bytes) -> None:
    found = read(read_pdf, pdf(photos=(photo(1.5, 2.5),)).replace(b"[ 3 0 R ]", kid))
    assert found.problems


def test_loops_end_and_are_noted() -> None:
    started = time.monotonic()
    found = read(read_pdf, looping_pdf())
    assert time.monotonic() - started < 5
    assert tags(found)["PDF:Author"] == "J. Doe"
    assert found.problems


def _in_view(page: pikepdf.Object, measure: pikepdf.Object) -> None:
    page.VP = pikepdf.Array([pikepdf.Dictionary(Measure=measure)])


def _on_page(page: pikepdf.Object, measure: pikepdf.Object) -> None:
    page.Measure = measure


def _in_older_form(page: pikepdf.Object, measure: pikepdf.Object) -> None:
    page.LGIDict = measure


@pytest.mark.parametrize("put", [_in_view, _on_page, _in_older_form])
def test_a_map_is_never_clean(put: Callable[[pikepdf.Object, pikepdf.Object], None]) -> None:
    def add_map(document: pikepdf.Pdf) -> None:
        measure = pikepdf.Dictionary(Subtype=pikepdf.Name.GEO, GPTS=pikepdf.Array([48, 16, 48.5, 16, 48.5, 16.5]))
        put(document.pages[0].obj, document.make_indirect(measure))

    assert read(read_pdf, changed(pdf(), add_map)).problems


def test_a_drawing_with_a_scale_is_clean() -> None:
    def add_scale(document: pikepdf.Pdf) -> None:
        _in_view(document.pages[0].obj, pikepdf.Dictionary(Subtype=pikepdf.Name.RL, R=pikepdf.String("1in = 1ft")))

    assert not read(read_pdf, changed(pdf(), add_scale)).problems
