"""A box to tick whose words wrap: Qt's own check box cuts them off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.text import label


class Tick(QWidget):
    """Emits `ticked` with whether it is. The words belong to the box: a click on them ticks it."""

    ticked = Signal(bool)

    def __init__(self, words: str, *small: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.setAccessibleDescription(" ".join(small))
        self.box.toggled.connect(self.ticked)
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.setContentsMargins(0, GRID, 0, 0)
        self.words.addWidget(label(words, "strong"))
        for line in filter(None, small):
            self.words.addWidget(label(line, "muted"))
        self.more = label("", "muted")
        self.more.hide()
        self.words.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.words, 1)

    def say_more(self, line: str) -> None:
        """Add a line that came to be known later."""
        self.more.setText(line)
        self.more.setVisible(bool(line))
        self.box.setAccessibleDescription(f"{self.box.accessibleDescription()} {line}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the box counts for the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)
