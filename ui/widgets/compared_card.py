"""What a look came to against what was known before. Only a look that judged again may say that something is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout

from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.text import label

if TYPE_CHECKING:
    from officer_exposure.store.records import RunSummary


class ComparedCard(Card):
    """One line for each way to stand, where there is any. Hidden where nothing was known before."""

    def __init__(self) -> None:
        super().__init__(label(self.tr("Compared with what was known before"), "strong"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setColumnStretch(1, 1)
        self.add_row(self._rows)
        self.add(label(self.tr("Each file counts here. Many files can be one thing to fix."), "small"))

    def show_summary(self, summary: RunSummary | None) -> None:
        """Show what one look came to."""
        clear(self._rows)
        known = summary is not None and any(
            (summary.still, summary.came_back, summary.gone, summary.absent, summary.unseen)
        )
        self.setVisible(known)
        if summary is None or not known:
            return
        counts = (
            (summary.new, self.tr("new")),
            (summary.came_back, self.tr("came back: gone or fixed before, and there again")),
            (summary.still, self.tr("still there")),
            (summary.gone, self.tr("no longer found: looked at again, and it is not there any more")),
            (summary.absent, self.tr("no longer there: the file itself is gone")),
            (summary.unseen, self.tr("not looked at again: nothing is known about these, so they stay open")),
        )
        numbers = QLocale()
        for row, (count, words) in enumerate((count, words) for count, words in counts if count):
            figure = label(numbers.toString(count), "strong")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.setWordWrap(False)
            self._rows.addWidget(figure, row, 0)
            self._rows.addWidget(label(words), row, 1)
