"""The folder of a vault: which files make one, and how a new one comes into being whole."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from officer_exposure.errors import VaultError
from officer_exposure.private_file import left_behind, settle
from officer_exposure.store.errors import (
    NOT_WRITABLE,
    NOT_WRITABLE_HINT,
    DamagedVaultError,
    NotWritableError,
    NoVaultError,
)

KEYS_NAME = "keys.json"
DATABASE_NAME = "vault.db"
LOG_NAME = f"{DATABASE_NAME}-wal"
NEW_KEYS_NAME = "keys.json.new"
VAULT_NAMES = (KEYS_NAME, NEW_KEYS_NAME, DATABASE_NAME, LOG_NAME, f"{DATABASE_NAME}-shm")
LOCK_NAME = "in-use.lock"
_VAULT_FILES = frozenset(name.encode() for name in (*VAULT_NAMES, LOCK_NAME))
RESTORED, OLD = "restored", "old"
"""Beside a vault: a backup that is about to take its place, and a vault that was set aside for one."""

_RESTORE = "Restore a backup into another folder. What is here was left as it is."


class VaultState(Enum):
    """What there is in a folder. INCOMPLETE: the key file or the database is missing."""

    NONE = "none"
    PRESENT = "present"
    INCOMPLETE = "incomplete"


def default_folder() -> Path:
    """Where a vault is kept if nothing else is asked for: on this computer alone, not in a profile that travels."""
    from platformdirs import user_data_path

    return user_data_path("officer-exposure", appauthor=False, roaming=False) / "vault"


def state_of(folder: Path) -> VaultState:
    """Whether there is a vault in a folder. Raises VaultError where that cannot be seen."""
    try:
        keys = any((folder / name).is_file() for name in (KEYS_NAME, NEW_KEYS_NAME))
        if keys and (folder / DATABASE_NAME).is_file():
            return VaultState.PRESENT
        # New keys alone are nothing: making a vault was cut off. A log alone is something: a database that came to lie
        # beside it would take it for its own.
        anything = any((folder / name).exists() for name in (KEYS_NAME, DATABASE_NAME, LOG_NAME))
    except OSError as error:
        raise VaultError("This folder cannot be looked into.", "Check who may read it.") from error
    return VaultState.INCOMPLETE if anything else VaultState.NONE


def is_of_a_vault(folder: bytes, name: bytes) -> bool:
    """Whether a file is a part of a vault: encrypted, and the officer's own. Where that cannot be seen, it is not."""
    if name not in _VAULT_FILES:
        return False
    try:
        return state_of(Path(os.fsdecode(folder))) is VaultState.PRESENT
    except VaultError:
        return False


def require_vault(folder: Path) -> None:
    """Raise NoVaultError, or DamagedVaultError where a part is missing."""
    if folder.exists() and not folder.is_dir():
        raise NoVaultError("This is a file, and a vault is a folder.", "Choose the folder of your vault.")
    state = state_of(folder)
    if state is VaultState.NONE:
        raise NoVaultError("There is no vault in this folder.", "Choose another folder, or make a vault.")
    if state is VaultState.INCOMPLETE:
        missing = "database" if (folder / KEYS_NAME).is_file() else "key file"
        raise DamagedVaultError(f"The {missing} of this vault is missing.", _RESTORE)


def refuse_second(folder: Path) -> None:
    """Raise VaultError where there is a vault already, or a part of one."""
    if state_of(folder) is not VaultState.NONE:
        raise VaultError("There is a vault in this folder already.", "Choose another folder. This one was left alone.")


def make_folder(folder: Path) -> None:
    """Make a folder ready for a new vault, for its owner alone. Raises VaultError where there is a vault already."""
    refuse_second(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(folder.iterdir()):  # else others may have their own business in it; the files are private anyway
            folder.chmod(0o700)
    except OSError as error:
        raise VaultError(
            "No vault can be made in this folder.", "Choose a folder in which you may save files."
        ) from error


def finish(folder: Path) -> None:
    """Give the new keys their name, once the database is there: only then is the vault whole. Raises VaultError.

    The keys are on the disk first, so that a crash leaves either no vault, or one that this call completes. What else a
    crash left is removed: it may be a key file that a passphrase of before still opens.
    """
    new = folder / NEW_KEYS_NAME
    try:
        if new.exists() and (folder / DATABASE_NAME).exists() and not (folder / KEYS_NAME).exists():
            new.replace(folder / KEYS_NAME)
        for part in left_behind(folder):
            part.unlink()
    except OSError as error:
        raise NotWritableError(NOT_WRITABLE, NOT_WRITABLE_HINT) from error
    settle(folder)


def complete_restore(folder: Path) -> None:
    """Where a crash came between setting the old vault aside and putting the backup in its place, do the second now.

    Raises VaultError.
    """
    if folder.exists() or not any(folder.parent.glob(f"{folder.name}-{OLD}-*")):
        return
    restored = sorted(folder.parent.glob(f"{folder.name}-{RESTORED}-*"))
    whole = [path for path in restored if state_of(path) is VaultState.PRESENT]
    if whole:
        try:
            whole[-1].rename(folder)
        except OSError as error:
            raise not_exchanged() from error


def not_exchanged() -> VaultError:
    """That a backup could not take the place of a vault."""
    return VaultError(
        "The backup could not be put in the place of the old vault.", "Close other programs, then try again."
    )
