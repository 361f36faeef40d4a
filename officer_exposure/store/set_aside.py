"""A backup in the place of a vault that does not open any more: the old vault is set aside, never deleted."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from officer_exposure.store.backup import restore
from officer_exposure.store.folder import OLD, RESTORED, VaultState, not_exchanged, state_of
from officer_exposure.store.instance import InstanceLock


def restore_in_place(backup: Path, folder: Path) -> Path | None:
    """Restore a backup into a folder; returns where the vault that lay there was set aside, if there was one.

    The backup is put together beside it first, so that one that cannot be used changes nothing. Raises
    VaultInUseError where a program has the old vault open, and as `restore` does.
    """
    if state_of(folder) is VaultState.NONE:
        restore(backup, folder)
        return None
    restored, aside = _beside(folder, RESTORED), _beside(folder, OLD)
    with InstanceLock(folder):
        restore(backup, restored)
    # Windows moves no folder in which a file is open, so the lock is not held any more
    _exchange(folder, restored, aside)
    return aside


def _exchange(folder: Path, restored: Path, aside: Path) -> None:
    try:
        folder.rename(aside)
        try:
            restored.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
    except OSError as error:
        raise not_exchanged() from error


def _beside(folder: Path, word: str) -> Path:
    """A name that is not taken, beside the folder."""
    names = (f"{folder.name}-{word}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder.with_name(name)).exists())
