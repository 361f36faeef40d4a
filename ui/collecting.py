"""When Python may look for garbage: between scans, and in the window's thread.

Left to itself, Python stops every thread to look through all findings (0.15 s for ten thousand), and may take apart a
widget in a thread that must not touch it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from ui.session import Session

_EVERY_MS = 5_000


class Collector(QObject):
    """Takes over from Python's own timing until `stop`. What a scan leaves behind is not looked through again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        session.scan_changed.connect(self._follow)
        session.keeping_changed.connect(self._let_go)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _follow(self) -> None:
        if self._session.is_running:
            self._timer.stop()
        else:
            gc.freeze()
            self._timer.start()

    def _let_go(self) -> None:
        """Another store is in use: nothing that was made from the old one stays in memory longer than it must."""
        gc.unfreeze()
        QTimer.singleShot(0, self, self._collect)

    def _collect(self) -> None:
        gc.collect()
