"""The opening: about six questions, one at a time, which say what the walk asks about."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from officer_exposure.content.opening import Question, load_opening
from ui.pages.page import Page
from ui.session import Session
from ui.theme import COLUMN, GRID, MARGIN
from ui.widgets.card import clear
from ui.widgets.text import label

_NONE = ""
"""The place of "none of these" among the options."""


class OpeningPage(Page):
    """Asks what waits. Emits `go` with the key of the page that comes after it."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._questions: tuple[Question, ...] = ()
        self._at = 0
        self.options: dict[str, QPushButton] = {}
        self.lead.show()
        self.many = label(self.tr("Choose all that fit."), "muted")
        self.body.addWidget(self.many)
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(lambda: self._show(self._at - 1))
        self.skip = self.side_action(self.tr("&Rather not say"))
        self.skip.setAccessibleDescription(self.tr("Then nothing is left out because of it."))
        self.skip.clicked.connect(self._pass_over)
        self.next = self.main_action(self.tr("&Next"))
        self.next.clicked.connect(self._answer)

    def shown(self) -> None:
        """Begin with the first question that waits."""
        waiting = self._session.answers.opening.waiting()
        if not self._questions or self._questions[self._at] not in waiting:
            self._questions = waiting or load_opening()
            self._show(0)
        super().shown()

    def _show(self, position: int) -> None:
        self._at = position
        question = self._questions[position]
        count = tuple(map(QLocale().toString, (position + 1, len(self._questions))))
        self.title.setText(question.question)
        self.lead.setText(self.tr("Question {} of {}. {}").format(*count, question.why))
        self.many.setVisible(question.many)
        self.back.setEnabled(position > 0)
        self._offer(question)
        self.setAccessibleName(question.question)
        self.scrolling.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.first.setFocus()

    def _offer(self, question: Question) -> None:
        clear(self._grid)
        words = {option.id: option.label for option in question.options}
        if question.many:
            words[_NONE] = self.tr("None of these")
        self.options = {name: self._option(name, text) for name, text in words.items()}
        self.first = next(iter(self.options.values()))
        chosen = self._session.answers.opening.opened.get(question.id)
        for name, button in self.options.items():
            button.setChecked(chosen is not None and (name in chosen if name else not chosen))
        self._place()
        self._know_choice()

    def _option(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("part", "choice")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda chosen: self._choose(name, chosen=chosen))
        return button

    def _choose(self, name: str, *, chosen: bool) -> None:
        """One at most, or several but not together with "none of these"."""
        alone = name == _NONE or not self._questions[self._at].many
        if chosen:
            for other, button in self.options.items():
                if other != name and (alone or other == _NONE):
                    button.setChecked(False)
        self._know_choice()

    def _know_choice(self) -> None:
        self.next.setEnabled(any(button.isChecked() for button in self.options.values()))

    def _answer(self) -> None:
        question = self._questions[self._at]
        chosen = {name for name, button in self.options.items() if name and button.isChecked()}
        self._session.answers.open_with(question.id, chosen)
        self._session.answers_changed.emit()
        if any(option.now for option in question.options if option.id in chosen):
            self._questions = ()
            self.go.emit("happening")
        else:
            self._go_on()

    def _pass_over(self) -> None:
        self._session.answers.opening.pass_over(self._questions[self._at].id)
        self._go_on()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._questions):
            self._show(self._at + 1)
        else:
            self._questions = ()
            self.go.emit("sections")

    def left(self) -> None:
        """Let what was answered have its consequences."""
        if self._session.answers.are_waiting:
            self._session.use_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where the window is small."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Down the first column, then down the second; few options stand in one."""
        widest = max((button.sizeHint().width() for button in self.options.values()), default=0)
        room = min(COLUMN, self.width() - 2 * MARGIN)
        columns = 2 if len(self.options) > 3 and 2 * widest + GRID <= room else 1
        rows = max(1, -(-len(self.options) // columns))
        for number, button in enumerate(self.options.values()):
            self._grid.addWidget(button, number % rows, number // rows)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
