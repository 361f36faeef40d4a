"""The Enter key on buttons, and the way of the Tab key through a form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.driving import go_to, type_into
from ui.pages.about import AboutPage
from ui.pages.home import HomePage
from ui.pages.sources import SourcesPage
from ui.window import Window


def test_enter_presses_the_button_in_focus_wherever_it_stands(window: Window) -> None:
    window.activateWindow()
    rail = window.rail.button("sources")
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Return)
    page = window.page("sources")
    assert isinstance(page, SourcesPage)
    assert page.isVisible()
    page.browse.setFocus()
    QTest.keyClick(page.browse, Qt.Key.Key_Enter)
    assert page.picker.isVisible()


def test_a_key_that_is_held_presses_once(window: Window) -> None:
    window.activateWindow()
    page = go_to(window, "sources", SourcesPage)
    page.browse.setFocus()
    QTest.keyPress(page.browse, Qt.Key.Key_Return)
    key = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    for _ in range(3):
        QApplication.sendEvent(page.browse, QKeyEvent(QEvent.Type.KeyPress, *key))
    assert page.picker.isVisible()


def test_enter_in_a_line_presses_no_button(window: Window) -> None:
    home = go_to(window, "home", HomePage)
    page = go_to(window, "sources", SourcesPage)
    page.browse.setChecked(True)
    page.picker.path.setFocus()
    QTest.keyClick(page.picker.path, Qt.Key.Key_Return)
    assert page.isVisible()
    assert not home.isVisible()
    assert window.session.places == []


def test_the_tab_key_never_leads_from_what_was_typed_to_its_removal(window: Window) -> None:
    page = go_to(window, "about", AboutPage)
    window.activateWindow()
    for section in ("phones", "household"):
        (rows,) = page.sections[section].groups.values()
        editor = next(iter(rows.rows[0].fields.values())).editor
        assert isinstance(editor, QLineEdit)
        type_into(editor, "Jane Doe")
        assert rows.rows[0].remove.isVisible()
        for _ in range(4):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            assert window.focusWidget() is not rows.rows[0].remove
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert window.focusWidget() is rows.rows[0].remove
