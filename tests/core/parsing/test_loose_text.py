"""What stands in a file beside its fields: texts of documents, parts of other programs, places written into texts."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.activity.gpx import read_gpx
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_strings, add_text
from officer_exposure.parsing.office.documents import read_office
from officer_exposure.parsing.pdf.documents import read_pdf
from officer_exposure.parsing.typed_places import read_typed_places

from .build_office import archive, open_document, word
from .build_pdf import pdf
from .build_xmp import xmp_packet
from .reading import places, read, tags
from .test_pdf import photo

_SECRET = "12 Oak Street"
_XL = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
_SLIDES = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p:presentation/>"}


def said(found: Metadata) -> str:
    """All texts of a file."""
    return "\n".join(tag.value for tag in found.texts)


@pytest.mark.parametrize(
    "document",
    [
        word(more={"word/document.xml": "<w:p><w:r><w:t>12 Oak</w:t></w:r><w:r><w:t> Street</w:t></w:r></w:p>"}),
        word(more={"word/comments.xml": f"<w:comment><w:p><w:t>{_SECRET}</w:t></w:p></w:comment>"}),
        word(more={"word/document.xml": f"<w:del><w:r><w:delText>{_SECRET}</w:delText></w:r></w:del>"}),
        word(more={"word/document.xml": f'<wp:docPr descr="{_SECRET}"/>'}),
        word(more={"word/settings.xml": f'<w:docVar w:name="a" w:val="{_SECRET}"/>'}),
        word(more={"customXml/item1.xml": f"<a><b>{_SECRET}</b></a>"}),
        word(more={"word/embeddings/oleObject1.bin": b"\0\1" + _SECRET.encode() + b"\0"}),
        word(more={"word/printerSettings1.bin": b"\0\1" + _SECRET.encode("utf-16-le")}),
        word(more={"note.txt": _SECRET}),
        archive({**_XL, "xl/sharedStrings.xml": f"<sst><si><t>{_SECRET}</t></si></sst>"}),
        archive({**_XL, "xl/worksheets/sheet2.xml": f"<c><is><t>{_SECRET}</t></is></c>"}),
        archive({**_XL, "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivot refreshedBy="{_SECRET}"/>'}),
        archive({**_SLIDES, "ppt/notesSlides/notesSlide1.xml": f"<a:p><a:t>{_SECRET}</a:t></a:p>"}),
        open_document("", {"content.xml": f"<office:annotation><text:p>{_SECRET}</text:p></office:annotation>"}),
    ],
)
def test_what_an_office_document_says(document: bytes) -> None:
    found = read(read_office, document)
    assert _SECRET in said(found)
    assert (found.tags, found.problems) == ([], [])


def test_folders_that_name_their_user_wherever_a_document_names_them() -> None:
    link = '<Relationship Target="file:///C:\\Users\\j.doe\\b.xlsx" TargetMode="External"/>'
    found = read(read_office, archive({**_XL, "xl/externalLinks/_rels/externalLink1.xml.rels": link}))
    assert tags(found) == {"Office:Path": "file:///C:\\Users\\j.doe\\b.xlsx"}


def test_words_of_one_paragraph_stay_together_and_two_paragraphs_apart() -> None:
    body = "<w:p><w:t>Oak</w:t><w:t>wood</w:t></w:p><w:p><w:t>Street</w:t></w:p>"
    assert said(read(read_office, word(more={"word/document.xml": body}))) == "Oakwood\nStreet"


Change = Callable[[pikepdf.Pdf], None]


def changed(change: Change) -> bytes:
    """A PDF of one page after a change."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def _note(**members: object) -> Change:
    def add(document: pikepdf.Pdf) -> None:
        note = Dictionary({"/Type": Name.Annot, "/Rect": Array([0, 0, 9, 9])})
        for key, value in members.items():
            note[f"/{key}"] = value
        held = document.make_indirect(note)
        document.pages[0].obj.Annots = Array([held])
        if "/FT" in note:
            document.Root.AcroForm = Dictionary(Fields=Array([held]))

    return add


def _layer(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(_SECRET)))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]))


def _private(document: pikepdf.Pdf) -> None:
    document.Root.PieceInfo = Dictionary(Program=Dictionary(Private=Dictionary(Owner=String(_SECRET))))


@pytest.mark.parametrize(
    "change",
    [
        _note(Subtype=Name.Text, Contents=String(_SECRET)),
        _note(Subtype=Name.Popup, Contents=String(_SECRET)),
        _note(Subtype=Name.Widget, FT=Name.Tx, V=String(_SECRET)),
        _note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(_SECRET))),
        _layer,
        _private,
    ],
)
def test_what_a_pdf_says_beside_its_pages(change: Change) -> None:
    found = read(read_pdf, changed(change))
    assert _SECRET in said(found)
    assert (found.tags, found.problems) == ([], [])


def test_numbers_among_the_objects_of_a_pdf_do_no_harm() -> None:
    def add(document: pikepdf.Pdf) -> None:
        document.Root.Numbers = Array([document.make_indirect(pikepdf.Object.parse(b"5"))])
        _layer(document)

    found = read(read_pdf, changed(add))
    assert (said(found), found.problems) == (_SECRET, [])


def test_who_signed_a_pdf_and_where() -> None:
    signature = Dictionary(Type=Name.Sig, Name=String("J. Doe"), Location=String(_SECRET))
    found = read(read_pdf, changed(_note(Subtype=Name.Widget, FT=Name.Sig, V=signature)))
    assert tags(found) == {"PDF:Signer": "J. Doe", "PDF:Location": _SECRET}


def test_a_link_of_a_pdf_to_a_folder_that_names_its_user() -> None:
    link = Dictionary(S=Name.URI, URI=String("file:///C:/Users/j.doe/a.pdf"))
    assert tags(read(read_pdf, changed(_note(Subtype=Name.Link, A=link)))) == {
        "PDF:Path": "file:///C:/Users/j.doe/a.pdf"
    }


def _picture(document: pikepdf.Pdf) -> pikepdf.Object:
    stream = document.make_stream(photo(48.25, 16.5))
    stream.Type, stream.Subtype, stream.Filter = Name.XObject, Name.Image, Name.DCTDecode
    return stream


def _in_a_stamp(document: pikepdf.Pdf) -> None:
    form = document.make_stream(b"/P Do")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.Resources = Dictionary(XObject=Dictionary(P=_picture(document)))
    _note(Subtype=Name.Stamp, AP=Dictionary(N=form))(document)


def _as_preview(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Thumb = _picture(document)


def _unused(document: pikepdf.Pdf) -> None:
    document.Root.Other = Array([_picture(document)])


@pytest.mark.parametrize("change", [_in_a_stamp, _as_preview, _unused])
def test_photos_of_a_pdf_that_its_pages_do_not_draw(change: Change) -> None:
    found = read(read_pdf, changed(change))
    assert (places(found), found.problems) == ({(48.25, 16.5, "exif")}, [])


def test_a_file_that_hangs_on_a_film_of_a_pdf() -> None:
    def add(document: pikepdf.Pdf) -> None:
        held = Dictionary(Type=Name.Filespec, F=String("a.jpg"), EF=Dictionary(F=_stream(document)))
        _note(Subtype=Name.Screen, A=Dictionary(S=Name.Rendition, R=Dictionary(D=held)))(document)

    assert places(read(read_pdf, changed(add))) == {(48.25, 16.5, "exif")}


def _stream(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.make_stream(photo(48.25, 16.5))


def test_what_a_later_save_deleted_is_still_in_a_pdf() -> None:
    first = pdf({"Author": "J. Doe"})
    with pikepdf.open(BytesIO(first)) as document:
        root, size = document.Root.objgen[0], len(document.objects) + 1
    table = int(first.rpartition(b"startxref")[2].split()[0])
    trailer = f"<< /Size {size} /Root {root} 0 R /Prev {table} >>"
    change = f"xref\n0 0\ntrailer\n{trailer}\nstartxref\n{len(first)}\n%%EOF\n".encode()
    found = read(read_pdf, first + change)
    assert tags(found) == {"PDF:Author": "J. Doe"}
    assert not found.problems


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("EXIF:UserComment", "52.36451, -112.83764"),
        ("JPEG:Comment", "at home 52.36451 N 112.83764 W today"),
        ("PNG:Comment", "52°21'52.24\"N 112°50'15.5\"W"),
        ("XMP-dc:description", "https://maps.google.com/?q=52.36451,-112.83764"),
        ("XMP-dc:source", "see https://www.openstreetmap.org/?mlat=52.36451&amp;mlon=-112.83764 there"),
        ("Matroska:COMMENT", "lat 52.36451 lon -112.83764"[:3] + ": 52.36451 lon: -112.83764"),
    ],
)
def test_places_that_are_written_into_a_text(field: str, value: str) -> None:
    found = Metadata(tags=[Tag(field, value)])
    read_typed_places(ByteView.of(b""), found)
    assert [(round(one.latitude, 3), round(one.longitude, 3), one.origin) for one in found.positions] == [
        (52.365, -112.838, "text")
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("EXIF:UserComment", "f/1.8, 1/120 s, 0.31, 0.33"),
        ("EXIF:Software", "52.3645, -112.8376"),
        ("XMP-dc:rights", "https://example.org/?q=52.36451,-112.83764"),
        ("EXIF:UserComment", "version 12.34567.8, 22.12345.6"),
    ],
)
def test_numbers_that_are_no_place(field: str, value: str) -> None:
    found = Metadata(tags=[Tag(field, value)])
    read_typed_places(ByteView.of(b""), found)
    assert found.positions == []


def test_a_place_that_a_field_says_already_is_not_said_twice() -> None:
    found = Metadata(tags=[Tag("EXIF:UserComment", "52.36451, -112.83764")])
    read_typed_places(ByteView.of(b""), found)
    read_typed_places(ByteView.of(b""), found)
    assert len(found.positions) == 1


def test_a_long_text_is_kept_in_pieces_and_cut_where_it_is_too_long() -> None:
    found = Metadata()
    add_text(found, "Office:Text", "word " * 30_000)
    assert (len(found.texts), found.texts_cut) == (2, False)
    assert found.texts[0].value[-100:] in found.texts[1].value
    add_text(found, "Office:Text", "more " * 500_000)
    assert found.texts_cut
    assert sum(len(tag.value) for tag in found.texts) < 2_100_000


def test_texts_in_the_bytes_of_an_unknown_part() -> None:
    found = Metadata()
    add_strings(found, "JPEG:APP7", b"\1\2" + b"J. Doe, Oak Street\0" + "Zoë Doe".encode() + b"\0\xff")
    add_strings(found, "JPEG:APP8", b"\1" + "Oak Street".encode("utf-16-le"))
    assert [tag.value for tag in found.texts] == ["J. Doe, Oak Street\nZoë Doe", "Oak Street"]


def test_photos_in_parts_of_other_programs() -> None:
    found = read(read_office, word(more={"word/embeddings/oleObject1.bin": bytes(100) + photo(48.25, 16.5)}))
    assert (places(found), found.problems) == ({(48.25, 16.5, "exif")}, [])
    found = read(read_office, word(more={"word/other/part.bin": photo(48.25, 16.5)}))
    assert (places(found), found.problems) == ({(48.25, 16.5, "exif")}, [])


def test_settings_of_a_program_do_not_run_together() -> None:
    settings = f"<s><item>true</item><item>{_SECRET}</item><item>5</item></s>"
    assert said(read(read_office, open_document("", {"settings.xml": settings}))) == f"true\n{_SECRET}\n5"


def test_what_was_entered_into_a_form_of_adobe_s_own_kind() -> None:
    def add(document: pikepdf.Pdf) -> None:
        data = document.make_stream(f"<xfa:data><home>{_SECRET}</home></xfa:data>".encode())
        document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("datasets"), data]))

    assert _SECRET in said(read(read_pdf, changed(add)))


def test_xmp_of_a_pdf_is_read_once() -> None:
    found = read(read_pdf, pdf(packet=xmp_packet("<dc:rights>Me</dc:rights>")))
    assert [tag.value for tag in found.tags] == ["Me"]


def test_photos_that_hang_on_the_places_of_a_map() -> None:
    found = read(read_office, archive({"doc.kml": "<kml/>", "images/a.jpg": photo(48.25, 16.5)}))
    assert [(round(stay.latitude, 3), round(stay.longitude, 3)) for stay in found.whereabouts.stays] == [(48.25, 16.5)]


def test_who_made_a_recording() -> None:
    gpx = '<gpx creator="J. Doe"><metadata><copyright author="S. Doe"/></metadata></gpx>'
    found = Metadata()
    read_gpx(ByteView.of(gpx.encode()), found)
    assert tags(found) == {"GPX:creator": "J. Doe", "GPX:author": "S. Doe"}
