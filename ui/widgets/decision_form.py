"""What a decision still needs before it can be kept: a day, a reason, or a proof. Opens below the row of decisions."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QWidget

from officer_exposure.store.records import Ruling, Verdict
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned

_MOST_REASON = 200
"""Characters of a reason: it is a line, not a letter."""

_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}


class DecisionForm(Card):
    """Emits `ruled` with a Ruling, or `closed` where the officer thinks better of it (also by Esc)."""

    ruled = Signal(object)
    closed = Signal()

    def __init__(self, question: str, closing: str = "") -> None:
        """`closing`: the words on the button that closes it."""
        super().__init__(label(question, "strong"), part="note")
        self.cancel = QPushButton(closing or self.tr("Never mind"))
        self.cancel.clicked.connect(self.closed)
        self.first: QWidget = self.cancel

    def begin(self) -> None:
        """Put the keyboard where the form begins."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_buttons(self, *buttons: QWidget, closing: bool = True) -> None:
        """A row of buttons; the last row ends with the one that closes the form."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for one in (*buttons, self.cancel) if closing else buttons:
            row.addWidget(one)
        row.addStretch(1)
        self.add_row(row)

    def event(self, event: QEvent) -> bool:
        """A letter typed here is for the form: around it, the same letter would be a decision."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in _PLAIN
            if plain and event.text().isalpha():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class LaterForm(DecisionForm):
    """Until when to put it off."""

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("When shall it come back?"))
        days = (
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("Next week"), today + timedelta(days=7)),
            (self.tr("Next month"), _months_on(today, 1)),
        )
        self.choices = [self._choice(words, day) for words, day in days]
        self.first = self.choices[0]
        self.add_buttons(*self.choices, closing=False)
        self.day = day_edit(today, days[1][1])
        self.pick = QPushButton(self.tr("On this day"))
        self.pick.clicked.connect(lambda: self._rule(day_of(self.day)))
        self.add_buttons(self.day, self.pick)

    def _choice(self, words: str, day: date) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._rule(day))
        return button

    def _rule(self, day: date) -> None:
        self.ruled.emit(Ruling(Verdict.LATER, until=day))


class AcceptForm(DecisionForm):
    """Until when to accept it, and why: without a reason it would only be forgotten."""

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("Until when is it all right as it is, and why?"))
        self.day = day_edit(today, _months_on(today, 12))
        self.reason = QLineEdit()
        unlearned(self.reason)
        self.reason.setMaxLength(_MOST_REASON)
        self.reason.setPlaceholderText(self.tr("Your reason, in a few words"))
        self.reason.setAccessibleName(self.tr("Your reason"))
        self.accept = QPushButton(self.tr("Accept until then"))
        self.accept.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.accept.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self.accept.click)
        self.accept.clicked.connect(self._rule)
        self.first = self.reason
        self.add(self.reason)
        self.add_buttons(self.day, self.accept)

    def _rule(self) -> None:
        self.ruled.emit(Ruling(Verdict.ACCEPTED, until=day_of(self.day), reason=self.reason.text().strip()))


def day_edit(today: date, first: date) -> QDateEdit:
    """A field for a day after today."""
    edit = QDateEdit(QDate(first.year, first.month, first.day))
    edit.setMinimumDate(QDate(today.year, today.month, today.day).addDays(1))
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    edit.setDisplayFormat(short if "yyyy" in short else short.replace("yy", "yyyy"))
    edit.setCalendarPopup(True)
    for part in (edit, edit.lineEdit()):
        part.setAccessibleName(edit.tr("Day"))
    return edit


def day_of(edit: QDateEdit) -> date:
    """The day in the field."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def _months_on(today: date, months: int) -> date:
    day = QDate(today.year, today.month, today.day).addMonths(months)
    return date(day.year(), day.month(), day.day())
