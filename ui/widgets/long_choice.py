"""A choice whose text is a sentence: a button that wraps its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from ui.theme import GRID
from ui.widgets.text import label


class LongChoice(QPushButton):
    """One of several that exclude each other. As tall as its sentence needs in the width that there is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("part", "choice")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(text)
        words = label(text)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._column.addWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels its sentence needs in so many of width."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """That of its sentence, not of a button without words."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same at its narrowest."""
        return self._column.minimumSize()
