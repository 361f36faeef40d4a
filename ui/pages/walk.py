"""Walk-through: one guided question at a time, with where to look, and four plain answers that are always in view."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.walk.due import GREW_OLD, why_again
from ui.answers import CALLED_FIXED, Before, Given, first_open
from ui.item_words import doubt_words
from ui.pages.page import Page
from ui.said import day_words
from ui.session import Session
from ui.stage_words import turn_words
from ui.walking import Turn, Walking
from ui.widgets.advice_card import AdviceCard
from ui.widgets.agency_lines import AgencyLines
from ui.widgets.answer_proof import AnswerProof
from ui.widgets.answer_row import AnswerRow
from ui.widgets.card import Card
from ui.widgets.closing_card import ClosingCard
from ui.widgets.hold_card import HoldCard
from ui.widgets.leave_out import LeaveOut
from ui.widgets.text import label
from ui.widgets.where_to_look import WhereToLook

_TALL_ENOUGH = 480


class WalkPage(Page):
    """The questions of one sitting, from the first that is open. They may go back, skip, or have no such account.

    A question that is asked again says why. Emits `go` with the key of another page: where a sitting ends, the one that
    says so.
    """

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._content = load_content()
        self.walking = Walking(session)
        self._items: tuple[Item, ...] = ()
        self._before: list[Before] = []
        self._turn: Turn | None = None
        self._at = 0
        self._asked_again = session.answers.asked_again()
        self.lead.show()
        self._build_heading()
        self._build_question()
        self.answers = AnswerRow()
        self.answers.given.connect(self._answer)
        self.answers.keyed.connect(self._answer_by_key)
        self.answers.undone.connect(self._undo)
        self.answers.left_out.connect(self._ask_to_leave_out)
        self.answers.listen_in(self)
        self.proof.choose.button.toggled.connect(lambda chooses: self.answers.listen(wanted=not chooses))
        self.keep_in_view(self.answers)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(lambda: self._show(self._at - 1))
        self.list = self.side_action(self.tr("A&ll questions"))
        self.list.clicked.connect(lambda: self.go.emit("sections"))
        self.stop = self.side_action(self.tr("Stop &for now"))
        self.stop.clicked.connect(lambda: self.go.emit("stop"))
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)

    def _build_heading(self) -> None:
        self.steps = QProgressBar()
        self.steps.setTextVisible(False)
        self.steps.setAccessibleName(self.tr("Questions of this sitting that are dealt with"))
        self.body.insertWidget(0, self.steps)
        self.again, self.before = label("", "strong"), label("")
        self.reminder = Card(self.again, self.before, part="note")
        self.body.addWidget(self.reminder)

    def _build_question(self) -> None:
        self.why = label("")
        self.look = WhereToLook()
        self.look.different.connect(self._mark_different)
        self.look.link.opened.connect(self._session.opened)
        self.hold = HoldCard()
        self.advice = AdviceCard()
        self.answered = label("", "small")
        self.none = LeaveOut()
        self.none.wanted.connect(self._leave_out)
        self.proof = AnswerProof(self._session)
        self.closing = ClosingCard()
        self.closing.opened.connect(self._session.opened)
        self.agency = AgencyLines()
        parts = (self.why, self.look, self.hold, self.advice, self.agency, self.answered, self.none)
        for part in (*parts, self.proof, self.closing):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def jump(self, section: str) -> None:
        """Begin with the questions about one section."""
        self._take(self.walking.begin_with(section))

    def go_on_with(self, items: tuple[Item, ...]) -> None:
        """Begin a sitting with these questions."""
        self.walking.kept.begin(items, chosen=True)
        self._take(items)

    def _take(self, items: tuple[Item, ...]) -> None:
        self._items, self._before = items, []
        self._turn = self.walking.turn()
        if items:
            self._show(first_open(self._session.answers, items))

    def _show(self, position: int) -> None:
        self._at = max(0, min(position, len(self._items) - 1))
        item = self._items[self._at]
        section = self._content.sections[item.section]
        self.lead.setText(f"{self._where_words()}: {section.title}")
        self.title.setText(item.question)
        self.agency.show_item(self._content, item)
        self.why.setText(item.why)
        doubt = doubt_words(item, self._session.today)
        self.look.tell(item, doubt, is_different=item.id in self.walking.kept.different)
        self.hold.setVisible(self._content.remediations[item.remediation].deletes)
        self.advice.tell(item)
        self.proof.tell(item)
        self.closing.tell(section)
        self.back.setEnabled(self._at > 0)
        self.steps.setRange(0, len(self._items))
        self._show_answer()
        self.scrolling.verticalScrollBar().setValue(0)

    def _where_words(self) -> str:
        """ "Sitting 2 of 5 of the first part. Question 3 of 5, about 9 minutes left"."""
        numbers = QLocale()
        left = sum(item.minutes for item in self._items[self._at :])
        words = self.tr("Question {} of {}, about 1 minute left")
        if left != 1:
            words = self.tr("Question {} of {}, about {} minutes left")
        place = words.format(*map(numbers.toString, (self._at + 1, len(self._items), left)))
        return place if self._turn is None else f"{turn_words(self._turn)}. {place}"

    def _show_answer(self) -> None:
        item, answers = self._items[self._at], self._session.answers
        self.answers.mark(answers.of(item))
        self.answers.undo.setEnabled(bool(self._before))
        self._show_days(item)
        self._tell_section(item.section)
        self.steps.setValue(sum(not answers.is_open(one) for one in self._items))
        last = self._following() is None
        self.next.setText(self.tr("Fi&nish this sitting") if last else self.tr("&Next"))

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
        self.before.setText(self.tr("Your answer {}: {}.").format(day, self.answers.word(Given(last.answer))))

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

    def _tell_section(self, name: str) -> None:
        items = [item for item in self.walking.choice.items if item.section == name]
        exposed, is_left_out = self.walking.exposed(items), self._session.answers.is_left_out(name)
        section = self._content.sections[name]
        self.none.tell(section, questions=len(items), exposed=exposed, is_left_out=is_left_out)

    def _answer(self, given: Given) -> None:
        self._remember()
        self._session.answers.give(self._items[self._at], given)
        self._note_change()

    def _answer_by_key(self, given: Given) -> None:
        """One key is one answer, and goes on to the next question; the end of a sitting is for its own button."""
        if not self._items:
            return
        self._answer(given)
        following = self._following()
        if following is None:
            self.next.setFocus()
        else:
            self._show(following)

    def _ask_to_leave_out(self) -> None:
        """By key the question may lie below what is in view."""
        self.none.button.click()
        self.scrolling.settle()
        if self.none.card is not None:
            self.scrolling.ensureWidgetVisible(self.none.card)

    def _leave_out(self, left_out: bool) -> None:
        self._remember()
        section = self._items[self._at].section
        (self._session.answers.leave_out if left_out else self._session.answers.take_back)(section)
        self._note_change()

    def _remember(self) -> None:
        self._before.append(self._session.answers.before(self._items[self._at]))

    def _undo(self) -> None:
        """Take the last answer of this sitting back, and go where it was given."""
        before = self._before.pop()
        self._session.answers.put_back(before)
        self._show(self._items.index(before.item))
        self._note_change()

    def _note_change(self) -> None:
        self._show_answer()
        self._session.answers_changed.emit()

    def _mark_different(self, is_different: bool) -> None:
        self.walking.kept.mark_different(self._items[self._at], is_different=is_different)

    def _go_on(self) -> None:
        following = self._following()
        if following is not None:
            self._show(following)
            return
        self.walking.finish()
        self._items = ()
        self.go.emit("stop")

    def _following(self) -> int | None:
        """The place of the next question about something the officer has; None at the end of the sitting."""
        answers = self._session.answers
        places = range(self._at + 1, len(self._items))
        return next((place for place in places if not answers.is_left_out(self._items[place].section)), None)

    def instead(self) -> str:
        """The opening questions come first; where nothing waits, there is a page that says so."""
        if self._session.answers.opening.waiting() and not self._items:
            return "opening"
        self._look_for_old()
        return "" if self._items or self.walking.waiting() else "stop"

    def _look_for_old(self) -> None:
        self._session.answers.ask_about_fixes()
        self._session.answers.ask_about_old()

    def shown(self) -> None:
        """Begin with what was opened again meanwhile."""
        self._look_for_old()
        asked_again = self._session.answers.asked_again()
        if asked_again - self._asked_again:
            self._take(self.walking.begin())
        elif self._items:
            self._show(self._at)
        else:
            self._take(self.walking.current())
        self._asked_again = asked_again
        super().shown()

    def left(self) -> None:
        """Turn what was answered into findings."""
        if self._session.answers.are_waiting:
            self._session.use_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has room for the question and the answers alone; how far it is stands in words."""
        tall = event.size().height() >= _TALL_ENOUGH
        self.answers.explain(is_tall=tall)
        self.steps.setVisible(tall)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the worker that draws pictures end."""
        self.proof.stop()
        super().closeEvent(event)
