"""Office documents: who wrote them, who changed them, photos inside; locked, broken and swelling files."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.office.documents import read_office

from .build_office import archive, old_word, open_document, word
from .reading import places, read, tags
from .test_pdf import photo

_CREATOR = "<dc:creator>J. Doe</dc:creator><cp:lastModifiedBy>K. Roe</cp:lastModifiedBy>"


def test_properties_of_a_word_document() -> None:
    app = "<Company>Example Police</Company><Manager>Lt. Poe</Manager><Pages>3</Pages>"
    found = read(read_office, word(_CREATOR, app))
    assert (found.format, found.kind) == ("DOCX", ArtifactKind.DOCUMENT)
    assert tags(found) == {
        "Office:creator": "J. Doe",
        "Office:lastModifiedBy": "K. Roe",
        "Office:Company": "Example Police",
        "Office:Manager": "Lt. Poe",
    }
    assert not found.problems


def test_a_document_without_names_is_clean() -> None:
    found = read(read_office, word())
    assert (found.tags, found.positions, found.problems) == ([], [], [])


@pytest.mark.parametrize(
    ("member", "content", "field", "value"),
    [
        ("word/comments.xml", '<w:comment w:author="J. O&apos;Doe"/>', "CommentAuthor", "J. O'Doe"),
        ("word/people.xml", '<w15:person w15:author="J. Doe"/>', "Person", "J. Doe"),
        ("word/footnotes.xml", '<w:ins w:id="1" w:author="J. Doe">', "ChangeAuthor", "J. Doe"),
        ("ppt/commentAuthors.xml", '<p:cmAuthor id="1" name="J. Doe"/>', "CommentAuthor", "J. Doe"),
        ("xl/comments1.xml", "<authors><author>J. Doe</author></authors>", "CommentAuthor", "J. Doe"),
        ("xl/persons/person.xml", '<person displayName="J. Doe"/>', "Person", "J. Doe"),
        ("xl/workbook.xml", '<x15ac:absPath url="C:\\Users\\jdoe\\" />', "Path", "C:\\Users\\jdoe\\"),
        ("word/_rels/settings.xml.rels", '<R Target="file:///C:/Users/jdoe/a.dotm"/>', "AttachedTemplate",
         "file:///C:/Users/jdoe/a.dotm"),
        ("docProps/custom.xml", '<P><property name="Owner"><vt:l xmlns:vt="v">J. Doe</vt:l></property></P>',
         "CustomProperty", "Owner: J. Doe"),
    ],
)  # fmt: skip
def test_names_elsewhere_in_the_document(member: str, content: str, field: str, value: str) -> None:
    assert tags(read(read_office, word(more={member: content})))[f"Office:{field}"] == value


def test_open_document() -> None:
    meta = (
        "<meta:initial-creator>J. Doe</meta:initial-creator><dc:creator>K. Roe</dc:creator>"
        '<meta:printed-by>L. Poe</meta:printed-by><meta:user-defined meta:name="Unit">7</meta:user-defined>'
        "<meta:editing-cycles>9</meta:editing-cycles>"
    )
    found = read(read_office, open_document(meta, {"content.xml": "<dc:creator>M. Loe</dc:creator>"}))
    assert found.format == "ODT"
    assert tags(found) == {
        "Office:initialCreator": "J. Doe",
        "Office:lastModifiedBy": "K. Roe",
        "Office:printedBy": "L. Poe",
        "Office:CustomProperty": "Unit: 7",
        "Office:CommentAuthor": "M. Loe",
    }


def test_epub() -> None:
    book = '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>J. Doe</dc:creator></package>'
    found = read(read_office, archive({"mimetype": "application/epub+zip", "OEBPS/content.opf": book}))
    assert (found.format, tags(found)) == ("EPUB", {"Office:creator": "J. Doe"})


def test_apple_documents_say_that_their_author_was_not_read() -> None:
    found = read(read_office, archive({"Index/Document.iwa": b"\0" * 9, "preview.jpg": photo(48.25, 16.5)}))
    assert places(found) == {(48.25, 16.5, "exif")}
    assert any("author" in problem for problem in found.problems)


def test_positions_in_photos_of_the_document_and_of_one_inside_it() -> None:
    inner = word("<dc:creator>Inner</dc:creator>", more={"word/media/b.jpg": photo(-33.5, 151.25)})
    found = read(read_office, word(more={"word/media/a.jpeg": photo(48.25, 16.5), "word/embeddings/x.docx": inner}))
    assert places(found) == {(48.25, 16.5, "exif"), (-33.5, 151.25, "exif")}
    assert tags(found)["Office:creator"] == "Inner"


@pytest.mark.parametrize("small", [True, False])
def test_old_word_documents(small: bool) -> None:
    found = read(read_office, old_word({4: "J. Doe", 8: "K. Röe", 2: "Roster"}, small=small))
    assert found.format == "DOC"
    assert tags(found) == {"Office:title": "Roster", "Office:creator": "J. Doe", "Office:lastModifiedBy": "K. Röe"}


def test_what_is_left_out_is_said() -> None:
    names: dict[str, bytes | str] = {f"word/header{number}.xml": "<w:hdr/>" for number in range(300)}
    inner = {f"word/embeddings/{number}.docx": word() for number in range(20)}
    assert len(read(read_office, word(more={**names, **inner})).problems) == 2


def test_locked_documents_say_so() -> None:
    for data in (
        old_word({}, "EncryptedPackage"),
        open_document("", {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
    ):
        with pytest.raises(ParseError, match="locked with a password"):
            read(read_office, data)


def test_a_member_marked_as_locked_is_noted() -> None:
    data = bytearray(word(_CREATOR))
    place = data.find(b"PK\1\2", data.find(b"PK\1\2") + 1)
    data[place + 8] |= 1
    assert any("locked" in problem for problem in read(read_office, bytes(data)).problems)


@pytest.mark.parametrize("data", [b"PK\3\4", b"PK\5\6" + bytes(18), archive({"photo.txt": b"x"})])
def test_other_archives_are_refused(data: bytes) -> None:
    with pytest.raises(ParseError):
        read(read_office, data)


def test_an_ordinary_archive_is_of_an_unknown_format() -> None:
    with pytest.raises(UnknownFormatError):
        read(read_office, archive({"notes.txt": "x"}))


def test_a_bomb_is_cut_off() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("docProps/core.xml", b"<a>" + b" " * 50_000_000 + b"</a>")
        packed.writestr("word/document.xml", b" " * 60_000_000)
    found = read(read_office, out.getvalue())
    assert found.format == "DOCX"
    assert len(found.problems) == 3


def test_xml_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    found = read(read_office, word(more={"docProps/custom.xml": bomb}))
    assert any("damaged" in problem for problem in found.problems)


@pytest.mark.parametrize("member", ["word/media/image1.bin", "word/media/image1", "ppt/media/a.dat", "Pictures/1.x"])
def test_pictures_are_known_by_their_first_bytes(member: str) -> None:
    found = read(read_office, word(more={member: photo(48.25, 16.5)}))
    assert places(found) == {(48.25, 16.5, "exif")}
    assert not found.problems


def test_other_media_are_clean() -> None:
    found = read(read_office, word(more={"word/media/image1.emf": b"\1\0\0\0" + bytes(60), "word/media/a.bin": b""}))
    assert (found.positions, found.problems) == ([], [])


@pytest.mark.parametrize("member", ["word/media/image1.jpg", "word/media/image1.bin"])
def test_a_document_among_the_pictures_is_noted(member: str) -> None:
    assert read(read_office, word(more={member: word()})).problems


def test_more_media_than_can_be_judged_are_noted() -> None:
    assert read(read_office, word(more={f"word/media/{number}.bin": b"" for number in range(2001)})).problems
