"""What is known of the picture in view: how likely, what was found and how sure, what the officer said of it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from officer_exposure.picture_order import Chance, Stack
from ui.picture_words import answer_words, chance_words
from ui.theme import GRID
from ui.widgets.card import clear
from ui.widgets.frames import Framed
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import breakable, label

WIDTH = 232


class PictureFacts(QWidget):
    """Emits `closer` where the next place is to be looked at, and `opened` where a stack is to be opened."""

    closer = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.setSpacing(GRID)
        self.chance, self.said = label("", "strong"), label("")
        self.trouble, self.name = label("", "muted"), label("", "small")
        self.alike = label("")
        self.open = QPushButton(self.tr("&Open the stack"))
        self.open.setProperty("part", "choose")
        self.open.clicked.connect(self.opened)
        self.look = QPushButton(self.tr("Look closer"))
        self.look.setProperty("part", "choose")
        self.look.setToolTip(self.tr("Look closer at the next place (key Z)"))
        self.look.clicked.connect(self.closer)
        self._places = QVBoxLayout()
        self._places.setSpacing(4)
        for part in (self.said, self.chance, self.trouble):
            inner.addWidget(part)
        inner.addLayout(self._places)
        inner.addWidget(self.look)
        inner.addWidget(self.alike)
        inner.addWidget(self.open)
        inner.addWidget(self.name)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollColumn(content))

    def show_stack(self, stack: Stack, chance: Chance) -> None:
        """Another picture is in view."""
        lead = stack.lead
        said = answer_words(lead)
        self.said.setText(self.tr("You said: {}").format(said) if lead.is_seen else said)
        self.said.setVisible(bool(said))
        self.chance.setText(chance_words(chance))
        self.trouble.setText(lead.trouble)
        self.trouble.setVisible(bool(lead.trouble))
        count = len(stack.pictures)
        words = self.tr("{} pictures that look the same. One answer is for all of them.")
        self.alike.setText(words.format(QLocale().toString(count)))
        self.alike.setVisible(count > 1)
        self.open.setVisible(count > 1)
        self.name.setText(breakable(lead.name.artifact))

    def show_places(self, framed: list[Framed]) -> None:
        """The places that are framed."""
        clear(self._places)
        for one in framed:
            self._places.addWidget(label(one.words))
        self.look.setVisible(bool(framed))
