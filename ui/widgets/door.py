"""A card that can be pressed as a whole: a shortcut for the mouse to what a button at the foot of the page does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from ui.widgets.card import Card
from ui.widgets.text import label


class Door(Card):
    """Says where it leads and how long that takes. Emits `opened`. Keyboards and screen readers have the button."""

    opened = Signal()

    def __init__(self, title: str, text: str, time: str) -> None:
        super().__init__(label(title, "strong"), label(text), part="door")
        self.add_stretch()
        self.add(label(time, "small"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go, if the press ended on the card."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
