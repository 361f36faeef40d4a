"""What else places tell: routine, work, where activities begin, what a privacy zone gives away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from officer_exposure.model import Finding
from officer_exposure.places.guesses import spot
from ui.evidence.drawing import lines
from ui.where_words import other_words
from ui.widgets.card import Card
from ui.widgets.text import label


class OthersCard(Card):
    """Emits `wanted` with the id of a check, to be shown in the review."""

    wanted = Signal(str)

    def tell(self, findings: Sequence[Finding], near: Callable[[float, float], str]) -> None:
        """Say what these findings tell. `near`: says in words where a position lies."""
        self.replace(
            label(self.tr("What else these places tell"), "strong"), *(self._row(one, near) for one in findings)
        )
        self.setVisible(bool(findings))

    def _row(self, finding: Finding, near: Callable[[float, float], str]) -> QWidget:
        at = spot(finding)
        button = QPushButton(self.tr("Show in the review"))
        button.setProperty("part", "quiet")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(finding.summary)
        button.clicked.connect(lambda: self.wanted.emit(finding.check))
        return lines(label(other_words(finding, near(at.latitude, at.longitude) if at is not None else "")), button)
