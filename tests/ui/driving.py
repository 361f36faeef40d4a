"""What a person does in the window, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.walk.opening import KeptOpening
from ui.pages.page import Page
from ui.pages.scan import ScanPage
from ui.pages.sources import SourcesPage
from ui.pages.vault.unlock import UnlockPage
from ui.session import Session
from ui.window import Window

_Kind = TypeVar("_Kind", bound=Page)

PASSPHRASE = "walrus teapot lantern gravel"

PATIENCE = 60_000
"""Milliseconds a scan may take on a machine that has other things to do."""


def click(button: QAbstractButton) -> None:
    """Press a button with the mouse."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tick(box: QCheckBox) -> None:
    """Press a check box where its box is: what stands beside its words is no part of it."""
    assert box.isVisible()
    before = box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert box.isChecked() is not before


def go_to(window: Window, key: str, kind: type[_Kind]) -> _Kind:
    """Go to a page by the rail."""
    click(window.rail.button(key))
    page = window.page(key)
    assert isinstance(page, kind)
    assert page.isVisible()
    return page


def choose(window: Window, place: Path) -> SourcesPage:
    """Choose a folder or a file by typing its path."""
    page = go_to(window, "sources", SourcesPage)
    click(page.browse)
    page.picker.path.selectAll()
    QTest.keyClicks(page.picker.path, str(place))
    QTest.keyClick(page.picker.path, Qt.Key.Key_Return)
    if place.is_dir():
        click(page.add)
    return page


def scan(qtbot: QtBot, window: Window, place: Path) -> ScanPage:
    """Look at a folder and wait for the end."""
    page = choose(window, place)
    click(page.go)
    scanning = window.page("scan")
    assert isinstance(scanning, ScanPage)
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    return scanning


def type_into(line: QLineEdit, text: str) -> None:
    """Type a text in the place of what stands there."""
    assert line.isVisible()
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def gate_page(window: Window, key: str, kind: type[_Kind]) -> _Kind:
    """A page before the vault, which must be the one in view."""
    page = window.gate.page(key)
    assert isinstance(page, kind)
    assert page.isVisible()
    return page


def unlock_by_clicks(window: Window, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and press the button."""
    page = gate_page(window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], passphrase)
    click(page.open)


def unlock(qtbot: QtBot, window: Window, passphrase: str = PASSPHRASE) -> None:
    """Open the vault with the passphrase, and wait until its pages are there."""
    unlock_by_clicks(window, passphrase)
    qtbot.waitUntil(lambda: window.session.vault is not None, timeout=PATIENCE)


def pass_over_opening(session: Session) -> None:
    """Say of each opening question that it is not to be asked: then everything applies."""
    opening = KeptOpening(session.store)
    for question in opening.waiting():
        opening.pass_over(question.id)


def words(widget: QWidget) -> str:
    """Everything a widget says, as it stands on the screen."""
    texts = (one.text().replace("\u200b", "") for one in widget.findChildren(QLabel) if not one.isHidden())
    return "\n".join(texts)
