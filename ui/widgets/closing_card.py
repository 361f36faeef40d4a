"""Closing a whole account: the legal-hold question first, and the address only after it was answered with no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.schema import Section
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.link import BrowserLink
from ui.widgets.text import label


class ClosingCard(QWidget):
    """Emits `opened` with the host once the address was opened."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        hold = load_content().legal_hold
        self.wish = QPushButton(self.tr("I want to close this account"))
        self.wish.setProperty("part", "quiet")
        self.wish.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.wish.setCheckable(True)
        self.yes, self.no = QPushButton(self.tr("Yes, there is")), QPushButton(self.tr("No, there is none"))
        self.hold = label(hold.if_yes)
        self.link = BrowserLink()
        self.link.button.setText(self.tr("Open it in my browser"))
        self.link.opened.connect(self.opened)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.card = Card(label(hold.question, "strong"), part="note")
        self.card.add_row(row)
        self.card.add(self.hold)
        self.card.add(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wish)
        column.addWidget(self.card)
        self.wish.toggled.connect(self._begin)
        self.yes.clicked.connect(lambda: self._answer(held=True))
        self.no.clicked.connect(lambda: self._answer(held=False))

    def tell(self, section: Section) -> None:
        """For the account of one section; not there where nobody knows where it is closed."""
        self._address = section.close_url
        self.setVisible(bool(section.close_url))
        self.wish.setChecked(False)
        self._begin(wanted=False)

    def _begin(self, wanted: bool) -> None:
        self.card.setVisible(wanted)
        self.hold.hide()
        self.link.hide()

    def _answer(self, *, held: bool) -> None:
        self.hold.setVisible(held)
        self.link.show_address("" if held else self._address)
