"""When the vault is locked by itself: after a while without a key or a click, and when the computer has slept."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

IDLE_MINUTES = (2, 5, 10, 30)
"""What can be chosen."""

USUAL_MINUTES = 10

_LOOKS_MS = 2_000
_ASLEEP = 60.0
"""Seconds between two looks that only a computer that slept can explain."""

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
}

_Clocks = tuple[float, float]
"""One clock that stands still while the computer sleeps, on some systems, and one that never does."""


class AutoLock(QObject):
    """Emits `due` when it is time to lock, from `start` to `stop`. Watches what reaches one window."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.idle_seconds = 60.0 * USUAL_MINUTES
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._alive = self._looked = _clocks()

    def watch(self, window: QWindow | None) -> None:
        """Take what reaches this window for a sign that somebody is there."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def start(self, idle_seconds: float) -> None:
        """Watch from now on; somebody is there now."""
        self.idle_seconds = idle_seconds
        self._alive = self._looked = _clocks()
        self._timer.start(min(_LOOKS_MS, max(20, round(idle_seconds * 200))))

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there, and let the event pass."""
        if event.type() in _SIGNS_OF_LIFE:
            self._alive = _clocks()
        return False

    def _look(self) -> None:
        now = _clocks()
        slept = _between(self._looked, now) >= _ASLEEP
        self._looked = now
        if slept or _between(self._alive, now) >= self.idle_seconds:
            self.due.emit()


def _clocks() -> _Clocks:
    return time.monotonic(), time.time()


def _between(first: _Clocks, second: _Clocks) -> float:
    """Seconds by the clock that counted more."""
    return max(later - earlier for earlier, later in zip(first, second, strict=True))
