"""The pages around the vault are held to what every page is held to: names, the Tab key, letters, nothing cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_accessibility import SHAPE_S, SIZES, cut_off, focusable, on_screen
from tests.ui.waiting import came
from ui.pages.page import Page
from ui.pages.vault.recovery_code import RecoveryCodePage
from ui.widgets.code_card import CodeCard
from ui.window import Window

_GATE = ("welcome", "passphrase", "code", "keychain", "unlock", "trouble", "restore", "wipe")
_ASIDE = ("change_passphrase", "new_code", "backup", "settings", "home")


@pytest.fixture(params=[*_GATE, *_ASIDE])
def shown(qtbot: QtBot, request: pytest.FixtureRequest) -> Page:
    """One page in view; those before the vault stand in the window that is locked."""
    key = request.param
    window: Window = request.getfixturevalue("locked_window" if key in _GATE else "vault_window")
    if key in _GATE:
        page: Page = window.gate.page(key)
        window.gate.show_page(key)
        if isinstance(page, RecoveryCodePage):
            page.show_code("AB12-CD34-EF56-GH78-JK90-MN12-PQ34")
    else:
        page = window.page(key)
        window.show_page(key)
        for card in page.findChildren(CodeCard):
            card.show_code("AB12-CD34-EF56-GH78-JK90-MN12-PQ34")
            card.show()
    window.activateWindow()
    qtbot.wait(60)
    return page


def window_of(page: Page) -> Window:
    window = page.window()
    assert isinstance(window, Window)
    return window


def test_every_control_says_its_name(shown: Page) -> None:
    for one in focusable(window_of(shown)):
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), one


def test_the_tab_key_reaches_every_control(shown: Page) -> None:
    wanted = {
        one for one in focusable(window_of(shown)) if not (isinstance(one, QAbstractButton) and one.group() is not None)
    }
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 30):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached, wanted - reached


def test_no_two_controls_share_a_letter(shown: Page) -> None:
    texts = [one.text() for one in on_screen(window_of(shown)) if isinstance(one, QAbstractButton)]
    letters = [letter for text in texts if (letter := QKeySequence.mnemonic(text).toString())]
    assert len(letters) == len(set(letters)), sorted(letters)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_or_sticks_out(qtbot: QtBot, shown: Page, size: tuple[int, int]) -> None:
    window = window_of(shown)
    window.resize(*size)
    qtbot.wait(60)
    came(lambda: not cut_off(window), SHAPE_S)
    assert cut_off(window) == []
    for one in on_screen(window):
        if shown.isAncestorOf(one) and isinstance(one, QLabel | QAbstractButton):
            right = one.mapTo(shown, QPoint(one.width(), 0)).x()
            assert right <= shown.width(), (one, right)
