"""The report in a real browser: it is shown, it asks nobody for anything, and what is planted in it stays text."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from officer_exposure.events import Audit
from officer_exposure.model import Tag
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.report.briefing.view import briefing_view
from officer_exposure.report.briefing.writing import write_briefing_html
from officer_exposure.report.handout.view import checklist_view
from officer_exposure.report.handout.writing import write_handout_html
from officer_exposure.report.html import write_html
from officer_exposure.report.illustrating import wanted
from officer_exposure.report.view import report_view
from tests.core.chromium import DARK, LIGHT, listening, needs_chromium, picture_of, printed, visit
from tests.core.report_examples import MADE, SUMMARY, audit, finding

pytestmark = [needs_chromium, pytest.mark.local_server, pytest.mark.slow]

PAPER = {LIGHT: (248, 247, 243), DARK: (19, 24, 25)}

MAP_SEA = {LIGHT: (223, 232, 236), DARK: (16, 24, 28)}
MAP_PHOTO = {LIGHT: (0, 98, 163), DARK: (124, 196, 242)}


def _report(folder: Path, of: Audit, *, masked: bool = True) -> Path:
    view = report_view(of, masked=masked, made=MADE)
    pixels = BytesIO()
    Image.new("RGB", (24, 18), (200, 40, 160)).save(pixels, "PNG")
    drawing = Drawing(DrawingKind.PICTURE, pixels.getvalue(), "image/png", 400, 300)
    write_html(view, dict.fromkeys(wanted(view), drawing), folder / "report.html")
    return folder / "report.html"


@pytest.mark.parametrize("masked", [True, False])
def test_the_report_opens_and_asks_for_nothing(tmp_path: Path, masked: bool) -> None:
    seen = visit(_report(tmp_path, audit(), masked=masked), tmp_path)
    assert SUMMARY in seen.document
    assert "What was not checked" in seen.document
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []


def _other(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.html"
    if kind == "briefing":
        write_briefing_html(briefing_view("partner", made=MADE, evening=True), path)
    else:
        write_handout_html(checklist_view(made=MADE, sections={"facebook"}), path)
    return path


@pytest.mark.parametrize(("kind", "says"), [("briefing", "For the two of us"), ("handout", "It should say:")])
def test_the_family_s_sheet_and_the_checklist_open_and_ask_for_nothing(tmp_path: Path, kind: str, says: str) -> None:
    seen = visit(_other(tmp_path, kind), tmp_path)
    assert says in seen.document
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("prefers", [LIGHT, DARK])
def test_the_report_is_drawn_in_light_and_dark(tmp_path: Path, prefers: int) -> None:
    with Image.open(picture_of(_report(tmp_path, audit()), tmp_path, prefers)) as shot:
        drawn = shot.convert("RGB")
    assert drawn.getpixel((20, 600)) == PAPER[prefers]
    assert len(drawn.getcolors(1_000_000) or ()) > 100


@pytest.mark.parametrize("prefers", [LIGHT, DARK])
def test_the_map_is_drawn_by_the_browser(tmp_path: Path, prefers: int) -> None:
    page = _report(tmp_path, audit())
    html = page.read_text("utf-8")
    (figure,) = re.findall(r'<figure class="map">.*?</figure>', html, re.DOTALL)
    page.write_text(re.sub(r"<main>.*</main>", lambda _: f"<main>{figure}</main>", html, flags=re.DOTALL), "utf-8")
    with Image.open(picture_of(page, tmp_path, prefers)) as shot:
        colors = {color for _, color in shot.convert("RGB").getcolors(1_000_000) or ()}
    assert {MAP_SEA[prefers], MAP_PHOTO[prefers]} <= colors


def test_the_report_prints_on_pages(tmp_path: Path) -> None:
    pdf = printed(_report(tmp_path, audit()), tmp_path)
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2


def _temptations(server: str) -> str:
    """Everything in a page that could make a browser ask somebody."""
    return (
        f'"><script src="{server}/script"></script><script>fetch("{server}/fetch")</script>'
        f'<img src="{server}/img" onerror="location=\'{server}/onerror\'"><iframe src="{server}/frame"></iframe>'
        f'<link rel="stylesheet" href="{server}/style"><link rel="prefetch" href="{server}/prefetch">'
        f'<style>@import url("{server}/import"); body {{ background: url("{server}/background") }}</style>'
        f'<object data="{server}/object"></object><video src="{server}/video" autoplay></video>'
        f'<svg><image href="{server}/svg"/></svg><form action="{server}/form"></form>'
    )


def test_what_is_planted_in_a_photo_stays_text(tmp_path: Path) -> None:
    with listening() as (server, asked):
        planted = _temptations(server)
        hostile = finding("photo.person_tags", f"{planted}.jpg", Tag(f"XMP-x:{planted}", planted))
        seen = visit(_report(tmp_path, Audit([hostile]), masked=False), tmp_path)
    assert asked == []
    assert "&lt;script src=" in seen.document
    assert "<script" not in seen.document


@pytest.mark.parametrize("guarded", [True, False])
def test_the_policy_holds_even_where_escaping_failed(tmp_path: Path, guarded: bool) -> None:
    """Without the policy the same page does ask: so the silence of the others means something."""
    page = _report(tmp_path, audit())
    html = page.read_text("utf-8")
    with listening() as (server, asked):
        html = html.replace("<main>", f"<main>{_temptations(server)}")
        page.write_text(html if guarded else html.replace("Content-Security-Policy", "nothing"), "utf-8")
        seen = visit(page, tmp_path)
    outside = [url for url in seen.requests if url.startswith("http")]
    if guarded:
        assert asked == []
        assert outside == []
    else:
        assert {"/script", "/fetch", "/img", "/frame", "/style"} <= set(asked)
        assert f"{server}/img" in outside
