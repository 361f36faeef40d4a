"""Enter presses the button that has the focus, as the space bar does: outside of dialogs Qt leaves it out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.widgets.rail import RailButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EnterKey(QObject):
    """Listens to buttons that have or had the focus, and to nothing else. Lives as long as its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPushButton | RailButton):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button once, however long the key is held."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _ENTER:
            return False
        if isinstance(watched, QPushButton | RailButton) and not event.isAutoRepeat():
            watched.click()
        return True
