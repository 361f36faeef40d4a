"""PDF documents: the pages stay, and nothing of who made them, when, with what, or of an earlier state."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from pikepdf import Array, Dictionary, Name, Pdf, String

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.document.pdf import CLEANER
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, NotProvenError, Rewritten, What
from officer_exposure.remedy.task import clean_open_file
from tests.core.parsing.hostile import mutated
from tests.core.remedy.painted import hidden_segments, saved, with_segments
from tests.core.remedy.test_color_profile import SCREEN
from tests.shared_data import SHARED, needs_shared, shared

_EXIFTOOL = shutil.which("exiftool")
_SECRET = b"Roe4711"


def _saved(document: Pdf, **options: object) -> bytes:
    out = BytesIO()
    document.save(out, **options)  # type: ignore[arg-type] # passed on as they are
    return out.getvalue()


def telling_document(encryption: pikepdf.Encryption | None = None) -> bytes:
    """A page with a photo, a comment, a form field, an attachment, a script, and a secret in each."""
    document = Pdf.new()
    page = document.add_blank_page(page_size=(200, 100))
    secret = String(_SECRET.decode())
    picture = pikepdf.Stream(document, with_segments(saved("JPEG"), *hidden_segments(6)))
    for key, value in {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 64, "/Height": 48,
        "/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": Name.DCTDecode,
    }.items():  # fmt: skip
        picture[key] = value
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(P=picture))
    page.obj["/Contents"] = document.make_stream(b"q 200 0 0 100 0 0 cm /P Do Q")
    page.obj["/PieceInfo"] = Dictionary(Word=Dictionary(Private=secret))
    page.obj["/Thumb"] = document.make_stream(b"preview of " + _SECRET)
    rect = Array([0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, T=secret, M=secret, Contents=String("Looks good"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.Launch, F=secret))
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=rect, T=String("Field"), V=String("typed")
    )
    signed = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=rect, V=Dictionary(Name=secret))
    notes = [document.make_indirect(one) for one in (note, link, field, signed)]
    page.obj["/Annots"] = Array(notes)
    document.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=secret)
    document.Root["/AcroForm"] = Dictionary(Fields=Array(notes[2:]), XFA=document.make_stream(b"<author>" + _SECRET))
    document.attachments["house.txt"] = pikepdf.AttachedFileSpec(
        document, _SECRET, description="", filename="house.txt", mime_type="", creation_date="", mod_date=""
    )
    with document.open_metadata() as packet:
        packet["dc:creator"] = [_SECRET.decode()]
    document.docinfo["/Author"] = secret
    document.docinfo["/CreationDate"] = String("D:20240501100000+02'00'")
    document.docinfo["/Title"] = secret
    return _saved(document, compress_streams=False, encryption=encryption or False)


def _cleaned(data: bytes, what: What = What.ALL) -> tuple[bytes, Rewritten]:
    file, out = FileBytes.of(data), BytesIO()
    rewritten = clean_open_file(file, read_metadata(file.view(), ""), out, what)
    return out.getvalue(), rewritten


def _plain(data: bytes) -> bytes:
    """With all streams unpacked."""
    with Pdf.open(BytesIO(data)) as document:
        return _saved(document, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)


def test_no_name_is_left_anywhere() -> None:
    copy, rewritten = _cleaned(telling_document())
    assert _SECRET not in _plain(copy)
    assert b"Exif" not in copy
    names = {removed.name for removed in rewritten.removed}
    assert {
        "attached file", "hidden action", "digital signature", "name of who wrote a comment", "preview picture",
        "XMP data", "private data of a program", "data of a form", "data hidden in a picture",
    } <= names  # fmt: skip
    assert len(rewritten.kept) == 2
    assert any("signature" in note for note in rewritten.notes)


def test_the_page_stays() -> None:
    copy, _ = _cleaned(telling_document())
    with Pdf.open(BytesIO(copy)) as document:
        page = document.pages[0]
        assert page.obj.Contents.read_bytes() == b"q 200 0 0 100 0 0 cm /P Do Q"
        assert str(page.obj.Annots[0].Contents) == "Looks good"
        assert str(page.obj.Annots[2].V) == "typed"
        assert page.obj.Resources.XObject.P.read_raw_bytes().startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("what", "left"),
    [
        (What.LOCATION, {"PDF:Author", "PDF:Producer", "PDF:CreateDate", "PDF:AnnotationAuthor"}),
        (What.IDENTITY, {"PDF:CreateDate"}),
        (What.ALL, set()),
    ],
)
def test_how_much_goes_is_the_officer_s_choice(what: What, left: set[str]) -> None:
    copy, _ = _cleaned(telling_document(), what)
    assert {tag.name for tag in read_metadata(ByteView.of(copy), "").tags} == left


@pytest.mark.skipif(_EXIFTOOL is None, reason="needs exiftool")
def test_an_earlier_state_cannot_be_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(telling_document())
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-all=", path], check=True)
    assert _SECRET in path.read_bytes()
    path.write_bytes(_cleaned(path.read_bytes())[0])
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", "-PDF-update:all=", path], check=False, capture_output=True
    )
    told = subprocess.run(["exiftool", "-a", "-ee3", path], check=True, capture_output=True).stdout
    assert _SECRET not in told + path.read_bytes()


def test_a_locked_document_is_refused_with_what_to_do() -> None:
    locked = telling_document(pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(CannotCleanError, match="locked with a password"):
        CLEANER.rewrite(FileBytes.of(locked), BytesIO(), What.ALL)
    half = telling_document(pikepdf.Encryption(user="", owner="secret"))
    copy, rewritten = _cleaned(half)
    assert _SECRET not in _plain(copy)
    assert any("protected" in note for note in rewritten.notes)


def test_a_page_that_looks_different_is_not_proven() -> None:
    with Pdf.open(BytesIO(telling_document())) as document:
        document.pages[0].obj["/Rotate"] = 90
        turned = _saved(document)
    with pytest.raises(NotProvenError):
        CLEANER.compare(FileBytes.of(telling_document()), FileBytes.of(turned))


_SEED = telling_document()


@settings(max_examples=60)
@given(mutated([_SEED]))
def test_damage_costs_the_copy_and_nothing_else(data: bytes) -> None:
    try:
        copy, _ = _cleaned(data)
    except (CannotCleanError, ParseError):
        return
    assert read_metadata(ByteView.of(copy), "").tags == []


def _real() -> list[Path]:
    return sorted(shared("data/photos/files").glob("*.pdf")) if SHARED else []


@needs_shared
@pytest.mark.parametrize("path", _real(), ids=lambda path: path.name)
def test_real_documents(path: Path) -> None:
    copy, _ = _cleaned(path.read_bytes())
    found = read_metadata(ByteView.of(copy), "")
    assert (found.tags, found.positions, found.people, found.problems) == ([], [], [], [])


def _linked(address: str) -> bytes:
    document = Pdf.new()
    page = document.add_blank_page(page_size=(200, 100))
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.URI, URI=String(address))
    )
    page.obj["/Annots"] = Array([document.make_indirect(link)])
    document.Root["/OCProperties"] = Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name=String("Plan"))]))
    return _saved(document)


@pytest.mark.parametrize(
    "address", ["file:///C:/Users/Roe4711/a.pdf", "https://www.google.com/maps/place/Roe4711/@1,2,3z!3d48.25!4d16.5"]
)
def test_links_to_own_folders_and_to_places_go(address: str) -> None:
    copy, rewritten = _cleaned(_linked(address))
    assert _SECRET not in _plain(copy)
    assert rewritten.kept == ("the layers, also those that are not shown",)


def test_other_links_stay() -> None:
    assert b"https://example.org/Roe4711" in _plain(_cleaned(_linked("https://example.org/Roe4711"))[0])


def test_the_profile_of_one_screen_does_not_name_it() -> None:
    document = Pdf.new()
    document.add_blank_page(page_size=(200, 100))
    profile = document.make_stream(SCREEN, N=3)
    document.Root["/OutputIntents"] = Array([Dictionary(DestOutputProfile=profile)])
    copy, rewritten = _cleaned(_saved(document))
    assert b"SN-4711-X" not in _plain(copy)
    assert "parts of the color profile that may name a device" in {removed.name for removed in rewritten.removed}
    with Pdf.open(BytesIO(copy)) as cleaned:
        assert cleaned.Root.OutputIntents[0].DestOutputProfile.read_bytes() == kept_profile(SCREEN)
