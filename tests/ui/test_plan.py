"""The plan, as it is used: ways that open in the review, ticks that run everything again, and what is said of gaps."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from officer_exposure.exposure.first import do_first
from officer_exposure.store.records import Ruling, Verdict, Wanted
from tests.promises.left_in_window import alive
from tests.ui import whereabouts
from tests.ui.driving import PATIENCE, click, go_to, scan, unlock, words
from ui.answers import Given
from ui.models.gatherings import ROW, Entry
from ui.pages.plan import PlanPage
from ui.pages.review import ReviewPage
from ui.pages.sources import SourcesPage
from ui.window import Window

ANSWERED = ("PS01", "RC01", "IG02", "FB03")


def _opened(qtbot: QtBot, window: Window) -> PlanPage:
    page = go_to(window, "plan", PlanPage)
    qtbot.waitUntil(lambda: not page.is_reading(), timeout=PATIENCE)
    return page


@pytest.fixture
def answered(qtbot: QtBot, window: Window) -> PlanPage:
    """Somebody who answered a few questions with "exposed"."""
    for item in ANSWERED:
        window.session.answers.give(load_content().items[item], Given.EXPOSED)
    window.session.use_answers()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    return _opened(qtbot, window)


def test_before_anything_was_looked_at_it_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    page = _opened(qtbot, window)
    assert page.title.text() == "Ways to your door"
    assert "Nothing was looked at yet." in page.lead.text()
    assert not page.ticks
    click(page.next)
    assert isinstance(window.pages["sources"], SourcesPage)
    assert window.pages["sources"].isVisible()


def test_where_nothing_leads_to_the_door_it_is_not_called_clear(qtbot: QtBot, window: Window) -> None:
    window.session.answers.give(load_content().items["FB03"], Given.EXPOSED)
    window.session.use_answers()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    page = _opened(qtbot, window)
    assert page.title.text() == "No way to your door was found"
    assert "That does not mean that there is none." in page.lead.text()
    assert "safe" not in words(page).casefold()
    assert "So there can be more ways." in words(page)


def test_it_says_how_many_ways_there_are_and_what_closes_them(answered: PlanPage) -> None:
    assert answered.title.text() == "A stranger has 3 ways to your door"
    assert answered.lead.text().startswith("These 3 steps close 3 of 3.")
    said = words(answered)
    assert "Your name → the map on Instagram: an exact place on the map → your door" in said
    assert "These 3 close ways to your door" in said
    assert "1.  " in said
    assert "By the site: about 15 minutes. Closes 1 way to your door and 1 way to your family." in said
    assert "Other sites keep copies. A listing can come back." in said
    assert "So there can be more ways." in said


def test_a_tick_runs_it_again_at_once_and_a_second_takes_it_back(answered: PlanPage) -> None:
    before = list(answered.ways)
    first = answered.ticks["guided.answers:IG02:high"]
    click(first.box)
    assert answered.left_over.text() == "2 of 3 ways to your door would be left."
    assert answered.short.text() == "2 of 3 ways to your door left"
    assert answered.short.isVisible()
    assert len(answered.ways) == len(before) - 1
    first.box.setFocus()
    QTest.keyClick(first.box, Qt.Key.Key_Space)
    assert answered.left_over.text() == "Nothing is ticked yet."
    assert len(answered.ways) == len(before)


def test_a_click_on_the_words_ticks_too(answered: PlanPage) -> None:
    tick = answered.ticks["guided.answers:PS01:urgent"]
    answered.scrolling.ensureWidgetVisible(tick)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(120, 14))
    assert tick.box.isChecked()


def test_all_ticked_closes_every_way_that_was_found_and_no_word_is_too_much(answered: PlanPage) -> None:
    for tick in answered.ticks.values():
        tick.box.click()
    assert answered.left_over.text() == (
        "Every way to your door that was found would be closed. "
        "Every way to your family that was found would be closed."
    )
    assert not answered.ways
    assert "safe" not in words(answered).casefold()


def test_a_thing_on_a_way_opens_its_card_in_the_review(window: Window, answered: PlanPage) -> None:
    card = next(card for card in answered.ways if "Instagram" in words(card))
    answered.scrolling.ensureWidgetVisible(card.buttons[0])
    click(card.buttons[0])
    review = window.pages["review"]
    assert isinstance(review, ReviewPage)
    assert review.isVisible()
    row = review.list.currentIndex().data(ROW)
    assert isinstance(row, Entry)
    assert row.gathering.id == "guided.answers:IG02:high"


def test_the_main_action_opens_the_first_step_that_is_not_ticked(window: Window, answered: PlanPage) -> None:
    first, second = list(answered.ticks)[:2]
    answered.ticks[first].box.click()
    click(answered.next)
    review = window.pages["review"]
    assert isinstance(review, ReviewPage)
    row = review.list.currentIndex().data(ROW)
    assert isinstance(row, Entry)
    assert row.gathering.id == second


def test_the_plan_the_review_and_the_rail_say_the_same(window: Window, answered: PlanPage) -> None:
    first = [one.id for one in do_first(window.session.store.findings.gatherings(Wanted()))]
    assert first == list(answered.ticks)[: len(first)]
    review = go_to(window, "review", ReviewPage)
    rows = [review.list.model().index(row, 0).data(ROW) for row in range(review.list.model().rowCount())]
    marked = {row.gathering.id for row in rows if isinstance(row, Entry) and row.first}
    assert marked == set(first)
    assert window.rail.button("plan").accessibleName() == "Plan, 3 ways"


def test_ticks_on_what_is_gone_are_forgotten(qtbot: QtBot, window: Window, answered: PlanPage) -> None:
    answered.ticks["guided.answers:IG02:high"].box.click()
    window.session.answers.give(load_content().items["IG02"], Given.SAFE)
    window.session.use_answers()
    qtbot.waitUntil(lambda: not window.session.is_busy and not answered.is_reading(), timeout=PATIENCE)
    assert answered.done == frozenset()
    assert answered.title.text() == "A stranger has 2 ways to your door"


def test_places_are_attacked_again_after_a_tick(qtbot: QtBot, window: Window) -> None:
    whereabouts.fill(window.session.store)
    window.session.findings_changed.emit()
    page = _opened(qtbot, window)
    before = page.places.text()
    assert "a stranger comes within" in before
    assert "items lie near it." in before, "nothing would be gone before anything is ticked"
    assert "the place that looks like your home" in before
    for tick in page.ticks.values():
        tick.box.click()
    assert page.places.text() != before
    assert "items near it would be gone" in page.places.text()
    assert "safe" not in words(page).casefold()


def test_with_very_many_places_the_window_does_not_wait(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.plan.AT_ONCE", 0)
    whereabouts.fill(window.session.store)
    window.session.findings_changed.emit()
    page = _opened(qtbot, window)
    for tick in page.ticks.values():
        tick.box.click()
    assert page.places.text() == "The places are looked at again. One moment."
    qtbot.waitUntil(lambda: not page.is_reading(), timeout=PATIENCE)
    assert "items near it would be gone" in page.places.text()


def test_it_says_how_many_items_must_go(qtbot: QtBot, window: Window) -> None:
    whereabouts.fill(window.session.store)
    window.session.findings_changed.emit()
    page = _opened(qtbot, window)
    assert "items must go for that place not to be found by the methods tried here." in words(page)


def test_ten_photos_are_one_step(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    page = _opened(qtbot, window)
    assert [one for one in page.ticks if one.startswith("photo.gps")]
    assert len(page.ticks) < 10


def test_the_rail_scrolls_where_it_is_low_and_shows_the_step_that_is_open(window: Window) -> None:
    window.resize(1024, 600)
    window.show_page("documents")
    button, rail = window.rail.button("documents"), window.rail
    top = button.mapTo(rail, QPoint(0, 0)).y()
    assert top >= 0
    assert top + button.height() <= rail.height()
    settings = rail.button("settings")
    assert settings.mapTo(rail, QPoint(0, settings.height())).y() <= rail.height()


def test_a_lock_ends_the_reading_and_the_attack_and_leaves_nothing(qtbot: QtBot, vault_window: Window) -> None:
    window = vault_window
    whereabouts.fill(window.session.store)
    for wait in (0, 30):  # while it is read, and while the attack runs
        page = go_to(window, "plan", PlanPage)
        qtbot.wait(wait)
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert window.session.vault is None
        assert not page.isVisible()
        del page
        qtbot.wait(50)
        gc.collect()
        assert alive()["Attack"] == alive()["Exposure"] == 0
        unlock(qtbot, window)


def test_what_was_set_aside_is_not_called_closed(qtbot: QtBot, window: Window, answered: PlanPage) -> None:
    store = window.session.store
    found = [one.fingerprint for one in store.audit(Wanted()).findings]
    store.decisions.decide(found, Ruling(Verdict.ACCEPTED, date(2099, 1, 1)), window.session.today)
    window.session.findings_changed.emit()
    qtbot.waitUntil(lambda: not answered.is_reading(), timeout=PATIENCE)
    assert answered.title.text() == "No way to your door was found"
    assert "4 things that you set aside are left out. A way can still lead through it." in answered.lead.text()
