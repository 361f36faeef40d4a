"""When Python may look for garbage: between scans, and in the window's thread.

Left to itself, Python stops every thread to look through all findings (0.15 s for ten thousand), and may take apart a
widget in a thread that must not touch it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from ui.session import Keeping, Session

_EVERY_MS = 5_000

_GONE_MS = 50
"""After which the pages of a store that was closed are gone, and only what they held is left."""


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

    def end(self) -> None:
        """The process ends: look for nothing any more.

        Qt holds a lock while it takes an object apart. A look for garbage that begins just then takes apart another
        one, and waits for that lock for ever.
        """
        self._timer.stop()

    def _follow(self) -> None:
        if self._session.is_running:
            self._timer.stop()
        else:
            gc.freeze()
            self._timer.start()

    def _let_go(self) -> None:
        """The store was closed: nothing that was made from it stays in memory longer than it must."""
        if self._session.keeping is Keeping.CLOSED:
            QTimer.singleShot(_GONE_MS, self, self._collect_everything)

    def _collect_everything(self) -> None:
        """Look through what was frozen too: everything that a page held may be among it."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _collect(self) -> None:
        gc.collect()
