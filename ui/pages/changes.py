"""Has something changed? What happens in a life opens old answers and decisions again, after saying which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.schema import LifeEvent
from ui.answers import AskedAgain
from ui.pages.page import Page
from ui.session import Session
from ui.theme import COLUMN, GRID, MARGIN
from ui.widgets.change_cards import AfterCards, BeforeCards
from ui.widgets.text import label

_THREAT = "threat"
"""The life event that may call for the plan of an emergency."""


class ChangesPage(Page):
    """First the list, then what a change would open again, then what it did, with the way back.

    Emits `go` with the key of the page where the questions are answered.
    """

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._event: LifeEvent | None = None
        self._asked: AskedAgain | None = None
        self._opens_some = False
        self.title.setText(self.tr("Has something changed?"))
        self.lead.show()
        self._build_list()
        self.before, self.after = BeforeCards(), AfterCards()
        for card in (self.before, self.after):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("Back to the &list"))
        self.back.clicked.connect(self.start_over)
        self.now = self.side_action(self.tr("It is happe&ning now"))
        self.now.clicked.connect(lambda: self.go.emit("happening"))
        self.undo = self.side_action(self.tr("Un&do"))
        self.undo.clicked.connect(self._undo)
        self.remark_line = self.remark()
        self.main = self.main_action("")
        self.main.clicked.connect(self._go_on)
        self.start_over()

    def _build_list(self) -> None:
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self.events: dict[str, QPushButton] = {}
        for event in load_content().life_events.values():
            button = QPushButton(event.title)
            button.setProperty("part", "choice")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, event=event: self._choose(event))
            self.events[event.id] = button
        self._place(beside=True)
        column.addLayout(self._grid)
        column.addWidget(
            label(self.tr("Nothing of this kind? Then there is nothing to do here. Come back when there is."), "muted")
        )
        self.body.addWidget(self._list)

    def start_over(self) -> None:
        """Show the list."""
        self._event = self._asked = None
        self.lead.setText(self.tr("Choose what has changed. You see what to look at again before anything happens."))
        self.remark_line.setText(self.tr("Choose what has changed."))
        self.main.setText(self.tr("Loo&k at these again"))
        self._show(self._list)

    def _choose(self, event: LifeEvent) -> None:
        """Say what this would open again; nothing happens yet."""
        self._event, self._asked = event, None
        answers = self._session.answers
        questions = answers.touched_by(event)
        decisions = self._session.store.decisions.count_to_reopen(event.areas)
        self.lead.setText(self.tr("Nothing has happened yet. This is what you would look at again."))
        self.remark_line.setText("")
        self.before.tell(event, questions, answers.waiting_for(event), decisions)
        self._opens_some = bool(questions) or bool(decisions)
        self.main.setText(self.tr("Loo&k at these again") if self._opens_some else self.tr("Go to the &questions"))
        self._show(self.before)

    def _go_on(self) -> None:
        if self._event is None:
            return
        if self._asked is None and self._opens_some:
            self._ask_again(self._event)
        else:
            self.go.emit("walk")

    def _ask_again(self, event: LifeEvent) -> None:
        questions = len(self._session.answers.touched_by(event))
        self._asked = self._session.answers.ask_again(event)
        decisions = self._session.store.decisions.reopen(event.areas, self._session.today, event.id)
        self.lead.setText(self.tr("Done. You can undo it until you go on."))
        self.after.tell(event, questions, decisions)
        self.main.setText(self.tr("Go to the &questions"))
        self._show(self.after)
        self._tell()

    def _undo(self) -> None:
        if self._event is None or self._asked is None:
            return
        self._session.answers.undo(self._asked)
        self._session.store.decisions.take_reopening_back(self._event.id, self._session.today)
        self._tell()
        self._choose(self._event)

    def _tell(self) -> None:
        self._session.answers_changed.emit()
        self._session.findings_changed.emit()
        self._session.use_answers()

    def _show(self, part: QWidget) -> None:
        for one in (self._list, self.before, self.after):
            one.setVisible(one is part)
        self.back.setVisible(part is not self._list)
        self.now.setVisible(self._event is not None and self._event.id == _THREAT)
        self.undo.setVisible(part is self.after)
        self.main.setEnabled(part is not self._list)
        self.scrolling.verticalScrollBar().setValue(0)
        if self.isVisible():  # what was pressed is gone
            (self.main if self.main.isEnabled() else next(iter(self.events.values()))).setFocus()

    def left(self) -> None:
        """What was done stays done."""
        self.start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where the window is small or the type large."""
        widest = max(button.sizeHint().width() for button in self.events.values())
        room = min(COLUMN, event.size().width() - 2 * MARGIN)
        self._place(beside=2 * widest + GRID <= room)
        super().resizeEvent(event)

    def _place(self, *, beside: bool) -> None:
        """Down the first column, then down the second."""
        rows = -(-len(self.events) // (2 if beside else 1))
        for number, button in enumerate(self.events.values()):
            self._grid.addWidget(button, number % rows, number // rows)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(beside))
