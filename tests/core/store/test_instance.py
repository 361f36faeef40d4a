from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import VaultInUseError
from officer_exposure.store.folder import LOCK_NAME
from officer_exposure.store.instance import InstanceLock

_HOLDER = """
import sys
from pathlib import Path
from officer_exposure.store.instance import InstanceLock
InstanceLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_one_program_holds_a_vault_and_the_next_waits_its_turn(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(VaultInUseError, match="open already"):
            InstanceLock(tmp_path).acquire()
        process.communicate()
    with InstanceLock(tmp_path):
        pass


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / LOCK_NAME).exists()
    with InstanceLock(tmp_path):
        pass


def test_two_in_one_program_are_two(tmp_path: Path) -> None:
    with InstanceLock(tmp_path), pytest.raises(VaultInUseError):
        InstanceLock(tmp_path).acquire()
    with InstanceLock(tmp_path):
        pass


def test_a_child_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False) as child:
        lock.release()
        with InstanceLock(tmp_path):
            pass
        child.communicate(b"\n")


def test_the_lock_file_says_nothing_and_is_for_its_owner(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        file = tmp_path / LOCK_NAME
        assert (file.stat().st_size, file.stat().st_mode & 0o777) == (0, 0o600)


def test_a_lock_on_a_removed_file_is_not_a_lock(tmp_path: Path) -> None:
    gone = InstanceLock(tmp_path)
    gone.acquire()
    (tmp_path / LOCK_NAME).unlink()
    with InstanceLock(tmp_path), pytest.raises(VaultInUseError):
        InstanceLock(tmp_path).acquire()
    gone.release()


def test_releasing_twice_is_allowed_and_closes_no_other_file(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    lock.acquire()
    lock.release()
    descriptor = os.open(tmp_path, os.O_RDONLY)
    lock.release()
    os.close(descriptor)


def test_a_removed_lock_leaves_no_file(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    lock.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VaultError, match="cannot be written to"):
        InstanceLock(tmp_path / "file").acquire()
    (tmp_path / LOCK_NAME).symlink_to(tmp_path / "file")
    with pytest.raises(VaultError, match="cannot be written to"):
        InstanceLock(tmp_path).acquire()
