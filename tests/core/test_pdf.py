"""The PDF report says what the web page says, is tagged, hides what is masked in every layer, and can be locked."""

from __future__ import annotations

import io
import re
import stat
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from PIL import Image

from officer_exposure.content import load_content
from officer_exposure.errors import ReportError
from officer_exposure.events import Audit
from officer_exposure.model import NotChecked, Position, Region, Tag
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.report.html import render_html
from officer_exposure.report.illustrating import wanted
from officer_exposure.report.kept import HELD, KeptShot
from officer_exposure.report.pdf.glyphs import BUNDLED, UNSHOWN, bundled, showable
from officer_exposure.report.pdf.writing import compiled, render_pdf, write_pdf
from officer_exposure.report.readers import Reader
from officer_exposure.report.view import report_view
from tests.core.layers import layers_of
from tests.core.report_examples import MADE, PLANTED, audit, finding

_FEET = "Maskedcopy|Private:exactplaces,namesandpictures"


def _pdf(of: Audit, *, masked: bool, password: str = "") -> bytes:
    return render_pdf(report_view(of, masked=masked, made=MADE), {}, password)


def text_of(data: bytes, foot: str = "") -> str:
    """What stands on the pages, without spaces, the places where a long word may be broken, and the foot."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    said = _one_line(" ".join(pages))
    return re.sub(rf"({_FEET}|{_one_line(foot)})Page\d+of\d+", "", said)


def _one_line(text: str) -> str:
    """Without spaces; PDFium gives a hyphen at the end of a line as a sign of its own."""
    return re.sub(r"\s+", "", text.replace("\N{ZERO WIDTH SPACE}", "").replace("\x02", "-"))


def every_layer(data: bytes) -> bytes:
    """All streams, decoded, and all texts of all objects: pages, structure, alternative texts, metadata."""
    _, *layers = layers_of(data)
    return b"\n".join(one.data for one in layers)


def drawing() -> Drawing:
    buffer = io.BytesIO()
    Image.new("RGB", (12, 9), (120, 90, 60)).save(buffer, "PNG")
    return Drawing(DrawingKind.PICTURE, buffer.getvalue(), "image/png", 1200, 900)


def _drawings(of: Audit, *, masked: bool) -> dict[tuple[str, str], Drawing]:
    return dict.fromkeys(wanted(report_view(of, masked=masked, made=MADE)), drawing())


@pytest.mark.parametrize("masked", [True, False])
def test_it_says_what_the_web_page_says(masked: bool) -> None:
    view = report_view(audit(), masked=masked, made=MADE)
    page, said = render_html(view, {}), text_of(render_pdf(view, {}))
    cards = [card for area in view.areas for card in area.cards]
    texts = [view.opening, view.coverage, view.made, view.legal_hold_question if "Before you" in page else ""]
    texts += [text for card in cards for text in (card.summary, card.seen, card.who, card.why, *card.remedy.steps)]
    texts += [gap.reason for gap in view.gaps] + [spot.title for spot in view.blind_spots]
    texts += [text for spot in view.blind_spots for text in spot.misses]
    texts += [way.sentence for section in view.plan.sections for way in section.ways]
    texts += [text for step in view.plan.steps for text in (step.title, step.summary, step.about)]
    texts += [mark.words for mark in (view.map.marks if view.map else ())]
    assert view.plan.sections
    assert view.map
    texts += [example.name for card in cards for example in card.examples]
    assert [text for text in texts if _one_line(text) not in said] == []


def test_a_masked_one_holds_no_value_in_any_layer() -> None:
    of = audit()
    view = report_view(of, masked=True, made=MADE)
    layers = every_layer(render_pdf(view, _drawings(of, masked=True))) + text_of(_pdf(of, masked=True)).encode()
    assert b"Private report" in layers
    assert [trace for trace in PLANTED if trace.encode() in layers] == []
    exact = text_of(_pdf(of, masked=False))
    assert [trace for trace in PLANTED if trace != "plantedsource" and trace not in exact] == []


def test_it_is_tagged_has_a_title_and_a_language_and_speaks_its_pictures() -> None:
    of = Audit([finding("photo.person_tags", "a.jpg", Region((10, 20, 60, 80), "a name tag", "x"))])
    view = report_view(of, masked=True, made=MADE)
    with pikepdf.open(io.BytesIO(render_pdf(view, _drawings(of, masked=True)))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-US"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Private report"
        kinds = {str(one.S) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
        assert {"/H1", "/H2", "/H3", "/H4", "/Table", "/TH", "/L", "/LI", "/Figure"} <= kinds
        spoken = {str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
        assert "A picture, made unrecognizable; marked: a name tag" in spoken


@pytest.mark.parametrize(
    "name", ['"#] <b>$x$ `raw` @cite \\ // {{ 7*7 }} */', "\u202egpj.exe", "\ud800", "a\0b", "中文 😀", "x" * 3_000]
)
def test_no_name_breaks_the_page(name: str) -> None:
    said = text_of(_pdf(Audit([finding("photo.device_identity", name, Tag("EXIF:Artist", name))]), masked=False))
    assert "Thereis1thingtofix." in said
    assert "\u202e" not in said


def test_what_has_no_glyph_is_shown_as_such() -> None:
    assert bundled("Zoë, Łódź, Ελένη, 中") == f"Zoë, Łódź, Ελένη, {UNSHOWN}"
    assert bundled("Your name → your door\u200b") == "Your name → your door\u200b", "our own signs stay"
    assert showable("a\0b\ud800") == f"a{UNSHOWN}b{UNSHOWN}"


def test_one_name_without_a_font_costs_itself_alone_and_the_paper_says_so() -> None:
    """Cypro-Minoan has no font; Hebrew and Arabic have one that comes along, and keep it."""
    names = ("שלום", "مرحبا", "Ελένη", "Zażółć", "İstanbul", "Юрий", "averylongname" * 9, "\U00012f90\U00012f91")
    of = Audit([finding("photo.person_tags", name, Tag("EXIF:Artist", "x"), thing=name) for name in names])
    said = text_of(_pdf(of, masked=False))
    assert f"{UNSHOWN}standsforacharacterthatthispapercannotshow." in said
    assert said.count(UNSHOWN) <= 5, "the note, and the one name"
    for name in names[2:-1]:
        assert name in said
    assert [one for one in names[:2] if not set(one) <= set(said)] == []
    plain = text_of(_pdf(Audit(of.findings[:-1]), masked=False))
    assert UNSHOWN not in plain


def test_the_fonts_that_come_along_have_every_character_they_are_said_to_have() -> None:
    every = showable("".join(chr(point) for first, last in BUNDLED for point in range(first, last + 1)))
    page = b'#set document(title: "x")\n#set text(font: "Noto Sans", fallback: false)\n= x\n#json("data.json")'
    for weight in (b"regular", b"semibold"):
        heavy = page.replace(b"fallback", b'weight: "' + weight + b'", fallback')
        assert compiled({"main.typ": heavy, "data.json": msgspec.json.encode(every)}, system_fonts=False)
    ours = page.replace(b", fallback: false", b"")
    assert compiled({"main.typ": ours, "data.json": msgspec.json.encode("a\u200bb → c")}, system_fonts=False)
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        compiled({"main.typ": page, "data.json": msgspec.json.encode("中")}, system_fonts=False)


def test_the_paper_names_the_page_on_which_the_steps_stand() -> None:
    two = [finding("photo.gps", "a.jpg", Position(1, 2, "exif")), finding("photo.gps", "b.jpg", Tag("A:B", "c"))]
    two[1] = structs.replace(two[1], check="photo.place_names", summary="A place is named.")
    said = text_of(_pdf(Audit(two), masked=True))
    assert said.count("tapShare,thenOptions") == 1
    assert "Thestepsstandabove:“Dothesefirst”,1,page1." in said


def test_a_password_locks_it_with_aes_256() -> None:
    data = _pdf(audit(), masked=False, password="Grüße an Zoë 58")
    assert [trace for trace in PLANTED if trace.encode() in data] == []
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data), password="another")
    with pikepdf.open(io.BytesIO(data), password="Grüße an Zoë 58") as document:
        assert document.encryption.bits == 256
        assert document.encryption.stream_method.name == "aesv3"
        assert document.allow.accessibility
        assert document.Root.MarkInfo.Marked


def test_only_its_owner_can_read_it_and_a_folder_is_refused(tmp_path: Path) -> None:
    view = report_view(audit(), masked=True, made=MADE)
    path = tmp_path / "report.pdf"
    write_pdf(view, {}, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(ReportError):
        write_pdf(view, {}, tmp_path)


def test_it_names_neither_a_time_nor_a_maker_of_ours() -> None:
    with pikepdf.open(io.BytesIO(_pdf(audit(), masked=True))) as document:
        assert set(document.docinfo) <= {"/Title", "/Creator"}


_SECRETS = st.text(st.characters(categories=["L", "N"]), min_size=5, max_size=12).map(lambda text: f"Zq{text}Zq")


@settings(max_examples=6)
@given(st.lists(_SECRETS, min_size=1, max_size=5, unique=True), st.booleans(), st.sampled_from(Reader))
def test_no_planted_secret_is_in_any_layer_of_a_masked_one(secrets: list[str], pictures: bool, reader: Reader) -> None:
    of = audit(6)
    found = []
    for number, one in enumerate(of.findings):
        secret = secrets[number % len(secrets)]
        evidence = (Tag(f"XMP-{secret}:{secret}", secret), Region((1, 2, 30, 40), "a name tag", secret), *one.evidence)
        found.append(
            structs.replace(one, source=secret, artifact=f"{secret}/{secret}.jpg", evidence=evidence, thing=secret)
        )
    missed = [NotChecked(secret, f"{secret}.jpg", "*", "Too short.", about=secret) for secret in secrets]
    kept = [KeptShot(number, item, "exposed", MADE) for number, item in enumerate([*load_content().items][:3])]
    view = report_view(Audit(found, missed, of.coverage), masked=True, made=MADE, reader=reader, kept=kept)
    assert bool(view.proofs) == (reader is Reader.ME)
    assert not [key for key in wanted(view) if key[0] == HELD], "no screenshot is asked for, so none can be shown"
    drawings = dict.fromkeys(wanted(view), drawing()) if pictures else {}
    pdf = render_pdf(view, drawings)
    layers = every_layer(pdf) + text_of(pdf).encode() + render_html(view, drawings).encode()
    assert [secret for secret in (*secrets, *PLANTED) if secret.encode() in layers] == []
