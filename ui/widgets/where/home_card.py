"""Where home is, for those who want to know how close a stranger gets: pasted coordinates, read on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy

from officer_exposure.facts.pasted import is_address, pasted_position
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned


class HomeCard(Card):
    """Emits `given` with (latitude, longitude), and `forgotten`."""

    given = Signal(float, float)
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add(label(self.tr("How close did they get?"), "strong"))
        self.words = label("")
        self.add(self.words)
        self.line = QLineEdit()
        unlearned(self.line)
        self.line.setPlaceholderText(self.tr("39.7800, -89.6500"))
        self.line.setAccessibleName(self.tr("Coordinates of your home"))
        self.line.setMaxLength(4_000)
        self.line.returnPressed.connect(self._take)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setAccessibleDescription(self.tr("Keep these coordinates as your home"))
        self.keep.clicked.connect(self._take)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        self.add_row(row)
        self.trouble = label("")
        self.trouble.hide()
        self.add(self.trouble)
        self.forget = QPushButton(self.tr("Forget where my home is"))
        self.forget.setProperty("part", "quiet")
        self.forget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.forget.clicked.connect(self.forgotten)
        self.add(self.forget)

    def tell(self, near: str) -> None:
        """Say what is known of home: `near` is where it lies in words; empty: not known."""
        self.forget.setVisible(bool(near))
        if near:
            self.words.setText(self.tr("Your home is noted: {}. You can paste other coordinates.").format(near))
            return
        self.words.setText(
            self.tr(
                "You do not have to tell. If you like, paste coordinates or the address of a map page. "
                "They are read here and sent nowhere."
            )
        )

    def _take(self) -> None:
        text = self.line.text()
        position = pasted_position(text)
        self.trouble.setVisible(position is None)
        if position is not None:
            self.line.clear()
            self.given.emit(*position)
        elif is_address(text):
            self.trouble.setText(
                self.tr(
                    "This address holds no coordinates of an exact place. Open it, zoom in on your home, "
                    "then copy the address from your browser."
                )
            )
        else:
            self.trouble.setText(self.tr("These are no coordinates. They look like this: 39.7800, -89.6500"))
