from __future__ import annotations

import os
from pathlib import Path

import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import NoVaultError, VaultInUseError
from officer_exposure.store.vault import Vault, VaultState, default_folder, restore, state_of, wipe
from officer_exposure.store.wipe import WHAT_MAY_REMAIN
from tests.core.store.vaults import CHEAP, MARK, PASSPHRASE, files_of, locked_vault, mark_in, new_vault


def test_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    locked_vault(folder)
    (folder / "vault.db-wal").write_bytes(b"left by a crash")
    (folder / "vault.db-shm").write_bytes(b"left by a crash")
    for name in ("keys.json.new", "vault.db.new", "vault.db.new-journal", ".0123456789abcdef.part"):
        (folder / name).write_bytes(b"left by a crash")
    wipe(folder)
    assert list(tmp_path.iterdir()) == []
    assert state_of(folder) is VaultState.NONE


def test_no_folder_with_our_name_stays_in_the_usual_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    locked_vault(default_folder())
    wipe(default_folder())
    assert not [path for path in default_folder().parents if path.name == "officer-exposure" and path.exists()]


def test_what_a_backup_set_aside_in_the_usual_place_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    aside = default_folder().with_name("vault-old-1")
    for folder in (aside, default_folder()):
        locked_vault(folder)
    wipe(default_folder())
    assert mark_in(aside) == MARK


def test_the_key_is_overwritten_where_it_lies_before_it_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    locked_vault(folder)
    os.link(folder / "keys.json", tmp_path / "same bytes")
    wipe(folder)
    assert (tmp_path / "same bytes").read_bytes() == b""


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    locked_vault(tmp_path)
    (tmp_path / "notes.txt").write_bytes(b"mine")
    wipe(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"notes.txt": b"mine"}


def test_a_link_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    locked_vault(folder)
    other = tmp_path / "other"
    (folder / "keys.json").rename(other)
    (folder / "keys.json").symlink_to(other)
    before = other.read_bytes()
    wipe(folder)
    assert other.read_bytes() == before
    assert not folder.exists()


def test_an_open_vault_is_not_wiped(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path)
    with vault:
        before = files_of(tmp_path)
        with pytest.raises(VaultInUseError):
            wipe(tmp_path)
        assert files_of(tmp_path) == before
    assert mark_in(tmp_path) == MARK


@pytest.mark.parametrize("missing", ["keys.json", "vault.db"])
def test_half_a_vault_is_wiped(tmp_path: Path, missing: str) -> None:
    locked_vault(tmp_path / "vault")
    (tmp_path / "vault" / missing).unlink()
    wipe(tmp_path / "vault")
    assert list(tmp_path.iterdir()) == []


def test_a_vault_with_a_damaged_key_file_is_wiped(tmp_path: Path) -> None:
    locked_vault(tmp_path / "vault")
    (tmp_path / "vault" / "keys.json").write_bytes(b"rubbish")
    wipe(tmp_path / "vault")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_a_vault_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text('{"format": "other"}')
    (tmp_path / "notes.txt").write_bytes(b"mine")
    before = files_of(tmp_path)
    with pytest.raises(NoVaultError, match="Nothing was removed"):
        wipe(tmp_path)
    with pytest.raises(NoVaultError):
        wipe(tmp_path / "none")
    with pytest.raises(NoVaultError):
        wipe(tmp_path / "notes.txt")
    assert files_of(tmp_path) == before


def test_a_new_vault_can_be_made_in_the_same_place_and_a_backup_still_opens(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault, _ = new_vault(folder)
    with vault:
        vault.back_up(tmp_path / "backup")
    wipe(folder)
    Vault.create(folder, PASSPHRASE, CHEAP)[0].lock()
    assert mark_in(folder) == ""
    wipe(folder)
    restore(tmp_path / "backup", folder)
    assert mark_in(folder) == MARK


def test_a_file_that_cannot_be_removed_is_told_and_the_key_is_gone(tmp_path: Path) -> None:
    locked_vault(tmp_path)
    (tmp_path / "vault.db-shm").mkdir()
    with pytest.raises(VaultError, match="could not be removed"):
        wipe(tmp_path)
    assert not (tmp_path / "keys.json").exists()


def test_what_may_remain_is_said() -> None:
    for truth in ("solid-state disk", "snapshot", "Backups are not touched"):
        assert truth in WHAT_MAY_REMAIN
