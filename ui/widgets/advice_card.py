"""What to do and what not, how long it takes, and who says so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from officer_exposure.content.schema import Item
from ui.item_words import source_words
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label


class AdviceCard(Card):
    """Do, do not, minutes and source."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        self.do, self.dont = label(""), label("")
        for row, (name, text) in enumerate(((self.tr("Do"), self.do), (self.tr("Do not"), self.dont))):
            heading = label(name, "strong")
            heading.setWordWrap(False)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        self.add_row(grid)
        self.source = label("", "small")
        self.add(self.source)

    def tell(self, item: Item) -> None:
        """Show the advice of one question."""
        self.do.setText(item.do)
        self.dont.setText(item.dont)
        self.source.setText(source_words(item))
