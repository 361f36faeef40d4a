"""The guided questions: answered by clicks, turned into findings by the real auditor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.model import Answer, Finding
from officer_exposure.store.records import Ruling, Standing, Verdict, Wanted
from officer_exposure.store.store import Store, memory_store
from tests.ui.driving import PATIENCE, click, go_to, unlock, words
from ui.answers import Answers, Given
from ui.pages.home import HomePage
from ui.pages.walk import WalkPage
from ui.said import date_words
from ui.session import Session
from ui.window import Window

ITEMS = tuple(load_content().items.values())
DAY = date(2026, 11, 21)


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


def look_again(qtbot: QtBot, window: Window) -> list[Finding]:
    """Leave the questions, and wait until the answers have become findings; the open ones."""
    go_to(window, "home", HomePage)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)
    return list(window.session.store.audit(Wanted()).findings)


def test_an_exposed_answer_becomes_a_finding(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.answers[Given.EXPOSED])
    click(page.next)
    click(page.answers[Given.SAFE])
    assert window.rail.button("walk").accessibleName() == f"Walk-through, 2 of {len(ITEMS)}"
    (found,) = look_again(qtbot, window)
    assert found.evidence == (Answer(ITEMS[0].id, "exposed"),)
    assert found.summary == ITEMS[0].exposes
    assert window.session.store.runs.not_checked(), "the rest of the section was not answered"


def test_changing_ones_mind_takes_the_finding_back(qtbot: QtBot, window: Window) -> None:
    for given, things in ((Given.EXPOSED, 1), (Given.SAFE, 0)):
        page = go_to(window, "walk", WalkPage)
        click(page.answers[given])
        assert len(look_again(qtbot, window)) == things


def test_every_question_is_shown_whole(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for number, item in enumerate(ITEMS, 1):
        assert page.title.text() == item.question
        assert f"{number} of {len(ITEMS)}" in page.lead.text()
        said = (page.why, page.where, page.do, page.dont)
        assert [label.text() for label in said] == [item.why, item.where, item.do, item.dont]
        if item.mark == "general":
            assert page.source.text().endswith("Source: none. This is general advice.")
        else:
            assert item.source.title in page.source.text()
            assert item.as_of.replace("undated", "no date") in page.source.text()
        assert page.doubt.isHidden() is not bool(page.doubt.text())
        assert item.mark == "sourced" or "may look different on yours" in page.doubt.text()
        assert page.link.isHidden() is not bool(item.url)
        assert page.caution.isHidden() is not bool(item.caution)
        assert page.hold.isHidden() is not load_content().remediations[item.remediation].deletes
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


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    kept = memory_store()
    yield kept
    kept.close()


def test_a_question_never_reached_is_not_said_to_be_skipped(store: Store) -> None:
    answers = Answers(store, lambda: DAY)
    assert answers.sheets() == ()
    answers.give(ITEMS[0], Given.SAFE)
    (sheet,) = answers.sheets()
    assert sheet.answers == {ITEMS[0].id: "safe"}
    answers.leave_out(ITEMS[0].section)
    assert answers.of(ITEMS[0]) is None
    answers.give(ITEMS[0], Given.EXPOSED)
    assert not answers.is_left_out(ITEMS[0].section)


def test_answers_are_in_the_store_as_soon_as_they_are_given(store: Store) -> None:
    Answers(store, lambda: DAY).give(ITEMS[0], Given.SAFE)
    later = Answers(store, lambda: DAY + timedelta(days=9))
    assert later.of(ITEMS[0]) is Given.SAFE
    last = later.last(ITEMS[0])
    assert last is not None
    assert last.given == DAY


def test_the_walk_goes_on_where_it_stopped(window: Window) -> None:
    first = go_to(window, "walk", WalkPage)
    click(first.none)
    click(first.next)
    click(first.answers[Given.SKIPPED])
    again = WalkPage(window.session)
    instagram = [item for item in ITEMS if item.section != ITEMS[0].section]
    assert again.title.text() == instagram[1].question
    again.close()


def test_the_next_question_is_one_that_is_open(window: Window) -> None:
    answers = window.session.answers
    for item in ITEMS[1:4]:
        answers.give(item, Given.SAFE)
    page = go_to(window, "walk", WalkPage)
    assert page.title.text() == ITEMS[0].question
    click(page.next)
    assert page.title.text() == ITEMS[4].question
    click(page.back)
    assert page.title.text() == ITEMS[3].question


def test_the_day_of_an_answer_is_shown(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    assert not page.answered.isVisible()
    click(page.answers[Given.SAFE])
    assert page.answered.text() == "You answered this today."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A sitting that keeps nothing, without a window."""
    sitting = Session(tmp_path / "vault")
    sitting.just_look()
    yield sitting
    sitting.close()


def test_the_day_of_an_older_answer_is_written_out(qtbot: QtBot, session: Session) -> None:
    for item in ITEMS:
        session.store.answers.give(item.section, "main", item.id, "safe", date(2026, 5, 3))
    page = WalkPage(session)
    qtbot.addWidget(page)
    assert page.title.text() == ITEMS[0].question
    assert page.answered.text() == f"You answered this on {date_words(date(2026, 5, 3))}."


def test_a_question_that_is_asked_again_says_why(window: Window) -> None:
    answers = window.session.answers
    for item in ITEMS:
        answers.give(item, Given.SAFE)
    page = go_to(window, "walk", WalkPage)
    assert page.reminder.isHidden()
    go_to(window, "home", HomePage)
    answers.ask_again(load_content().life_events["data_breach"])
    page = go_to(window, "walk", WalkPage)
    assert page.title.text() == load_content().items["FB04"].question
    assert words(page.reminder) == (
        "You said: “I got a notice about a data breach.” Please look again.\nYour answer today: As advised."
    )
    assert not any(button.isChecked() for button in page.answers.values())
    asked = load_content().life_events["data_breach"].items
    assert page.steps.value() == len(ITEMS) - len(asked)
    click(page.answers[Given.SAFE])
    assert page.reminder.isHidden()
    click(page.next)
    assert page.title.text() == load_content().items[asked[1]].question


def test_an_answer_that_grew_old_is_asked_again_with_the_reason(qtbot: QtBot, session: Session) -> None:
    item = load_content().items["FB01"]
    days = load_content().recheck_days(item)
    for name in ("FB01", "FB02"):
        session.store.answers.give("facebook", "main", name, "safe", session.today - timedelta(days=days - 1))
    session.store.answers.give("facebook", "main", "FB03", "safe", session.today - timedelta(days=days))
    page = WalkPage(session)
    qtbot.addWidget(page)
    page.shown()
    assert session.answers.asked_again() == {"FB03"}
    assert session.answers.are_waiting, "what is old is not checked any more: the findings must follow"
    assert page.again.text() == (
        "It is time to look again. These apps move their settings and add new ones, and a new one starts out open."
    )


def test_what_the_opening_leaves_out_is_passed_over_and_no_life_event_brings_it_back(store: Store) -> None:
    answers = Answers(store, lambda: DAY)
    answers.open_with("people", {"facebook"})
    answers.open_with("house", {"rent"})
    items = load_content().items
    assert answers.is_left_out("instagram")
    assert not answers.is_open(items["IG01"])
    assert answers.is_open(items["FB01"])
    answers.give(items["FB01"], Given.SAFE)
    asked = answers.ask_again(load_content().life_events["new_home"])
    assert [one.item for one in asked.answers] == ["FB01"]
    assert asked.sections == ()
    assert asked.questions == ("house",)
    assert "house" in {question.id for question in answers.opening.waiting()}
    answers.undo(asked)
    assert "house" not in {question.id for question in answers.opening.waiting()}
    answers.open_with("house", {"own"})
    assert answers.is_open(items["RC01"])


def test_a_reason_of_another_version_still_asks_again(qtbot: QtBot, session: Session) -> None:
    session.store.answers.give(ITEMS[0].section, "main", ITEMS[0].id, "safe", DAY)
    session.store.answers.reopen([ITEMS[0].id], "something_unheard_of", DAY)
    page = WalkPage(session)
    qtbot.addWidget(page)
    assert page.again.text() == "Something has changed. Please look again."


@pytest.mark.parametrize(
    ("seen", "standing", "is_open"), [(Given.SAFE, Standing.GONE, False), (Given.EXPOSED, Standing.CAME_BACK, True)]
)
def test_what_was_called_fixed_is_asked_again_and_only_a_new_answer_decides(
    qtbot: QtBot, window: Window, seen: Given, standing: Standing, is_open: bool
) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.answers[Given.EXPOSED])
    (found,) = look_again(qtbot, window)
    store = window.session.store
    store.decisions.decide([found.fingerprint], Ruling(Verdict.FIXED), window.session.today)
    window.session.answers.give(ITEMS[5], Given.SAFE)
    window.session.use_answers()
    assert look_again(qtbot, window) == []
    kept = store.findings.kept(found.fingerprint)
    assert kept is not None
    assert (kept.standing, kept.is_open) == (Standing.UNSEEN, False)
    go_to(window, "walk", WalkPage)
    assert page.title.text() == ITEMS[0].question
    assert page.again.text() == "You called this fixed. Please look again to make sure."
    click(page.answers[seen])
    look_again(qtbot, window)
    kept = store.findings.kept(found.fingerprint)
    assert kept is not None
    assert (kept.standing, kept.is_open) == (standing, is_open)


def test_answers_survive_the_lock_and_then_become_findings(qtbot: QtBot, vault_window: Window) -> None:
    """The window was locked before the page was left: nobody has turned the answer into a finding yet."""
    window = vault_window
    page = go_to(window, "walk", WalkPage)
    click(page.answers[Given.EXPOSED])
    window.lock()
    with qtbot.waitSignal(window.session.findings_changed, timeout=PATIENCE):
        unlock(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.session.store.audit(Wanted()).findings), timeout=PATIENCE)
    (found,) = window.session.store.audit(Wanted()).findings
    assert found.evidence == (Answer(ITEMS[0].id, "exposed"),)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)
    page = go_to(window, "walk", WalkPage)
    assert page.title.text() == ITEMS[1].question
    assert window.rail.button("walk").accessibleName() == f"Walk-through, 1 of {len(ITEMS)}"
