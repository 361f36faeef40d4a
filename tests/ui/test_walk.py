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
from officer_exposure.walk.choose import choose
from officer_exposure.walk.parts import parts
from tests.ui.driving import PATIENCE, click, go_to, pass_over_opening, unlock, words
from ui.answers import Answers, Given
from ui.item_words import leads_to_menu
from ui.pages.home import HomePage
from ui.pages.sections import SectionsPage
from ui.pages.stop import StopPage
from ui.pages.walk import WalkPage
from ui.said import date_words
from ui.session import Session
from ui.window import Window

ITEMS = tuple(load_content().items.values())
PART = parts(choose({}), ITEMS, ())[0]
FIRST = PART.sittings[0].items
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
    click(page.answers.buttons[Given.EXPOSED])
    click(page.next)
    click(page.answers.buttons[Given.SAFE])
    assert window.rail.button("walk").accessibleName() == f"Walk-through, Part 1: 2 of {len(PART.items)}"
    (found,) = look_again(qtbot, window)
    assert found.evidence == (Answer(FIRST[0].id, "exposed"),)
    assert found.summary == FIRST[0].exposes
    assert window.session.store.runs.not_checked(), "the rest of the section was not answered"


def test_changing_ones_mind_takes_the_finding_back(qtbot: QtBot, window: Window) -> None:
    for given, things in ((Given.EXPOSED, 1), (Given.SAFE, 0)):
        page = go_to(window, "walk", WalkPage)
        click(page.answers.buttons[given])
        assert len(look_again(qtbot, window)) == things


def test_every_question_is_shown_whole(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    page.go_on_with(ITEMS)
    for number, item in enumerate(ITEMS, 1):
        assert page.title.text() == item.question
        assert f"{number} of {len(ITEMS)}" in page.lead.text()
        said = (page.why, page.look.where, page.advice.do, page.advice.dont)
        assert [label.text() for label in said] == [item.why, item.where, item.do, item.dont]
        source = page.advice.source.text()
        if item.mark == "general":
            assert source.endswith("Source: none. This is general advice.")
        else:
            assert item.source.title in source
            assert item.as_of.replace("undated", "no date") in source
        assert page.look.doubt.isHidden() is not bool(page.look.doubt.text())
        doubted = "may look different on yours" if leads_to_menu(item) else "source"
        assert item.mark == "sourced" or doubted in page.look.doubt.text()
        assert page.look.looks_different.isHidden() is not leads_to_menu(item)
        assert page.look.link.isHidden() is not bool(item.url)
        assert page.look.caution.isHidden() is not bool(item.caution)
        assert page.hold.isHidden() is not load_content().remediations[item.remediation].deletes
        assert page.closing.isHidden() is not bool(load_content().sections[item.section].close_url)
        if number < len(ITEMS):
            page.next.click()
    click(page.back)
    assert page.title.text() == ITEMS[-2].question


def test_no_account_passes_over_its_questions(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    section = load_content().items["VN01"].section
    page.jump(section)
    assert page.none.button.text() == load_content().sections[section].none_label
    click(page.none.button)
    assert page.none.card is not None
    assert "Leave out all 5 questions about Venmo?" in words(page.none)
    assert "not as looked at" in words(page.none)
    click(page.none.card.no)
    assert not window.session.answers.is_left_out(section)
    click(page.none.button)
    click(page.none.card.yes)
    assert page.none.button.isChecked()
    assert page.next.text() == "Fi&nish this sitting"
    click(page.next)
    assert window.page("stop").isVisible()
    assert window.session.answers.sheets()[0].no_account


def test_the_browser_opens_only_when_asked_and_the_foot_says_so(window: Window, browser: Browser) -> None:
    page = go_to(window, "walk", WalkPage)
    assert FIRST[0].url in page.look.link.address.text()
    assert browser.opened == []
    assert window.foot.words.text() == "Nothing has left this computer"
    click(page.look.link.button)
    assert browser.opened == [FIRST[0].url]
    assert QUrl(FIRST[0].url).host() in window.foot.words.text()
    assert "This app has sent nothing" in window.foot.words.text()


def test_the_address_that_closes_an_account_is_shown_after_the_legal_hold_question(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    page.jump("facebook")
    address = load_content().sections["facebook"].close_url
    page.closing.wish.click()
    assert load_content().legal_hold.question in words(page.closing)
    assert address not in words(page.closing)
    page.closing.yes.click()
    assert load_content().legal_hold.if_yes in words(page.closing)
    assert page.closing.link.isHidden()
    page.closing.no.click()
    assert address in page.closing.link.address.text()
    assert not page.closing.link.isHidden()


def test_help_where_the_menu_looks_different_is_remembered(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    page.jump("nike_run_club")
    assert not page.look.help.isVisible()
    page.look.looks_different.click()
    assert "“Privacy”, “Settings”, “Profile”" in page.look.help.text()
    assert not page.look.help.isHidden()
    click(page.next)
    assert page.look.help.isHidden()
    click(page.back)
    assert not page.look.help.isHidden()
    sections = window.page("sections")
    assert isinstance(sections, SectionsPage)
    window.show_page("sections")
    assert sections.sections["nike_run_club"].text().endswith("1 looked different")
    page.look.looks_different.click()
    assert page.walking.kept.different == frozenset()


def test_answers_by_keyboard(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    window.activateWindow()
    page.answers.buttons[Given.UNSURE].setFocus()
    QTest.keyClick(page.answers.buttons[Given.UNSURE], Qt.Key.Key_Space)
    assert window.session.answers.of(FIRST[0]) is Given.UNSURE


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


def test_the_day_of_an_answer_is_shown(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    assert not page.answered.isVisible()
    click(page.answers.buttons[Given.SAFE])
    assert page.answered.text() == "You answered this today."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A sitting that keeps nothing, without a window."""
    sitting = Session(tmp_path / "vault")
    sitting.just_look()
    pass_over_opening(sitting)
    yield sitting
    sitting.close()


def test_the_day_of_an_older_answer_is_written_out(qtbot: QtBot, session: Session) -> None:
    for item in ITEMS:
        session.store.answers.give(item.section, "main", item.id, "safe", date(2026, 5, 3))
    page = WalkPage(session)
    qtbot.addWidget(page)
    page.jump(ITEMS[0].section)
    assert page.title.text() == ITEMS[0].question
    assert page.answered.text() == f"You answered this on {date_words(date(2026, 5, 3))}."


def test_a_question_that_is_asked_again_says_why(window: Window) -> None:
    answers = window.session.answers
    for item in ITEMS:
        answers.give(item, Given.SAFE)
    window.show_page("walk")
    stop = window.page("stop")
    assert isinstance(stop, StopPage)
    assert stop.isVisible(), "nothing waits"
    assert stop.title.text() == "You are through"
    go_to(window, "home", HomePage)
    answers.ask_again(load_content().life_events["data_breach"])
    page = go_to(window, "walk", WalkPage)
    asked = load_content().life_events["data_breach"].items
    questions = {load_content().items[name].question for name in asked}
    first = page.title.text()
    assert first in questions
    assert words(page.reminder) == (
        "You said: “I got a notice about a data breach.” Please look again.\nYour answer today: As advised."
    )
    assert not any(button.isChecked() for button in page.answers.buttons.values())
    assert page.steps.value() == 0
    click(page.answers.buttons[Given.SAFE])
    assert page.reminder.isHidden()
    click(page.next)
    go_to(window, "walk", WalkPage)
    assert page.title.text() in questions - {first}


def test_an_answer_that_grew_old_is_asked_again_with_the_reason(qtbot: QtBot, session: Session) -> None:
    item = load_content().items["FB01"]
    days = load_content().recheck_days(item)
    for name in ("FB01", "FB02"):
        session.store.answers.give("facebook", "main", name, "safe", session.today - timedelta(days=days - 1))
    session.store.answers.give("facebook", "main", "FB03", "safe", session.today - timedelta(days=days))
    page = WalkPage(session)
    qtbot.addWidget(page)
    page.shown()
    page.jump("facebook")
    page.go_on_with((load_content().items["FB03"],))
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
    page.shown()
    assert page.again.text() == "Something has changed. Please look again."


@pytest.mark.parametrize(
    ("seen", "standing", "is_open"), [(Given.SAFE, Standing.GONE, False), (Given.EXPOSED, Standing.CAME_BACK, True)]
)
def test_what_was_called_fixed_is_asked_again_and_only_a_new_answer_decides(
    qtbot: QtBot, window: Window, seen: Given, standing: Standing, is_open: bool
) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.answers.buttons[Given.EXPOSED])
    (found,) = look_again(qtbot, window)
    store = window.session.store
    store.decisions.decide([found.fingerprint], Ruling(Verdict.FIXED), window.session.today)
    window.session.answers.give(load_content().items["FB06"], Given.SAFE)
    window.session.use_answers()
    assert look_again(qtbot, window) == []
    kept = store.findings.kept(found.fingerprint)
    assert kept is not None
    assert (kept.standing, kept.is_open) == (Standing.UNSEEN, False)
    go_to(window, "walk", WalkPage)
    assert page.title.text() == FIRST[0].question
    assert page.again.text() == "You called this fixed. Please look again to make sure."
    click(page.answers.buttons[seen])
    look_again(qtbot, window)
    kept = store.findings.kept(found.fingerprint)
    assert kept is not None
    assert (kept.standing, kept.is_open) == (standing, is_open)


def test_answers_survive_the_lock_and_then_become_findings(qtbot: QtBot, vault_window: Window) -> None:
    """The window was locked before the page was left: nobody has turned the answer into a finding yet."""
    window = vault_window
    page = go_to(window, "walk", WalkPage)
    click(page.answers.buttons[Given.EXPOSED])
    window.lock()
    with qtbot.waitSignal(window.session.findings_changed, timeout=PATIENCE):
        unlock(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.session.store.audit(Wanted()).findings), timeout=PATIENCE)
    (found,) = window.session.store.audit(Wanted()).findings
    assert found.evidence == (Answer(FIRST[0].id, "exposed"),)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)
    page = go_to(window, "walk", WalkPage)
    assert page.title.text() == FIRST[1].question
    assert window.rail.button("walk").accessibleName() == f"Walk-through, Part 1: 1 of {len(PART.items)}"


def test_a_place_that_is_no_menu_is_told_from_one() -> None:
    items = load_content().items.values()
    menus = {item.where for item in items if leads_to_menu(item)}
    others = {item.where for item in items if not leads_to_menu(item)}
    assert {"Settings", "Edit profile", "The site's own free opt-out search", "Ask everyone at home"} <= menus | others
    assert not any(">" in where for where in others), "a path of a menu is one"
    assert {"The site's own free opt-out search", "Ask everyone at home", "Your work phone"} <= others
    assert {"Settings", "Edit profile", "Privacy Control"} <= menus
