""" "It is happening now": steps to tick, a log that is only added to, and an export that is asked for."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QDateTime, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from officer_exposure.content.loading import use_pack
from officer_exposure.content.pack import pack_of
from officer_exposure.content.response import load_plan
from officer_exposure.happening.cases import Which
from officer_exposure.happening.chain import broken_in
from officer_exposure.happening.entry import EntryKind, ReportedTo, Showing, StillUp
from tests.ui.driving import PATIENCE, click, gate_page, go_to, words
from tests.ui.waiting import pause
from ui.pages.evidence import EvidencePage
from ui.pages.happening import HappeningPage
from ui.pages.home import HomePage
from ui.pages.vault.welcome import WelcomePage
from ui.widgets.picture import Picture
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
    assert "email" in window.page("walk").title.text(), "the step says to begin with it"


def test_who_has_no_time_comes_to_it_from_the_first_screen(first_start: Window) -> None:
    welcome = gate_page(first_start, "welcome", WelcomePage)
    click(welcome.now)
    made = first_start.page("happening")
    assert isinstance(made, HappeningPage)
    assert made.isVisible()
    assert made.memory.isVisible(), "that nothing lasts is said before the first tick"
    assert "a vault begins empty" in words(made.memory)
    click(made.write)
    assert first_start.page("evidence").isVisible()


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
    log.form.shot.choose.take(picture)
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
    assert "often says inside where it was taken" in words(log.handing), "said before it is handed over"
    log.picker.open(tmp_path)
    log.save.click()
    with zipfile.ZipFile(tmp_path / "evidence-log.zip") as archive:
        held = json.loads(archive.read("log.json"))
        assert archive.read(f"pictures/{kept.entry.screenshot}.png") == picture.read_bytes()
    qtbot.wait(30)
    assert held["last_link"] in words(log)
    assert held["entries"][0]["entry"]["message"] == "Here he lives"


def test_three_fields_come_first_and_the_rest_is_asked_for(log: EvidencePage) -> None:
    form = log.form
    fields = (
        form.url,
        form.account,
        form.platform,
        form.note,
        form.message,
        form.seen,
        form.still_up,
        form.reported_to,
    )
    assert [field for field in fields if field.isVisible()] == [form.url, form.account]
    assert form.shot.isVisible()
    assert "The time is noted too" in form.timed.text()
    click(form.more)
    assert all(field.isVisible() for field in fields)
    assert not form.reference.isVisible()
    form.reported_to.setCurrentIndex(form.reported_to.findData(ReportedTo.POLICE))
    assert form.reference.isVisible()


def test_everything_that_an_investigator_asks_for_is_kept(window: Window, log: EvidencePage) -> None:
    form = log.form
    click(form.more)
    form.shows[Showing.THREAT].setChecked(True)
    form.shows[Showing.FAMILY].setChecked(True)
    form.platform.setText("Board")
    form.still_up.setCurrentIndex(form.still_up.findData(StillUp.YES))
    form.reported_to.setCurrentIndex(form.reported_to.findData(ReportedTo.PLATFORM))
    form.reference.setText("4711")
    form.response.setText("We are looking into it")
    click(log.keep)
    (kept,) = (one.entry for one in window.session.store.evidence.all())
    assert (kept.platform, kept.shows, kept.still_up) == ("Board", "a threat; my family", StillUp.YES)
    assert (kept.reported_to, kept.reference, kept.response) == ("the site or app", "4711", "We are looking into it")
    said = words(log.cases[0])
    assert "Reported to: the site or app, reference 4711." in said
    assert "It shows: a threat; my family" in said
    assert "Still there when you last looked" in said


def test_what_happened_since_is_added_and_nothing_is_changed(window: Window, log: EvidencePage) -> None:
    log.form.url.setText("https://example.org/post/1")
    click(log.keep)
    before = window.session.store.evidence.all()
    log.cases[0].add_more.click()
    assert "example.org/post/1" in log.form.heading.text()
    log.form.still_up.setCurrentIndex(log.form.still_up.findData(StillUp.NO))
    click(log.keep)
    log.cases[0].add_more.click()
    log.form.kind.setCurrentIndex(log.form.kind.findData(EntryKind.REPORTED))
    log.form.reported_to.setCurrentIndex(log.form.reported_to.findData(ReportedTo.EMPLOYER))
    click(log.keep)
    after = window.session.store.evidence.all()
    assert after[:1] == before
    assert [(one.entry.kind, one.entry.about, one.entry.still_up) for one in after[1:]] == [
        (EntryKind.LOOKED_AGAIN, 1, StillUp.NO),
        (EntryKind.REPORTED, 1, StillUp.UNKNOWN),
    ]
    assert list(broken_in(after)) == []
    assert "Gone when you last looked" in words(log.cases[0])
    assert log.form.chosen_kind is EntryKind.FOUND, "the next entry is about something new"


def test_a_report_is_no_part_of_an_entry_that_became_something_else(window: Window, log: EvidencePage) -> None:
    log.form.note.setText("a truck")
    click(log.keep)
    log.cases[0].add_more.click()
    form = log.form
    form.kind.setCurrentIndex(form.kind.findData(EntryKind.REPORTED))
    form.reference.setText("4711")
    form.kind.setCurrentIndex(form.kind.findData(EntryKind.LOOKED_AGAIN))
    form.still_up.setCurrentIndex(form.still_up.findData(StillUp.YES))
    click(log.keep)
    assert window.session.store.evidence.all()[-1].entry.reference == ""
    log.cases[0].add_more.click()
    click(form.back)
    assert form.chosen_kind is EntryKind.FOUND


def test_a_pasted_picture_is_kept_byte_for_byte(window: Window, log: EvidencePage) -> None:
    file = io.BytesIO()
    note = PngInfo()
    note.add_text("Title", "as it was copied")
    Image.new("RGB", (4, 4), "teal").save(file, "PNG", pnginfo=note)
    content = QMimeData()
    content.setData("image/png", file.getvalue())
    QGuiApplication.clipboard().setMimeData(content)
    click(log.form.shot.choose.paste)
    assert "The pasted picture is part of this entry" in log.form.shot.said.text()
    click(log.keep)
    (kept,) = window.session.store.evidence.all()
    picture = window.session.store.evidence.screenshot(kept.entry.screenshot)
    assert picture is not None
    assert picture.data == file.getvalue()
    assert kept.entry.screenshot == sha256(file.getvalue()).hexdigest()


def test_pixels_without_a_file_become_a_png_and_the_clipboard_is_read_on_demand_alone(
    window: Window, log: EvidencePage
) -> None:
    QGuiApplication.clipboard().setText("nothing to see")
    click(log.form.shot.choose.paste)
    assert "There is no picture to paste." in log.form.shot.said.text()
    shot = log.form.shot
    assert shot.picture is None
    pixels = QImage(5, 3, QImage.Format.Format_RGB32)
    pixels.fill(QColor("#1c7f84"))
    QGuiApplication.clipboard().setImage(pixels)
    pause(50)
    assert shot.shown.isHidden(), "a copied picture is nobody's business until the button is pressed"
    click(shot.choose.paste)
    assert log.form.picture is not None
    with Image.open(io.BytesIO(log.form.picture.data)) as read:
        assert (read.format, read.size, read.getpixel((0, 0))) == ("PNG", (5, 3), (0x1C, 0x7F, 0x84))
    click(shot.without)
    assert shot.shown.isHidden()


def test_a_dropped_picture_is_taken(log: EvidencePage, tmp_path: Path) -> None:
    picture = tmp_path / "screen.png"
    Image.new("RGB", (4, 4)).save(picture)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(picture)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, content, buttons, keys)
    log.form.shot.choose.dropEvent(drop)
    assert log.form.picture is not None
    assert log.form.picture.data == picture.read_bytes()


def test_many_cases_are_searched(window: Window, log: EvidencePage) -> None:
    for number in range(5):
        log.form.url.setText(f"https://example.org/{number}")
        log.form.account.setText("@one" if number % 2 else "@two")
        click(log.keep)
        assert log.search.isVisible() is (number >= 3)
    log.cases[0].add_more.click()
    log.form.still_up.setCurrentIndex(log.form.still_up.findData(StillUp.NO))
    click(log.keep)
    log.words.setText("@ONE example")
    assert [card.case.number for card in log.cases] == [4, 2]
    log.words.clear()
    log.which.setCurrentIndex(log.which.findData(Which.GONE))
    assert [card.case.number for card in log.cases] == [5]
    log.words.setText("nowhere")
    assert log.cases == []
    pause(20)
    assert "Nothing in the log fits" in words(log)


def test_a_kept_picture_can_be_looked_at_again(qtbot: QtBot, log: EvidencePage, tmp_path: Path) -> None:
    picture = tmp_path / "screen.png"
    Image.new("RGB", (40, 20), "teal").save(picture)
    log.form.shot.choose.take(picture)
    click(log.keep)
    (show,) = (one for one in log.cases[0].findChildren(QPushButton) if one.text() == "Show the picture")
    show.click()
    (shown,) = log.cases[0].findChildren(Picture)
    qtbot.waitUntil(lambda: shown.accessibleName() == "Picture", timeout=PATIENCE)


def test_closing_without_a_vault_offers_to_save_the_log_once(window: Window, log: EvidencePage, tmp_path: Path) -> None:
    log.form.url.setText("https://example.org/post/1")
    click(log.keep)
    go_to(window, "home", HomePage)
    assert not window.close()
    assert log.isVisible()
    assert "Your log is not saved yet." in words(log.said)
    log.picker.open(tmp_path)
    click(log.save)
    assert list(tmp_path.glob("*.zip"))
    assert window.close()


def test_who_closes_once_more_is_asked_no_more(window: Window, log: EvidencePage) -> None:
    log.form.url.setText("https://example.org/post/1")
    click(log.keep)
    assert not window.close()
    assert window.close()


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
    log.cases[0].add_more.click()
    log.form.kind.setCurrentIndex(log.form.kind.findData(EntryKind.CORRECTED))
    log.form.note.setText("a car")
    click(log.keep)
    assert [one.entry.about for one in window.session.store.evidence.all()] == [0, 1]
    assert log.cases[0].case.said("note") == "a car"


def test_nothing_in_the_log_can_be_deleted_here(log: EvidencePage) -> None:
    log.form.note.setText("a truck")
    click(log.keep)
    wording = [one.text().replace("&", "").lower() for one in log.findChildren(QPushButton)]
    assert not any("delete" in text or "remove" in text for text in wording)
