"""A backup in the place of a vault: the old one is never lost, and a bad backup changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_exposure.store.backup import restore
from officer_exposure.store.errors import DamagedVaultError, VaultInUseError
from officer_exposure.store.folder import complete_restore
from officer_exposure.store.set_aside import restore_in_place
from officer_exposure.store.vault import Vault
from tests.core.store.vaults import PASSPHRASE, new_vault


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup, and beside it the folder of the vault that it was made of."""
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        vault.store.settings.set("mark", "before")
        vault.back_up(tmp_path / "backup")
        vault.store.settings.set("mark", "after")
    return tmp_path / "backup"


def mark(folder: Path) -> str:
    with Vault.unlock(folder, PASSPHRASE) as vault:
        return vault.store.settings.get("mark")


def test_the_old_vault_is_set_aside_and_still_opens(backup: Path, tmp_path: Path) -> None:
    first = restore_in_place(backup, tmp_path / "vault")
    assert first is not None
    assert (mark(tmp_path / "vault"), mark(first)) == ("before", "after")
    second = restore_in_place(backup, tmp_path / "vault")
    assert second is not None
    assert second != first


def test_where_there_is_none_nothing_is_set_aside(backup: Path, tmp_path: Path) -> None:
    assert restore_in_place(backup, tmp_path / "elsewhere") is None
    assert mark(tmp_path / "elsewhere") == "before"


def test_a_damaged_backup_changes_nothing(backup: Path, tmp_path: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-1])
    before = {path: path.read_bytes() for path in (tmp_path / "vault").iterdir()}
    with pytest.raises(DamagedVaultError):
        restore_in_place(backup, tmp_path / "vault")
    assert {path: path.read_bytes() for path in (tmp_path / "vault").iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "vault"]


def test_a_crash_between_the_two_steps_is_put_right(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").rename(tmp_path / "vault-old-1")
    restore(backup, tmp_path / "vault-restored-1")
    complete_restore(tmp_path / "vault")
    assert (mark(tmp_path / "vault"), mark(tmp_path / "vault-old-1")) == ("before", "after")


def test_nothing_is_put_right_where_nothing_went_wrong(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "vault-restored-1")
    complete_restore(tmp_path / "vault")
    assert mark(tmp_path / "vault") == "after"
    complete_restore(tmp_path / "never made")
    assert not (tmp_path / "never made").exists()


def test_a_vault_that_is_open_is_left_alone(backup: Path, tmp_path: Path) -> None:
    with Vault.unlock(tmp_path / "vault", PASSPHRASE), pytest.raises(VaultInUseError):
        restore_in_place(backup, tmp_path / "vault")
    assert mark(tmp_path / "vault") == "after"
