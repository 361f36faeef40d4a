"""Home: what looks like a door is one, and it says where the officer stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.core.store.runs import SOURCE, Look, known_finding
from tests.ui.driving import words
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
