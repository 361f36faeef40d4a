"""What a change in life opens again: before it does, and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item, LifeEvent
from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.text import label

_AT_MOST = 10
"""So many questions are listed one by one."""


class BeforeCards(QWidget):
    """What to do first, the questions that would be asked again, and how much would be back on the list."""

    def __init__(self) -> None:
        super().__init__()
        self._column = _column(self)

    def tell(self, event: LifeEvent, questions: Collection[Item], unanswered: int, decisions: int) -> None:
        """Speak of one event: the answered questions, how many wait anyway, how many findings were set aside."""
        clear(self._column)
        self._column.addWidget(Card(label(event.title, "strong"), label(event.why)))
        self._column.addWidget(Card(label(self.tr("Do this first"), "strong"), label(event.first), part="note"))
        card = Card(label(self.tr("What you would look at again"), "strong"))
        if questions:
            card.add(label(self._questions(len(questions))))
        for line in self._lines(questions):
            card.add(label(f"•  {line}"))
        if decisions:
            card.add(label(self._decisions(decisions)))
        if unanswered:
            card.add(label(self._unanswered(unanswered, more=bool(questions)), "muted"))
        self._column.addWidget(card)

    def _lines(self, questions: Collection[Item]) -> list[str]:
        """The questions themselves, or how many there are of each account where they would fill the page."""
        if len(questions) <= _AT_MOST:
            return [item.question for item in questions]
        counts = Counter(item.section for item in questions)
        titles = load_content().sections
        words = {
            name: self.tr("1 question") if count == 1 else self.tr("{} questions") for name, count in counts.items()
        }
        return [f"{titles[name].title}: {words[name].format(_number(count))}" for name, count in counts.items()]

    def _questions(self, count: int) -> str:
        if count == 1:
            return self.tr("One question is asked again. Your answer to it is kept until you give a new one.")
        many = self.tr("{} questions are asked again. Your answers are kept until you give new ones.")
        return many.format(_number(count))

    def _decisions(self, count: int) -> str:
        if count == 1:
            return self.tr("One thing that you had put off, accepted or ruled out is back on your list.")
        many = self.tr("{} things that you had put off, accepted or ruled out are back on your list.")
        return many.format(_number(count))

    def _unanswered(self, count: int, *, more: bool) -> str:
        if count == 1:
            one = self.tr("One question about this waits for its first answer.")
            return self.tr("One more question about this waits for its first answer.") if more else one
        many = self.tr("{} questions about this wait for their first answer.")
        return (self.tr("{} more questions about this wait for their first answer.") if more else many).format(
            _number(count)
        )


class AfterCards(QWidget):
    """What was opened again, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._column = _column(self)

    def tell(self, event: LifeEvent, questions: int, decisions: int) -> None:
        """Speak of one event that was noted."""
        clear(self._column)
        card = Card(label(event.title, "strong"), label(self._questions(questions)))
        if decisions:
            card.add(label(self._decisions(decisions)))
        self._column.addWidget(card)
        self._column.addWidget(Card(label(self.tr("Do this first"), "strong"), label(event.first), part="note"))

    def _questions(self, count: int) -> str:
        if count == 0:
            return self.tr("No question had to be opened again.")
        if count == 1:
            return self.tr("One question is open again.")
        return self.tr("{} questions are open again.").format(_number(count))

    def _decisions(self, count: int) -> str:
        if count == 1:
            return self.tr("One thing is back on your list.")
        return self.tr("{} things are back on your list.").format(_number(count))


def _number(count: int) -> str:
    return QLocale().toString(count)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    return column
