"""Sittings: five questions first, a good place to stop, and going on where it was left."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.walk.sittings import sittings
from tests.ui.driving import click, go_to, unlock, words
from ui.answers import Given
from ui.pages.sections import SectionsPage
from ui.pages.stop import StopPage
from ui.pages.walk import WalkPage
from ui.window import Window

ITEMS = tuple(load_content().items.values())
FIRST = sittings(ITEMS)[0].items


def test_the_answers_are_in_view_wherever_the_page_is_scrolled_to(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for size in ((1280, 720), (640, 360)):
        window.resize(*size)
        qtbot.wait(60)
        for place in (0, page.scrolling.verticalScrollBar().maximum()):
            page.scrolling.verticalScrollBar().setValue(place)
            for button in page.answers.buttons.values():
                assert button.visibleRegion().boundingRect().size() == button.size()


def test_a_sitting_ends_at_a_good_place_to_stop_and_the_next_one_counts_on(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for given in (Given.EXPOSED, Given.SAFE, Given.SAFE, Given.UNSURE, Given.SKIPPED):
        click(page.answers.buttons[given])
        click(page.next)
    stop = window.page("stop")
    assert isinstance(stop, StopPage)
    assert stop.isVisible()
    qtbot.wait(30)
    said = words(stop)
    for line in ("1 is exposed.", "2 are as advised.", "1 was not sure.", "1 was skipped.", "Next: sitting 2, "):
        assert line in said
    click(stop.more)
    assert page.isVisible()
    assert page.lead.text().startswith("Sitting 2, question 1 of")
    assert page.title.text() not in {item.question for item in FIRST}


def test_a_sitting_without_an_answer_does_not_count(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for _ in FIRST:
        click(page.next)
    assert window.page("stop").isVisible()
    assert page.walking.kept.done == 0
    assert page.walking.next() == sittings(ITEMS)[0]


def test_the_walk_goes_on_where_it_stopped(qtbot: QtBot, window: Window) -> None:
    first = go_to(window, "walk", WalkPage)
    click(first.answers.buttons[Given.SKIPPED])
    click(first.next)
    click(first.answers.buttons[Given.SAFE])
    again = WalkPage(window.session)
    qtbot.addWidget(again)
    again.shown()
    assert again.title.text() == FIRST[2].question
    assert again.lead.text().startswith("Sitting 1, question 3 of 5")


def test_the_end_does_not_call_skipped_questions_answered(qtbot: QtBot, window: Window) -> None:
    answers = window.session.answers
    for item in ITEMS:
        answers.give(item, Given.SKIPPED if item in FIRST[:2] else Given.SAFE)
    window.show_page("stop")
    stop = window.page("stop")
    assert isinstance(stop, StopPage)
    assert stop.title.text() == "You are through"
    assert "2 questions are still not checked" in stop.lead.text()
    assert "has an answer" not in stop.lead.text()
    window.show_page("sections")
    sections = window.page("sections")
    assert isinstance(sections, SectionsPage)
    assert sections.lead.text() == "No question waits. Still not checked: 2."
    assert sum("not checked" in button.text() for button in sections.sections.values()) == len(
        {item.section for item in FIRST[:2]}
    )
    for item in FIRST[:2]:
        answers.give(item, Given.SAFE)
    stop.shown()
    assert stop.lead.text().startswith("Every question that applies to you has an answer.")


def test_reminders_tell_nothing_to_whoever_sees_the_calendar(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = go_to(window, "walk", WalkPage)
    click(page.answers.buttons[Given.SAFE])
    click(page.stop)
    stop = window.page("stop")
    assert isinstance(stop, StopPage)
    card = stop.reminders
    qtbot.wait(30)
    assert load_content().group(FIRST[0]).why in words(card)
    card.wish.click()
    card.picker.open(tmp_path)
    card.save.click()
    (written,) = tmp_path.glob("*.ics")
    text = written.read_text()
    assert text.count("BEGIN:VEVENT") == 1
    assert f"SUMMARY:{load_content().walk.reminder_title}" in text
    assert not any(word in text.lower() for word in ("officer", "exposure", "police", FIRST[0].section))
    assert str(written) in words(card)


def test_a_sitting_goes_on_after_the_lock(qtbot: QtBot, vault_window: Window) -> None:
    page = go_to(vault_window, "walk", WalkPage)
    click(page.answers.buttons[Given.SAFE])
    vault_window.lock()
    unlock(qtbot, vault_window)
    page = go_to(vault_window, "walk", WalkPage)
    assert page.lead.text().startswith("Sitting 1, question 2 of 5")
    assert page.title.text() == FIRST[1].question
