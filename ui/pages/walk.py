"""Walk-through: one guided question at a time, with where to look, and four plain answers."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.walk.due import GREW_OLD, why_again
from ui.answers import CALLED_FIXED, Given, first_open
from ui.item_words import doubt_words, source_words
from ui.pages.page import Page
from ui.said import day_words
from ui.session import Session
from ui.theme import GRID
from ui.widgets.agency_lines import AgencyLines
from ui.widgets.card import Card
from ui.widgets.link import BrowserLink
from ui.widgets.text import label


class WalkPage(Page):
    """The guided items in order, from the first that is open. The officer may go back, skip, or have no such account.

    A question that is asked again says why. Emits `go` with the key of the next page after the last
    question.
    """

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._content = load_content()
        self._items = tuple(self._content.asked.values())
        self._at = 0
        self._asked_again = session.answers.asked_again()
        self.lead.show()
        self._build_where()
        self._build_advice()
        self._build_answers()
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(lambda: self._show(self._at - 1))
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        self._show(first_open(session.answers, self._items))

    def _build_where(self) -> None:
        self.steps = QProgressBar()
        self.steps.setRange(0, len(self._items))
        self.steps.setTextVisible(False)
        self.steps.setAccessibleName(self.tr("Questions dealt with"))
        self.body.insertWidget(0, self.steps)
        self.again, self.before = label("", "strong"), label("")
        self.reminder = Card(self.again, self.before, part="note")
        self.body.addWidget(self.reminder)
        self.why = label("")
        self.body.addWidget(self.why)
        self.where = label("")
        self.doubt = label("", "small")
        self.caution = label("")
        self.link = BrowserLink()
        self.link.opened.connect(self._session.opened)
        self.help = label(
            self.tr(
                "Menus move often and differ between phone and computer. Search the settings for the words above. "
                "If you cannot find it, choose Not sure: it will be listed as not checked."
            ),
            "muted",
        )
        self.help.hide()
        self.different = _quiet(self.tr("The menu looks &different on mine"))
        self.different.setCheckable(True)
        self.different.toggled.connect(self.help.setVisible)
        heading = label(self.tr("Where to look"), "strong")
        self.body.addWidget(Card(heading, self.where, self.doubt, self.caution, self.link, self.different, self.help))

    def _build_advice(self) -> None:
        self._advice = QGridLayout()
        self._advice.setHorizontalSpacing(2 * GRID)
        self._advice.setVerticalSpacing(GRID)
        self._advice.setColumnStretch(1, 1)
        self.do, self.dont = label(""), label("")
        rows = ((self.tr("Do"), self.do), (self.tr("Do not"), self.dont))
        for row, (name, text) in enumerate(rows):
            heading = label(name, "strong")
            heading.setWordWrap(False)
            self._advice.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            self._advice.addWidget(text, row, 1)
        hold = self._content.legal_hold
        self.hold = Card(label(hold.question, "strong"), label(hold.if_yes), part="note")
        self.body.addWidget(self.hold)
        card = Card()
        card.add_row(self._advice)
        self.source = label("", "small")
        card.add(self.source)
        self.body.addWidget(card)
        self.agency = AgencyLines()
        self.body.addWidget(self.agency)

    def _build_answers(self) -> None:
        self.none = _quiet("")
        self.none.setCheckable(True)
        self.none.clicked.connect(self._leave_out)
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("What did you see?"), "strong"), 1)
        heading.addWidget(self.none)
        block = QVBoxLayout()
        block.setSpacing(0)
        block.addLayout(heading)
        block.addWidget(label(self.tr("Exposed: others can see it. As advised: they cannot."), "small"))
        self.answered = label("", "small")
        block.addWidget(self.answered)
        self.body.addLayout(block)
        words = {
            Given.EXPOSED: self.tr("&Exposed"),
            Given.SAFE: self.tr("A&s advised"),
            Given.UNSURE: self.tr("N&ot sure"),
            Given.SKIPPED: self.tr("S&kip"),
        }
        self._choices = QGridLayout()
        self._choices.setSpacing(GRID)
        self.answers: dict[Given, QPushButton] = {}
        for given, text in words.items():
            button = QPushButton(text)
            button.setProperty("part", "choice")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, given=given: self._answer(given))
            self.answers[given] = button
        self.body.addLayout(self._choices)
        self._place_choices(beside=True)

    def _show(self, position: int) -> None:
        self._at = max(0, min(position, len(self._items) - 1))
        item = self._items[self._at]
        section = self._content.sections[item.section]
        numbers = QLocale()
        where = self.tr("Question {} of {}").format(numbers.toString(self._at + 1), numbers.toString(len(self._items)))
        self.lead.setText(f"{where}: {section.title}")
        self.title.setText(item.question)
        self.why.setText(item.why)
        self.where.setText(item.where)
        doubt = doubt_words(item, self._session.today)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.caution.setText(item.caution)
        self.caution.setVisible(bool(item.caution))
        self.link.show_address(item.url)
        self.different.setChecked(False)
        self.hold.setVisible(self._content.remediations[item.remediation].deletes)
        self.do.setText(item.do)
        self.dont.setText(item.dont)
        self.source.setText(source_words(item))
        self.agency.show_item(self._content, item)
        self.none.setText(section.none_label)
        self.back.setEnabled(self._at > 0)
        self._show_answer()
        self.scrolling.verticalScrollBar().setValue(0)

    def _show_answer(self) -> None:
        item = self._items[self._at]
        given = self._session.answers.of(item)
        for answer, button in self.answers.items():
            button.setChecked(answer is given)
        self._show_days(item)
        self.none.setChecked(self._session.answers.is_left_out(item.section))
        self.steps.setValue(self._session.answers.count(self._content.asked))
        last = self._at == len(self._items) - 1
        self.next.setText(self.tr("See the &results") if last else self.tr("&Next"))

    def _show_days(self, item: Item) -> None:
        """When it was answered, and why it is asked again."""
        last = self._session.answers.last(item)
        is_old = last is not None and bool(last.reopened)
        self.reminder.setVisible(is_old)
        self.answered.setVisible(last is not None and not is_old)
        if last is None:
            return
        day = day_words(last.given, self._session.today)
        self.answered.setText(self.tr("You answered this {}.").format(day))
        self.again.setText(self._reason(item, last.reopened))
        word = self.answers[Given(last.answer)].text().replace("&", "")
        self.before.setText(self.tr("Your answer {}: {}.").format(day, word))

    def _reason(self, item: Item, reopened: str) -> str:
        """Why a question is asked again."""
        event = self._content.life_event(reopened)
        if event is not None:
            return self.tr("You said: “{}.” Please look again.").format(event.title)
        if reopened == GREW_OLD:
            return self.tr("It is time to look again. {}").format(why_again(item, reopened))
        if reopened == CALLED_FIXED:
            return self.tr("You called this fixed. Please look again to make sure.")
        return self.tr("Something has changed. Please look again.")

    def _answer(self, given: Given) -> None:
        self._session.answers.give(self._items[self._at], given)
        self._note_change()

    def _leave_out(self, left_out: bool) -> None:
        section = self._items[self._at].section
        (self._session.answers.leave_out if left_out else self._session.answers.take_back)(section)
        self._note_change()

    def _note_change(self) -> None:
        self._show_answer()
        self._session.answers_changed.emit()

    def _go_on(self) -> None:
        if self._at == len(self._items) - 1:
            self.go.emit("review")
            return
        self._show(self._following())

    def _following(self) -> int:
        """The next question that is open; where none is, the next one of an account the officer has."""
        answers, following = self._session.answers, self._at + 1
        rest = self._items[following:]
        asked = (place for place, item in enumerate(rest) if not answers.is_left_out(item.section))
        return following + first_open(answers, rest, next(asked, len(rest) - 1))

    def shown(self) -> None:
        """Begin with what was opened again meanwhile."""
        self._session.answers.ask_about_fixes()
        self._session.answers.ask_about_old()
        asked_again = self._session.answers.asked_again()
        if asked_again - self._asked_again:
            self._show(first_open(self._session.answers, self._items))
        else:
            self._show_answer()
        self._asked_again = asked_again
        super().shown()

    def left(self) -> None:
        """Turn what was answered into findings."""
        if self._session.answers.are_waiting:
            self._session.use_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All answers beside each other, or two by two where the window is small."""
        self._place_choices(beside=event.size().width() >= 560)
        super().resizeEvent(event)

    def _place_choices(self, *, beside: bool) -> None:
        columns = 4 if beside else 2
        for number, button in enumerate(self.answers.values()):
            self._choices.addWidget(button, number // columns, number % columns)


def _quiet(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("part", "quiet")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
