"""One step of the plan: what to do, why, whom to call, and a box to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from officer_exposure.content import load_content
from officer_exposure.happening.plan import PlannedStep
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label, selectable


class StepCard(Card):
    """Emits `ticked`, and `opens` with the word for what the program shows for this step."""

    ticked = Signal(bool)
    opens = Signal(str)

    def __init__(self, step: PlannedStep, number: int) -> None:
        super().__init__()
        self._step = step
        self.done = QCheckBox()
        self.done.setAccessibleName(self.tr("Done: {}").format(step.do))
        self.done.setToolTip(self.tr("Done"))
        self.done.setChecked(step.done)
        self.done.clicked.connect(self.ticked)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        self._said = QVBoxLayout()
        self._said.setContentsMargins(0, 6, 0, 0)
        self._said.setSpacing(4)
        self._said.addWidget(label(f"{number}.  {step.do}", "strong"))
        row.addLayout(self._said, 1)
        self.add_row(row)
        if step.why:
            self._said.addWidget(label(step.why, "muted"))
        self._add_calls()
        if step.note:
            self._said.addWidget(label(step.note, "muted"))
        if step.opens:
            self._said.addWidget(self._leads())

    def _add_calls(self) -> None:
        """Whom to ring; the numbers are the agency's, and say so."""
        if self._step.call:
            self._said.addWidget(label(self.tr("To call: {}").format(self._step.call)))
        agency = load_content().agency
        if self._step.numbers and agency is not None:
            self._said.addWidget(label(self.tr("From your agency, {}:").format(agency.name), "small"))
        for words in self._step.numbers:
            self._said.addWidget(selectable(words, "strong"))

    def _leads(self) -> QPushButton:
        words = {
            "evidence_log": self.tr("Open the log"),
            "lock_down": self.tr("Go through my accounts"),
            "people_search": self.tr("Show the sites"),
            "laws": self.tr("Show laws and letters"),
        }
        button = QPushButton(words[self._step.opens])
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.opens.emit(self._step.opens))
        return button
