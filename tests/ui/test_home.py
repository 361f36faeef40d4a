"""Home: what looks like a door is one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.door import Door
from ui.window import Window


def test_each_card_leads_to_its_page(window: Window) -> None:
    home = window.page("home")
    for number, key in enumerate(("sources", "walk")):
        window.show_page("home")
        QTest.mouseClick(home.findChildren(Door)[number], Qt.MouseButton.LeftButton)
        assert window.page(key).isVisible()


def test_a_press_that_ends_elsewhere_is_taken_back(window: Window) -> None:
    door = window.page("home").findChildren(Door)[0]
    QTest.mousePress(door, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(door, Qt.MouseButton.LeftButton, pos=door.rect().bottomRight() * 3)
    assert window.page("home").isVisible()
