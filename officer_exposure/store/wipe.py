"""Wiping a vault: its key goes first, and what is encrypted is noise from then on."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from officer_exposure.errors import VaultError
from officer_exposure.private_file import left_behind, settle
from officer_exposure.store import keychain
from officer_exposure.store.errors import KeychainError, NoVaultError
from officer_exposure.store.folder import (
    DATABASE_NAME,
    KEYS_NAME,
    LOG_NAME,
    NEW_KEYS_NAME,
    VAULT_NAMES,
    VaultState,
    default_folder,
    state_of,
)
from officer_exposure.store.instance import InstanceLock
from officer_exposure.store.key_file import FORMAT, read_keys

WHAT_MAY_REMAIN = (
    "The key was overwritten and removed first, then the data. "
    "A solid-state disk or a snapshot can keep an old copy of the key for a while. "
    "Such a copy still needs your passphrase or your recovery code. "
    "Backups are not touched, nor is a vault that was set aside when a backup took its place: it lies beside this one, "
    "and its name ends in -old and a number. Delete them yourself."
)
"""The whole truth about a wiped vault, to be shown."""


def wipe(folder: Path) -> None:
    """Destroy the vault in a folder for good: the key file, the entry in the keychain, the database.

    Works on a damaged vault, too. Files that are not of a vault stay, and the folder then stays with them. Raises
    NoVaultError, VaultInUseError, or VaultError where a file cannot be removed.
    """
    if not _holds_ours(folder):
        raise NoVaultError("There is no vault in this folder.", "Nothing was removed.")
    lock = InstanceLock(folder)
    with lock:
        _forget(folder)
        _destroy(folder)
        lock.remove()
    with suppress(OSError):  # other files may lie there
        folder.rmdir()
        if folder == default_folder():
            folder.parent.rmdir()  # it bears the name of this program, and was made for the vault alone


def _holds_ours(folder: Path) -> bool:
    """Whether there is anything of ours: a database or its log, or a key file that says so."""
    if state_of(folder) is VaultState.NONE:
        return False
    if any((folder / name).exists() for name in (DATABASE_NAME, LOG_NAME)):
        return True
    try:
        return FORMAT.encode() in (folder / KEYS_NAME).read_bytes()
    except OSError:
        return False


def _destroy(folder: Path) -> None:
    try:
        parts = left_behind(folder)
        for path in (folder / KEYS_NAME, folder / NEW_KEYS_NAME, *parts):
            _overwrite(path)
        for path in (*parts, *(folder / name for name in VAULT_NAMES), *folder.glob(f"{DATABASE_NAME}.new*")):
            path.unlink(missing_ok=True)
        settle(folder)
    except OSError as error:
        raise VaultError(
            "A file of the vault could not be removed.", "Check who may write there, then wipe again."
        ) from error


def _forget(folder: Path) -> None:
    """Remove the entry in the keychain. Without the key file it opens nothing, so a failure does not stop the wipe."""
    with suppress(VaultError):
        keys = read_keys(folder / KEYS_NAME)
        if keys.keychain is not None:
            with suppress(KeychainError):
                keychain.drop(keys.vault)


def _overwrite(path: Path) -> None:
    """Write over the bytes where they lie, as far as the disk does that. A link is not followed."""
    if path.is_symlink() or not path.is_file():
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
        file.truncate(0)
