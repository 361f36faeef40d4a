"""Sittings: five questions first, a good place to stop, and going on where it was left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.walk.choose import choose
from officer_exposure.walk.parts import parts
from officer_exposure.walk.stages import Stage
from tests.ui.driving import PATIENCE, click, go_to, unlock, words
from ui.answers import Answers, Given
from ui.pages.happening import HappeningPage
from ui.pages.home import HomePage
from ui.pages.sections import SectionsPage
from ui.pages.stop import StopPage
from ui.pages.walk import WalkPage
from ui.window import Window

ITEMS = tuple(load_content().items.values())
FIRST = parts(choose({}), ITEMS, ())[0].sittings[0].items


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
    for line in (
        "1 is exposed.",
        "2 are as advised.",
        "1 was not sure.",
        "1 was skipped.",
        "Next: Sitting 2 of 6 of the first part, ",
    ):
        assert line in said
    click(stop.more)
    assert page.isVisible()
    assert page.lead.text().startswith("Sitting 2 of 6 of the first part. Question 1 of")
    assert page.title.text() not in {item.question for item in FIRST}


def test_a_sitting_without_an_answer_does_not_count(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for _ in FIRST:
        click(page.next)
    assert window.page("stop").isVisible()
    assert page.walking.kept.done == 0
    assert page.walking.next() == parts(choose({}), ITEMS, ())[0].sittings[0]


def test_the_walk_goes_on_where_it_stopped(qtbot: QtBot, window: Window) -> None:
    first = go_to(window, "walk", WalkPage)
    click(first.answers.buttons[Given.SKIPPED])
    click(first.next)
    click(first.answers.buttons[Given.SAFE])
    again = WalkPage(window.session)
    qtbot.addWidget(again)
    again.shown()
    assert again.title.text() == FIRST[2].question
    assert again.lead.text().startswith("Sitting 1 of 6 of the first part. Question 3 of 5")


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


def test_the_first_part_has_an_end_and_says_what_is_left(qtbot: QtBot, window: Window) -> None:
    """An end, and no all-clear: what was exposed, what is not checked and what comes next stand there in numbers."""
    page = go_to(window, "walk", WalkPage)
    first, month, later = page.walking.parts()
    *most, last = first.items
    for number, item in enumerate(most):
        window.session.answers.give(item, (Given.EXPOSED, Given.SKIPPED)[number] if number < 2 else Given.SAFE)
    page.go_on_with((last,))
    assert page.lead.text().startswith("Question 1 of 1, ")
    click(page.answers.buttons[Given.SAFE])
    click(page.next)
    stop = window.page("stop")
    assert isinstance(stop, StopPage)
    qtbot.wait(30)
    said = f"{stop.title.text()}\n{stop.lead.text()}\n{words(stop)}"
    for line in (
        "The first part is done",
        "The questions do not find everything.",
        f"Done: all {len(first.items)} questions were dealt with.",
        "1 was exposed. It is on your list. 1 is listed as not checked.",
        f"{len(month.items)} of {len(month.items)} questions wait.",
        f"{len(later.items)} of {len(later.items)} questions wait.",
        f"Next: Sitting 1 of {len(month.sittings)} of the part for this month",
        "The minutes are for looking.",
    ):
        assert line in said, line
    assert "safe" not in said.lower()
    click(stop.more)
    assert page.lead.text().startswith("Sitting 1 of")
    assert "of the part for this month" in page.lead.text()


def test_a_finished_part_that_is_asked_again_counts_from_one(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    first, *_ = page.walking.parts()
    for item in first.items:
        window.session.answers.give(item, Given.SAFE)
    page.go_on_with(first.items[-1:])
    click(page.next)
    window.session.store.answers.reopen({first.items[0].id}, "grew_old", date(2027, 6, 1))
    again = Answers(window.session.store, lambda: date(2027, 6, 1))
    assert again.is_open(first.items[0])
    assert page.walking.kept.done_in(Stage.FIRST) == 0


def test_home_and_all_questions_speak_of_the_part(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    for given in (Given.SAFE,) * 5:
        click(page.answers.buttons[given])
        click(page.next)
    window.show_page("sections")
    sections = window.page("sections")
    assert isinstance(sections, SectionsPage)
    qtbot.wait(30)
    assert sections.lead.text().startswith("Sitting 2 of 6 of the first part comes next, about ")
    for title in ("First: what matters most", "Worth doing this month", "When you have time"):
        assert title in words(sections.stages)
    qtbot.waitUntil(lambda: not window.session.answers.are_waiting and not window.session.is_busy, timeout=PATIENCE)
    home = go_to(window, "home", HomePage)
    assert home.what_next is not None
    assert home.what_next.said["walk"].text().startswith("Sitting 2 of 6 of the first part comes next, about ")


def test_a_sitting_about_one_section_belongs_to_no_part(window: Window) -> None:
    page = go_to(window, "walk", WalkPage)
    page.jump("strava")
    assert page.lead.text().startswith("Question 1 of")


def test_on_a_bad_day_nobody_is_told_of_the_part_for_this_month(qtbot: QtBot, vault_window: Window) -> None:
    happening = vault_window.page("happening")
    assert isinstance(happening, HappeningPage)
    vault_window.show_page("happening")
    click(happening.lock)
    page = vault_window.page("walk")
    assert isinstance(page, WalkPage)
    assert page.lead.text().startswith("Question 1 of")
    click(page.answers.buttons[Given.SAFE])
    vault_window.lock()
    unlock(qtbot, vault_window)
    page = go_to(vault_window, "walk", WalkPage)
    assert page.lead.text().startswith("Question 2 of"), "nor after a lock"
    while page.isVisible():
        click(page.answers.buttons[Given.SAFE])
        click(page.next)
    page = go_to(vault_window, "walk", WalkPage)
    assert page.lead.text().startswith("Sitting "), "then the parts go on"


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
    assert page.lead.text().startswith("Sitting 1 of 6 of the first part. Question 2 of 5")
    assert page.title.text() == FIRST[1].question
