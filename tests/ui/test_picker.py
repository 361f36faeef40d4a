"""Our own picker: by keyboard alone, and without a trace on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.model import Audience
from officer_exposure.report.private_file import write_private
from tests.ui.driving import choose, click, go_to
from ui.appearance import Appearance
from ui.pages.sources import SourcesPage
from ui.saved_words import saved_lines
from ui.widgets.drop_zone import DropZone
from ui.widgets.picker import Picker
from ui.window import Window


@pytest.fixture
def picker(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Picker:
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "one" / "photo.jpg").touch()
    shown = Picker(files=True)
    qtbot.addWidget(shown)
    shown.open(tmp_path)
    shown.show()
    return shown


def test_a_folder_is_opened_and_left_by_keyboard(picker: Picker, tmp_path: Path) -> None:
    picker.list.setFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    assert picker.current() == tmp_path / "one"
    QTest.keyClick(picker.list, Qt.Key.Key_Return)
    assert picker.folder() == tmp_path / "one"
    click(picker.up)
    assert picker.folder() == tmp_path


def test_a_file_is_picked_by_keyboard(qtbot: QtBot, picker: Picker, tmp_path: Path) -> None:
    picker.open(tmp_path / "one")
    picker.list.setFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        QTest.keyClick(picker.list, Qt.Key.Key_Return)
    assert picked.args == [tmp_path / "one" / "photo.jpg"]


def test_a_path_is_typed_and_completed(picker: Picker, tmp_path: Path) -> None:
    picker.path.selectAll()
    QTest.keyClicks(picker.path, f"{tmp_path}{os.sep}o")
    completer = picker.path.completer()
    assert completer is not None
    assert completer.currentCompletion() == str(tmp_path / "one")
    QTest.keyClicks(picker.path, "ne")
    QTest.keyClick(picker.path, Qt.Key.Key_Return)
    assert picker.folder() == tmp_path / "one"


def test_a_wrong_path_is_said_plainly_and_moves_nothing(picker: Picker, tmp_path: Path) -> None:
    picker.path.setText(str(tmp_path / "nowhere"))
    QTest.keyClick(picker.path, Qt.Key.Key_Return)
    assert picker.folder() == tmp_path
    assert picker.trouble.isVisible()


def test_a_folder_without_folders_says_what_is_in_it_and_shows_no_empty_box(
    qtbot: QtBot, appearance: Appearance, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    saving = Picker(files=False)
    qtbot.addWidget(saving)
    saving.show()
    saving.open(tmp_path / "letters")
    assert saving.trouble.text() == "This folder is empty. You can use it as it is, or go up."
    (tmp_path / "letters" / "one.pdf").touch()
    saving.look_again()
    assert "1 file" in saving.trouble.text()
    assert saving.list.isHidden()
    assert saving.current() == tmp_path / "letters"
    click(saving.up)
    assert saving.list.isVisible()
    assert saving.trouble.isHidden()
    saving.list.setCurrentIndex(saving.list.model().index(0, 0))
    (tmp_path / "another").mkdir()
    saving.look_again()
    assert saving.current() == tmp_path / "letters", "what was marked is still marked"


def test_what_is_dropped_is_taken_and_an_address_of_the_web_is_not(qtbot: QtBot, window: Window, photos: Path) -> None:
    page = go_to(window, "sources", SourcesPage)
    zone = page.findChild(DropZone)
    assert isinstance(zone, DropZone)
    for address, accepted in ((QUrl("https://example.org/"), False), (QUrl.fromLocalFile(str(photos)), True)):
        data = QMimeData()
        data.setUrls([address])
        held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(QPoint(5, 5), *held)
        entering.ignore()
        zone.dragEnterEvent(entering)
        assert entering.isAccepted() is accepted
    zone.dropEvent(QDropEvent(QPointF(5, 5), *held))
    assert window.session.places == [photos]


def test_what_was_chosen_can_be_removed(window: Window, photos: Path) -> None:
    page = choose(window, photos)
    assert page.go.isEnabled()
    window.session.remove_place(photos)
    assert not page.go.isEnabled()


def test_no_history_is_left_on_disk(tmp_path: Path, photos: Path) -> None:
    """Walk through folders in a fresh home and look at everything that was written into it."""
    script = f"""
from pathlib import Path
from ui.app import prepared
from ui.appearance import Appearance
from ui.session import Session
from ui.window import Window
application = prepared(["officer-exposure"])
window = Window(Session(), Appearance(application))
window.show()
window.show_page("sources")
page = window.page("sources")
page.browse.click()
page.picker.open(Path({str(photos)!r}))
page.add.click()
application.processEvents()
assert window.session.places, "the folder was not taken"
window.close()
"""
    home = tmp_path / "home"
    home.mkdir()
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {**os.environ, **places, "HOME": str(home)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60)
    written = [path for path in home.rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    assert written == []


def test_the_systems_dialogs_are_never_used() -> None:
    sources = (Path(__file__).parents[2] / "ui").rglob("*.py")
    assert not [path.name for path in sources if "QFileDialog" in path.read_text("utf-8").replace("`QFileDialog`", "")]


def test_who_can_see_a_place_is_known_to_what_is_judged_later_also_where_nothing_is_kept(
    window: Window, photos: Path
) -> None:
    session = window.session
    session.add_places([photos])
    session.set_audience(Audience.FRIENDS)
    assert session.store.places.audiences() == {session.store.places.source_id(photos): Audience.FRIENDS}


def test_before_something_is_saved_in_a_folder_of_a_cloud_service_that_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "Documents").mkdir(parents=True)
    picker = Picker(files=False)
    qtbot.addWidget(picker)
    picker.show()
    picker.open(tmp_path)
    assert not picker.cloud.isVisible()
    picker.open(tmp_path / "OneDrive" / "Documents")
    assert picker.cloud.isVisible()
    assert "leaves this computer" in picker.cloud.text()
    picker.open(tmp_path)
    assert not picker.cloud.isVisible()


def test_what_is_said_of_a_saved_file_is_true_of_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("mine", "stick", "Dropbox"):
        (tmp_path / name).mkdir()
        write_private(tmp_path / name / "report.html", b"made up")
    (tmp_path / "stick" / "report.html").chmod(0o777)

    def said(*names: str) -> str:
        lines = saved_lines([tmp_path / name / "report.html" for name in names])
        for line in lines:
            qtbot.addWidget(line)
        return " ".join(line.text() for line in lines)

    assert said("mine") == "Saved. Only your user account can open it."
    assert "others can open them" in said("mine", "stick")
    assert "a copy leaves this computer" in said("Dropbox")
    assert "copies leave this computer" in said("mine", "stick", "Dropbox")
