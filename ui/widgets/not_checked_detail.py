"""What was not looked at, by reason, and what the checks cannot see. Never shown as clean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.report.gaps import BlindSpot, Gap
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import breakable, label


class NotCheckedDetail(QWidget):
    """Gaps first: they are about the officer's own files. Blind spots after: they hold for every scan."""

    def __init__(self, gaps: Sequence[Gap], idle: Sequence[str], blind_spots: Sequence[BlindSpot]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._column.addWidget(label(self.tr("What was not looked at"), "title"))
        self._column.addWidget(label(self.tr("These may hold something. Nobody has looked."), "muted"))
        for gap in gaps:
            self._add_gap(gap)
        if idle:
            self._column.addWidget(
                Card(label(self.tr("Checks that had nothing to look at"), "strong"), *map(label, idle))
            )
        self._column.addWidget(label(self.tr("What these checks can miss"), "strong"))
        for spot in blind_spots:
            self._column.addWidget(Card(label(spot.title, "strong"), *(label(text) for text in spot.misses if text)))
        self._column.addStretch(1)

    def _add_gap(self, gap: Gap) -> None:
        numbers = QLocale()
        card = Card(label(gap.reason, "strong"), label(gap.what, "small"))
        if gap.checks:
            card.add(label(self.tr("Not done for them: {}").format(", ".join(gap.checks)), "muted"))
        if gap.names:
            card.add(label("\n".join(map(breakable, gap.names))))
        if gap.unnamed:
            card.add(label(self.tr("and {} more").format(numbers.toString(gap.unnamed)), "small"))
        self._column.addWidget(card)
