"""Run by a test on a session bus of its own, with a real Secret Service: the keychain by clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.ui.driving import PASSPHRASE, click, gate_page, go_to, type_into
from tests.ui.waiting import came
from ui.app import prepared
from ui.appearance import Appearance
from ui.pages.settings import SettingsPage
from ui.pages.vault.keychain import KeychainPage
from ui.pages.vault.make import MakeVaultPage
from ui.pages.vault.recovery_code import RecoveryCodePage
from ui.pages.vault.unlock import UnlockPage
from ui.pages.vault.welcome import WelcomePage
from ui.session import Session
from ui.window import Window


def wait_for(what: Callable[[], bool]) -> None:
    """Wait at most a minute."""
    assert came(what, 60), "it did not happen in a minute"


def main(folder: Path) -> None:
    """Make a vault that the keychain opens, open it so, and take it back; an assertion that fails ends the process."""
    window = Window(Session(folder), Appearance(prepared(["officer-exposure"])))
    window.resize(1280, 720)
    window.show()
    session = window.session
    click(gate_page(window, "welcome", WelcomePage).make)
    choosing = gate_page(window, "passphrase", MakeVaultPage)
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    click(choosing.next)
    code = window.gate.page("code")
    assert isinstance(code, RecoveryCodePage)
    wait_for(code.isVisible)
    type_into(code.card.last, code.card.last_group())
    click(code.next)
    asking = gate_page(window, "keychain", KeychainPage)
    wait_for(asking.yes.isVisible)
    click(asking.yes)
    wait_for(lambda: session.vault is not None)
    window.lock()
    unlocking = gate_page(window, "unlock", UnlockPage)
    click(unlocking.keychain)
    wait_for(lambda: session.vault is not None)
    settings = go_to(window, "settings", SettingsPage)
    assert settings.vault is not None
    assert settings.vault.keychain.isChecked()
    settings.vault.keychain.click()
    wait_for(lambda: session.vault is not None and not session.vault.in_keychain)
    wait_for(settings.vault.keychain.isEnabled)
    assert not settings.vault.keychain.isChecked()
    window.lock()
    assert not gate_page(window, "unlock", UnlockPage).keychain.isVisible()
    window.close()
    print("done")
