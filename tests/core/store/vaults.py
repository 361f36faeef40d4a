"""Vaults for the tests: real ones, with a passphrase that is cheap to check."""

from __future__ import annotations

from pathlib import Path

from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost

PASSPHRASE = "tundra radish velvet canoe"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
MARK = "kept in the vault"


def new_vault(folder: Path) -> tuple[Vault, str]:
    """An open vault that holds a mark, and its recovery code."""
    vault, code = Vault.create(folder, PASSPHRASE, CHEAP)
    vault.store.settings.set("mark", MARK)
    return vault, code


def locked_vault(folder: Path) -> str:
    """A vault that holds a mark, locked; its recovery code."""
    vault, code = new_vault(folder)
    vault.lock()
    return code


def mark_in(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """The mark in a vault, read with the passphrase."""
    with Vault.unlock(folder, passphrase) as vault:
        return vault.store.settings.get("mark")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but the lock file, which says nothing."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "in-use.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
