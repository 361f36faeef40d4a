"""The vault by clicks: made, opened, opened another way, and what is said where it does not open. Real vaults."""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from officer_exposure.model import Audience
from officer_exposure.store.vault import Vault, VaultState, state_of
from tests.promises.left_in_window import everything_held
from tests.ui.driving import PASSPHRASE, PATIENCE, click, gate_page, go_to, scan, type_into, unlock, words
from ui.answers import Given
from ui.appearance import Appearance
from ui.pages.home import HomePage
from ui.pages.settings import SettingsPage
from ui.pages.sources import SourcesPage
from ui.pages.vault.backup import BackupPage
from ui.pages.vault.change_passphrase import ChangePassphrasePage
from ui.pages.vault.keychain import KeychainPage
from ui.pages.vault.make import MakeVaultPage
from ui.pages.vault.new_code import NewCodePage
from ui.pages.vault.recovery_code import RecoveryCodePage
from ui.pages.vault.restore import RestorePage
from ui.pages.vault.trouble import VaultTroublePage
from ui.pages.vault.unlock import UnlockPage
from ui.pages.vault.welcome import WelcomePage
from ui.pages.walk import WalkPage
from ui.session import Keeping, Session
from ui.window import Window

_NEW = "violet anchor pepper saddle"


def code_on(page: RecoveryCodePage | NewCodePage) -> str:
    """The recovery code as it stands on the page."""
    groups = [one.text() for one in page.card.findChildren(QLabel) if one.property("part") == "code"]
    return "-".join(groups)


def make_vault(qtbot: QtBot, window: Window) -> str:
    """Go through the three steps; returns the recovery code."""
    click(gate_page(window, "welcome", WelcomePage).make)
    choosing = gate_page(window, "passphrase", MakeVaultPage)
    assert not choosing.next.isEnabled()
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    click(choosing.next)
    page = window.gate.page("code")
    assert isinstance(page, RecoveryCodePage)
    qtbot.waitUntil(page.isVisible, timeout=PATIENCE)
    code = code_on(page)
    assert not page.next.isEnabled()
    assert page.reason.text() == "Type the last group first."
    type_into(page.card.last, "UUUU")
    assert page.reason.text() == "This is not the last group. Please compare it."
    assert not page.next.isEnabled()
    type_into(page.card.last, code.rpartition("-")[2].lower())
    click(page.next)
    last = gate_page(window, "keychain", KeychainPage)
    qtbot.waitUntil(lambda: not last.is_working, timeout=PATIENCE)
    window.activateWindow()
    qtbot.waitUntil(last.no.hasFocus)
    QTest.keyClick(last.no, Qt.Key.Key_Return)
    return code


def test_a_vault_is_made_in_three_steps(qtbot: QtBot, first_start: Window) -> None:
    window = first_start
    assert not window.rail.isVisible()
    code = make_vault(qtbot, window)
    assert window.session.keeping is Keeping.VAULT
    assert window.rail.isVisible()
    assert window.page("home").isVisible()
    folder = window.session.folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "kept in your vault only" in words(window.page("home"))
    assert code not in words(window)

    click(window.foot.lock)
    assert not window.rail.isVisible()
    unlock(qtbot, window)
    assert window.page("home").isVisible()


def test_a_weak_passphrase_or_two_different_ones_are_not_taken(first_start: Window) -> None:
    click(gate_page(first_start, "welcome", WelcomePage).make)
    page = gate_page(first_start, "passphrase", MakeVaultPage)
    first, second = page.passphrase.field.lines
    type_into(first, "12345678")
    type_into(second, "12345678")
    assert "easy to guess" in page.passphrase.hint.text()
    assert not page.next.isEnabled()
    type_into(first, PASSPHRASE)
    assert "not the same" in page.passphrase.hint.text()
    assert not page.next.isEnabled()
    assert state_of(first_start.session.folder) is VaultState.NONE


def test_closing_in_the_middle_leaves_a_vault_that_the_passphrase_opens(qtbot: QtBot, first_start: Window) -> None:
    click(gate_page(first_start, "welcome", WelcomePage).make)
    choosing = gate_page(first_start, "passphrase", MakeVaultPage)
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    QTest.keyClick(choosing.passphrase.field.lines[1], Qt.Key.Key_Return)
    qtbot.waitUntil(first_start.gate.page("code").isVisible, timeout=PATIENCE)
    first_start.close()
    Vault.unlock(first_start.session.folder, PASSPHRASE).lock()


def test_just_looking_writes_nothing(qtbot: QtBot, first_start: Window, photos: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    click(gate_page(first_start, "welcome", WelcomePage).look)
    assert "Nothing is kept" in words(first_start.page("home"))
    scan(qtbot, first_start, photos)
    first_start.show_page("home")
    assert "things are open" in words(first_start.page("home"))
    assert set(tmp_path.rglob("*")) == before
    assert not first_start.foot.lock.isVisible()


def test_a_wrong_passphrase_is_no_fault_and_the_next_try_is_at_once(qtbot: QtBot, locked_window: Window) -> None:
    page = gate_page(locked_window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], "not this one at all")
    click(page.open)
    qtbot.waitUntil(page.note.isVisible, timeout=PATIENCE)
    assert page.passphrase.lines[0].selectedText()
    unlock(qtbot, locked_window)


def test_the_passphrase_is_hidden_until_it_is_to_be_seen(locked_window: Window) -> None:
    page = gate_page(locked_window, "unlock", UnlockPage)
    (line,) = page.passphrase.lines
    assert line.echoMode() is line.EchoMode.Password
    click(page.passphrase.shows)
    assert line.echoMode() is line.EchoMode.Normal


def test_the_code_opens_the_vault_and_leads_to_a_new_passphrase(qtbot: QtBot, first_start: Window) -> None:
    window = first_start
    code = make_vault(qtbot, window)
    window.lock()
    page = gate_page(window, "unlock", UnlockPage)
    click(page.other)
    type_into(page.code.lines[0], code.lower().replace("-", " "))
    click(page.open)
    qtbot.waitUntil(lambda: window.session.vault is not None, timeout=PATIENCE)
    changing = window.page("change_passphrase")
    assert isinstance(changing, ChangePassphrasePage)
    assert changing.isVisible()
    assert "recovery code" in changing.lead.text()
    for line in changing.passphrase.field.lines:
        type_into(line, _NEW)
    click(changing.change)
    qtbot.waitUntil(changing.note.isVisible, timeout=PATIENCE)
    window.lock()
    unlock(qtbot, window, _NEW)
    assert window.page("home").isVisible()


def test_a_new_code_takes_the_place_of_the_old_one(qtbot: QtBot, vault_window: Window) -> None:
    settings = go_to(vault_window, "settings", SettingsPage)
    assert settings.vault is not None
    click(settings.vault.code)
    page = vault_window.page("new_code")
    assert isinstance(page, NewCodePage)
    click(page.next)
    qtbot.waitUntil(page.card.isVisible, timeout=PATIENCE)
    code = code_on(page)
    assert not page.next.isEnabled()
    type_into(page.card.last, code.rpartition("-")[2])
    click(page.next)
    assert vault_window.page("settings").isVisible()
    vault_window.lock()
    Vault.unlock_with_code(vault_window.session.folder, code).lock()


def test_the_copied_code_leaves_the_clipboard_with_the_lock(qtbot: QtBot, vault_window: Window) -> None:
    vault_window.show_page("new_code")
    page = vault_window.page("new_code")
    assert isinstance(page, NewCodePage)
    click(page.next)
    qtbot.waitUntil(page.card.isVisible, timeout=PATIENCE)
    click(page.card.copy)
    assert QGuiApplication.clipboard().text() == code_on(page)
    vault_window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_a_code_that_was_not_written_down_yet_stands_in_no_widget_after_the_lock(
    qtbot: QtBot, first_start: Window
) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).make)
    choosing = gate_page(window, "passphrase", MakeVaultPage)
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    click(choosing.next)
    page = window.gate.page("code")
    assert isinstance(page, RecoveryCodePage)
    qtbot.waitUntil(page.isVisible, timeout=PATIENCE)
    groups = set(code_on(page).split("-"))
    assert len(groups & set(everything_held())) >= 6
    window.lock()
    qtbot.wait(50)
    assert not groups & set(everything_held())
    assert not page.card.last_group()


def test_a_passphrase_that_was_only_typed_is_gone_with_the_lock(first_start: Window) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).make)
    choosing = gate_page(window, "passphrase", MakeVaultPage)
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    choosing.passphrase.field.shows.click()
    window.lock()  # as it does by itself after some minutes
    assert PASSPHRASE not in everything_held()
    click(gate_page(window, "welcome", WelcomePage).make)
    assert choosing.passphrase.text() == ""
    assert not choosing.next.isEnabled()


def test_a_passphrase_that_did_not_open_the_vault_is_gone_with_its_page(locked_window: Window) -> None:
    page = gate_page(locked_window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], _NEW)
    page.passphrase.shows.click()
    click(page.stuck)
    assert not page.isVisible()
    assert _NEW not in everything_held()


def test_places_and_findings_are_there_again_after_the_lock(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    window = vault_window
    sources = go_to(window, "sources", SourcesPage)
    click(sources.audiences[Audience.PUBLIC])
    scan(qtbot, window, photos)
    things = sum(window.session.store.findings.overview().values())
    assert things
    walk = go_to(window, "walk", WalkPage)
    click(walk.answers.buttons[Given.SAFE])
    answered = window.rail.button("walk").accessibleName()
    assert answered.startswith("Walk-through, Part 1: 1 of")
    window.lock()
    assert window.rail.button("walk").accessibleName() == "Walk-through"
    unlock(qtbot, window)
    assert window.rail.button("walk").accessibleName() == answered
    assert window.rail.button("scan").accessibleName().startswith("Scan, Last look ")
    home = window.page("home")
    assert isinstance(home, HomePage)
    assert home.title.text() == "Where you stand"
    assert f"{things} things are open" in words(home)
    assert f"{things} things" in window.rail.button("review").accessibleName()
    again = go_to(window, "sources", SourcesPage)
    assert window.session.places == [photos]
    assert again.audiences[Audience.PUBLIC].isChecked()


def test_a_damaged_vault_says_so_and_is_left_alone(qtbot: QtBot, vault_folder: Path, locked_window: Window) -> None:
    database = vault_folder / "vault.db"
    broken = bytearray(database.read_bytes())
    broken[40:400] = bytes(360)
    database.write_bytes(broken)
    page = gate_page(locked_window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], PASSPHRASE)
    click(page.open)
    qtbot.waitUntil(locked_window.gate.page("trouble").isVisible, timeout=PATIENCE)
    assert database.read_bytes() == bytes(broken)


def test_a_backup_is_restored_into_another_folder(
    qtbot: QtBot, vault_window: Window, photos: Path, tmp_path: Path, appearance: Appearance
) -> None:
    scan(qtbot, vault_window, photos)
    overview = vault_window.session.store.findings.overview()
    (tmp_path / "stick").mkdir()
    backing = vault_window.page("backup")
    assert isinstance(backing, BackupPage)
    vault_window.show_page("backup")
    backing.picker.open(tmp_path / "stick")
    click(backing.save)
    qtbot.waitUntil(backing.note.isVisible, timeout=PATIENCE)
    (backup,) = (tmp_path / "stick").iterdir()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600

    other = Window(Session(tmp_path / "other computer"), appearance)
    qtbot.addWidget(other)
    other.show()
    click(gate_page(other, "welcome", WelcomePage).restore)
    restore_by_clicks(qtbot, other, backup)
    unlock(qtbot, other)
    assert other.session.store.findings.overview() == overview
    other.close()


def restore_by_clicks(qtbot: QtBot, window: Window, backup: Path) -> None:
    """Choose the backup by typing its path."""
    page = gate_page(window, "restore", RestorePage)
    assert not page.restore.isEnabled()
    type_into(page.picker.path, str(backup))
    QTest.keyClick(page.picker.path, Qt.Key.Key_Return)
    qtbot.waitUntil(window.gate.page("unlock").isVisible, timeout=PATIENCE)


def test_a_backup_takes_the_place_of_a_damaged_vault_which_is_set_aside(
    qtbot: QtBot, vault_folder: Path, appearance: Appearance, tmp_path: Path
) -> None:
    with Vault.unlock(vault_folder, PASSPHRASE) as vault:
        vault.back_up(tmp_path / "mine.backup")
    (vault_folder / "keys.json").unlink()
    left = (vault_folder / "vault.db").read_bytes()
    window = Window(Session(vault_folder), appearance)
    qtbot.addWidget(window)
    window.show()
    click(gate_page(window, "trouble", VaultTroublePage).restore)
    assert "set aside" in words(window.gate.page("restore"))
    restore_by_clicks(qtbot, window, tmp_path / "mine.backup")
    unlock(qtbot, window)
    (aside,) = (one for one in tmp_path.iterdir() if one.name.startswith("vault-"))
    assert (aside / "vault.db").read_bytes() == left
    window.close()


def test_a_file_that_is_no_backup_changes_nothing(qtbot: QtBot, first_start: Window, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8 not a backup")
    click(gate_page(first_start, "welcome", WelcomePage).restore)
    page = gate_page(first_start, "restore", RestorePage)
    type_into(page.picker.path, str(tmp_path / "photo.jpg"))
    QTest.keyClick(page.picker.path, Qt.Key.Key_Return)
    qtbot.waitUntil(page.note.isVisible, timeout=PATIENCE)
    assert state_of(first_start.session.folder) is VaultState.NONE


def test_a_second_look_says_what_has_changed(qtbot: QtBot, vault_window: Window, photos: Path) -> None:
    page = scan(qtbot, vault_window, photos)
    assert not page.compared.isVisible()
    (photos / "garden0.jpg").unlink()
    (photos / "serial.jpg").write_bytes((photos / "clean.jpg").read_bytes())
    click(page.next)
    vault_window.show_page("sources")
    sources = vault_window.page("sources")
    assert isinstance(sources, SourcesPage)
    click(sources.go)
    qtbot.waitUntil(lambda: not vault_window.session.is_running, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "still there" in words(page.compared))
    assert "no longer found" in words(page.compared)
    assert "the file itself is gone" in words(page.compared)
