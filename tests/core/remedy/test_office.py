"""Office documents: what they say stays, whoever wrote it does not."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.document.office import CLEANER
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.formats import cleaner_for
from officer_exposure.remedy.interface import CannotCleanError, NotProvenError, Rewritten, What
from officer_exposure.remedy.task import clean_open_file
from tests.core.parsing.build_office import archive
from tests.core.parsing.hostile import mutated
from tests.core.remedy.painted import hidden_segments, holds_secrets, saved, with_segments
from tests.shared_data import SHARED, needs_shared, shared

_SECRET = b"Roe4711"
_PHOTO = with_segments(saved("JPEG"), *hidden_segments(6))

Members = Mapping[str, bytes | str]

_WORD: Members = {
    "[Content_Types].xml": '<Types><Default Extension="xml"/><Override PartName="/docProps/core.xml"/>'
    '<Override PartName="/word/document.xml"/></Types>',
    "_rels/.rels": '<Relationships><Relationship Id="rId1" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Target="docProps/core.xml"/></Relationships>',
    "docProps/core.xml": "<cp><dc:creator>Roe4711</dc:creator></cp>",
    "docProps/app.xml": "<p><Company>Roe4711</Company></p>",
    "docProps/thumbnail.jpeg": _PHOTO,
    "customXml/item1.xml": "<a>Roe4711</a>",
    "word/document.xml": '<w:document><w:body><w:p w:rsidR="00AB12CD"><w:t>Hello</w:t>'
    '<w:ins w:id="1" w:author="Roe4711" w:date="2024-05-01T10:00:00Z"><w:t>new</w:t></w:ins>'
    '<pic:cNvPr id="1" name="Roe4711.jpg" descr="C:\\Users\\Roe4711\\house.jpg"/></w:p></w:body></w:document>',
    "word/comments.xml": '<w:c><w:comment w:author="Roe4711" w:initials="Roe4711"><w:t>Agreed</w:t></w:comment></w:c>',
    "word/people.xml": '<w15:people><w15:person w15:author="Roe4711"/></w15:people>',
    "word/settings.xml": '<w:settings><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
    '<w:docVars><w:docVar w:name="a" w:val="Roe4711"/></w:docVars></w:settings>',
    "word/_rels/settings.xml.rels": '<Relationships><Relationship Id="rId1" Type="attachedTemplate" '
    'Target="file:///C:\\Users\\Roe4711\\a.dotx" TargetMode="External"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships><Relationship Id="rId1" Target="people.xml"/>'
    '<Relationship Id="rId2" Target="media/image1.jpeg"/></Relationships>',
    "word/media/image1.jpeg": _PHOTO,
}
_EXCEL: Members = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": '<workbook><x15ac:absPath url="C:\\Users\\Roe4711\\"/>'
    '<fileSharing userName="Roe4711"/></workbook>',
    "xl/comments1.xml": "<comments><authors><author>Roe4711</author></authors><t>Agreed</t></comments>",
    "xl/persons/person.xml": '<personList><person displayName="Roe4711" id="{1}" userId="Roe4711"/></personList>',
    "xl/worksheets/sheet1.xml": '<worksheet><pageSetup orientation="portrait" r:id="rId1"/><v>5</v></worksheet>',
    "xl/worksheets/_rels/sheet1.xml.rels": '<R><Relationship Id="rId1" '
    'Target="../printerSettings/printerSettings1.bin"/></R>',
    "xl/printerSettings/printerSettings1.bin": b"R\0o\0e\0Roe4711",
}
_SLIDES: Members = {
    "[Content_Types].xml": "<Types/>",
    "ppt/slides/slide1.xml": "<p:sld><a:t>Hello</a:t></p:sld>",
    "ppt/commentAuthors.xml": '<l><p:cmAuthor id="0" name="Roe4711" initials="Roe4711" userId="Roe4711"/></l>',
    "ppt/comments/comment1.xml": '<l><p:cm dt="2024-05-01T10:00:00.000"><p:text>Agreed</p:text></p:cm></l>',
}
_OPEN: Members = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": '<m><manifest:file-entry manifest:full-path="meta.xml"/>'
    '<manifest:file-entry manifest:full-path="content.xml"/></m>',
    "meta.xml": "<m><meta:initial-creator>Roe4711</meta:initial-creator></m>",
    "Thumbnails/thumbnail.png": b"Roe4711",
    "settings.xml": '<s><config:config-item config:name="PrinterSetup">Roe4711</config:config-item></s>',
    "content.xml": "<o><office:annotation><dc:creator>Roe4711</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"
    "<text:p>Agreed</text:p></office:annotation></o>",
}
TELLING_MEMBERS: dict[str, Members] = {"DOCX": _WORD, "XLSX": _EXCEL, "PPTX": _SLIDES, "ODT": _OPEN}


def _cleaned(data: bytes, what: What = What.ALL) -> tuple[bytes, Rewritten]:
    file, out = FileBytes.of(data), BytesIO()
    rewritten = clean_open_file(file, read_metadata(file.view(), ""), out, what)
    return out.getvalue(), rewritten


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as copy:
        assert {info.date_time for info in copy.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: copy.read(name) for name in copy.namelist()}


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("kind", TELLING_MEMBERS)
def test_no_name_is_left_in_any_part(kind: str, what: What) -> None:
    copy, rewritten = _cleaned(archive(TELLING_MEMBERS[kind]), what)
    for name, data in _members(copy).items():
        assert _SECRET not in data, name
        assert b"2024-05-01" not in data, name
    found = read_metadata(ByteView.of(copy), "")
    assert (found.format, found.tags, found.positions, found.problems) == (kind, [], [], [])
    assert bool(rewritten.notes) is (what is not What.ALL)


def test_what_a_document_says_stays_and_is_named() -> None:
    copy, rewritten = _cleaned(archive(_WORD))
    members = _members(copy)
    for word in (b"Hello", b"new", b"<w:ins "):
        assert word in members["word/document.xml"]
    assert b"rsid" not in members["word/document.xml"] + members["word/settings.xml"]
    assert b"Agreed" in members["word/comments.xml"]
    assert set(rewritten.kept) == {
        "the comments, because they can be read",
        "the tracked changes, and with them what was deleted",
    }
    assert not holds_secrets(members["word/media/image1.jpeg"])


def test_no_list_speaks_of_parts_that_are_gone() -> None:
    members = _members(_cleaned(archive(_WORD))[0])
    assert b"docProps" not in members["[Content_Types].xml"] + members["_rels/.rels"]
    assert b"word/document.xml" in members["[Content_Types].xml"]
    assert b"people" not in members["word/_rels/document.xml.rels"]
    assert b"media/image1.jpeg" in members["word/_rels/document.xml.rels"]
    assert b"rId1" not in members["word/_rels/settings.xml.rels"]
    sheets = _members(_cleaned(archive(_EXCEL))[0])
    assert b"rId1" not in sheets["xl/worksheets/sheet1.xml"] + sheets["xl/worksheets/_rels/sheet1.xml.rels"]


def test_a_document_in_a_document_is_cleaned_too() -> None:
    outer: Members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:t>x</w:t>"}
    copy, _ = _cleaned(archive({**outer, "word/embeddings/book.xlsx": archive(_EXCEL)}))
    for data in _members(_members(copy)["word/embeddings/book.xlsx"]).values():
        assert _SECRET not in data
    nested = archive(outer)
    for _ in range(4):
        nested = archive({**outer, "word/embeddings/inner.docx": nested})
    with pytest.raises(CannotCleanError, match="within one another"):
        CLEANER.rewrite(FileBytes.of(nested), BytesIO(), What.ALL)


def test_documents_that_cannot_be_cleaned_say_what_to_do() -> None:
    with pytest.raises(CannotCleanError, match="without macros"):
        CLEANER.rewrite(FileBytes.of(archive({**_WORD, "word/vbaProject.bin": b"x"})), BytesIO(), What.ALL)
    for old in ("DOC", "XLS", "PPT"):
        with pytest.raises(CannotCleanError, match="old form"):
            cleaner_for(old)


def test_a_copy_that_says_something_else_is_not_proven() -> None:
    copy = _members(_cleaned(archive(_WORD))[0])
    for name, data in (("word/document.xml", b"<w:t>Bye</w:t>"), ("word/media/image1.jpeg", saved("PNG"))):
        with pytest.raises((NotProvenError, ParseError)):
            CLEANER.compare(FileBytes.of(archive(_WORD)), FileBytes.of(archive({**copy, name: data})))


@settings(max_examples=80)
@given(mutated([archive(members) for members in TELLING_MEMBERS.values()]))
def test_damage_costs_the_copy_and_nothing_else(data: bytes) -> None:
    try:
        copy, _ = _cleaned(data)
    except (CannotCleanError, ParseError):
        return
    assert read_metadata(ByteView.of(copy), "").tags == []


def _real() -> list[Path]:
    folder = shared("data/photos/files") if SHARED else None
    kinds = (".docx", ".xlsx", ".pptx", ".odt")
    return sorted(path for path in folder.iterdir() if path.suffix in kinds) if folder else []


@needs_shared
@pytest.mark.parametrize("path", _real(), ids=lambda path: path.name)
def test_real_documents(path: Path) -> None:
    copy, _ = _cleaned(path.read_bytes())
    found = read_metadata(ByteView.of(copy), "")
    assert (found.tags, found.positions, found.people, found.problems) == ([], [], [], [])


def test_folders_and_names_in_attributes_of_any_kind_go() -> None:
    members: Members = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": '<workbook><sheets><sheet name="a" state="veryHidden"/></sheets></workbook>',
        "xl/pivotCache/pivotCacheDefinition1.xml": '<p refreshedBy="Roe4711" refreshedDate="45000.5"/>',
        "xl/connections.xml": '<connection sourceFile="C:\\Users\\Roe4711\\a.csv" name="x"/>',
        "xl/drawings/drawing1.xml": '<a:hlinkClick tooltip="file:///home/Roe4711/a.jpg"/>',
        "notes.txt": b"Roe4711",
    }
    copy, rewritten = _cleaned(archive(members))
    assert not any(_SECRET in data for data in _members(copy).values())
    assert "hidden sheets, because they can be shown" in rewritten.kept


def test_what_is_hidden_on_slides_and_pages_is_named() -> None:
    slides: Members = {
        "[Content_Types].xml": "<Types/>",
        "ppt/slides/slide1.xml": '<p:sld xmlns:p="p" show="0"><a:t>Hello</a:t></p:sld>',
        "ppt/notesSlides/notesSlide1.xml": "<p:notes><a:t>Say hello</a:t></p:notes>",
        "ppt/tags/tag1.xml": '<p:tagLst><p:tag name="A" val="Roe4711"/></p:tagLst>',
    }
    copy, rewritten = _cleaned(archive(slides))
    assert not any(_SECRET in data for data in _members(copy).values())
    assert len(rewritten.kept) == 2
    hidden = archive({"[Content_Types].xml": "<T/>", "word/document.xml": "<w:rPr><w:vanish/></w:rPr><w:t>Hello</w:t>"})
    assert _cleaned(hidden)[1].kept == ("hidden text, because it can be shown",)
