"""One way of a stranger: the sentence, what to know about it, and a button for each thing on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.exposure.paths.wording import Way
from ui.widgets.card import Card
from ui.widgets.text import label


class WayCard(Card):
    """Emits `opened` with the id of the gathering that is to be looked at."""

    opened = Signal(str)

    def __init__(self, way: Way) -> None:
        sentence = label(way.sentence)
        super().__init__(sentence)
        self.buttons: list[QPushButton] = []
        if way.guess:
            self.add(label(self.tr("Part of this is a guess and may be wrong. Look at it first."), "muted"))
        if way.slow:
            self.add(label(self.tr("This takes a search in public records or street pictures."), "muted"))
        for gathering, where in way.places:
            self._add_button(gathering, where)

    def _add_button(self, gathering: str, where: str) -> None:
        button = QPushButton(self.tr("See {}").format(where))
        button.setProperty("part", "quiet")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.opened.emit(gathering))
        self.buttons.append(button)
        self.add(button)
