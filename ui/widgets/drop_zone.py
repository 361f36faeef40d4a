"""A place to drop folders and files on. Never the only way in: the picker stands beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.theme import GRID
from ui.widgets.text import label, restyle


class DropZone(QFrame):
    """Takes local files and folders; everything else is refused. Emits `dropped` with their paths."""

    dropped = Signal(list)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("part", "drop")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        words = label(text, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for something that can be looked at."""
        if any(address.isLocalFile() for address in event.mimeData().urls()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self._light(False)
        paths = [Path(address.toLocalFile()) for address in event.mimeData().urls() if address.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(paths)

    def _light(self, on: bool) -> None:
        self.setProperty("hovered", "true" if on else "false")
        restyle(self)
