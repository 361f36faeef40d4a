"""Saving the report: masked unless asked otherwise, where the officer says, and never over an older one."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.driving import PATIENCE, click, go_to, scan, type_into, words
from ui.free_path import free_path
from ui.pages.documents import DocumentsPage
from ui.widgets.reader_card import For
from ui.window import Window


def save(qtbot: QtBot, window: Window, folder: Path) -> DocumentsPage:
    """Save what is ticked into `folder`."""
    page = go_to(window, "documents", DocumentsPage)
    page.picker.open(folder)
    click(page.save)
    qtbot.waitUntil(page.save.isEnabled, timeout=PATIENCE)
    return page


def test_the_report_is_masked_unless_asked_otherwise(
    qtbot: QtBot, window: Window, photos: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    scan(qtbot, window, photos)
    page = go_to(window, "documents", DocumentsPage)
    page.json.click()
    save(qtbot, window, folder)
    html, data = folder / "officer-exposure-report.html", folder / "officer-exposure-report.json"
    assert json.loads(data.read_text("utf-8"))["masked"] is True
    assert "empty" not in page.picker.trouble.text(), "not any more"
    for path in (html, data):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text = path.read_text("utf-8")
        assert "48.1372" not in text
        assert "garden0" not in text

    page.exact.click()
    save(qtbot, window, folder)
    full = folder / "officer-exposure-report-full-keep-private.html"
    assert "48.1372" in full.read_text("utf-8")
    assert json.loads(full.with_suffix(".json").read_text("utf-8"))["masked"] is False
    assert not page.exact.isChecked(), "exact values are asked for each time"


def test_the_warning_stands_there_before_exact_values_are_saved(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    page = go_to(window, "documents", DocumentsPage)
    assert not page.warning.isVisible()
    page.exact.click()
    assert page.warning.isVisible()


def test_a_folder_that_cannot_be_written_to_is_said_plainly(
    qtbot: QtBot, window: Window, photos: Path, tmp_path: Path
) -> None:
    scan(qtbot, window, photos)
    gone = tmp_path / "gone"
    gone.mkdir()
    page = go_to(window, "documents", DocumentsPage)
    page.picker.open(gone)
    gone.rmdir()
    click(page.save)
    qtbot.waitUntil(lambda: "could not be written" in words(page.result), timeout=PATIENCE)
    qtbot.waitUntil(page.save.isEnabled, timeout=PATIENCE)


def test_with_nothing_found_yet_it_leads_to_the_first_step(window: Window) -> None:
    page = go_to(window, "documents", DocumentsPage)
    assert page.title.text() == "There is nothing to save yet"
    click(page.save)
    assert window.page("sources").isVisible()


def test_an_older_report_is_never_written_over(tmp_path: Path) -> None:
    assert free_path(tmp_path, ".html", "officer-exposure-report").name == "officer-exposure-report.html"
    free_path(tmp_path, ".html", "officer-exposure-report").touch()
    assert free_path(tmp_path, ".html", "officer-exposure-report").name == "officer-exposure-report-2.html"


class FilePrograms(QObject):
    """Stands where the system keeps the officer's own programs, so that none is started."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url)


def test_a_saved_report_can_be_opened_from_the_page(qtbot: QtBot, window: Window, photos: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    scan(qtbot, window, photos)
    page = save(qtbot, window, folder)
    programs = FilePrograms()
    QDesktopServices.setUrlHandler("file", programs, "take")  # type: ignore[arg-type] # its stub says bytes, it takes text
    try:
        (opener,) = page.result.findChildren(QPushButton)
        qtbot.waitUntil(opener.isVisible)
        click(opener)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert programs.asked == [QUrl.fromLocalFile(folder / "officer-exposure-report.html")]
    assert "Nothing has left this computer" in window.foot.words.text()


def test_a_pdf_is_locked_with_the_password_that_was_typed_twice(
    qtbot: QtBot, window: Window, photos: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    scan(qtbot, window, photos)
    page = go_to(window, "documents", DocumentsPage)
    page.html.click()
    assert not page.save.isEnabled()
    page.pdf.click()
    page.lock.wanted.click()
    assert not page.save.isEnabled(), "no password yet"
    for line in page.lock.new.field.lines:
        type_into(line, "gannet trellis 58 improbable")
    save(qtbot, window, folder)
    assert [path.name for path in folder.iterdir()] == ["officer-exposure-report.pdf"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(folder / "officer-exposure-report.pdf")
    with pikepdf.open(folder / "officer-exposure-report.pdf", password="gannet trellis 58 improbable") as document:
        assert str(document.docinfo["/Title"]) == "Private report"
    assert not page.lock.wanted.isChecked(), "the password is asked for each time"
    assert page.lock.new.text() == ""


def test_each_reader_gets_a_document_of_their_own(qtbot: QtBot, window: Window, photos: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    scan(qtbot, window, photos)
    page = go_to(window, "documents", DocumentsPage)
    page.exact.click()
    page.json.click()
    assert page.json.isChecked()
    for reader in (For.PARTNER, For.TRAINER, For.CHECKLIST):
        page.readers.choices[reader].click()
        assert not page.json.isVisible(), "it would hold what is left out for them"
        save(qtbot, window, folder)
    assert not list(folder.glob("*.json"))
    names = ["officer-exposure-report-full-keep-private.html", "what-was-gone-through.html", "checklist.html"]
    said = [(folder / name).read_text("utf-8") for name in names]
    assert "Report for the two of us" in said[0]
    assert "nothing that was found" not in said[1]
    assert "What I would like to talk about" in said[1]
    assert "It should say:" in said[2]
    assert ["48.1372" in one for one in said] == [True, False, False], "exact values were asked for, for one of them"
