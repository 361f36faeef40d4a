""" "It is happening now": steps to tick, a log that is only added to, and an export that is asked for."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from officer_exposure.content.loading import use_pack
from officer_exposure.content.pack import pack_of
from officer_exposure.content.response import load_plan
from officer_exposure.happening.entry import EntryKind
from tests.ui.driving import click, words
from tests.ui.waiting import pause
from ui.pages.evidence import EvidencePage
from ui.pages.happening import HappeningPage
from ui.window import Window

PACK = """
format: officer-exposure/agency-pack
version: "1"
agency: Example Valley Police
code: EVPD
issued: 2026-11-01
contacts:
  - {kind: dispatch_supervisor, name: Watch commander, phone: 555-0100}
"""


@pytest.fixture
def page(window: Window) -> HappeningPage:
    """The plan, come to from Home."""
    window.show_page("happening")
    made = window.page("happening")
    assert isinstance(made, HappeningPage)
    return made


def test_every_step_of_the_plan_is_shown(page: HappeningPage) -> None:
    for name, block in load_plan().blocks.items():
        page.blocks[name].click()
        assert list(page.steps) == [step.id for step in block.steps]
        said = words(page)
        assert block.intro in said
        for step in block.steps:
            assert step.do in said
            assert step.why in said


def test_a_tick_is_kept_with_its_time_and_can_be_taken_back(window: Window, page: HappeningPage) -> None:
    page.steps["FH1"].done.click()
    page.blocks["today"].click()
    page.blocks["first_hour"].click()
    assert page.steps["FH1"].done.isChecked()
    page.steps["FH1"].done.click()
    evidence = window.session.store.evidence
    assert evidence.steps_done() == frozenset()
    assert [one.entry.kind for one in evidence.all()] == [EntryKind.STEP, EntryKind.CORRECTED]
    page.steps["FH1"].done.click()
    assert evidence.steps_done() == {"FH1"}


def test_a_step_leads_to_the_accounts_that_come_first(window: Window, page: HappeningPage) -> None:
    click(page.lock)
    assert window.page("walk").isVisible()
    assert window.page("walk").lead.text().endswith("Keeping your accounts yours")


def test_whom_to_call_comes_from_the_agency_and_says_so(window: Window, page: HappeningPage) -> None:
    use_pack(pack_of(PACK))
    try:
        page.shown()
        pause(20)
        said = words(page.steps["FH3"])
        assert "555-0100" in said
        assert "From your agency, Example Valley Police:" in said
        assert "From your agency" not in words(page.steps["FH1"])
    finally:
        use_pack(None)


@pytest.fixture
def log(window: Window) -> EvidencePage:
    """The evidence log, empty."""
    window.show_page("evidence")
    made = window.page("evidence")
    assert isinstance(made, EvidencePage)
    return made


def test_an_entry_with_a_picture_is_kept_and_handed_over(
    qtbot: QtBot, window: Window, log: EvidencePage, tmp_path: Path
) -> None:
    picture = tmp_path / "screen.png"
    Image.new("RGB", (4, 4)).save(picture)
    log.form.url.setText("https://example.org/post/1")
    log.form.account.setText("someone")
    log.form.message.setPlainText("Here he lives")
    log.form.take(picture)
    click(log.keep)
    (kept,) = window.session.store.evidence.all()
    assert (kept.entry.url, kept.entry.account) == ("https://example.org/post/1", "someone")
    assert kept.entry.seen[-6] in "+-"
    qtbot.wait(30)
    said = words(log)
    assert "Entry 1 is kept." in said
    assert "Here he lives" in said
    assert log.form.url.text() == ""
    click(log.hand_over)
    log.picker.open(tmp_path)
    log.save.click()
    with zipfile.ZipFile(tmp_path / "evidence-log.zip") as archive:
        held = json.loads(archive.read("log.json"))
        assert archive.read(f"pictures/{kept.entry.screenshot}.png") == picture.read_bytes()
    qtbot.wait(30)
    assert held["last_link"] in words(log)
    assert held["entries"][0]["entry"]["message"] == "Here he lives"


def test_what_cannot_be_kept_says_why_and_loses_nothing(qtbot: QtBot, window: Window, log: EvidencePage) -> None:
    click(log.keep)
    qtbot.wait(30)
    assert "There is nothing in this entry yet." in words(log)
    log.form.note.setText("later")
    log.form.seen.setDateTime(QDateTime.currentDateTime().addDays(2))
    click(log.keep)
    qtbot.wait(30)
    assert "lies in the future" in words(log)
    assert log.form.note.text() == "later"
    assert window.session.store.evidence.all() == ()
    assert not log.hand_over.isEnabled()


def test_a_correction_names_the_entry_it_is_about(window: Window, log: EvidencePage) -> None:
    log.form.note.setText("a truck")
    click(log.keep)
    log.form.kind.setCurrentIndex(log.form.kind.findData(EntryKind.CORRECTED))
    assert not log.form.about.isHidden()
    log.form.note.setText("a car")
    click(log.keep)
    assert [one.entry.about for one in window.session.store.evidence.all()] == [0, 1]


def test_nothing_in_the_log_can_be_deleted_here(log: EvidencePage) -> None:
    log.form.note.setText("a truck")
    click(log.keep)
    wording = [one.text().replace("&", "").lower() for one in log.findChildren(QPushButton)]
    assert not any("delete" in text or "remove" in text for text in wording)
