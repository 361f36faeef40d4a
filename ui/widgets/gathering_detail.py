"""One gathering in full: what a stranger learns, who can see it, why this level, the evidence, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.levels import word
from officer_exposure.report.cards import Card as ReportCard
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card
from ui.widgets.evidence_panel import EvidencePanel, Locate
from ui.widgets.level_mark import LevelMark
from ui.widgets.remedy import RemedyCard
from ui.widgets.text import label


class GatheringDetail(QWidget):
    """Built anew for each gathering. Its words are those of the `card` that the report prints.

    What to do stands at the top in one line, the steps at the end; `steps_wanted` asks to bring them into view.
    """

    steps_wanted = Signal()

    def __init__(self, gathering: Gathering, card: ReportCard, thumbnails: Thumbnails, locate: Locate) -> None:
        super().__init__()
        self._card = card
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._add_heading(gathering)
        self._add_next_step()
        self._add_reasons()
        self.evidence = EvidencePanel(gathering, thumbnails, locate)
        self._column.addWidget(self.evidence)
        self.remedy = RemedyCard(card.remedy)
        self._column.addWidget(self.remedy)
        self._column.addStretch(1)

    def _add_heading(self, gathering: Gathering) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(LevelMark(gathering.level))
        level = label(word(gathering.level), "strong")
        level.setWordWrap(False)
        row.addWidget(level)
        row.addWidget(label(", ".join(word(area) for area in gathering.areas), "muted"), 1)
        self._column.addLayout(row)
        self.summary = label(self._card.summary, "title")
        self._column.addWidget(self.summary)
        if self._card.check_first:
            words = self.tr("Check this first. The app guessed here and may be wrong.")
            self._column.addWidget(Card(label(words), part="note"))

    def _add_next_step(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("What to do: {}").format(self._card.remedy.title), "strong"))
        words.addWidget(label(self.tr("It takes {} each.").format(self._card.remedy.minutes), "small"))
        self.steps = QPushButton(self.tr("See the s&teps"))
        self.steps.clicked.connect(self.steps_wanted)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self.steps)
        card = Card(part="note")
        card.add_row(row)
        self._column.addWidget(card)

    def _add_reasons(self) -> None:
        rows = (
            (self.tr("Who can see it"), self._card.who),
            (self.tr("Why this level"), self._card.why),
            (self.tr("Where it was seen"), self._card.seen),
            (self.tr("Where to look"), self._card.where),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate((name, text) for name, text in rows if text):
            heading = label(name, "muted")
            heading.setWordWrap(False)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text), row, 1)
        self._column.addLayout(grid)
