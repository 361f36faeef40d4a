from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from officer_exposure.store.key_file import read_keys
from officer_exposure.store.vault import Vault, VaultState, state_of
from officer_exposure.store.wraps import STANDARD_COST
from tests.core.store.vaults import MARK, PASSPHRASE, files_of, locked_vault, mark_in

PROGRAM = Path(sys.executable).with_name("officer-exposure")
OTHER = "orchid lamp granite trombone"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}\n")


def run(*arguments: str | Path, given: str | None = None, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run `vault ...` away from any screen. `given`: through an open file; `typed`: on standard input."""
    command: list[str | Path] = [PROGRAM, "vault", *arguments]
    if given is None:
        return subprocess.run(
            command, input=typed, capture_output=True, text=True, check=False, timeout=60, start_new_session=True
        )
    reading, writing = os.pipe()
    os.write(writing, given.encode())
    os.close(writing)
    try:
        return subprocess.run(
            [*command, "--passphrase-fd", str(reading)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            pass_fds=[reading],
        )
    finally:
        os.close(reading)


def on_a_screen(*arguments: str | Path, typed: list[str]) -> tuple[int, str]:
    """Run `vault ...` on a terminal and type a line at each question; the exit status, and all that could be seen."""
    screen, line = os.openpty()
    command = [PROGRAM, "vault", *arguments]
    with subprocess.Popen(command, stdin=line, stdout=line, stderr=line, start_new_session=True) as process:
        os.close(line)
        seen = b""
        with contextlib.suppress(OSError):  # the end of a terminal is an error
            while block := os.read(screen, 4096):
                seen += block
                if block.endswith(b": ") and typed:
                    os.write(screen, typed.pop(0).encode() + b"\n")
    os.close(screen)
    return process.returncode, seen.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    locked_vault(tmp_path / "vault")
    return tmp_path / "vault"


def test_create_prints_the_recovery_code_and_nothing_else(tmp_path: Path) -> None:
    done = run("create", tmp_path / "vault", given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert CODE.fullmatch(done.stdout)
    assert read_keys(tmp_path / "vault" / "keys.json").passphrase.cost == STANDARD_COST
    with Vault.unlock_with_code(tmp_path / "vault", done.stdout):
        pass
    assert mark_in(tmp_path / "vault") == ""
    assert PASSPHRASE not in done.stderr
    assert done.stdout.strip() not in done.stderr


def test_create_refuses_what_is_easy_to_guess_and_what_is_there(tmp_path: Path, folder: Path) -> None:
    weak = run("create", tmp_path / "new", given="password1\n")
    assert (weak.returncode, weak.stdout) == (1, "")
    assert "easy to guess" in weak.stderr
    assert not (tmp_path / "new").exists()
    before = files_of(folder)
    second = run("create", folder)
    assert (second.returncode, second.stdout) == (1, "")
    assert "already" in second.stderr
    assert files_of(folder) == before


def test_a_backup_is_written_and_restored(tmp_path: Path, folder: Path) -> None:
    assert run("backup", folder, "--to", tmp_path / "backup", given=PASSPHRASE).returncode == 0
    shutil.rmtree(folder)
    done = run("restore", folder, "--from", tmp_path / "backup")
    assert (done.returncode, done.stdout) == (0, "")
    assert mark_in(folder) == MARK
    again = run("restore", folder, "--from", tmp_path / "backup")
    assert again.returncode == 1
    assert "already" in again.stderr


def test_a_wrong_passphrase_is_told_and_nothing_is_written(tmp_path: Path, folder: Path) -> None:
    done = run("backup", folder, "--to", tmp_path / "backup", given=OTHER)
    assert done.returncode == 1
    assert done.stderr == "This does not open the vault. Please try again.\n"
    assert not (tmp_path / "backup").exists()


def test_the_passphrase_is_changed(folder: Path) -> None:
    done = run("passphrase", folder, given=f"{PASSPHRASE}\r\n{OTHER}\r\n")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert mark_in(folder, OTHER) == MARK


def test_a_forgotten_passphrase_is_changed_with_the_recovery_code(tmp_path: Path) -> None:
    code = locked_vault(tmp_path)
    done = run("passphrase", tmp_path, "--with-code", "--new-code", given=f"{code}\n{OTHER}\n")
    assert done.returncode == 0, done.stderr
    assert CODE.fullmatch(done.stdout)
    assert mark_in(tmp_path, OTHER) == MARK
    with Vault.unlock_with_code(tmp_path, done.stdout):
        pass
    assert run("passphrase", tmp_path, "--with-code", given=f"{code}\n{OTHER}\n").returncode == 1


@pytest.mark.parametrize("given", ["", "\n", f"{PASSPHRASE}\n", f"{PASSPHRASE}\nshort\n"])
def test_a_change_that_is_not_completed_changes_nothing(folder: Path, given: str) -> None:
    before = files_of(folder)["keys.json"]
    assert run("passphrase", folder, given=given).returncode == 1
    assert files_of(folder)["keys.json"] == before


def test_wipe_asks_for_a_word(folder: Path) -> None:
    for typed in ("", "\n", "yes\n", "y\n"):
        done = run("wipe", folder, typed=typed)
        assert done.returncode == 3
    assert mark_in(folder) == MARK
    done = run("wipe", folder, typed="WIPE\n")
    assert done.returncode == 0
    assert "solid-state disk" in done.stderr
    assert not folder.exists()


def test_wipe_does_not_ask_where_it_is_told_not_to(folder: Path) -> None:
    assert run("wipe", folder, "--yes").returncode == 0
    assert state_of(folder) is VaultState.NONE
    assert run("wipe", folder, "--yes").returncode == 1


def test_an_open_vault_is_left_alone(tmp_path: Path, folder: Path) -> None:
    with Vault.unlock(folder, PASSPHRASE):
        for done in (
            run("wipe", folder, "--yes"),
            run("passphrase", folder, given=f"{PASSPHRASE}\n{OTHER}\n"),
            run("backup", folder, "--to", tmp_path / "backup", given=PASSPHRASE),
        ):
            assert done.returncode == 1
            assert "open already" in done.stderr
    assert mark_in(folder) == MARK


@pytest.mark.parametrize("command", ["backup", "passphrase"])
def test_no_passphrase_is_asked_for_where_there_is_no_vault(tmp_path: Path, command: str) -> None:
    to = ["--to", str(tmp_path / "backup")] if command == "backup" else []
    done = run(command, tmp_path, *to)
    assert done.returncode == 1
    assert "There is no vault in this folder." in done.stderr


def test_without_a_screen_nothing_is_typed_in_sight(folder: Path) -> None:
    done = run("passphrase", folder, typed=f"{PASSPHRASE}\n{OTHER}\n{OTHER}\n")
    assert done.returncode == 1
    assert "no screen on which a passphrase could be typed unseen" in done.stderr
    assert mark_in(folder) == MARK


def test_what_is_typed_on_a_screen_is_not_shown(folder: Path) -> None:
    status, seen = on_a_screen("passphrase", folder, typed=[PASSPHRASE, OTHER, OTHER])
    assert status == 0, seen
    assert "The same again: " in seen
    assert PASSPHRASE not in seen
    assert OTHER not in seen
    assert mark_in(folder, OTHER) == MARK


def test_a_slip_in_the_second_typing_changes_nothing(folder: Path) -> None:
    status, seen = on_a_screen("passphrase", folder, typed=[PASSPHRASE, OTHER, f"{OTHER}s"])
    assert status == 1
    assert "not the same" in seen
    assert mark_in(folder) == MARK


@pytest.mark.parametrize(
    "arguments",
    [
        ["create"],
        ["create", ""],
        ["wipe", "", "--yes"],
        ["backup", "vault"],
        ["backup", "vault", "--to", ""],
        ["restore", "vault"],
        ["open", "vault"],
        ["passphrase", "vault", "--passphrase", "secret"],
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_file_that_is_not_open_is_wrong_usage(folder: Path) -> None:
    done = run("passphrase", folder, "--passphrase-fd", "77")
    assert done.returncode == 2
    assert "no open file 77" in done.stderr


def test_a_passphrase_in_the_environment_is_not_taken(tmp_path: Path) -> None:
    environment = {**os.environ, "PASSPHRASE": PASSPHRASE, "OFFICER_EXPOSURE_PASSPHRASE": PASSPHRASE}
    command: list[str | Path] = [PROGRAM, "vault", "create", tmp_path / "vault"]
    done = subprocess.run(
        command, input="", capture_output=True, text=True, check=False, env=environment, start_new_session=True
    )
    assert done.returncode == 1
    assert not (tmp_path / "vault").exists()


def test_a_folder_that_a_cloud_service_copies_is_named_before_anything_is_written_there(
    tmp_path: Path, folder: Path
) -> None:
    said = "What is written there leaves this computer."
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    assert said in run("create", cloud / "vault", given=f"{PASSPHRASE}\n").stderr
    assert said in run("backup", folder, "--to", cloud / "vault.backup", given=f"{PASSPHRASE}\n").stderr
    assert said not in run("backup", folder, "--to", tmp_path / "vault.backup", given=f"{PASSPHRASE}\n").stderr
