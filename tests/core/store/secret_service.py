"""Run by the tests on a session bus of its own, with a real Secret Service: a vault that the keychain opens."""

from __future__ import annotations

import sys
from pathlib import Path

import keyring
import pytest

from officer_exposure.store import keychain
from officer_exposure.store.errors import KeychainError
from officer_exposure.store.key_file import read_keys
from officer_exposure.store.vault import Vault, wipe
from tests.core.store.vaults import MARK, new_vault


def main(folder: Path) -> None:
    """Go through all of it; an assertion that fails ends the process."""
    assert keychain.keychain_name() == "the keyring of this desktop"
    assert type(keyring.get_keyring()).__module__ == "keyring.backends.SecretService"
    vault, _ = new_vault(folder)
    with vault:
        vault.remember_in_keychain()
        assert vault.in_keychain
    number = read_keys(folder / "keys.json").vault
    first = keychain.fetch(number)
    assert first.hex() == keyring.get_password("officer-exposure", number)
    with Vault.unlock_with_keychain(folder) as opened:
        assert opened.store.settings.get("mark") == MARK
        opened.remember_in_keychain()
    assert keychain.fetch(number) != first
    _another_key(folder, number, first)
    _forgotten(folder, number)
    _wiped(folder, number)
    print("done")


def _another_key(folder: Path, number: str, other: bytes) -> None:
    right = keychain.fetch(number)
    for wrong in (other.hex(), "not a key", ""):
        keyring.set_password("officer-exposure", number, wrong)
        _refused(folder, "another copy of this vault" if wrong == other.hex() else "does not hold the key")
    keychain.keep(number, right)
    Vault.unlock_with_keychain(folder).lock()


def _forgotten(folder: Path, number: str) -> None:
    with Vault.unlock_with_keychain(folder) as vault:
        vault.forget_keychain()
        assert not vault.in_keychain
        vault.forget_keychain()
    assert keyring.get_password("officer-exposure", number) is None
    _refused(folder, "not set up")


def _wiped(folder: Path, number: str) -> None:
    with Vault.unlock(folder, "tundra radish velvet canoe") as vault:
        vault.remember_in_keychain()
        vault.back_up(folder.parent / "backup")
    keychain.drop(number)
    _refused(folder, "does not hold the key")
    keychain.keep(number, bytes(32))
    wipe(folder)
    assert keyring.get_password("officer-exposure", number) is None
    assert b'"keychain": null' in (folder.parent / "backup").read_bytes()


def _refused(folder: Path, sentence: str) -> None:
    with pytest.raises(KeychainError, match=sentence):
        Vault.unlock_with_keychain(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
