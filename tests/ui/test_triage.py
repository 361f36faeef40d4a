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
from officer_exposure.store.records import Shown, Verdict, Wanted
from tests.ui.driving import PASSPHRASE, PATIENCE, click, go_to, unlock, words
from tests.ui.reviewing import FORMS, Reviewer
from ui.models.gatherings import ROW, Entry
from ui.pages.documents import DocumentsPage
from ui.widgets.decision_bar import Scope
from ui.widgets.decision_form import AcceptForm, LaterForm
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


@pytest.mark.parametrize("verdict", [Verdict.CONFIRMED, Verdict.NOT_ME])
def test_the_name_of_the_next_file_comes_into_view(reviewer: Reviewer, verdict: Verdict) -> None:
    reviewer.open("exactly where")
    scrolling = reviewer.page.detail.scrolling
    bar = scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())
    name = reviewer.evidence.name
    assert name.mapTo(scrolling, QPoint()).y() < 0
    before = name.text()
    reviewer.decide(verdict)
    assert name.text() != before
    assert 0 <= name.mapTo(scrolling, QPoint()).y() < scrolling.height()


def test_the_keyboard_stays_where_it_decides_and_takes_back(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    button = reviewer.page.detail.decisions.bar.buttons[Verdict.NOT_ME]
    button.setFocus()
    for _ in range(2):
        QTest.keyClick(button, Qt.Key.Key_Space)
        reviewer.wait()
        assert reviewer.window.focusWidget() is button
    undo = reviewer.page.undo
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Space)
    reviewer.wait()
    assert reviewer.window.focusWidget() is undo
    assert undo.isEnabled()


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


@pytest.mark.parametrize("width", [1180, 1024, 960])
def test_no_word_of_a_decision_is_cut(reviewer: Reviewer, width: int) -> None:
    reviewer.window.resize(width, 600)
    reviewer.open("exactly where")
    reviewer.wait()
    bar = reviewer.page.detail.decisions.bar
    for part in (bar.scopes, *bar.buttons.values(), bar.more):
        assert part.width() >= part.sizeHint().width()
        assert part.mapTo(bar, part.rect().topRight()).x() < bar.width()


def test_what_was_set_aside_can_be_put_back(reviewer: Reviewer) -> None:
    reviewer.open("serial number")
    reviewer.decide(Verdict.FALSE_ALARM)
    reviewer.show("Set aside")
    button = reviewer.page.detail.decisions.bar.buttons[Verdict.CONFIRMED]
    assert button.text() == "Put back"
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
