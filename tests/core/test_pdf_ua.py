"""Every PDF that the program makes holds PDF/UA-1, as a validator says that is not the one that set it.

The validator is "page" (page-validation), which asks what a machine can ask of the Matterhorn protocol. What it does
not ask of headers of tables and of the order of the Tab key stands here. It is itself tried on papers that were broken.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from typing import Any, get_args

import page
import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from officer_exposure.content import load_content
from officer_exposure.content.briefing import Listener
from officer_exposure.content.onboarding import ModuleId
from officer_exposure.events import Audit, Past
from officer_exposure.model import Level, Region
from officer_exposure.report.attestation import attest
from officer_exposure.report.briefing.view import briefing_view
from officer_exposure.report.briefing.writing import render_briefing_pdf
from officer_exposure.report.completion import render_completion_pdf
from officer_exposure.report.handout.view import checklist_view, trainer_view
from officer_exposure.report.handout.writing import render_handout_pdf
from officer_exposure.report.illustrating import wanted
from officer_exposure.report.kept import KeptShot
from officer_exposure.report.pdf.writing import render_pdf
from officer_exposure.report.readers import Reader
from officer_exposure.report.view import report_view
from tests.core.report_examples import audit, finding
from tests.core.test_pdf import drawing

MADE = date(2026, 11, 26)
_PASSWORD = "a word to open it"


def _report(*, masked: bool, reader: Reader = Reader.ME, password: str = "") -> bytes:
    of = audit(12)
    of.findings.append(finding("photo.person_tags", "a.jpg", Region((10, 20, 60, 80), "a name tag", "Zoë 山")))
    of.past = Past({Level.HIGH: 2}, {Level.LOW: 1})
    items = [*load_content().items][:3]
    kept = [KeptShot(number, item, "exposed", MADE) for number, item in enumerate(items)]
    view = report_view(of, masked=masked, made=MADE, reader=reader, kept=kept)
    assert bool(view.proofs) == (reader is Reader.ME)
    return render_pdf(view, dict.fromkeys(wanted(view), drawing()), password)


def _unlocked(data: bytes) -> bytes:
    """What a reader sees once the password is given: a validator cannot look into what is locked."""
    opened = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), password=_PASSWORD) as document:
        document.save(opened)
    return opened.getvalue()


def _sheet(listener: Listener) -> bytes:
    return render_briefing_pdf(briefing_view(listener, audit(2).findings, made=MADE, evening=True))


def _record() -> bytes:
    made = attest(get_args(ModuleId), content="0123456789abcdef", pack="0123456789abcdef", made=MADE, mentor=True)
    return render_completion_pdf(made)


PAPERS: dict[str, Callable[[], bytes]] = {
    "report, masked": lambda: _report(masked=True),
    "report, whole": lambda: _report(masked=False),
    "report, for the partner": lambda: _report(masked=True, reader=Reader.PARTNER),
    "report, locked": lambda: _unlocked(_report(masked=True, password=_PASSWORD)),
    "report of nothing": lambda: render_pdf(report_view(Audit(), masked=True, made=MADE), {}),
    **{f"sheet, {one}": partial(_sheet, one) for one in get_args(Listener)},
    "checklist": lambda: render_handout_pdf(checklist_view(made=MADE)),
    "for the trainer": lambda: render_handout_pdf(trainer_view(audit(2).coverage, made=MADE, asked={"facebook"})),
    "record of completion": _record,
}


@cache
def paper(name: str) -> bytes:
    """A paper of that name, made once."""
    return PAPERS[name]()


def faults(data: bytes) -> list[str]:
    """What is wrong with a PDF, by the rules of the validator and by ours."""
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    with pikepdf.open(io.BytesIO(data)) as document:
        return [f"{one.rule_id}: {one.message}" for one in report.failures] + list(_not_asked(document))


def _not_asked(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 15-003 and 28-009."""
    for one in _elements(document, "/TH"):
        attributes = one.get("/A", pikepdf.Array())
        given = attributes.as_list() if isinstance(attributes, pikepdf.Array) else [attributes]
        if not any(str(a.get("/Scope", "")) in {"/Row", "/Column", "/Both"} for a in given):
            yield "OURS-SCOPE: a header of a table does not say what it is the header of"
    for number, leaf in enumerate(document.pages, 1):
        if str(leaf.get("/Tabs", "")) != "/S":
            yield f"OURS-TABS: on page {number} the Tab key does not follow the structure"


def _elements(document: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        one
        for one in document.objects
        if isinstance(one, pikepdf.Dictionary) and "/P" in one and str(one.get("/S", "")) == kind
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_holds_the_standard(name: str) -> None:
    assert faults(paper(name)) == []


@pytest.mark.parametrize("name", PAPERS)
def test_a_screen_reader_is_told_what_is_what(name: str) -> None:
    """There is one title, and below it something to jump to."""
    with pikepdf.open(io.BytesIO(paper(name))) as document:
        assert len(_elements(document, "/H1")) == 1
        assert _elements(document, "/H2")
        assert document.Root.get("/Outlines"), "headings are bookmarks too"


_LETTER, _A4 = (612.0, 792.0), (595.3, 841.9)
_EDGE = 14.2
"""Points at the edge that a usual printer leaves white: 5 mm."""


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_can_be_printed_on_letter_and_a4_without_loss(name: str) -> None:
    """At its own size, whether the printer lays the page into the middle or into the upper left corner."""
    document = pypdfium2.PdfDocument(paper(name))
    for leaf in document:
        ink = ImageChops.invert(leaf.render(scale=0.5).to_pil().convert("L")).getbbox()
        assert ink, "an empty page"
        left, top, right, bottom = (2 * edge for edge in ink)
        for wide, tall in (_LETTER, _A4):
            for across, down in ((0.0, 0.0), ((wide - _LETTER[0]) / 2, (tall - _LETTER[1]) / 2)):
                assert left + across > _EDGE
                assert right + across < wide - _EDGE
                assert top + down > _EDGE
                assert bottom + down < tall - _EDGE
    document.close()


def _drop(key: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda document: document.Root.__delitem__(key)


def _drop_from(kind: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def broken(document: pikepdf.Pdf) -> None:
        for one in _elements(document, kind):
            del one[key]

    return broken


def _drop_from_fonts(*keys: str) -> Callable[[pikepdf.Pdf], None]:
    def broken(document: pikepdf.Pdf) -> None:
        for one in document.objects:
            for key in keys:
                if isinstance(one, pikepdf.Dictionary) and key in one:
                    del one[key]

    return broken


def _skip_a_heading(document: pikepdf.Pdf) -> None:
    for one in _elements(document, "/H2"):
        one.S = pikepdf.Name.H3


def _write_outside(document: pikepdf.Pdf) -> None:
    """A line that is neither in the structure nor said to be decoration."""
    document.pages[0].contents_add(b"0 0 m 10 10 l S\n")


def _link_outside(document: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])


def _unnamed(document: pikepdf.Pdf) -> None:
    data = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(re.sub(rb"<pdfuaid:part>1</pdfuaid:part>", b"", data))


def _untabbed(document: pikepdf.Pdf) -> None:
    for leaf in document.pages:
        del leaf["/Tabs"]


_BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no structure": (_drop("/StructTreeRoot"), "STRUCT-TREE-ROOT"),
    "not tagged": (_drop("/MarkInfo"), "TAGGED-DOCUMENT"),
    "no language": (_drop("/Lang"), "TEXT-LANGUAGE"),
    "title not shown": (_drop("/ViewerPreferences"), "VIEWER-PREFERENCES"),
    "not said to be PDF/UA": (_unnamed, "ID-PART"),
    "a picture without words": (_drop_from("/Figure", "/Alt"), "FIGURE-ALTERNATIVE-TEXT"),
    "a heading left out": (_skip_a_heading, "HEADING-NESTING"),
    "headers without scope": (_drop_from("/TH", "/A"), "OURS-SCOPE"),
    "something outside": (_write_outside, "CONTENT"),
    "a link outside": (_link_outside, "LINK-"),
    "fonts not embedded": (_drop_from_fonts("/FontFile2", "/FontFile3"), "FONT-EMBEDDING"),
    "signs without letters": (_drop_from_fonts("/ToUnicode"), "FONT-UNICODE-MAPPING"),
    "no order of tabs": (_untabbed, "OURS-TABS"),
}


@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_paper_is_told_from_a_sound_one(name: str) -> None:
    change, rule = _BROKEN[name]
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("report, masked"))) as document:
        change(document)
        document.save(broken)
    assert [one for one in faults(broken.getvalue()) if rule in one.partition(":")[0]] != []
