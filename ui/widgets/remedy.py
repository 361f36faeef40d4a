"""What to do about a gathering: the legal-hold question where a step deletes, then the steps and the minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from officer_exposure.content import load_content
from officer_exposure.report.cards import Remedy
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label


class RemedyCard(Card):
    """The steps of one remediation."""

    def __init__(self, remedy: Remedy) -> None:
        super().__init__(label(self.tr("The steps"), "strong"))
        if remedy.legal_hold:
            hold = load_content().legal_hold
            self.add(Card(label(hold.question, "strong"), label(hold.if_yes), part="note"))
        steps = QGridLayout()
        steps.setHorizontalSpacing(GRID)
        steps.setVerticalSpacing(GRID)
        steps.setColumnStretch(1, 1)
        for number, step in enumerate(remedy.steps, 1):
            count = label(f"{number}.", "muted")
            count.setWordWrap(False)
            steps.addWidget(count, number, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(label(step), number, 1)
        self.add_row(steps)
