"""How many things there are to fix at each level: shape, count and word."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from officer_exposure.exposure.levels import word
from officer_exposure.model import Level
from ui.theme import GRID
from ui.widgets.card import clear
from ui.widgets.level_mark import LevelMark
from ui.widgets.text import label


class LevelCounts(QWidget):
    """One short line, worst first."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[Level, int] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)

    def show_counts(self, counts: Mapping[Level, int]) -> None:
        """Show these counts and no others."""
        if counts == self._counts:
            return
        self._counts = dict(counts)
        clear(self._row)
        numbers = QLocale()
        for level, count in counts.items():
            words = label(f"{numbers.toString(count)} {word(level).lower()}", "strong")
            words.setWordWrap(False)
            words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.addWidget(LevelMark(level))
            self._row.addWidget(words)
            self._row.addSpacing(2 * GRID)
        self._row.addStretch(1)
