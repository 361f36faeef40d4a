"""How sure one feels, before and after: for the officer alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from officer_exposure.content.onboarding import ConfidenceQuestion
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label

_MOST = 5


class ConfidenceCard(Card):
    """A row from 1 (not at all) to 5 (fully) below each question. Emits `said` with the question and the number."""

    said = Signal(str, int)

    def __init__(self, title: str, questions: Mapping[str, ConfidenceQuestion]) -> None:
        super().__init__(
            label(title, "strong"),
            label(self.tr("1 means not at all, 5 means fully. It stays on this computer, and no document has it.")),
        )
        self.groups: dict[str, QButtonGroup] = {}
        for question in questions.values():
            self.add(label(question.text))
            self.add_row(self._row(question))

    def show_said(self, said: Mapping[str, int]) -> None:
        """Mark what was said before."""
        for question, group in self.groups.items():
            if question in said:
                group.button(said[question]).setChecked(True)

    def _row(self, question: ConfidenceQuestion) -> QHBoxLayout:
        row, group, locale = QHBoxLayout(), QButtonGroup(self), QLocale()
        row.setSpacing(GRID)
        for value in range(1, _MOST + 1):
            button = QPushButton(locale.toString(value))
            button.setProperty("part", "choose")
            button.setCheckable(True)
            button.setAccessibleName(self.tr("{} of 5: {}").format(locale.toString(value), question.text))
            group.addButton(button, value)
            row.addWidget(button)
        row.addStretch(1)
        group.idClicked.connect(lambda value, asked=question.id: self.said.emit(asked, value))
        self.groups[question.id] = group
        return row
