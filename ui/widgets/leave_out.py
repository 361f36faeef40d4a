"""Saying that a whole section does not apply: one button, and one confirmation that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content.schema import Section
from ui.widgets.card import clear
from ui.widgets.question_card import QuestionCard


class LeaveOut(QWidget):
    """Emits `wanted` with whether the section is to be left out: true only after it was confirmed."""

    wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton()
        self.button.setProperty("part", "quiet")
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setCheckable(True)
        self.button.clicked.connect(self._press)
        self.card: QuestionCard | None = None
        self._consequence = self._question = ""
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addLayout(self._column)

    def tell(self, section: Section, *, questions: int, exposed: int, is_left_out: bool) -> None:
        """About one section with so many questions, of which so many were answered as exposed."""
        numbers = QLocale()
        self.button.setText(section.none_label)
        self.button.setChecked(is_left_out)
        one, many = self.tr("Leave out the question about {}?"), self.tr("Leave out all {} questions about {}?")
        self._question = one.format(section.title)
        if questions != 1:
            self._question = many.format(numbers.toString(questions), section.title)
        what = self.tr("It is then listed as “does not apply”, not as looked at. All questions brings it back.")
        kept = self.tr("{} answered as exposed no longer count then.").format(numbers.toString(exposed))
        self._consequence = f"{what} {kept}" if exposed else what
        self._close()

    def _press(self, wanted: bool) -> None:
        """Taking it back asks nothing."""
        if not wanted:
            self.wanted.emit(False)
            return
        self.button.setChecked(False)
        self._close()
        self.card = QuestionCard(self._question, self._consequence, self.tr("Leave them out"), self.tr("Keep them"))
        self.card.confirmed.connect(self._confirm)
        self.card.declined.connect(self._close)
        self._column.addWidget(self.card)
        self.card.show()
        self.card.no.setFocus()

    def _confirm(self) -> None:
        self._close()
        self.button.setChecked(True)
        self.wanted.emit(True)

    def _close(self) -> None:
        clear(self._column)
        self.card = None
