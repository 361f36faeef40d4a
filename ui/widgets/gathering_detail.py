"""One gathering in full: what a stranger learns, who can see it, why this level, the evidence, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.levels import word
from officer_exposure.report.cards import Card as ReportCard
from ui.models.findings import FindingPages
from ui.theme import GRID, SMALL
from ui.widgets.card import Card
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.level_mark import LevelMark
from ui.widgets.remedy import RemedyCard
from ui.widgets.text import label, resize_title

_ABOUT_FILES = ("file.", "picture.", "document.")
"""How the ids of remedies begin that a copy of the file is a part of."""


class GatheringDetail(QWidget):
    """Built anew for each gathering. Its words are those of the `card` that the report prints.

    What to do stands at the top in one line, the steps at the end; `steps_wanted` asks to bring them into view, and
    `copy_wanted` for a copy to share of the file that is shown. Where it is `over`, nothing is to be done.
    """

    steps_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, gathering: Gathering, card: ReportCard, evidence: EvidencePanel, *, over: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._add_heading(gathering)
        self._add_next_step(card)
        self.copy.setVisible(gathering.remediation.startswith(_ABOUT_FILES))
        self._add_reasons()
        self.evidence = evidence
        self._column.addWidget(self.evidence)
        self.remedy = RemedyCard(card.remedy)
        self._column.addWidget(self.remedy)
        self._column.addStretch(1)
        for part in (self._next_step, self.remedy):
            part.setVisible(not over)
        self._say(gathering, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window what to do comes into view sooner."""
        resize_title(self.summary, small=self.window().width() < SMALL)
        super().resizeEvent(event)

    def take(self, gathering: Gathering, card: ReportCard, pages: FindingPages) -> None:
        """The same gathering, as it is now."""
        self._say(gathering, card)
        self.evidence.take(pages)

    def _add_heading(self, gathering: Gathering) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(LevelMark(gathering.level))
        level = label(word(gathering.level), "strong")
        level.setWordWrap(False)
        row.addWidget(level)
        self._areas = label("", "muted")
        row.addWidget(self._areas, 1)
        self._column.addLayout(row)
        self.summary = label("", "title")
        self._column.addWidget(self.summary)
        words = self.tr("Check this first. The app guessed here and may be wrong.")
        self._guess = Card(label(words), part="note")
        self._column.addWidget(self._guess)

    def _add_next_step(self, card: ReportCard) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("What to do: {}").format(card.remedy.title), "strong"))
        self._takes = label("", "small")
        words.addWidget(self._takes)
        self.steps = QPushButton(self.tr("See the s&teps"))
        self.steps.clicked.connect(self.steps_wanted)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self.copy = QPushButton(self.tr("Ma&ke a copy to share"))
        self.copy.clicked.connect(self.copy_wanted)
        buttons = QVBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.steps)
        buttons.addWidget(self.copy)
        row.addLayout(words, 1)
        row.addLayout(buttons)
        self._next_step = Card(part="note")
        self._next_step.add_row(row)
        self._column.addWidget(self._next_step)

    def _add_reasons(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        names = (
            self.tr("Who can see it"),
            self.tr("Why this level"),
            self.tr("Where it was seen"),
            self.tr("Where to look"),
        )
        self._reasons = [self._add_reason(grid, row, name) for row, name in enumerate(names)]
        self._column.addLayout(grid)

    def _add_reason(self, grid: QGridLayout, row: int, name: str) -> tuple[QLabel, QLabel]:
        heading, text = label(name, "muted"), label("")
        heading.setWordWrap(False)
        grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
        return heading, text

    def _say(self, gathering: Gathering, card: ReportCard) -> None:
        self._areas.setText(", ".join(word(area) for area in gathering.areas))
        self.summary.setText(card.summary)
        self._takes.setText(self.tr("It takes {}.").format(card.remedy.minutes))
        self._guess.setVisible(card.check_first)
        texts = (card.who, card.why, card.seen, card.where)
        for (heading, text), words in zip(self._reasons, texts, strict=True):
            text.setText(words)
            for one in (heading, text):
                one.setVisible(bool(words))
