"""What else "About me" can ask for: a button for each section that is not there yet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from ui.asked import Section
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label

_NARROWEST = 170
"""Width of a button, in logical pixels: the longest offer fits in."""


class FactOffers(Card):
    """Emits `wanted` with the key of a section."""

    wanted = Signal(str)

    def __init__(self, sections: Iterable[Section]) -> None:
        self.title = label("", "strong")
        super().__init__(self.title)
        self.title.setText(self.tr("Add more"))
        self.add(label(self.tr("Only if you like. You can come back any time."), "small"))
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self.add_row(self._grid)
        self.buttons: dict[str, QPushButton] = {}
        for section in sections:
            button = QPushButton(section.offer)
            button.setAccessibleName(self.tr("Add: {}").format(section.offer))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=section.key: self.wanted.emit(key))
            self.buttons[section.key] = button
        self._offered = frozenset(self.buttons)
        self._columns = 1
        self._place()

    def offer(self, keys: Iterable[str]) -> None:
        """Offer these sections and no others."""
        self._offered = frozenset(keys)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many beside each other as there is room for."""
        super().resizeEvent(event)
        columns = max(1, (event.size().width() - 6 * GRID) // (_NARROWEST + GRID))
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
        shown = [button for key, button in self.buttons.items() if key in self._offered]
        for number, button in enumerate(shown):
            self._grid.addWidget(button, number // self._columns, number % self._columns)
            button.show()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
