"""The guards of the test suite can fail: each is tripped here on purpose."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import left_behind
from tests.left_behind import LeftBehind
from tests.no_network import NetworkUsedError
from tests.shared_data import needs_shared

_FEW = """
import os

import pytest

from tests.conftest import HOME
from tests.shared_data import needs_shared


def test_each_process_has_a_home_of_its_own(real_environment):
    assert os.environ["HOME"] == str(HOME)
    assert real_environment["HOME"] == os.environ["HOME_OF_ALL"] != str(HOME)


@pytest.mark.parametrize("number", range(3))
def test_what_is_not_there(number):
    pytest.skip("it is not there")


@needs_shared
def test_of_the_development_data():
    pass
"""
"""Three tests that are run under the rules of this suite, in a project of their own."""

_ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_behind, "_GRACE_S", 0.1)


def test_a_thread_left_running_is_named() -> None:
    stop = threading.Event()
    before = LeftBehind(watch_qt=False)
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    assert before.names() == ["thread forgotten"]
    stop.set()
    thread.join()
    assert before.names() == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_left_running_is_named() -> None:
    before = LeftBehind(watch_qt=False)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert len(before.names()) == 1
        child.communicate(b"\n")
    assert before.names() == []


def test_a_timer_left_running_is_named(qapp: object) -> None:
    from PySide6.QtCore import QTimer

    before = LeftBehind(watch_qt=True)
    timer = QTimer()
    timer.start(60_000)
    assert before.names() == ["timer of NoneType"]
    timer.stop()
    assert before.names() == []


def test_internet_sockets_are_refused() -> None:
    from tests.conftest import _BAN

    with pytest.raises(NetworkUsedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("localhost", 80)
    assert len(_BAN.take_attempts()) == 2


@pytest.mark.local_server
def test_a_test_may_ask_for_local_sockets() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind(("127.0.0.1", 0))
        assert server.getsockname()[1] > 0


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A little project whose tests are held to the rules of this one."""
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "test_few.py").write_text(_FEW)
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = few\n")
    return tmp_path


def _run(few: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = few / "home"
    home.mkdir()
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = {"CI": "true", "HOME": str(home), "HOME_OF_ALL": str(home), "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-P", "-m", "pytest", "-p", "no:pytest-qt", *arguments]
    return subprocess.run(
        command, cwd=few, env={**outer, **environment}, capture_output=True, text=True, timeout=100, check=False
    )


@pytest.mark.parametrize("how", [(), ("--numprocesses=1",)], ids=["alone", "shared out"])
def test_a_number_of_skippable_tests_that_nobody_expects_ends_the_run(few: Path, how: tuple[str, ...]) -> None:
    done = _run(few, *how)
    assert done.returncode != 0
    assert "1 test functions need the development data, " in done.stdout + done.stderr
    assert "0 test functions need the model files, " in done.stdout + done.stderr


@needs_shared
def test_what_any_process_skipped_is_said_loudly_and_fails_where_ci_runs(few: Path) -> None:
    done = _run(few, "--numprocesses=2", "few")
    assert done.returncode == 1
    assert "3 tests SKIPPED: it is not there" in done.stdout
    assert "2 passed, 3 skipped" in done.stdout
