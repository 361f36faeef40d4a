"""The line at the foot: what has left this computer, which is nothing, or exactly what was opened and when."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme import GRID


class Foot(QFrame):
    """Always in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self.setFixedHeight(4 * GRID)
        self.words = QLabel(self.tr("Nothing has left this computer"))
        self.words.setProperty("part", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.addWidget(self.words)
        row.addStretch(1)

    def say_opened(self, host: str) -> None:
        """The officer's own browser was asked to open an address."""
        time = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        text = self.tr("This app has sent nothing. Your browser opened {} at {}.")
        self.words.setText(text.format(host, time))
