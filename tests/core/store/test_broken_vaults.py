"""A vault for each way it can be broken: it opens, is mended, or is explained, and nothing of it is ever destroyed."""

from __future__ import annotations

import json
import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import (
    DamagedVaultError,
    NewerVaultError,
    NotWritableError,
    NoVaultError,
    WrongKeyError,
)
from officer_exposure.store.vault import Vault, VaultState, state_of
from officer_exposure.store.wraps import WayIn
from tests.core.store.vaults import CHEAP, MARK, PASSPHRASE, files_of, locked_vault, mark_in

Broken = Callable[[Path], None]
"""Breaks the vault in a folder."""

_NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    locked_vault(tmp_path / "vault")
    return tmp_path / "vault"


def _edit(folder: Path, *names: str, to: object) -> None:
    path = folder / "keys.json"
    tree = json.loads(path.read_bytes())
    branch = tree
    for name in names[:-1]:
        branch = branch[name]
    branch[names[-1]] = to
    path.write_text(json.dumps(tree))


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def key_file_with_a_flipped_byte_in_the_passphrase_s_wrap(folder: Path) -> None:
    _flip(folder / "keys.json", (folder / "keys.json").read_bytes().index(b'"sealed"') + 20)


def key_file_whose_wrap_for_the_passphrase_is_rubbish(folder: Path) -> None:
    _edit(folder, "passphrase", to="rubbish")


def key_file_with_a_flipped_byte_in_the_vault_s_id(folder: Path) -> None:
    _flip(folder / "keys.json", (folder / "keys.json").read_bytes().index(b'"vault"') + 15)


def key_file_with_a_flipped_bracket(folder: Path) -> None:
    _flip(folder / "keys.json", 0)


def key_file_truncated(folder: Path) -> None:
    os.truncate(folder / "keys.json", 300)


def key_file_empty(folder: Path) -> None:
    os.truncate(folder / "keys.json", 0)


def key_file_of_version_zero(folder: Path) -> None:
    _edit(folder, "version", to=0)


def key_file_of_a_newer_version(folder: Path) -> None:
    _edit(folder, "version", to=2)
    _edit(folder, "something_new", to={})


def key_file_of_another_program(folder: Path) -> None:
    (folder / "keys.json").write_text('{"format": "other", "version": 1, "keys": []}')


def key_file_that_asks_for_a_hundred_gigabytes(folder: Path) -> None:
    _edit(folder, "passphrase", "cost", "memory_kib", to=100 * 1024 * 1024)


def key_file_of_another_vault(folder: Path) -> None:
    locked_vault(folder.parent / "other")
    shutil.copy(folder.parent / "other" / "keys.json", folder)


def key_file_missing(folder: Path) -> None:
    (folder / "keys.json").unlink()


def key_file_that_is_a_folder(folder: Path) -> None:
    (folder / "keys.json").unlink()
    (folder / "keys.json").mkdir()


def database_missing(folder: Path) -> None:
    (folder / "vault.db").unlink()


def everything_missing_but_the_log(folder: Path) -> None:
    (folder / "keys.json").unlink()
    (folder / "vault.db").rename(folder / "vault.db-wal")


def database_empty(folder: Path) -> None:
    os.truncate(folder / "vault.db", 0)


def database_truncated(folder: Path) -> None:
    os.truncate(folder / "vault.db", 5000)


def database_with_a_flipped_byte(folder: Path) -> None:
    _flip(folder / "vault.db", 300)


def database_of_another_program(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(8176))


def database_of_another_vault(folder: Path) -> None:
    locked_vault(folder.parent / "other")
    shutil.copy(folder.parent / "other" / "vault.db", folder)


def database_that_is_a_folder(folder: Path) -> None:
    (folder / "vault.db").unlink()
    (folder / "vault.db").mkdir()


def folder_empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def folder_missing(folder: Path) -> None:
    shutil.rmtree(folder)


def folder_that_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"a file")


@pytest.mark.parametrize(
    ("broken", "error", "sentence"),
    [
        (key_file_with_a_flipped_byte_in_the_passphrase_s_wrap, DamagedVaultError, "key file of this vault is damaged"),
        (key_file_whose_wrap_for_the_passphrase_is_rubbish, DamagedVaultError, "key file of this vault is damaged"),
        (key_file_with_a_flipped_byte_in_the_vault_s_id, DamagedVaultError, "key file of this vault is damaged"),
        (key_file_with_a_flipped_bracket, DamagedVaultError, "key file of this vault cannot be read"),
        (key_file_truncated, DamagedVaultError, "key file of this vault cannot be read"),
        (key_file_empty, DamagedVaultError, "key file of this vault cannot be read"),
        (key_file_of_version_zero, DamagedVaultError, "key file of this vault is damaged"),
        (key_file_of_a_newer_version, NewerVaultError, "newer version"),
        (key_file_of_another_program, DamagedVaultError, "belongs to another program"),
        (key_file_that_asks_for_a_hundred_gigabytes, DamagedVaultError, "key file of this vault is damaged"),
        (key_file_of_another_vault, DamagedVaultError, "cannot be read with its key"),
        (key_file_missing, DamagedVaultError, "key file of this vault is missing"),
        (key_file_that_is_a_folder, DamagedVaultError, "key file of this vault is missing"),
        (database_missing, DamagedVaultError, "database of this vault is missing"),
        (everything_missing_but_the_log, DamagedVaultError, "key file of this vault is missing"),
        (database_empty, DamagedVaultError, "vault file is empty"),
        (database_truncated, DamagedVaultError, "vault file"),
        (database_with_a_flipped_byte, DamagedVaultError, "vault file"),
        (database_of_another_program, DamagedVaultError, "cannot be read with its key"),
        (database_of_another_vault, DamagedVaultError, "cannot be read with its key"),
        (database_that_is_a_folder, DamagedVaultError, "database of this vault is missing"),
        (folder_empty, NoVaultError, "no vault in this folder"),
        (folder_missing, NoVaultError, "no vault in this folder"),
        (folder_that_is_a_file, NoVaultError, "This is a file"),
    ],
)
def test_it_is_explained_and_left_as_it_is(
    folder: Path, broken: Broken, error: type[VaultError], sentence: str
) -> None:
    broken(folder)
    before = files_of(folder.parent)
    for _ in range(2):
        with pytest.raises(error, match=sentence) as raised:
            Vault.unlock(folder, PASSPHRASE)
    assert type(raised.value) is error
    assert raised.value.hint
    assert str(folder) not in str(raised.value)
    assert before.items() <= files_of(folder.parent).items()


@pytest.mark.parametrize(
    "broken",
    [
        key_file_missing,
        key_file_of_another_program,
        database_missing,
        database_truncated,
        everything_missing_but_the_log,
        folder_that_is_a_file,
    ],
)
def test_no_new_vault_is_made_over_it(folder: Path, broken: Broken) -> None:
    broken(folder)
    before = files_of(folder.parent)
    with pytest.raises(VaultError):
        Vault.create(folder, PASSPHRASE, CHEAP)
    assert files_of(folder.parent) == before


def test_half_a_vault_is_called_incomplete(folder: Path) -> None:
    key_file_missing(folder)
    assert state_of(folder) is VaultState.INCOMPLETE


def test_a_wrong_passphrase_on_a_whole_vault_is_not_called_damage(folder: Path) -> None:
    with pytest.raises(WrongKeyError):
        Vault.unlock(folder, "orchid lamp granite trombone")


@pytest.mark.parametrize(
    "broken",
    [
        key_file_with_a_flipped_byte_in_the_passphrase_s_wrap,
        key_file_whose_wrap_for_the_passphrase_is_rubbish,
        key_file_that_asks_for_a_hundred_gigabytes,
    ],
)
def test_damage_to_the_passphrase_s_wrap_leaves_the_recovery_code_and_is_mended_by_a_new_passphrase(
    tmp_path: Path, broken: Broken
) -> None:
    code = locked_vault(tmp_path)
    broken(tmp_path)
    with Vault.unlock_with_code(tmp_path, code) as vault:
        assert list(vault.damaged_ways) == [WayIn.PASSPHRASE]
        vault.change_passphrase(PASSPHRASE)
        assert not vault.damaged_ways
    assert mark_in(tmp_path) == MARK


def test_making_a_vault_that_was_cut_off_before_the_database_is_no_vault_yet(folder: Path) -> None:
    (folder / "vault.db").unlink()
    (folder / "keys.json").rename(folder / "keys.json.new")
    assert state_of(folder) is VaultState.NONE
    Vault.create(folder, PASSPHRASE, CHEAP)[0].lock()
    assert mark_in(folder) == ""


def test_making_a_vault_that_was_cut_off_after_the_database_is_finished(folder: Path) -> None:
    (folder / "keys.json").rename(folder / "keys.json.new")
    assert state_of(folder) is VaultState.PRESENT
    assert mark_in(folder) == MARK
    assert set(files_of(folder)) == {"keys.json", "vault.db"}


@contextmanager
def _as_anyone() -> Iterator[Path]:
    """A folder that belongs to an ordinary user, who then also is the one who acts."""
    place = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    try:
        if root:
            os.chown(place, _NOBODY, _NOBODY)
            os.seteuid(_NOBODY)
        yield place
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(place)


def test_a_disk_without_room_for_the_index_is_called_full(tmp_path: Path) -> None:
    """Where not even the index of the log fits, the library says "disk I/O error". It is no damage."""
    locked_vault(tmp_path / "vault")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, hard))
    try:
        with pytest.raises(NotWritableError, match="The disk is full"):
            Vault.unlock(tmp_path / "vault", PASSPHRASE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    Vault.unlock(tmp_path / "vault", PASSPHRASE).lock()


def test_a_folder_that_is_read_only_is_explained() -> None:
    with _as_anyone() as place:
        folder = place / "vault"
        locked_vault(folder)
        before = files_of(folder)
        (folder / "in-use.lock").unlink()
        folder.chmod(0o500)
        with pytest.raises(VaultError, match="cannot be written to"):
            Vault.unlock(folder, PASSPHRASE)
        with pytest.raises(VaultError, match="No vault can be made"):
            Vault.create(folder / "new", PASSPHRASE, CHEAP)
        folder.chmod(0o000)
        with pytest.raises(VaultError, match="cannot be looked into"):
            Vault.unlock(folder, PASSPHRASE)
        folder.chmod(0o700)
        assert files_of(folder) == before


def test_files_that_may_not_be_read_are_explained() -> None:
    with _as_anyone() as place:
        locked_vault(place / "vault")
        for name, sentence in (("keys.json", "cannot be opened"), ("vault.db", "cannot be reached")):
            (place / "vault" / name).chmod(0o000)
            with pytest.raises(VaultError, match=sentence):
                Vault.unlock(place / "vault", PASSPHRASE)
            (place / "vault" / name).chmod(0o600)
        assert mark_in(place / "vault") == MARK
