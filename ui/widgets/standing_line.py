"""How one finding stands: a shape, a word, when it was seen, and what the officer decided about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.store.records import KeptFinding, Standing
from ui.icons import draw_icon
from ui.said import decision_words, seen_words, standing_icon, standing_word
from ui.theme import GRID, tokens
from ui.widgets.text import label

_SIDE = 16


class StandingMark(QWidget):
    """The shape of a standing, beside its word."""

    def __init__(self) -> None:
        super().__init__()
        self._standing = Standing.STILL
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_standing(self, standing: Standing) -> None:
        """Show another one."""
        self._standing = standing
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        draw_icon(QPainter(self), self.rect(), standing_icon(self._standing), QColor(tokens().muted))


class StandingLine(QWidget):
    """Two lines at most. Emits `screenshot_wanted` where the officer wants to see the proof they added."""

    screenshot_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = StandingMark()
        self.word = label("", "strong")
        self.word.setWordWrap(False)
        self.word.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.seen = label("", "muted")
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.word, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.seen, 1)
        self.decided = label("")
        self.screenshot = QPushButton(self.tr("See your screenshot"))
        self.screenshot.setProperty("part", "quiet")
        self.screenshot.clicked.connect(self.screenshot_wanted)
        second = QHBoxLayout()
        second.setSpacing(2 * GRID)
        second.addWidget(self.decided, 1)
        second.addWidget(self.screenshot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(first)
        column.addLayout(second)

    def show_kept(self, kept: KeptFinding, today: date) -> None:
        """Say it of another finding."""
        self._mark.show_standing(kept.standing)
        self.word.setText(standing_word(kept.standing))
        self.seen.setText(seen_words(kept, today))
        words = decision_words(kept, today)
        self.decided.setText(words)
        self.decided.setVisible(bool(words))
        self.screenshot.setVisible(kept.decision is not None and kept.decision.screenshots > 0)
