"""The environment: made from nothing, mended when half made, and one set-up at a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.launch.checkout import Checkout

_NO_INDEX = {"PIP_NO_INDEX": "1"}


def _remove_cfg(venv: Path) -> None:
    (venv / "pyvenv.cfg").unlink()


def _dangling_python(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python3")


def _no_stamp(venv: Path) -> None:
    (venv / "installed-runtime").unlink()


def _broken_stamp(venv: Path) -> None:
    (venv / "installed-runtime").write_bytes(b"\xff\0half a sta")


def _a_file_in_its_place(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.write_text("")


_DEFECTS = (_remove_cfg, _dangling_python, _no_stamp, _broken_stamp, _a_file_in_its_place)


@pytest.mark.parametrize("defect", _DEFECTS)
def test_a_half_made_environment_is_known_as_one(checkout: Checkout, defect: Callable[[Path], None]) -> None:
    checkout.make_ready()
    launch = checkout.module()
    assert launch.is_ready("runtime")
    assert not launch.is_half_made()
    defect(checkout.venv)
    assert not launch.is_ready("runtime")
    assert launch.is_half_made()


def test_an_environment_made_elsewhere_is_made_anew(checkout: Checkout, tmp_path: Path) -> None:
    checkout.make_ready()
    moved = checkout.folder.rename(tmp_path / "moved")
    checkout.folder = moved
    assert checkout.module().is_half_made()


def test_changed_pins_are_installed_into_the_environment_that_is_there(checkout: Checkout) -> None:
    checkout.make_ready()
    with (checkout.folder / "constraints.txt").open("a") as pins:
        pins.write("something==1\n")
    launch = checkout.module()
    assert not launch.is_ready("runtime")
    assert not launch.is_half_made()


def test_a_broken_environment_is_thrown_away_and_pip_s_failure_is_said_in_one_sentence(checkout: Checkout) -> None:
    checkout.make_ready()
    (checkout.venv / "leftover").touch()
    _remove_cfg(checkout.venv)
    done = checkout.run("checks", **_NO_INDEX)
    assert done.returncode == 1
    assert done.stdout == ""
    assert not (checkout.venv / "leftover").exists()
    assert not (checkout.venv / "installed-runtime").exists()
    sentence = done.stderr.splitlines()[-1]
    assert sentence.startswith("pip failed (ERROR: ")
    assert " -m pip " in sentence
    assert sentence.endswith("install --constraint constraints.txt hatchling editables")


def test_an_index_out_of_reach_is_called_that(checkout: Checkout) -> None:
    done = checkout.run("checks", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="1")
    assert done.returncode == 1
    assert "connect to the internet, then run: " in done.stderr.splitlines()[-1]


def test_a_second_set_up_waits_for_the_first_and_uses_its_work(checkout: Checkout) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (checkout.folder / ".venv.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            checkout.command("checks"),
            env=checkout.environment(_NO_INDEX),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert second.stderr.readline() == "Another set-up is running. Waiting for it to finish.\n"
        checkout.make_ready()
    said, complaints = second.communicate(timeout=60)
    assert (second.returncode, said, complaints) == (0, "checks\n", "")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_from_nothing_through_a_killed_set_up_to_the_program(
    checkout: Checkout, real_environment: dict[str, str]
) -> None:
    command = checkout.command("checks", "--json")
    first = subprocess.Popen(command, env=real_environment, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 120
    while not list(checkout.venv.glob("lib/python*/site-packages/hatchling")) and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert checkout.module().is_half_made()
    done = subprocess.run(command, env=real_environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.lstrip().startswith(("{", "["))
    assert done.stderr.splitlines()[-1] == "Ready."
    again = subprocess.run(command, env=real_environment, capture_output=True, text=True, check=False)
    assert (again.stdout, again.stderr) == (done.stdout, "")
    assert sys.executable != str(checkout.venv / "bin" / "python")
