"""No field in which something private is typed lets a keyboard on the screen learn it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.widgets.unlearned import UNLEARNED
from ui.window import Window

_PAGES = ("about", "sources", "review", "where", "documents", "evidence", "requests", "letters", "copies", "people")


def test_every_field_of_every_page_asks_the_keyboard_not_to_learn(qtbot: QtBot, vault_window: Window) -> None:
    seen = 0
    for key in _PAGES:
        vault_window.show_page(key)
        qtbot.wait(30)
        page = vault_window.page(key)
        for field in page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit):
            if not field.objectName().startswith("qt_") and not field.isReadOnly():
                assert field.inputMethodHints() & UNLEARNED == UNLEARNED, (key, field.accessibleName())
                seen += 1
    assert seen >= 20
