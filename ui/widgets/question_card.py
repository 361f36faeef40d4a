"""A question before something that cannot be taken back, asked on the page itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label


class QuestionCard(Card):
    """Emits `confirmed` or `declined`."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, question: str, consequence: str, yes: str, no: str) -> None:
        super().__init__(label(question, "strong"), label(consequence), part="note")
        self.yes, self.no = QPushButton(yes), QPushButton(no)
        self.yes.setAccessibleDescription(f"{question} {consequence}")
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.declined)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        row.addStretch(1)
        self.add_row(row)
