"""Home: what looks like a door is one, and it says where the officer stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content import load_content
from tests.core.store.runs import SOURCE, Look, known_finding
from tests.ui.driving import click, go_to, scan, unlock, words
from ui.answers import Given
from ui.pages.home import HomePage
from ui.widgets.door import Door
from ui.widgets.where_you_stand import WhereYouStand
from ui.window import Window


def test_each_card_leads_to_its_page(window: Window) -> None:
    home = window.page("home")
    for number, key in enumerate(("walk", "happening")):
        window.show_page("home")
        QTest.mouseClick(home.findChildren(Door)[number], Qt.MouseButton.LeftButton)
        assert window.page(key).isVisible()


def test_a_press_that_ends_elsewhere_is_taken_back(window: Window) -> None:
    door = window.page("home").findChildren(Door)[0]
    QTest.mousePress(door, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(door, Qt.MouseButton.LeftButton, pos=door.rect().bottomRight() * 3)
    assert window.page("home").isVisible()


def test_home_says_what_the_latest_look_brought(window: Window) -> None:
    stands = WhereYouStand(window.session)
    store = window.session.store
    first, second, third = (known_finding(number) for number in (1, 2, 3))
    everything = [one.artifact for one in (first, second, third)]
    Look(store).visits(*everything, outcomes="fc").records(first, second).ends(SOURCE)
    stands.refresh()
    assert "look before" not in words(stands)
    Look(store).visits(*everything, outcomes="cc").records(second, third).ends(SOURCE)
    stands.refresh()
    assert "Compared with the look before, file by file: 1 new, 1 no longer found." in words(stands)
    Look(store).visits(*everything, outcomes="cc").records(first, second, third).ends(SOURCE)
    stands.refresh()
    assert "Compared with the look before, file by file: 1 came back." in words(stands)


def test_after_a_look_it_leads_on_to_what_can_come_next(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    assert window.rail.button("plan").accessibleName() != "Plan", "the rail says how many ways there are"
    home = go_to(window, "home", HomePage)
    assert home.what_next is not None
    assert list(home.what_next.buttons) == ["where", "plan", "walk", "documents"]
    for key, button in home.what_next.buttons.items():
        window.show_page("home")
        home.scrolling.ensureWidgetVisible(button)
        click(button)
        assert window.page(key).isVisible()


def test_without_any_place_it_does_not_ask_where_home_is(window: Window) -> None:
    store = window.session.store
    Look(store).visits("a.jpg", outcomes="f").records(known_finding(1)).ends(SOURCE)
    window.session.findings_changed.emit()
    home = go_to(window, "home", HomePage)
    assert home.what_next is not None
    assert not home.what_next.buttons["where"].isVisible()
    assert home.what_next.buttons["documents"].isVisible()


def test_what_grew_old_is_asked_again_as_soon_as_home_is_seen(qtbot: QtBot, vault_window: Window) -> None:
    session = vault_window.session
    days = load_content().recheck_days(load_content().items["FB01"])
    session.store.answers.give("facebook", "main", "FB01", "safe", session.today - timedelta(days=days))
    session.lock()
    unlock(qtbot, vault_window)
    assert session.answers.asked_again() == {"FB01"}
    assert vault_window.rail.button("walk").accessibleName().startswith("Walk-through, Part 1: 0 of ")
    qtbot.waitUntil(lambda: not session.answers.are_waiting and not session.is_busy)


def test_before_any_file_was_looked_at_nothing_is_looked_at_again(qtbot: QtBot, window: Window) -> None:
    session = window.session
    session.answers.give(load_content().items["FB01"], Given.EXPOSED)
    session.answers_changed.emit()
    session.use_answers()
    qtbot.waitUntil(lambda: not session.is_busy)
    home = go_to(window, "home", HomePage)
    assert "Your files were not looked at yet." in words(home)
    assert home.photos.isHidden()
    assert home.next.text() == "&Look at my photos"
    click(home.review)
    assert window.page("review").isVisible()
    click(go_to(window, "home", HomePage).next)
    assert window.page("sources").isVisible()
    found = known_finding(1)
    Look(session.store).visits(found.artifact, outcomes="f").records(found).ends(SOURCE)
    session.findings_changed.emit()
    home = go_to(window, "home", HomePage)
    assert home.photos.isVisible()
    assert home.review.isHidden()
    click(home.next)
    assert window.page("review").isVisible()


def test_the_rail_says_how_long_the_first_part_is_before_its_first_answer(new_window: Window) -> None:
    walk = new_window.rail.button("walk")
    assert walk.accessibleName() == "Walk-through, Not begun"
    opening = new_window.session.answers.opening
    for question in opening.waiting():
        opening.answer(question.id, [question.options[0].id])
    new_window.session.answers_changed.emit()
    assert walk.accessibleName().startswith("Walk-through, Part 1: 0 of ")


def test_the_plan_for_an_emergency_is_one_press_away_whatever_was_found(window: Window) -> None:
    store = window.session.store
    found = known_finding(1)
    Look(store).visits(found.artifact, outcomes="f").records(found).ends(SOURCE)
    window.session.findings_changed.emit()
    home = window.page("home")
    assert isinstance(home, HomePage)
    click(home.now)
    assert window.page("happening").isVisible()
