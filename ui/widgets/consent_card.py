"""What is made of faces, asked for once, and taken back at any time."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.widgets.card import Card
from ui.widgets.text import label


class ConsentCard(Card):
    """The question. The answer is a button of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.add(label(self.tr("This program can find the people who come up again in your pictures."), "strong"))
        for sentence in (
            self.tr("For that it makes a print of each face: 128 numbers that tell faces apart."),
            self.tr("Prints stay in your vault, or in memory if you just look. They never leave this computer."),
            self.tr("They are compared with each other alone, never with anybody else's pictures."),
            self.tr("You can take your yes back at any time. All prints are then dropped at once."),
            self.tr("Please ask the grown-ups you live with, too."),
        ):
            self.add(label(sentence))


class WithdrawCard(Card):
    """Says what is kept, and offers to drop it. Emits `withdrawn`."""

    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__(part="note")
        self.words = label("", "small")
        self.button = QPushButton(self.tr("Take my yes back and drop all prints"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.withdrawn)
        self.add(self.words)
        self.add(self.button)

    def show_count(self, prints: int) -> None:
        """Say how many prints there are."""
        many, one = self.tr("You said yes. {} prints of faces are kept."), self.tr("You said yes. 1 print is kept.")
        self.words.setText(one if prints == 1 else many.format(QLocale().toString(prints)))
