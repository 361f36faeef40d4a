"""The four answers to a guided question, side by side, with what they mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.answers import Given
from ui.theme import GRID
from ui.widgets.text import label


class AnswerRow(QWidget):
    """Emits `given` with a Given. One at most is marked."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.meaning = label(self.tr("What did you see? Exposed: others can see it. As advised: they cannot."), "small")
        words = {
            Given.EXPOSED: self.tr("&Exposed"),
            Given.SAFE: self.tr("A&s advised"),
            Given.UNSURE: self.tr("N&ot sure"),
            Given.SKIPPED: self.tr("S&kip"),
        }
        meanings = {Given.EXPOSED: self.tr("Others can see it."), Given.SAFE: self.tr("They cannot see it.")}
        self.buttons: dict[Given, QPushButton] = {}
        row = QGridLayout()
        row.setSpacing(GRID)
        for number, (given, text) in enumerate(words.items()):
            button = QPushButton(text)
            button.setProperty("part", "answer")
            button.setCheckable(True)
            button.setToolTip(meanings.get(given, ""))
            button.setAccessibleDescription(meanings.get(given, ""))
            button.clicked.connect(lambda _=False, given=given: self.given.emit(given))
            self.buttons[given] = button
            row.addWidget(button, 0, number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.meaning)
        column.addLayout(row)

    def mark(self, given: Given | None) -> None:
        """Show what was answered."""
        for answer, button in self.buttons.items():
            button.setChecked(answer is given)

    def word(self, given: Given) -> str:
        """An answer as its button says it."""
        return self.buttons[given].text().replace("&", "")
