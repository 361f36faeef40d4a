"""What has changed in life: said by a click, shown beforehand, done when confirmed, and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.store.records import Ruling, Verdict, Wanted
from tests.ui.driving import PATIENCE, click, go_to, words
from tests.ui.test_accessibility import SHAPE_S, cut_off
from tests.ui.waiting import came
from ui.answers import Given
from ui.pages.changes import ChangesPage
from ui.pages.home import HomePage
from ui.pages.walk import WalkPage
from ui.said import decision_words
from ui.walking import Walking
from ui.window import Window

ITEMS = load_content().items
EVENTS = load_content().life_events
NEW_HOME = EVENTS["new_home"]
NEW_NUMBER = EVENTS["new_number"].items


def answer(window: Window, given: Given = Given.SAFE, *names: str) -> None:
    for name in names or ITEMS:
        window.session.answers.give(ITEMS[name], given)


def use_answers(qtbot: QtBot, window: Window) -> None:
    window.session.use_answers()
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)


def open_findings(window: Window) -> int:
    return len(window.session.store.audit(Wanted()).findings)


def test_every_event_can_be_chosen_and_says_what_to_do_first(window: Window) -> None:
    page = go_to(window, "changes", ChangesPage)
    assert list(page.events) == list(EVENTS)
    for event in EVENTS.values():
        assert not page.main.isEnabled()
        click(page.events[event.id])
        said = words(page.before)
        assert event.title in said
        assert event.why in said
        assert event.first in said
        assert page.lead.text().startswith("Nothing has happened yet.")
        click(page.back)


def test_choosing_shows_what_would_be_asked_again_and_does_nothing(window: Window) -> None:
    answer(window, Given.SAFE, "FB01", "PS01", "FB04")
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_home"])
    said = words(page.before)
    assert "2 questions are asked again." in said
    assert ITEMS["FB01"].question in said
    assert ITEMS["PS01"].question in said
    assert ITEMS["FB04"].question not in said
    assert f"{len(NEW_HOME.items) - 2} more questions about this wait for their first answer." in said
    assert window.session.answers.asked_again() == frozenset()
    assert not page.undo.isVisible()


def test_many_questions_are_counted_by_account(window: Window) -> None:
    answer(window)
    page = go_to(window, "changes", ChangesPage)
    click(page.events["threat"])
    said = words(page.before)
    items = [ITEMS[name] for name in EVENTS["threat"].items]
    assert f"{len(items)} questions are asked again." in said
    facebook = sum(item.section == "facebook" for item in items)
    assert f"•  Facebook: {facebook} questions" in said
    assert not any(item.question in said for item in items)


def test_what_the_opening_left_out_is_not_said_to_wait(window: Window) -> None:
    window.session.answers.open_with("phones", {"iphone"})
    answer(window, Given.SAFE, "FB16")
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_car"])
    waiting = [name for name in EVENTS["new_car"].items if ITEMS[name].section not in {"car", "take_home_car"}]
    assert len(waiting) < len(EVENTS["new_car"].items)
    assert "One question is asked again." in words(page.before)
    assert f"{len(waiting) - 1} more questions about this wait for their first answer." in words(page.before)


def test_confirming_asks_again_and_leads_to_the_first_of_them(qtbot: QtBot, window: Window) -> None:
    answer(window)
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_number"])
    with qtbot.waitSignal(window.session.answers_changed):
        click(page.main)
    assert f"{len(NEW_NUMBER)} questions are open again." in words(page.after)
    assert EVENTS["new_number"].first in words(page.after)
    part = Walking(window.session).parts()[0]
    again = [item for item in part.items if item.id in NEW_NUMBER]
    done = len(part.items) - len(again)
    assert again
    assert window.rail.button("walk").accessibleName() == f"Walk-through, Part 1: {done} of {len(part.items)}"
    click(page.main)
    walk = window.page("walk")
    assert isinstance(walk, WalkPage)
    assert walk.isVisible()
    asked_again = {ITEMS[name].question for name in NEW_NUMBER}
    first = walk.title.text()
    assert first in asked_again
    assert walk.again.text() == "You said: “I have a new phone number or email.” Please look again."
    click(walk.answers.buttons[Given.SAFE])
    click(walk.next)
    assert walk.title.text() in asked_again - {first}


def test_an_old_answer_is_not_checked_any_more(qtbot: QtBot, window: Window) -> None:
    answer(window)
    use_answers(qtbot, window)
    assert not [one for one in window.session.store.runs.not_checked() if one.artifact]
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_number"])
    click(page.main)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)
    missed = [one.artifact for one in window.session.store.runs.not_checked() if one.artifact]
    assert set(missed) == {f"{ITEMS[name].section}/main" for name in NEW_NUMBER}


def test_undo_restores_the_answers_and_their_days(qtbot: QtBot, window: Window) -> None:
    kept = window.session.store.answers
    kept.give("facebook", "main", "FB01", "safe", date(2026, 1, 2))
    kept.give("instagram", "main", "IG02", "exposed", date(2026, 1, 3))
    kept.leave_out("property_record", "main")
    before = set(kept.given()), kept.sheets()
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_home"])
    assert "4 questions are asked again." in words(page.before)
    click(page.main)
    assert (set(kept.given()), kept.sheets()) != before
    assert window.session.answers.is_open(ITEMS["RC01"]), "nobody in the old home owned it: the new one is another"
    click(page.undo)
    assert (set(kept.given()), kept.sheets()) == before
    assert page.before.isVisible()
    assert page.lead.text().startswith("Nothing has happened yet.")


def test_an_exposure_stays_on_the_list_until_somebody_looks_again(qtbot: QtBot, window: Window) -> None:
    answer(window, Given.EXPOSED, "PS01")
    use_answers(qtbot, window)
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_home"])
    click(page.main)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting, timeout=PATIENCE)
    assert open_findings(window) == 1


@pytest.mark.parametrize("verdict", [Verdict.LATER, Verdict.ACCEPTED, Verdict.NOT_APPLICABLE])
def test_what_was_set_aside_is_back_on_the_list_and_undo_sets_it_aside(
    qtbot: QtBot, window: Window, verdict: Verdict
) -> None:
    answer(window, Given.EXPOSED, "PS01", "FB04")
    use_answers(qtbot, window)
    session = window.session
    found = [one.fingerprint for one in session.store.audit(Wanted()).findings]
    session.store.decisions.decide(found, Ruling(verdict, until=date(2999, 1, 1)), session.today)
    assert open_findings(window) == 0
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_home"])
    assert "One thing that you had put off, accepted or ruled out is back on your list." in words(page.before)
    with qtbot.waitSignal(session.findings_changed):
        click(page.main)
    assert "One thing is back on your list." in words(page.after)
    assert open_findings(window) == 1
    (back,) = (one for one in map(session.store.findings.kept, found) if one and one.is_open)
    assert "It is back on your list, because you said: “We have a new home.”" in decision_words(back, session.today)
    click(page.undo)
    assert open_findings(window) == 0


@pytest.mark.parametrize("verdict", [Verdict.NOT_ME, Verdict.FALSE_ALARM, Verdict.FIXED])
def test_what_is_not_a_matter_of_time_stays_decided(qtbot: QtBot, window: Window, verdict: Verdict) -> None:
    answer(window, Given.EXPOSED, "PS01")
    use_answers(qtbot, window)
    session = window.session
    found = [one.fingerprint for one in session.store.audit(Wanted()).findings]
    session.store.decisions.decide(found, Ruling(verdict), session.today)
    page = go_to(window, "changes", ChangesPage)
    click(page.events["threat"])
    click(page.main)
    assert "on your list" not in words(page.after)
    qtbot.waitUntil(lambda: not session.answers.are_waiting, timeout=PATIENCE)
    assert open_findings(window) == 0


def test_where_nothing_was_answered_the_page_leads_straight_to_the_questions(window: Window) -> None:
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_car"])
    assert f"\n{len(EVENTS['new_car'].items)} questions about this wait for their first answer." in words(page.before)
    click(page.main)
    assert window.page("walk").isVisible()
    assert window.session.answers.asked_again() == frozenset()


def test_the_same_event_twice_asks_again_only_what_was_answered_since(window: Window) -> None:
    answer(window)
    page = go_to(window, "changes", ChangesPage)
    for count in (f"{len(NEW_NUMBER)} questions are", "One question is"):
        click(page.events["new_number"])
        assert f"{count} asked again." in words(page.before)
        click(page.main)
        answer(window, Given.SAFE, NEW_NUMBER[0])
        click(page.back)


def test_leaving_keeps_what_was_done_and_starts_over(window: Window) -> None:
    answer(window)
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_number"])
    click(page.main)
    go_to(window, "home", HomePage)
    go_to(window, "changes", ChangesPage)
    assert page.events["new_number"].isVisible()
    assert not page.undo.isVisible()
    assert window.session.answers.asked_again() == set(NEW_NUMBER)


def test_by_keyboard_alone(window: Window) -> None:
    answer(window)
    page = go_to(window, "changes", ChangesPage)
    window.activateWindow()
    button = page.events["data_breach"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page.main.hasFocus(), "what was pressed is gone: the focus goes to what comes next"
    QTest.keyClick(page.main, Qt.Key.Key_Space)
    assert window.session.answers.asked_again() == set(EVENTS["data_breach"].items)
    QTest.keyClick(page.undo, Qt.Key.Key_Space)
    assert window.session.answers.asked_again() == frozenset()


def test_a_small_window_shows_one_column_and_cuts_nothing(qtbot: QtBot, window: Window) -> None:
    window.resize(640, 360)
    page = go_to(window, "changes", ChangesPage)
    qtbot.wait(60)
    for button in page.events.values():
        assert button.width() >= button.sizeHint().width()
        assert button.x() + button.width() <= page.width()
    click(page.events["threat"])
    qtbot.wait(60)
    came(lambda: not cut_off(window), SHAPE_S)
    for one in page.before.findChildren(QLabel):
        assert one.height() >= one.heightForWidth(one.width()), one.text()


def test_a_threat_leads_to_the_plan_for_what_is_happening_now(window: Window) -> None:
    page = go_to(window, "changes", ChangesPage)
    click(page.events["new_home"])
    assert not page.now.isVisible()
    click(page.back)
    click(page.events["threat"])
    click(page.now)
    assert window.page("happening").isVisible()
