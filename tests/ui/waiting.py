"""Waits as a person does, while the window and its threads go on.

Not by `QTest.qWait`: it keeps Python's lock, so that everything the window does in a thread stands still until it ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_STEP_MS = 25


def pause(milliseconds: int) -> None:
    """Let this much time go by."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def came(what: Callable[[], bool], seconds: float) -> bool:
    """Wait until this holds, but no longer than this; whether it does."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        pause(_STEP_MS)
    return True
