"""The guided questions: answered by clicks, turned into findings by the real auditor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.model import Answer
from tests.ui.driving import PATIENCE, click, go_to
from ui.answers import Answers, Given
from ui.pages.review import ReviewPage
from ui.pages.walk import WalkPage
from ui.window import Window

ITEMS = tuple(load_content().items.values())


class Browser(QObject):
    """Stands where the officer's browser would: Qt's own way to take over an address."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("https", self, "take")  # type: ignore[arg-type]  # the stub says bytes, the library wants text

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    taken = Browser()
    yield taken
    QDesktopServices.unsetUrlHandler("https")


def test_an_exposed_answer_becomes_a_finding(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.answers[Given.EXPOSED])
    click(page.next)
    click(page.answers[Given.SAFE])
    assert window.rail.button("walk").accessibleName() == f"Walk-through, 2 of {len(ITEMS)}"
    go_to(window, "review", ReviewPage)
    qtbot.waitUntil(lambda: window.session.review is not None, timeout=PATIENCE)
    review = window.session.review
    assert review is not None
    facts = [fact for finding in review.audit.findings for fact in finding.evidence]
    assert facts == [Answer(ITEMS[0].id, "exposed")]
    assert review.audit.not_checked, "the rest of the section was not answered"
    assert review.gatherings[0].summary == ITEMS[0].exposes


def test_changing_ones_mind_takes_the_finding_back(qtbot: QtBot, window: Window) -> None:
    for given, things in ((Given.EXPOSED, 1), (Given.SAFE, 0)):
        page = go_to(window, "walk", WalkPage)
        click(page.answers[given])
        with qtbot.waitSignal(window.session.review_changed, timeout=PATIENCE):
            go_to(window, "home", type(window.page("home")))
        assert window.session.review is not None
        assert window.session.review.things == things


def test_every_question_is_shown_whole(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for number, item in enumerate(ITEMS, 1):
        assert page.title.text() == item.question
        assert f"{number} of {len(ITEMS)}" in page.lead.text()
        said = (page.why, page.where, page.do, page.dont)
        assert [label.text() for label in said] == [item.why, item.where, item.do, item.dont]
        assert item.source.title in page.source.text()
        assert item.as_of in page.source.text()
        assert page.link.isHidden() is not bool(item.url)
        assert page.caution.isHidden() is not bool(item.caution)
        if number < len(ITEMS):
            click(page.next)
    click(page.back)
    assert page.title.text() == ITEMS[-2].question


def test_no_account_passes_over_its_questions(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.none)
    assert page.none.text() == load_content().sections[ITEMS[0].section].none_label
    click(page.next)
    assert page.title.text() == next(item for item in ITEMS if item.section != ITEMS[0].section).question
    assert window.session.answers.sheets()[0].no_account


def test_the_browser_opens_only_when_asked_and_the_foot_says_so(window: Window, browser: Browser) -> None:
    page = go_to(window, "walk", WalkPage)
    assert ITEMS[0].url in page.link.address.text()
    assert browser.opened == []
    assert window.foot.words.text() == "Nothing has left this computer"
    click(page.link.button)
    assert browser.opened == [ITEMS[0].url]
    assert QUrl(ITEMS[0].url).host() in window.foot.words.text()
    assert "This app has sent nothing" in window.foot.words.text()


def test_help_where_the_menu_looks_different(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    assert not page.help.isVisible()
    click(page.different)
    assert page.help.isVisible()


def test_answers_by_keyboard(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    window.activateWindow()
    page.answers[Given.UNSURE].setFocus()
    QTest.keyClick(page.answers[Given.UNSURE], Qt.Key.Key_Space)
    assert window.session.answers.of(ITEMS[0]) is Given.UNSURE


def test_a_question_never_reached_is_not_said_to_be_skipped() -> None:
    answers = Answers()
    assert answers.sheets() == ()
    answers.give(ITEMS[0], Given.SAFE)
    (sheet,) = answers.sheets()
    assert sheet.answers == {ITEMS[0].id: "safe"}
    answers.leave_out(ITEMS[0].section)
    assert answers.of(ITEMS[0]) is None
    answers.give(ITEMS[0], Given.EXPOSED)
    assert not answers.is_left_out(ITEMS[0].section)
