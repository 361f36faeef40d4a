"""The guards of the test suite can fail: each is tripped here on purpose."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import pytest

from tests import left_behind
from tests.left_behind import LeftBehind
from tests.no_network import NetworkUsedError


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
