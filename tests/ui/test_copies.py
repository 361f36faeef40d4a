"""Copies to share, by clicks: cleaned ones with their proof, and pictures of which parts are painted over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.copied import Copied
from tests.ui.driving import PATIENCE, click, go_to, scan, words
from tests.ui.photos import album, photo
from ui.models.copied import CopiedModel
from ui.pages.copies import CopiesPage, Way
from ui.pages.redact import RedactPage
from ui.pages.review import ReviewPage
from ui.widgets.gathering_detail import GatheringDetail
from ui.window import Window


def _choose(page: CopiesPage, place: Path, folder: Path) -> None:
    click(page.chosen.browse)
    page.chosen.picker.path.selectAll()
    QTest.keyClicks(page.chosen.picker.path, str(place))
    QTest.keyClick(page.chosen.picker.path, Qt.Key.Key_Return)
    if place.is_dir():
        click(page.chosen.add)
    click(page.elsewhere)
    page.picker.open(folder)


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def test_copies_are_made_proven_and_counted(qtbot: QtBot, window: Window, tmp_path: Path, copies: Path) -> None:
    source = album(tmp_path / "album")
    before = {path: path.read_bytes() for path in source.rglob("*.jpg")}
    page = go_to(window, "copies", CopiesPage)
    assert not page.make.isEnabled()
    _choose(page, source, copies)
    click(page.make)
    qtbot.waitUntil(page.make.isEnabled, timeout=PATIENCE)
    assert page.summary.text() == "6 copies are made and proven. 1 file has no copy."
    made = sorted(copies.iterdir())
    assert len(made) == 6
    for path in made:
        assert not read_metadata(ByteView.of(path.read_bytes()), path.name).positions
    assert {path: path.read_bytes() for path in before} == before
    assert "No copy: broken.jpg" in str(page.model.data(page.model.index(0)))
    (row,) = [number for number, one in enumerate(page.model.rows) if one.source.endswith(b"beach.jpg")]
    page.list.setCurrentIndex(page.model.index(row))
    qtbot.waitUntil(lambda: "position" in words(page.detail), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.detail.after.accessibleName() == "Picture", timeout=PATIENCE)


def test_without_a_file_there_is_nothing_to_copy(qtbot: QtBot, window: Window, tmp_path: Path, copies: Path) -> None:
    (tmp_path / "empty").mkdir()
    page = go_to(window, "copies", CopiesPage)
    _choose(page, tmp_path / "empty", copies)
    click(page.make)
    qtbot.waitUntil(lambda: page.summary.text() == "There was no file to copy.", timeout=PATIENCE)


def test_a_picture_is_painted_over_by_mouse_and_the_copy_is_shown(
    qtbot: QtBot, window: Window, tmp_path: Path, copies: Path
) -> None:
    source = photo(tmp_path / "album" / "house.jpg")
    page = go_to(window, "copies", CopiesPage)
    _choose(page, source, copies)
    click(page.ways[Way.PARTS])
    click(page.make)
    editing = window.page("redact")
    assert isinstance(editing, RedactPage)
    assert editing.isVisible()
    qtbot.waitUntil(lambda: not editing.editor.image.isNull(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Looking for" not in editing.said.text(), timeout=PATIENCE)
    assert not editing.save.isEnabled() or editing.editor.boxes.all
    middle = editing.editor.rect().center()
    QTest.mousePress(editing.editor, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 30))
    QTest.mouseMove(editing.editor, middle)
    QTest.mouseMove(editing.editor, middle + QPoint(40, 30))
    QTest.mouseRelease(editing.editor, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 30))
    click(editing.save)
    qtbot.waitUntil(lambda: "Saved as redacted-0001.jpg" in editing.said.text(), timeout=PATIENCE)
    with Image.open(copies / "redacted-0001.jpg") as copy:
        darkest = min(copy.convert("L").tobytes())
        assert copy.size == (384, 256)
    assert darkest < 40
    click(editing.save)
    assert page.isVisible()


def test_only_pictures_can_be_painted_over(window: Window, tmp_path: Path, copies: Path) -> None:
    text = tmp_path / "letter.pdf"
    text.write_bytes(b"%PDF-1.7\n%%EOF")
    page = go_to(window, "copies", CopiesPage)
    _choose(page, text, copies)
    click(page.ways[Way.PARTS])
    click(page.make)
    assert "Only pictures" in page.summary.text()


def test_the_list_of_copies_keeps_the_rules_of_models(qapp: QApplication) -> None:
    del qapp
    model = CopiedModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for copied in (
        Copied(b"a.jpg", b"/x/photo-0001.jpg"),
        Copied(b"b.jpg", reason="No."),
        Copied(b"c.jpg", b"/x/c.jpg"),
    ):
        model.add(copied)
    assert [str(model.data(model.index(row))) for row in range(3)] == [
        "No copy: b.jpg",
        "a.jpg is copied as photo-0001.jpg",
        "c.jpg is copied as c.jpg",
    ]
    assert tester.model() is model


def test_the_review_leads_to_a_copy_of_the_file_that_is_shown(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)
    qtbot.waitUntil(lambda: bool(review.detail.findChildren(GatheringDetail)), timeout=PATIENCE)
    (detail,) = review.detail.findChildren(GatheringDetail)
    assert detail.evidence.kept is not None
    click(detail.copy)
    page = window.page("copies")
    assert isinstance(page, CopiesPage)
    assert page.isVisible()
    assert page.chosen.places == [photos / detail.evidence.kept.finding.artifact]
    assert page.way is Way.ALL


def test_in_a_low_window_nothing_lies_over_the_picture(
    qtbot: QtBot, window: Window, tmp_path: Path, copies: Path
) -> None:
    window.resize(640, 360)
    page = go_to(window, "copies", CopiesPage)
    page.chosen.take([photo(tmp_path / "album" / "house.jpg")])
    page.ways[Way.PARTS].click()
    page.make.click()
    editing = window.page("redact")
    assert isinstance(editing, RedactPage)
    qtbot.waitUntil(lambda: not editing.editor.image.isNull(), timeout=PATIENCE)
    picture = editing.editor.geometry()
    for part in (editing.name, editing.said, editing.new, editing.beneath):
        assert part.isVisible()
        assert not part.geometry().intersects(picture), part
    assert picture.height() >= 96
    assert copies.exists()
