from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import platformdirs
import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import KeychainError, NoVaultError, VaultInUseError, WrongKeyError
from officer_exposure.store.key_file import read_keys, write_keys
from officer_exposure.store.vault import Vault, VaultState, default_folder, state_of
from officer_exposure.store.wraps import STANDARD_COST, _digest
from tests.core.store.vaults import CHEAP, MARK, PASSPHRASE, files_of, locked_vault, mark_in, new_vault

OTHER = "orchid lamp granite trombone"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "vault"


def test_a_vault_opens_with_its_passphrase_and_keeps_what_was_put_in(folder: Path) -> None:
    assert state_of(folder) is VaultState.NONE
    locked_vault(folder)
    assert state_of(folder) is VaultState.PRESENT
    assert mark_in(folder) == MARK


def test_a_vault_opens_with_its_recovery_code_too(folder: Path) -> None:
    code = locked_vault(folder)
    with Vault.unlock_with_code(folder, code.lower().replace("-", " ")) as vault:
        assert vault.store.settings.get("mark") == MARK
        assert vault.folder == folder


def test_nothing_else_opens_it_and_nothing_is_changed_by_trying(folder: Path) -> None:
    code = locked_vault(folder)
    before = files_of(folder)
    with pytest.raises(WrongKeyError, match="does not open the vault"):
        Vault.unlock(folder, OTHER)
    with pytest.raises(WrongKeyError, match="not right"):
        Vault.unlock_with_code(folder, ("1" if code[0] == "0" else "0") + code[1:])
    with pytest.raises(WrongKeyError, match="does not open the vault"):
        Vault.unlock_with_code(folder, locked_vault(folder.parent / "other"))
    with pytest.raises(KeychainError, match="not set up"):
        Vault.unlock_with_keychain(folder)
    assert files_of(folder) == before
    assert mark_in(folder) == MARK


def test_the_files_are_for_their_owner_alone(folder: Path) -> None:
    vault, _ = new_vault(folder)
    with vault:
        assert folder.stat().st_mode & 0o777 == 0o700
        names = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert set(names) == {"keys.json", "vault.db", "vault.db-wal", "vault.db-shm", "in-use.lock"}
    assert set(names.values()) == {0o600}


def test_nothing_that_was_put_in_is_readable_on_the_disk(folder: Path) -> None:
    vault, code = new_vault(folder)
    open_files = b"".join(files_of(folder).values())
    vault.lock()
    for data in (open_files, *files_of(folder).values()):
        assert MARK.encode() not in data
        assert PASSPHRASE.encode() not in data
        assert code.encode() not in data
        assert b"SQLite format" not in data


def test_unless_asked_otherwise_a_guess_costs_what_is_promised(folder: Path) -> None:
    Vault.create(folder, PASSPHRASE)[0].lock()
    assert read_keys(folder / "keys.json").passphrase.cost == STANDARD_COST
    assert mark_in(folder) == ""


def test_a_passphrase_that_is_easy_to_guess_is_refused_before_anything_is_made(folder: Path) -> None:
    with pytest.raises(VaultError, match="easy to guess"):
        Vault.create(folder, "Summer2024!", CHEAP)
    assert not folder.parent.exists()


def test_there_is_no_second_vault_in_one_folder(folder: Path) -> None:
    locked_vault(folder)
    before = files_of(folder)
    with pytest.raises(VaultError, match="already"):
        Vault.create(folder, OTHER, CHEAP)
    assert files_of(folder) == before


def test_two_at_once_are_told_and_the_first_goes_on(folder: Path) -> None:
    vault, _ = new_vault(folder)
    with vault:
        script = f"from officer_exposure.store.vault import Vault, Path; Vault.unlock(Path({str(folder)!r}), 'x')"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert "VaultInUseError" in done.stderr
        with pytest.raises(VaultInUseError):
            Vault.unlock(folder, PASSPHRASE)
        vault.store.settings.set("after", "yes")
    with Vault.unlock(folder, PASSPHRASE) as again:
        assert again.store.settings.get("after") == "yes"


def test_a_failed_attempt_gives_the_folder_back(folder: Path) -> None:
    locked_vault(folder)
    with pytest.raises(WrongKeyError):
        Vault.unlock(folder, OTHER)
    assert mark_in(folder) == MARK


def test_a_locked_vault_does_nothing_more(folder: Path, tmp_path: Path) -> None:
    vault, _ = new_vault(folder)
    vault.lock()
    vault.lock()
    before = files_of(folder)
    with pytest.raises(VaultError, match="locked"):
        vault.store.settings.get("mark")
    with pytest.raises(VaultError, match="locked"):
        vault.change_passphrase(OTHER)
    with pytest.raises(VaultError, match="locked"):
        vault.renew_recovery_code()
    with pytest.raises(VaultError, match="locked"):
        vault.remember_in_keychain()
    with pytest.raises(VaultError, match="locked"):
        vault.back_up(tmp_path / "backup")
    assert files_of(folder) == before
    assert not (tmp_path / "backup").exists()


def test_the_data_key_is_overwritten_on_lock(folder: Path) -> None:
    vault, _ = new_vault(folder)
    key = vault._key
    assert any(key)
    vault.lock()
    assert bytes(key) == bytes(32)


def test_a_new_passphrase_takes_the_place_of_the_old_one(folder: Path) -> None:
    vault, code = new_vault(folder)
    with vault:
        vault.change_passphrase(OTHER)
        with pytest.raises(VaultError, match="easy to guess"):
            vault.change_passphrase("password")
    assert mark_in(folder, OTHER) == MARK
    with pytest.raises(WrongKeyError):
        Vault.unlock(folder, PASSPHRASE)
    with Vault.unlock_with_code(folder, code):
        pass


def test_a_new_passphrase_does_not_write_the_data_again(folder: Path) -> None:
    locked_vault(folder)
    before = files_of(folder)["vault.db"]
    with Vault.unlock(folder, PASSPHRASE) as vault:
        vault.change_passphrase(OTHER)
    assert files_of(folder)["vault.db"] == before


def test_a_new_recovery_code_takes_the_place_of_the_old_one(folder: Path) -> None:
    vault, old = new_vault(folder)
    with vault:
        new = vault.renew_recovery_code()
    with pytest.raises(WrongKeyError):
        Vault.unlock_with_code(folder, old)
    with Vault.unlock_with_code(folder, new):
        pass
    assert mark_in(folder) == MARK


def test_what_a_crash_left_of_a_key_file_is_removed(folder: Path) -> None:
    locked_vault(folder)
    left, other = folder / ".0123456789abcdef.part", folder / "notes.part"
    for path in (left, other):
        path.write_bytes((folder / "keys.json").read_bytes())
    assert mark_in(folder) == MARK
    assert not left.exists()
    assert other.exists()


def test_a_folder_with_other_things_in_it_stays_open_to_others(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    (folder / "notes.txt").touch()
    locked_vault(folder)
    assert folder.stat().st_mode & 0o777 == 0o755


_CHANGES = """
import sys
from itertools import cycle
from pathlib import Path
from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost
with Vault.unlock(Path(sys.argv[1]), sys.argv[2]) as vault:
    print("open", flush=True)
    for passphrase in cycle(sys.argv[2:]):
        vault.change_passphrase(passphrase, Cost(memory_kib=64, passes=1, lanes=1))
"""


def test_a_program_that_is_killed_while_it_changes_the_passphrase_leaves_one_that_opens(folder: Path) -> None:
    locked_vault(folder)
    known = [PASSPHRASE, OTHER]
    for number in range(6):
        command = [sys.executable, "-c", _CHANGES, str(folder), *known]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            time.sleep(random.Random(number).random() / 10)
            process.kill()
        known.sort(key=lambda passphrase: not _opens(folder, passphrase))
        assert mark_in(folder, known[0]) == MARK


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        Vault.unlock(folder, passphrase).lock()
    except WrongKeyError:
        return False
    return True


def test_an_empty_folder_and_no_folder_hold_no_vault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        assert state_of(folder) is VaultState.NONE
        with pytest.raises(NoVaultError):
            Vault.unlock(folder, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_the_usual_place_stays_on_this_computer() -> None:
    assert default_folder().is_relative_to(platformdirs.user_data_dir(roaming=False))


def test_a_key_file_that_names_a_low_cost_does_not_make_the_next_passphrase_cheap(folder: Path) -> None:
    """Somebody who may write there spoils the wrap, waits for the recovery code, and copies the vault afterwards."""
    code = locked_vault(folder)
    keys = read_keys(folder / "keys.json")
    cheap = msgspec.structs.replace(keys.passphrase, cost=CHEAP, salt=bytes(16))
    forged = msgspec.structs.replace(cheap, check=_digest(cheap, keys.vault))
    write_keys(folder / "keys.json", keys.with_wrap(forged))
    with pytest.raises(WrongKeyError):
        Vault.unlock(folder, PASSPHRASE)
    with Vault.unlock_with_code(folder, code) as vault:
        vault.change_passphrase(OTHER)
    assert read_keys(folder / "keys.json").passphrase.cost == STANDARD_COST
    assert mark_in(folder, OTHER) == MARK
