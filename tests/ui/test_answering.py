"""Answering by keys, taking answers back, and leaving out a whole section with one confirmation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.walk.choose import choose
from officer_exposure.walk.parts import parts
from tests.ui.driving import click, go_to, words
from ui.answers import Given
from ui.pages.walk import WalkPage
from ui.widgets.answer_row import ANSWER_KEYS
from ui.window import Window

ITEMS = tuple(load_content().items.values())
FIRST = parts(choose({}), ITEMS, ())[0].sittings[0].items
DAY = date(2026, 11, 21)


def test_a_key_answers_and_goes_on_and_backspace_takes_it_back(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    answers = window.session.answers
    for place, given in enumerate(Given):
        QTest.keyClicks(page, ANSWER_KEYS[given])
        assert answers.of(FIRST[place]) is given
    assert page.title.text() == FIRST[4].question
    QTest.keyClick(page, Qt.Key.Key_1)
    assert page.title.text() == FIRST[4].question, "a key never ends the sitting"
    assert page.next.text() == "Fi&nish this sitting"
    for place in (4, 3):
        QTest.keyClick(page, Qt.Key.Key_Backspace)
        assert page.title.text() == FIRST[place].question
        assert answers.of(FIRST[place]) is None
        assert answers.is_open(FIRST[place])
    click(page.answers.undo)
    assert page.title.text() == FIRST[2].question
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert not page.answers.undo.isEnabled()
    assert answers.sheets() == ()
    assert all(f"{key} " in page.answers.keys.text() for key in ANSWER_KEYS.values())


def test_a_digit_that_is_typed_answers_nothing(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.proof.choose.button)
    picker = page.proof.choose.picker
    assert picker is not None
    picker.path.setFocus()
    QTest.keyClicks(picker.path, "1234")
    assert "1234" in picker.path.text()
    picker.list.setFocus()
    QTest.keyClicks(picker.list, "1")
    assert window.session.answers.sheets() == ()


def test_an_undone_answer_is_as_it_was_before(qtbot: QtBot, window: Window) -> None:
    """Asked again because of something: the old answer, its day and the reason come back."""
    session = window.session
    session.store.answers.give(ITEMS[0].section, "main", ITEMS[0].id, "safe", DAY)
    session.store.answers.reopen([ITEMS[0].id], "new_home", DAY)
    page = WalkPage(session)
    qtbot.addWidget(page)
    page.shown()
    before = session.answers.last(ITEMS[0])
    page.answers.buttons[Given.EXPOSED].click()
    assert session.answers.of(ITEMS[0]) is Given.EXPOSED
    page.answers.undo.click()
    assert session.answers.last(ITEMS[0]) == before
    assert session.answers.is_open(ITEMS[0])


def test_leaving_a_section_out_can_be_undone(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    page.jump("venmo")
    QTest.keyClick(page, Qt.Key.Key_1)
    QTest.keyClick(page, Qt.Key.Key_0)
    assert page.none.card is not None
    assert not page.none.card.no.visibleRegion().isEmpty(), "it is in view"
    assert not window.session.answers.is_left_out("venmo")
    assert "1 answered as exposed no longer count then." in words(page.none)
    click(page.none.card.yes)
    assert window.session.answers.is_left_out("venmo")
    click(page.answers.undo)
    assert not window.session.answers.is_left_out("venmo")
    assert window.session.answers.of(load_content().items["VN01"]) is Given.EXPOSED
