"""The HTML report stands alone, escapes everything, and a masked one holds no value."""

from __future__ import annotations

import os
import re
import stat
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from officer_exposure.errors import ReportError
from officer_exposure.events import Audit
from officer_exposure.model import Position, Tag
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.report.html import render_html, write_html
from officer_exposure.report.illustrating import MOST_PICTURES, illustrations, wanted
from officer_exposure.report.page import POLICY
from officer_exposure.report.view import report_view
from tests.core.report_examples import MADE, PLANTED, audit, finding

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'\u202egpj.exe {{ 7*7 }} </style> &amp; \ud800"


class _Page(HTMLParser):
    """Collects what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def values(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


def _html(of: Audit, *, masked: bool) -> str:
    return render_html(report_view(of, masked=masked, made=MADE), {})


@pytest.mark.parametrize("masked", [True, False])
def test_the_page_has_no_script_and_leads_nowhere(masked: bool) -> None:
    page = _Page(_html(audit(), masked=masked))
    assert not {"script", "link", "iframe", "object", "embed", "form", "base"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert all(target.startswith("#") for target in page.values("href"))
    assert page.values("src") == []
    assert POLICY in page.values("content")


def test_the_policy_lets_nothing_in() -> None:
    assert POLICY.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    assert "url(" not in _html(audit(), masked=True)
    assert "@import" not in _html(audit(), masked=True)


def test_the_title_says_nothing() -> None:
    assert re.findall("<title>(.*?)</title>", _html(audit(), masked=False))[0] == "Private report"


def test_headings_stand_in_order() -> None:
    levels = [int(tag[1]) for tag in _Page(_html(audit(), masked=True)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_anchors_lead_to_cards() -> None:
    page = _Page(_html(audit(), masked=True))
    assert {target[1:] for target in page.values("href")} <= set(page.values("id"))
    assert len(page.values("id")) == len(set(page.values("id")))


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    hostile = finding("photo.person_tags", f"{HOSTILE}.jpg", Tag(f"XMP-x:{HOSTILE}", HOSTILE))
    view = report_view(Audit([hostile]), masked=False, made=MADE)
    write_html(view, {}, tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert text.count("</style>") == 1


@pytest.mark.parametrize("photos", [5, 400])
def test_a_masked_page_holds_no_value(photos: int) -> None:
    html = _html(audit(photos), masked=True)
    assert [mark for mark in PLANTED if mark in html] == []
    assert "Masked copy." in html
    assert "save a full copy" in html
    assert "41.2, -73.3" in html


def test_a_name_cannot_turn_the_text_around() -> None:
    page = _html(
        Audit(findings=[finding("photo.gps", "a\x1b[2J\u202egpj.exe\x9b", Tag("EXIF:Artist", "A"))]), masked=False
    )
    assert "a\ufffd[2J\ufffdgpj.exe\ufffd" in page


def test_a_full_page_holds_the_values_and_says_so() -> None:
    html = _html(audit(), masked=False)
    assert [mark for mark in PLANTED if mark not in html and mark != "plantedsource"] == []
    assert "Full copy: keep this private." in html


def test_an_audit_that_was_stopped_says_so() -> None:
    assert "You stopped this audit early." in _html(audit(cancelled=True), masked=True)
    assert "You stopped this audit early." not in _html(audit(), masked=True)


def test_an_empty_audit_makes_a_page() -> None:
    html = _html(Audit(), masked=True)
    assert "found nothing" in html
    assert "What these checks can miss" in html


def test_ten_thousand_photos_make_a_small_page() -> None:
    assert len(_html(audit(10_000), masked=False)) < 120_000


def test_pictures_stand_in_the_page_itself() -> None:
    view = report_view(audit(), masked=False, made=MADE)
    drawings = {key: Drawing(DrawingKind.PICTURE, b"\xff\xd8pixels", "image/jpeg", 400, 300) for key in wanted(view)}
    page = _Page(render_html(view, drawings))
    pictures = [target for target in page.values("href") if target.startswith("data:")]
    assert pictures
    assert set(pictures) == {"data:image/jpeg;base64,/9hwaXhlbHM="}
    assert "0 0 400 300" in page.values("viewbox")


def test_the_file_is_private_and_replaces_the_old_one_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    path.chmod(0o644)
    write_html(report_view(audit(), masked=True, made=MADE), {}, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert os.listdir(tmp_path) == ["report.html"]  # noqa: PTH208 - hidden files count too


def test_a_link_at_the_place_of_the_report_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    (tmp_path / "report.html").symlink_to(precious)
    write_html(report_view(Audit(), masked=True, made=MADE), {}, tmp_path / "report.html")
    assert precious.read_text() == "precious"
    assert not (tmp_path / "report.html").is_symlink()


def test_a_folder_that_is_not_there_is_an_error_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as raised:
        write_html(report_view(Audit(), masked=True, made=MADE), {}, tmp_path / "plantedfolder" / "report.html")
    assert "plantedfolder" not in str(raised.value)


def _photos(folder: Path, count: int) -> Audit:
    """An audit of real picture files with fine detail, and a file that is none."""
    for index in range(count):
        Image.effect_noise((600, 400), 90).convert("RGB").save(folder / f"{index}.jpg", comment=b"Plantedname")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    names = [*(f"{index}.jpg" for index in range(count)), "broken.jpg"]
    return Audit([finding("photo.gps", name, Position(41.23456, -73.34567, "exif")) for name in names])


@pytest.mark.parametrize(("masked", "size"), [(True, (12, 8)), (False, (320, 213))])
def test_pictures_are_drawn_by_workers(tmp_path: Path, masked: bool, size: tuple[int, int]) -> None:
    view = report_view(_photos(tmp_path, 2), masked=masked, made=MADE)
    drawings = illustrations(view, lambda source, name: os.fsencode(tmp_path / name))
    drawn = drawings["plantedsource", "0.jpg"]
    assert (drawn.kind, drawn.width, drawn.height) == (DrawingKind.PICTURE, 600, 400)
    assert Image.open(BytesIO(drawn.data)).size == size
    assert b"Plantedname" not in drawn.data
    assert drawings["plantedsource", "broken.jpg"].kind is DrawingKind.NONE


def test_what_has_no_file_has_no_picture() -> None:
    assert illustrations(report_view(audit(), masked=True, made=MADE), lambda source, name: None) == {}


def test_the_number_of_pictures_is_bounded_and_every_card_gets_its_first() -> None:
    keys = list(wanted(report_view(audit(photos=500), masked=True, made=MADE)))
    assert len(keys) <= MOST_PICTURES
    assert {name for _, name in keys[:3]} >= {"plantedfolder/Plantedname 0.jpg", "plantedfolder/e.mp4"}
