"""Work beside the window: one Python thread with Qt signals.

Not a QThread: on Python 3.11 a thread that Qt made and in which Python starts another one (as the workers' supervisor
does) stays in Python's list of threads for ever.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs `run` once it is started. Signals given there arrive in the window's thread. Emits `finished` at the end."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name=type(self).__name__)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait for the end, if it was started; at most so many seconds."""
        if self._thread is not None:
            self._thread.join(seconds)

    def run(self) -> None:
        """What to do. Never touches a widget."""
        raise NotImplementedError

    def _run(self) -> None:
        try:
            self.run()
        finally:
            self.finished.emit()
