"""The clipboard, for what should not stay in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_STAYS_MS = 10_000

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What asks the clipboard histories of KDE, Windows and macOS to leave it out."""


class Clipboard(QObject):
    """Puts a text there for a short time. What the officer has copied since is never touched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str, stays_ms: int = _STAYS_MS) -> None:
        """Put a text there for so many milliseconds."""
        content = QMimeData()
        content.setText(text)
        for kind, value in _HINTS.items():
            content.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(content)
        self._ours = text
        self._timer.start(stays_ms)

    def clear(self) -> None:
        """Take it away again, if it is still there."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""

    def clear_all(self) -> None:
        """Take away whatever was copied from this program, by a button or from a line of text.

        On Linux what was only marked with the mouse can be pasted, too, and stays so when its widget is gone.
        """
        self.clear()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        if clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer():
            clipboard.clear(QClipboard.Mode.FindBuffer)
