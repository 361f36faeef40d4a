"""A screenshot kept beside an answer: chosen, pasted, shown, removed, and where it turns up in a report."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.driving import PATIENCE, click, go_to, words
from tests.ui.test_walk import FIRST
from tests.ui.waiting import pause
from ui.answers import Given
from ui.pages.walk import WalkPage
from ui.saver import Files, Saver
from ui.window import Window


def test_a_screenshot_is_kept_beside_its_answer_and_can_be_removed(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    picture = tmp_path / "screen.png"
    Image.new("RGB", (4, 4)).save(picture)
    page = go_to(window, "walk", WalkPage)
    page.proof.choose.button.click()
    picker = page.proof.choose.picker
    assert picker is not None
    picker.path.setText(str(picture))
    QTest.keyClick(picker.path, Qt.Key.Key_Return)
    (kept,) = window.session.store.answer_pictures.of("main", FIRST[0].id)
    assert kept.picture.data == picture.read_bytes()
    pause(30)
    assert "Screenshot, kept today" in words(page.proof)
    (show,) = (one for one in page.proof.findChildren(QPushButton) if one.text() == "Show it")
    show.click()
    qtbot.waitUntil(lambda: page.proof.picture.accessibleName() == "Picture", timeout=PATIENCE)
    page.proof.choose.take(tmp_path / "missing.png")
    assert "could not be opened" in page.proof.trouble.text()
    (remove,) = (one for one in page.proof.findChildren(QPushButton) if one.text() == "Remove it")
    remove.click()
    assert window.session.store.answer_pictures.of("main", FIRST[0].id) == ()


def test_a_pasted_screenshot_stands_in_my_own_report_alone_and_in_a_masked_one_only_in_words(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    page = go_to(window, "walk", WalkPage)
    pixels = QImage(40, 20, QImage.Format.Format_RGB32)
    pixels.fill(QColor("#1c7f84"))
    QGuiApplication.clipboard().setImage(pixels)
    click(page.proof.choose.paste)
    assert "Kept" in page.proof.trouble.text()
    click(page.answers.buttons[Given.SAFE])
    window.session.use_answers()
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    told = {}
    for masked in (True, False):
        files = Files(tmp_path, html=True, json=False, masked=masked)
        (path,) = Saver(window.session.store, files, window.session.today, window.session.locate).write()
        told[masked] = path.read_text("utf-8")
    assert "<title>The screenshot</title>" in told[False]
    assert "data:image/" in told[False]
    assert "A masked copy does not show it." in told[True]
    assert "data:image/" not in told[True]
