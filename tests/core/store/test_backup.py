from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError, WrongKeyError
from officer_exposure.store.instance import InstanceLock
from officer_exposure.store.vault import Vault, VaultState, restore, state_of
from tests.core.store.vaults import CHEAP, MARK, PASSPHRASE, files_of, locked_vault, mark_in, new_vault

OTHER = "orchid lamp granite trombone"
HEADER = len(b"officer-exposure/backup\n")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a vault that is gone."""
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        vault.back_up(tmp_path / "backup")
    shutil.rmtree(tmp_path / "vault")
    return tmp_path / "backup"


def test_a_backup_becomes_the_same_vault_elsewhere(tmp_path: Path) -> None:
    vault, code = new_vault(tmp_path / "vault")
    with vault:
        vault.back_up(tmp_path / "backup")
        vault.store.settings.set("mark", "later")
    restore(tmp_path / "backup", tmp_path / "else" / "where")
    assert mark_in(tmp_path / "else" / "where") == MARK
    with Vault.unlock_with_code(tmp_path / "else" / "where", code) as restored:
        assert restored.store.settings.get("mark") == MARK
    assert mark_in(tmp_path / "vault") == "later"


def test_what_was_just_written_is_in_it(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        for number in range(200):
            vault.store.settings.set(f"number {number}", "x" * 500)
        assert (tmp_path / "vault" / "vault.db-wal").stat().st_size
        vault.back_up(tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "restored")
    with Vault.unlock(tmp_path / "restored", PASSPHRASE) as restored:
        assert restored.store.settings.get("number 199") == "x" * 500


def test_it_is_for_its_owner_and_holds_nothing_in_the_clear(backup: Path) -> None:
    data = backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600
    assert MARK.encode() not in data
    assert b"SQLite format" not in data


def test_nothing_else_is_left_beside_it(backup: Path) -> None:
    assert [path.name for path in backup.parent.iterdir()] == ["backup"]


def test_a_restored_vault_is_for_its_owner_alone(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "restored")
    assert (tmp_path / "restored").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "restored").iterdir()} == {0o600}


def test_it_opens_with_the_passphrase_of_its_day_only(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        vault.back_up(tmp_path / "backup")
        vault.change_passphrase(OTHER)
    restore(tmp_path / "backup", tmp_path / "restored")
    assert mark_in(tmp_path / "restored", PASSPHRASE) == MARK
    with pytest.raises(WrongKeyError):
        Vault.unlock(tmp_path / "restored", OTHER)


def test_a_newer_backup_takes_the_place_of_an_older_one(backup: Path, tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        vault.store.settings.set("mark", "later")
        vault.back_up(backup)
    restore(backup, tmp_path / "restored")
    assert mark_in(tmp_path / "restored") == "later"


def test_a_damaged_vault_does_not_take_the_place_of_a_good_backup(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault, _ = new_vault(folder)
    with vault:
        for number in range(400):
            vault.store.settings.set(f"number {number}", "x" * 500)
    data = bytearray((folder / "vault.db").read_bytes())
    data[-2000] ^= 1
    (folder / "vault.db").write_bytes(data)
    good = backup.read_bytes()
    with Vault.unlock(folder, PASSPHRASE) as vault, pytest.raises(DamagedVaultError):
        vault.back_up(backup)
    assert backup.read_bytes() == good


def test_where_it_cannot_be_written_the_vault_goes_on(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        with pytest.raises(VaultError, match="could not be written"):
            vault.back_up(tmp_path / "none" / "backup")
        with pytest.raises(VaultError, match="something else"):
            vault.back_up(tmp_path)
        assert vault.store.settings.get("mark") == MARK


def test_it_takes_the_place_of_nothing_but_a_backup(tmp_path: Path) -> None:
    (tmp_path / "letter").write_bytes(b"Dear")
    (tmp_path / "empty").touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    vault, _ = new_vault(tmp_path / "vault")
    with vault:
        before = files_of(tmp_path)
        for name in ("letter", "nowhere", "vault/keys.json", "vault/vault.db"):
            with pytest.raises(VaultError, match="something else"):
                vault.back_up(tmp_path / name)
        assert files_of(tmp_path) == before
        vault.back_up(tmp_path / "empty")
    assert (tmp_path / "empty").stat().st_size


def test_a_backup_is_never_restored_over_a_vault(backup: Path, tmp_path: Path) -> None:
    locked_vault(tmp_path / "vault")
    before = files_of(tmp_path)
    with pytest.raises(VaultError, match="already"):
        restore(backup, tmp_path / "vault")
    (tmp_path / "vault" / "keys.json").unlink()
    with pytest.raises(VaultError, match="already"):
        restore(backup, tmp_path / "vault")
    assert files_of(tmp_path).items() <= before.items()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.02, 0.5, 0.999])
def test_a_backup_that_was_cut_short_changes_nothing(backup: Path, tmp_path: Path, share: float) -> None:
    data = backup.read_bytes()
    backup.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedVaultError):
        restore(backup, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("place", [HEADER + 3, HEADER + 8, 100, 900, 5000, -40, -1])
def test_a_flipped_byte_changes_nothing(backup: Path, tmp_path: Path, place: int) -> None:
    data = bytearray(backup.read_bytes())
    data[place] ^= 1
    backup.write_bytes(data)
    with pytest.raises(DamagedVaultError, match="cut short or damaged"):
        restore(backup, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_backup_with_something_behind_it_is_not_taken(backup: Path, tmp_path: Path) -> None:
    with backup.open("ab") as file:
        file.write(b"more")
    with pytest.raises(DamagedVaultError):
        restore(backup, tmp_path / "restored")


def test_a_newer_backup_and_a_foreign_file_have_sentences_of_their_own(backup: Path, tmp_path: Path) -> None:
    data = bytearray(backup.read_bytes())
    struct.pack_into(">H", data, HEADER, 2)
    backup.write_bytes(data)
    with pytest.raises(NewerVaultError, match="newer version"):
        restore(backup, tmp_path / "restored")
    backup.write_bytes(b"PK\3\4 something else")
    with pytest.raises(DamagedVaultError, match="not a backup"):
        restore(backup, tmp_path / "restored")
    with pytest.raises(VaultError, match="could not be restored"):
        restore(tmp_path / "none", tmp_path / "restored")


def test_a_size_that_no_disk_holds_is_not_believed(backup: Path, tmp_path: Path) -> None:
    data = bytearray(backup.read_bytes())
    struct.pack_into(">HIQ", data, HEADER, 1, 2**32 - 1, 2**64 - 1)
    backup.write_bytes(data)
    with pytest.raises(DamagedVaultError):
        restore(backup, tmp_path / "restored")


def test_a_restore_that_fails_half_way_leaves_no_half_vault(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "restored"
    folder.mkdir()
    (folder / "keys.json.new").mkdir()
    with pytest.raises(VaultError):
        restore(backup, folder)
    assert state_of(folder) is VaultState.NONE


@pytest.mark.parametrize("late", ["restore", "create"])
def test_a_vault_made_by_another_program_meanwhile_is_left_alone(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    vault = tmp_path / "vault"
    acquire = InstanceLock.acquire

    def is_overtaken(lock: InstanceLock) -> None:
        monkeypatch.undo()
        locked_vault(vault)
        files.update(files_of(vault))
        acquire(lock)

    files: dict[str, bytes] = {}
    monkeypatch.setattr(InstanceLock, "acquire", is_overtaken)
    with pytest.raises(VaultError, match="a vault in this folder already"):
        restore(backup, vault) if late == "restore" else Vault.create(vault, OTHER, CHEAP)
    assert files_of(vault) == files
    assert mark_in(vault) == MARK
