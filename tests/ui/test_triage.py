"""Deciding about what was found, by clicks and keys: kept, said, counted, undone."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.model import Area, Level
from officer_exposure.store.records import Shown, Standing, Verdict, Wanted
from tests.ui.driving import PASSPHRASE, PATIENCE, click, go_to, scan, unlock, words
from tests.ui.photos import SERIAL, photo
from tests.ui.reviewing import FORMS, Reviewer
from ui.models.gatherings import ROW, Entry, NotCheckedEntry
from ui.pages.documents import DocumentsPage
from ui.widgets.decision_bar import KEYS, Scope
from ui.widgets.decision_form import AcceptForm, LaterForm
from ui.widgets.fixed_form import FixedForm
from ui.widgets.screenshot import Screenshot
from ui.window import Window

COVERING = [verdict for verdict in Verdict if verdict is not Verdict.CONFIRMED]
SAID = {
    Verdict.CONFIRMED: "You confirmed this today.",
    Verdict.NOT_ME: "You said today that this is not you.",
    Verdict.FALSE_ALARM: "You called this a false alarm today.",
    Verdict.FIXED: "You said today that this is fixed.",
    Verdict.LATER: "You put this off today.",
    Verdict.ACCEPTED: "You accepted this today. Your reason: My agency knows.",
    Verdict.NOT_APPLICABLE: "You said today that this does not apply to you.",
}


@pytest.fixture
def reviewer(qtbot: QtBot, window: Window, photos: Path) -> Reviewer:
    """Somebody who has just looked at some photos."""
    return Reviewer.after_scan(qtbot, window, photos)


@pytest.mark.parametrize("verdict", COVERING)
def test_a_decision_is_kept_said_and_undone(reviewer: Reviewer, verdict: Verdict) -> None:
    reviewer.open("serial number")
    reviewer.decide(verdict)
    assert [entry.gathering.check for entry in reviewer.entries()] == ["photo.gps"]
    assert "Set aside" in reviewer.said()
    reviewer.check_counts()

    reviewer.show("Set aside")
    (aside,) = reviewer.entries()
    assert aside.gathering.check == "photo.device_identity"
    assert SAID[verdict] in words(reviewer.evidence.standing)
    reviewer.check_counts()

    assert "\u201c" in reviewer.page.undo.text()
    click(reviewer.page.undo)
    reviewer.wait()
    assert "taken back" in reviewer.said()
    assert not reviewer.page.undo.isVisible()
    reviewer.show("To do")
    assert len(reviewer.entries()) == 2
    reviewer.check_counts()


def test_what_is_confirmed_stays_on_the_list_and_the_next_one_comes_up(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    first = reviewer.evidence.name.text()
    reviewer.decide(Verdict.CONFIRMED)
    assert reviewer.evidence.count.text() == "2 of 4"
    click(reviewer.evidence.before)
    assert reviewer.evidence.name.text() == first
    assert words(reviewer.evidence.standing).splitlines() == ["New", "First seen today.", SAID[Verdict.CONFIRMED]]
    reviewer.undo()
    assert words(reviewer.evidence.standing).splitlines() == ["New", "First seen today."]


def test_one_file_all_of_one_thing_or_all_like_it(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    reviewer.decide(Verdict.NOT_ME)
    assert reviewer.evidence.count.text() == "1 of 3"
    reviewer.undo()
    reviewer.scope(Scope.THING)
    reviewer.decide(Verdict.NOT_ME)
    assert reviewer.evidence.name.text().replace("\u200b", "") == "trip/beach.jpg"
    reviewer.check_counts()
    assert reviewer.page.undo.text() == "Un&do \u201cNot me\u201d for 3"
    reviewer.undo()
    reviewer.scope(Scope.ALL)
    reviewer.decide(Verdict.NOT_ME)
    assert [entry.gathering.check for entry in reviewer.entries()] == ["photo.device_identity"]
    assert reviewer.page.undo.text() == "Un&do \u201cNot me\u201d for 4"
    reviewer.undo()
    assert len(reviewer.entries()) == 2
    reviewer.check_counts()


def test_the_next_gathering_is_decided_about_one_by_one_again(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    reviewer.scope(Scope.ALL)
    reviewer.open("serial number")
    reviewer.open("exactly where")
    assert reviewer.page.detail.decisions.bar.scope is Scope.THIS


def test_what_was_set_aside_can_be_put_back(reviewer: Reviewer) -> None:
    reviewer.open("serial number")
    reviewer.decide(Verdict.FALSE_ALARM)
    reviewer.show("Set aside")
    button = reviewer.page.detail.decisions.bar.buttons[Verdict.CONFIRMED]
    assert button.text() == "Put back on my list"
    click(button)
    reviewer.wait()
    assert not reviewer.entries()
    reviewer.show("To do")
    assert len(reviewer.entries()) == 2
    reviewer.check_counts()


def test_accepting_needs_a_reason(reviewer: Reviewer) -> None:
    reviewer.press(Verdict.ACCEPTED)
    form = reviewer.form
    assert isinstance(form, AcceptForm)
    assert form.reason.hasFocus()
    assert not form.accept.isEnabled()
    QTest.keyClicks(form.reason, "   ")
    QTest.keyClick(form.reason, Qt.Key.Key_Return)
    assert not form.accept.isEnabled()
    QTest.keyClicks(form.reason, "It is on my badge")
    QTest.keyClick(form.reason, Qt.Key.Key_Return)
    reviewer.wait()
    (kept,) = reviewer.window.session.store.findings.page("photo.gps:high", Wanted(shown=Shown.SET_ASIDE), 0, 9)
    assert kept.decision is not None
    assert kept.decision.reason == "It is on my badge"


def test_a_day_can_be_picked_and_the_past_cannot(reviewer: Reviewer) -> None:
    reviewer.press(Verdict.LATER)
    form = reviewer.form
    assert isinstance(form, LaterForm)
    form.day.setDate(form.day.date().addYears(-5))
    assert form.day.date() > form.day.minimumDate().addDays(-1)
    click(form.pick)
    reviewer.wait()
    last = reviewer.window.session.store.decisions.last()
    assert last is not None
    assert last.until is not None
    assert (last.until - last.made).days == 1


def test_esc_closes_a_form_and_another_finding_does_too(reviewer: Reviewer) -> None:
    reviewer.press(Verdict.LATER)
    form = reviewer.form
    assert isinstance(form, LaterForm)
    QTest.keyClick(form.first, Qt.Key.Key_Escape)
    assert reviewer.form is None
    reviewer.press(Verdict.FIXED)
    click(reviewer.evidence.after)
    assert reviewer.form is None
    assert reviewer.window.session.store.decisions.last() is None


def test_what_is_typed_is_never_taken_for_a_decision(reviewer: Reviewer) -> None:
    reviewer.search("".join(KEYS.values()).lower())
    filters = reviewer.page.filters
    for box in (filters.shown, filters.areas, filters.levels):
        box.setFocus()
        QTest.keyClicks(box, "nclfwad")
    reviewer.wait()
    assert reviewer.window.session.store.decisions.last() is None
    assert reviewer.form is None


def test_a_search_finds_names_and_values_as_one_types(reviewer: Reviewer) -> None:
    reviewer.search("bea")
    (entry,) = reviewer.entries()
    assert (entry.gathering.check, entry.gathering.count) == ("photo.gps", 1)
    reviewer.check_counts()
    reviewer.search(SERIAL[:5])
    assert [entry.gathering.check for entry in reviewer.entries()] == ["photo.device_identity"]
    reviewer.search("garden exactly")
    assert [entry.gathering.count for entry in reviewer.entries()] == [3]
    assert reviewer.evidence.count.text() == "1 of 3"


def test_a_decision_on_all_is_on_all_that_the_search_shows(reviewer: Reviewer) -> None:
    reviewer.search("garden")
    reviewer.scope(Scope.ALL)
    reviewer.decide(Verdict.NOT_ME)
    click(reviewer.page.listing.everything)
    reviewer.open("exactly where")
    assert [entry.gathering.count for entry in reviewer.entries()] == [1, 1]
    reviewer.check_counts()


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        ("Came back", "Nothing on your list has come back. There are still 3 things to do."),
        ("Set aside", "You have set nothing aside."),
        ("No longer found", "Nothing yet. What a later look no longer finds in a file will be listed here."),
    ],
)
def test_an_empty_list_says_why_and_what_is_still_to_do(reviewer: Reviewer, shown: str, sentence: str) -> None:
    reviewer.show(shown)
    assert reviewer.page.listing.nothing.text() == sentence
    assert isinstance(reviewer.current().data(ROW), NotCheckedEntry)
    click(reviewer.page.listing.everything)
    assert isinstance(reviewer.current().data(ROW), Entry)
    assert not reviewer.page.listing.nothing.isVisible()


def test_a_search_without_a_hit_does_not_sound_like_good_news(reviewer: Reviewer) -> None:
    reviewer.search("zebra")
    said = reviewer.page.listing.nothing.text()
    assert said == "Nothing here fits what you asked for. There are still 3 things to do."
    assert reviewer.page.title.text() == "What was found"


def test_a_list_that_was_gone_through_is_not_called_clean(reviewer: Reviewer) -> None:
    for text in ("exactly where", "serial number"):
        reviewer.open(text)
        if reviewer.page.detail.decisions.bar.scopes.isVisible():
            reviewer.scope(Scope.ALL)
        reviewer.decide(Verdict.NOT_APPLICABLE)
    assert reviewer.page.title.text() == "Nothing is left on your list"
    assert "nobody has looked at" in reviewer.page.lead.text()
    assert isinstance(reviewer.current().data(ROW), NotCheckedEntry)
    reviewer.check_counts()


def test_the_counts_are_those_of_the_list_whatever_is_done(reviewer: Reviewer) -> None:
    chance = random.Random(20261121)
    filters = reviewer.page.filters
    for _ in range(40):
        match chance.randrange(6):
            case 0:
                filters.shown.setCurrentIndex(chance.randrange(filters.shown.count()))
            case 1:
                filters.areas.setCurrentIndex(chance.choice([0, 1, 1 + list(Area).index(Area.LINKAGE)]))
            case 2:
                filters.levels.setCurrentIndex(chance.choice([0, 0, 1, 2, 3]))
            case 3:
                reviewer.undo()
            case 4:
                filters.reset()
            case 5 if isinstance(reviewer.current().data(ROW), Entry):
                bar = reviewer.page.detail.decisions.bar
                bar.scopes.setCurrentIndex(chance.randrange(bar.scopes.count()))
                reviewer.decide(chance.choice(list(Verdict)))
        reviewer.wait()
        reviewer.check_counts()
        open_now = reviewer.window.session.store.audit(Wanted()).findings
        total = sum(one.count for one in reviewer.window.session.store.findings.gatherings(Wanted()))
        assert len(open_now) == total


def test_new_and_came_back_after_a_second_look(qtbot: QtBot, reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("serial number")
    reviewer.decide(Verdict.FIXED)
    photo(photos / "another.jpg", (51.5, -0.12))
    go_to(reviewer.window, "sources", type(reviewer.window.page("sources")))
    click(reviewer.window.page("sources").go)  # type: ignore[attr-defined] # the page of the sources
    qtbot.waitUntil(lambda: not reviewer.window.session.is_running, timeout=PATIENCE)
    again = Reviewer(qtbot, reviewer.window)
    again.show("Came back")
    (came_back,) = again.entries()
    assert came_back.gathering.check == "photo.device_identity"
    assert words(again.evidence.standing).splitlines()[0] == "Came back"
    assert "A later look found it again." in words(again.evidence.standing)
    again.check_counts()
    again.show("New")
    (new,) = again.entries()
    assert (new.gathering.check, new.gathering.count) == ("photo.gps", 1)
    again.check_counts()
    again.show("To do")
    assert again.listed()[Level.HIGH] == 3
    again.check_counts()


def test_a_new_look_at_the_file_proves_that_it_is_fixed(reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("exactly where")
    name = reviewer.evidence.name.text().replace("\u200b", "")
    photo(photos / name, None)
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.look)
    reviewer.wait()
    assert reviewer.said() == "It is no longer found in this file. That is kept as \u201cFixed\u201d."
    assert reviewer.evidence.count.text() == "1 of 3"
    reviewer.check_counts()
    reviewer.show("No longer found")
    assert reviewer.evidence.name.text().replace("\u200b", "") == name
    assert words(reviewer.evidence.standing).splitlines()[0] == "No longer found"
    assert not reviewer.page.detail.decisions.bar.isVisible()


def test_a_new_look_at_the_file_says_that_it_is_still_there(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.look)
    reviewer.wait()
    assert reviewer.said() == "It is still there. So it stays on your list."
    assert reviewer.evidence.count.text() == "1 of 4"
    assert reviewer.window.session.store.decisions.last() is None
    kept = reviewer.evidence.kept
    assert kept is not None
    assert kept.standing is Standing.STILL
    reviewer.check_counts()


def test_a_file_that_is_gone_or_broken_is_never_called_fixed(reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("exactly where")
    name = reviewer.evidence.name.text().replace("\u200b", "")
    for damage in (lambda: (photos / name).write_bytes(b"\xff\xd8\xff\xe1\x40\x00"), (photos / name).unlink):
        damage()
        reviewer.press(Verdict.FIXED)
        form = reviewer.form
        assert isinstance(form, FixedForm)
        click(form.look)
        reviewer.wait()
        assert "stays on your list" in reviewer.said()
        assert reviewer.evidence.count.text() == "1 of 4"
    assert reviewer.window.session.store.decisions.last() is None


def test_no_new_look_at_a_file_while_a_scan_goes_on(qtbot: QtBot, reviewer: Reviewer) -> None:
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    reviewer.window.session.start()
    click(form.look)
    assert reviewer.said() == "A scan is going on. Look at this file again when it is over."
    qtbot.waitUntil(lambda: not reviewer.window.session.is_running, timeout=PATIENCE)


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
@pytest.mark.parametrize("verdict", FORMS)
def test_every_form_fits_and_every_part_of_it_has_a_name(
    reviewer: Reviewer, size: tuple[int, int], verdict: Verdict
) -> None:
    reviewer.window.resize(*size)
    reviewer.page.list.clicked.emit(reviewer.current())
    bar = reviewer.page.detail.decisions.bar
    bar.chosen.emit(verdict)
    reviewer.wait()
    form = reviewer.form
    assert form is not None
    for button in form.findChildren(QPushButton):
        if button.isCheckable():
            button.click()
    reviewer.wait()
    for one in (*form.findChildren(QWidget), *bar.findChildren(QPushButton)):
        if not one.isVisible():
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), one
        if isinstance(one, QPushButton):
            assert one.width() >= one.sizeHint().width(), one.text()
            assert one.mapTo(reviewer.page, QPoint(one.width(), 0)).x() <= reviewer.page.width()


def test_a_screenshot_is_kept_as_proof_and_shown_again(qtbot: QtBot, reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    photo(tmp_path / "desk" / "screen.jpg", None)
    reviewer.open("serial number")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.screenshot)
    assert not form.use.isEnabled()
    form.picker.open(tmp_path / "desk")
    form.picker.list.setCurrentIndex(form.picker.list.model().index(0, 0))
    click(form.use)
    reviewer.wait()
    (tmp_path / "desk" / "screen.jpg").unlink()
    reviewer.show("Set aside")
    click(reviewer.evidence.standing.screenshot)
    reviewer.wait()
    (shown,) = (one for one in reviewer.page.findChildren(Screenshot) if one.isVisible())
    qtbot.waitUntil(lambda: shown.picture.accessibleName() == "Picture", timeout=PATIENCE)
    click(shown.cancel)
    assert not shown.isVisible()


def test_what_is_no_picture_is_not_kept_as_one(reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "note.png").write_text("not a picture")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.screenshot)
    form.picker.picked.emit(tmp_path / "note.png")
    reviewer.wait()
    assert "not a picture" in reviewer.said()
    assert str(tmp_path) not in reviewer.said()
    assert reviewer.form is form
    assert reviewer.window.session.store.decisions.last() is None


def test_a_report_holds_what_is_open_and_says_what_it_leaves_out(
    qtbot: QtBot, reviewer: Reviewer, tmp_path: Path
) -> None:
    reviewer.open("serial number")
    reviewer.decide(Verdict.NOT_ME)
    listed = reviewer.listed()
    page = go_to(reviewer.window, "documents", DocumentsPage)
    assert "1 thing that you set aside is left out." in page.left_out.text()
    (tmp_path / "reports").mkdir()
    page.picker.open(tmp_path / "reports")
    page.json.click()
    click(page.save)
    qtbot.waitUntil(page.save.isEnabled, timeout=PATIENCE)
    data = json.loads((tmp_path / "reports" / "officer-exposure-report.json").read_text("utf-8"))
    assert data["set_aside"] == 1
    reported = dict.fromkeys(Level, 0)
    for one in data["gatherings"]:
        reported[Level[one["level"].upper()]] += one["things"]
    assert reported == listed
    html = (tmp_path / "reports" / "officer-exposure-report.html").read_text("utf-8")
    assert "1 thing that you set aside is not in this report." in html


def test_what_was_decided_is_there_after_the_vault_was_locked(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    reviewer = Reviewer.after_scan(qtbot, vault_window, photos)
    reviewer.open("serial number")
    reviewer.decide(Verdict.LATER)
    vault_window.lock()
    unlock(qtbot, vault_window, PASSPHRASE)
    again = Reviewer(qtbot, vault_window)
    again.check_counts()
    again.show("Set aside")
    assert SAID[Verdict.LATER] in words(again.evidence.standing)
    qtbot.waitUntil(lambda: again.evidence.picture.accessibleName() == "Picture", timeout=PATIENCE)
    click(again.page.undo)
    again.wait()
    again.show("To do")
    assert len(again.entries()) == 2


def test_the_list_stays_where_it_is_while_a_scan_goes_on(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    many = tmp_path / "many"
    photo(many / "0.jpg")
    scan(qtbot, window, many)
    reviewer = Reviewer(qtbot, window)
    name = reviewer.evidence.name.text()
    sample = (many / "0.jpg").read_bytes()
    for number in range(1, 1500):
        (many / f"{number}.jpg").write_bytes(sample)
    window.session.start()
    panel = reviewer.evidence
    qtbot.waitUntil(lambda: reviewer.evidence.pages.count > 1 or not window.session.is_running, timeout=PATIENCE)
    assert reviewer.evidence is panel
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    reviewer.wait()
    assert reviewer.evidence is panel
    assert reviewer.evidence.name.text() == name
    assert reviewer.evidence.pages.count == 1500
    reviewer.check_counts()
