"""What a test left running: threads, child processes, Qt threads and timers."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import resource_tracker
from pathlib import Path

_GRACE_S = 3.0
"""How long something that was told to end may take to be gone."""


class LeftBehind:
    """Remembers what ran before a test, and names what is new after it."""

    def __init__(self, *, watch_qt: bool) -> None:
        self._watch_qt = watch_qt
        self._threads = set(threading.enumerate())
        self._children = _children()
        self._qt = _running_qt() if watch_qt else {}

    def names(self) -> list[str]:
        """What is still running once the grace period is over; empty when the test cleaned up."""
        deadline = time.monotonic() + _GRACE_S
        while (left := self._new()) and time.monotonic() < deadline:
            time.sleep(0.02)
        return left

    def _new(self) -> list[str]:
        threads = [f"thread {thread.name}" for thread in set(threading.enumerate()) - self._threads]
        children = [f"process {_command(pid)}" for pid in _children() - self._children]
        qt = [name for key, name in _running_qt().items() if key not in self._qt] if self._watch_qt else []
        return threads + children + qt


def _children() -> set[int]:
    """Process ids of all children, the dead but not awaited among them. Linux only; elsewhere none are seen."""
    tracker = getattr(resource_tracker, "_resource_tracker")._pid  # noqa: B009 - private, and Python's own process
    found = set[int]()
    for listing in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(int(pid) for pid in listing.read_text().split())
        except OSError:
            continue  # that thread has just ended
    return found - {tracker}


def _command(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        words = []
    return b" ".join(words[:6]).decode(errors="replace") or f"{pid} (ended, but nobody waited for it)"


def _kinds(of: type[object]) -> Iterator[type[object]]:
    """A class and all that are made from it."""
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


def _running_qt() -> dict[int, str]:
    if "PySide6.QtCore" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kinds = {*_kinds(QThread), *_kinds(QTimer)}
    running = {}
    for thing in [one for one in gc.get_objects() if type(one) in kinds]:  # isinstance takes far longer for so many
        if not shiboken6.isValid(thing):
            continue
        if isinstance(thing, QTimer) and thing.isActive():
            running[id(thing)] = f"timer of {type(thing.parent()).__name__}"
        elif isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread():
            running[id(thing)] = f"Qt thread {type(thing).__name__}"
    return running
