"""Being gone: by key, by idleness, with the screen, in the middle of a scan. Nothing of what was found stays behind."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.store.vault import Vault
from tests.ui.driving import PASSPHRASE, PATIENCE, choose, click, gate_page, go_to, scan, type_into, unlock
from tests.ui.photos import photo
from ui.appearance import Appearance
from ui.clipboard import Clipboard
from ui.locking import AutoLock
from ui.pages.review import ReviewPage
from ui.pages.settings import SettingsPage
from ui.pages.vault.unlock import UnlockPage
from ui.session import Keeping, Session
from ui.window import Window

_ROOT = Path(__file__).resolve().parents[2]

_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from officer_exposure.store.vault import Vault
from ui.app import prepared, stay
from ui.session import Session
from ui.window import Window

application = prepared(["officer-exposure"])
session = Session(Path(sys.argv[1]))
session.open_vault(Vault.unlock(session.folder, sys.argv[3]))
session.add_places([Path(sys.argv[2])])
heard = []

def leave(batch):
    if batch.things and not heard:
        heard.append(batch)
        print(sum(batch.things.values()), flush=True)
        window = next(one for one in application.topLevelWidgets() if isinstance(one, Window))
        QTest.keyClick(window, Qt.Key.Key_F10)
        assert not window.isVisible()

session.advanced.connect(leave)
QTimer.singleShot(300, session.start)
sys.exit(stay(application, session) or 7)
"""


def texts(window: Window) -> str:
    """Everything that any widget of the window holds, seen or not."""
    widgets = window.findChildren(QWidget)
    return "\n".join(one.text() for one in widgets if isinstance(one, QLabel | QAbstractButton))


def many_photos(folder: Path, count: int) -> Path:
    sample = photo(folder / "0.jpg").read_bytes()
    for number in range(1, count):
        (folder / f"{number}.jpg").write_bytes(sample)
    return folder


def test_a_lock_throws_every_page_away(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    window = vault_window
    scan(qtbot, window, photos)
    go_to(window, "review", ReviewPage)
    assert "exactly where" in texts(window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    gate_page(window, "unlock", UnlockPage)
    assert not list(window.pages)
    qtbot.waitUntil(lambda: not window.findChildren(ReviewPage))
    assert "exactly where" not in texts(window)
    assert window.session.vault is None
    assert window.windowTitle() == "Officer Exposure"
    unlock(qtbot, window)
    assert isinstance(window.page("review"), ReviewPage)


def test_the_lock_lets_go_of_everything_in_memory(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    scan(qtbot, vault_window, photos)
    go_to(vault_window, "review", ReviewPage)
    vault_window.lock()
    qtbot.waitUntil(lambda: not vault_window.findChildren(ReviewPage))
    gc.unfreeze()
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, ReviewPage | Vault)]


def test_a_scan_is_stopped_before_the_lock_and_what_it_found_is_kept(
    qtbot: QtBot, vault_window: Window, tmp_path: Path
) -> None:
    window = vault_window
    page = choose(window, many_photos(tmp_path / "many", 2000))
    click(page.go)
    qtbot.waitUntil(lambda: sum(window.session.store.findings.overview().values()) > 0, timeout=PATIENCE)
    window.lock()
    assert not window.session.is_running
    gate_page(window, "unlock", UnlockPage)
    qtbot.wait(100)  # what the scan still had to say must not bring anything back
    assert window.session.look is None
    with Vault.unlock(window.session.folder, PASSPHRASE) as vault:
        assert sum(vault.store.findings.overview().values()) > 0
        latest = vault.store.runs.latest()
        assert latest is not None
        assert latest.cancelled


def test_an_idle_vault_is_locked(qtbot: QtBot, vault_folder: Path, appearance: Appearance) -> None:
    session = Session(vault_folder)
    session.open_vault(Vault.unlock(vault_folder, PASSPHRASE))
    window = Window(session, appearance, idle_seconds=1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    began = time.monotonic()
    while time.monotonic() - began < 2:
        handle = window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        qtbot.wait(50)
    assert session.vault is not None
    qtbot.waitUntil(lambda: session.vault is None)
    page = gate_page(window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], "half typed")
    qtbot.waitUntil(lambda: not page.passphrase.text())
    window.close()


def test_who_is_just_looking_is_never_locked_out(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> None:
    session = Session(tmp_path / "vault")
    session.just_look()
    window = Window(session, appearance, idle_seconds=0.1)
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(400)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert session.keeping is Keeping.MEMORY
    window.close()


def test_a_computer_that_has_slept_is_locked(
    qtbot: QtBot, vault_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = time.time
    monkeypatch.setattr(time, "time", lambda: clock() + 3600)
    qtbot.waitUntil(lambda: vault_window.session.vault is None, timeout=PATIENCE)


def test_the_time_until_the_lock_is_kept_in_the_vault(qtbot: QtBot, vault_window: Window) -> None:
    settings = go_to(vault_window, "settings", SettingsPage)
    assert settings.locking.minutes[10].isChecked()
    click(settings.locking.minutes[2])
    vault_window.lock()
    unlock(qtbot, vault_window)
    again = go_to(vault_window, "settings", SettingsPage)
    assert again.locking.minutes[2].isChecked()
    assert vault_window.findChildren(AutoLock)[0].idle_seconds == 120


def test_one_key_and_the_window_is_gone(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    scan(qtbot, vault_window, photos)
    QTest.keyClick(vault_window, Qt.Key.Key_F10)
    assert not vault_window.isVisible()
    Vault.unlock(vault_window.session.folder, PASSPHRASE).lock()


def test_a_quick_exit_in_a_scan_ends_the_process_and_loses_nothing(vault_folder: Path, tmp_path: Path) -> None:
    photos = many_photos(tmp_path / "many", 3000)
    command = [sys.executable, "-c", _LEAVE, str(vault_folder), str(photos), PASSPHRASE]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told = int(done.stdout)
    with Vault.unlock(vault_folder, PASSPHRASE) as vault:
        assert sum(vault.store.findings.overview().values()) >= told > 0
        latest = vault.store.runs.latest()
        assert latest is not None
        assert latest.cancelled


def test_the_clipboard_forgets_what_is_ours_and_nothing_else(qtbot: QtBot) -> None:
    clipboard = Clipboard()
    clipboard.copy("CODE-CODE")
    assert QGuiApplication.clipboard().text() == "CODE-CODE"
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""
    clipboard.copy("CODE-CODE")
    QGuiApplication.clipboard().setText("a shopping list")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_what_was_copied_does_not_outlive_the_window(vault_window: Window) -> None:
    vault_window.clipboard.copy("CODE-CODE")
    vault_window.close()
    assert QGuiApplication.clipboard().text() == ""


def test_the_foot_of_a_locked_window_names_no_site_that_was_looked_at(vault_window: Window) -> None:
    foot = vault_window.foot
    assert foot.words.text() == "Nothing has left this computer"
    vault_window.session.opened.emit("www.people-search.example")
    assert "www.people-search.example" in foot.words.text()
    vault_window.lock()
    assert "people-search" not in foot.words.text()
    assert "Your browser opened" in foot.words.text()


_MARK = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from ui.app import prepared
from ui.clipboard import Clipboard
application = prepared(["officer-exposure"])
line = QLineEdit("4711 Marmalade Lane")
line.show()
assert QTest.qWaitForWindowExposed(line)
QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
held = application.clipboard()
print(held.text(QClipboard.Mode.Selection))
Clipboard().clear_all()
print(repr(held.text(QClipboard.Mode.Selection)))
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs xvfb-run")
def test_what_was_only_marked_can_no_longer_be_pasted_once_the_vault_is_locked() -> None:
    command = ["xvfb-run", "-a", sys.executable, "-c", _MARK]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout.split("\n")[:2] == ["4711 Marmalade Lane", "''"], done.stderr


_HEAR = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.screen_lock import ScreenLock
application = QCoreApplication([])
lock = ScreenLock()
assert lock.hears
lock.locked.connect(lambda: application.exit(5))
emit = ["gdbus", "emit", "--session", "-o", "/org/gnome/ScreenSaver", "-s", "org.gnome.ScreenSaver.ActiveChanged"]
QTimer.singleShot(0, lambda: subprocess.run([*emit, sys.argv[1]], check=True))
QTimer.singleShot(3000, lambda: application.exit(0))
sys.exit(application.exec())
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session") or not shutil.which("gdbus"), reason="needs a message bus")
@pytest.mark.parametrize(("active", "status"), [("true", 5), ("false", 0)])
def test_the_lock_of_the_screen_is_heard(active: str, status: int) -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", _HEAR, active]
    done = subprocess.run(command, cwd=_ROOT, env=os.environ, capture_output=True, timeout=60, check=False)
    assert done.returncode == status, done.stderr
