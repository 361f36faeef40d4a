"""A vault that does not open though nothing is wrong with it, one with a part missing, and one that is wiped."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.store.vault import VaultState, state_of
from tests.ui.driving import PASSPHRASE, PATIENCE, click, gate_page, go_to, type_into, unlock
from ui.appearance import Appearance
from ui.pages.settings import SettingsPage
from ui.pages.vault.trouble import VaultTroublePage
from ui.pages.vault.unlock import UnlockPage
from ui.pages.vault.welcome import WelcomePage
from ui.pages.vault.wipe import WipePage
from ui.session import Keeping, Session
from ui.window import Window


def test_another_window_is_told_that_the_vault_is_open(
    qtbot: QtBot, vault_window: Window, appearance: Appearance
) -> None:
    second = Window(Session(vault_window.session.folder), appearance)
    qtbot.addWidget(second)
    second.show()
    page = gate_page(second, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], PASSPHRASE)
    click(page.open)
    trouble = second.gate.page("trouble")
    assert isinstance(trouble, VaultTroublePage)
    qtbot.waitUntil(trouble.isVisible, timeout=PATIENCE)
    assert "open already" in trouble.title.text()
    assert not trouble.wipe.isVisible()
    vault_window.lock()
    click(trouble.again)
    unlock(qtbot, second)
    second.close()


def test_a_vault_whose_folder_takes_no_files_is_not_offered_to_be_wiped(
    qtbot: QtBot, vault_folder: Path, appearance: Appearance
) -> None:
    """Nothing is wrong with it: the disk is full or write-protected. A folder in the place of the lock is the same."""
    lock = vault_folder / "in-use.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    window = Window(Session(vault_folder), appearance)
    qtbot.addWidget(window)
    window.show()
    page = gate_page(window, "unlock", UnlockPage)
    type_into(page.passphrase.lines[0], PASSPHRASE)
    click(page.open)
    trouble = window.gate.page("trouble")
    assert isinstance(trouble, VaultTroublePage)
    qtbot.waitUntil(trouble.isVisible, timeout=PATIENCE)
    assert "Nothing is lost." in trouble.lead.text()
    assert not trouble.wipe.isVisible()
    assert not trouble.restore.isVisible()
    lock.rmdir()
    click(trouble.again)
    unlock(qtbot, window)
    window.close()


@pytest.mark.parametrize("missing", ["keys.json", "vault.db"])
def test_a_missing_part_has_its_own_calm_page(
    qtbot: QtBot, vault_folder: Path, appearance: Appearance, missing: str
) -> None:
    (vault_folder / missing).unlink()
    window = Window(Session(vault_folder), appearance)
    qtbot.addWidget(window)
    window.show()
    page = gate_page(window, "trouble", VaultTroublePage)
    assert "missing" in page.title.text()
    assert {page.restore.isVisible(), page.look.isVisible(), page.wipe.isVisible()} == {True}
    click(page.look)
    assert window.session.keeping is Keeping.MEMORY
    window.close()


def test_wiping_asks_for_a_word_and_leads_to_a_first_start(qtbot: QtBot, vault_window: Window) -> None:
    window = vault_window
    settings = go_to(window, "settings", SettingsPage)
    settings.scrolling.ensureWidgetVisible(settings.wipe)
    click(settings.wipe)
    page = gate_page(window, "wipe", WipePage)
    assert window.session.vault is None
    assert not page.wipe.isEnabled()
    assert page.why_not.isVisible(), "the line to type into can lie below what is in view"
    type_into(page.typed, "no")
    assert not page.wipe.isEnabled()
    type_into(page.typed, "Wipe")
    click(page.wipe)
    welcome = window.gate.page("welcome")
    assert isinstance(welcome, WelcomePage)
    qtbot.waitUntil(welcome.isVisible, timeout=PATIENCE)
    assert welcome.wiped.isVisible()
    assert state_of(window.session.folder) is VaultState.NONE
    click(welcome.make)
    window.gate.show_page("welcome")
    assert not welcome.wiped.isVisible(), "it is said once"
