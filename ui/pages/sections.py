"""All questions by what they are about: go on, jump to any of them, and change what is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QSizePolicy, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.schema import Section
from officer_exposure.walk.sittings import Sitting
from ui.pages.page import Page
from ui.session import Session
from ui.stage_words import turn_words
from ui.theme import COLUMN, GRID, MARGIN
from ui.walking import Walking
from ui.widgets.card import Card
from ui.widgets.reminder_card import ReminderCard
from ui.widgets.renewed import Renewed
from ui.widgets.stage_card import StageCard
from ui.widgets.text import label


class SectionsPage(Page):
    """Emits `section_wanted` with the id of a section to go through, or `go` with the key of another page."""

    go = Signal(str)
    section_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._walking = Walking(session)
        self.title.setText(self.tr("Your questions"))
        self.lead.show()
        self.sections: dict[str, QPushButton] = {}
        self.shown_again: dict[str, QPushButton] = {}
        self._grids: list[tuple[QGridLayout, list[QPushButton]]] = []
        self.stages = StageCard(self._walking)
        self._list, self._rows = Renewed(), Renewed()
        self.left_out = Card(label(self.tr("Not shown, and why"), "strong"), self._rows)
        self.reminders = ReminderCard(session)
        for part in (self.stages, self._list, self.left_out, self.reminders):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.brokers = self.side_action(self.tr("&People-search sites"))
        self.brokers.clicked.connect(lambda: self.go.emit("people_search"))
        self.again = self.side_action(self.tr("The first &questions"))
        self.again.clicked.connect(self._ask_again)
        self.begin = self.main_action("")
        self.begin.clicked.connect(lambda: self.go.emit("walk"))

    def shown(self) -> None:
        """Count anew."""
        self._refresh()
        super().shown()

    def _refresh(self) -> None:
        following = self._walking.next()
        if following is None:
            missing = QLocale().toString(self._walking.not_checked())
            self.lead.setText(self.tr("No question waits. Still not checked: {}.").format(missing))
        else:
            self.lead.setText(self._next_words(following))
        self.begin.setEnabled(following is not None)
        under_way = any(self._session.answers.is_open(item) for item in self._walking.kept.items)
        self.begin.setText(self.tr("Go o&n") if under_way else self.tr("Begi&n this sitting"))
        self.stages.refresh()
        self._build_list()
        self._build_left_out()
        self.reminders.refresh()

    def _next_words(self, following: Sitting) -> str:
        minutes, turn = QLocale().toString(following.minutes), self._walking.turn()
        if turn is None:
            return self.tr("The next sitting takes about {} minutes.").format(minutes)
        return self.tr("{} comes next, about {} minutes.").format(turn_words(turn), minutes)

    def _build_list(self) -> None:
        content = load_content()
        parts: list[QWidget | QLayout] = []
        asked = {item.section for item in self._walking.choice.items}
        self.sections, self._grids = {}, []
        for group in content.groups.values():
            of_group = [
                section
                for section in content.sections.values()
                if section.group == group.id
                and section.id in asked
                and not self._session.answers.is_left_out(section.id)
            ]
            if of_group:
                if [section.title for section in of_group] != [group.title]:
                    parts.append(label(group.title, "strong"))
                grid = QGridLayout()
                grid.setSpacing(GRID)
                buttons = [self._jump(section) for section in of_group]
                self._grids.append((grid, buttons))
                parts.append(grid)
        self._place()
        self._list.replace(*parts)

    def _jump(self, section: Section) -> QPushButton:
        items = [item for item in self._walking.choice.items if item.section == section.id]
        answers = self._session.answers
        done = sum(not answers.is_open(item) for item in items)
        numbers = QLocale()
        words = self.tr("{}  ·  {} of {}").format(section.title, numbers.toString(done), numbers.toString(len(items)))
        missing = self._walking.not_checked(section.id)
        if missing:
            words += self.tr("  ·  {} not checked").format(numbers.toString(missing))
        different = sum(item.id in self._walking.kept.different for item in items)
        if different:
            words += self.tr("  ·  {} looked different").format(numbers.toString(different))
        button = QPushButton(words.replace("&", "&&"))
        button.setProperty("part", "choice")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.section_wanted.emit(section.id))
        button.ensurePolished()
        self.sections[section.id] = button
        return button

    def _build_left_out(self) -> None:
        content, agency = load_content(), self._walking.choice.left_out
        words = self.tr("{} Your agency leaves this out: {} It is listed as not checked.")
        parts: list[QWidget | QLayout] = [
            *self._left_out_rows(),
            *(label(words.format(content.items[name].question, reason)) for name, reason in agency.items()),
        ]
        self.left_out.setVisible(bool(parts))
        self._rows.replace(*parts)

    def _left_out_rows(self) -> Iterator[QWidget | QLayout]:
        """Each reason once, with what it leaves out."""
        content = load_content()
        by_opening = {one.section: one.why for one in self._walking.choice.not_shown}
        self.shown_again = {}
        by_reason: dict[str, list[Section]] = {}
        for section in content.sections.values():
            if section.id in by_opening:
                by_reason.setdefault(by_opening[section.id], []).append(section)
            elif self._session.answers.is_left_out(section.id):
                by_reason.setdefault(self.tr("You said: {}.").format(section.none_label), []).append(section)
        for why, sections in by_reason.items():
            one, many = self.tr("This is not shown, because: {}"), self.tr("These are not shown, because: {}")
            yield label((one if len(sections) == 1 else many).format(why))
            grid = QGridLayout()
            grid.setSpacing(GRID)
            for column in range(2):
                grid.setColumnStretch(column, 1)
            for number, section in enumerate(sections):
                grid.addWidget(self._show_button(section), number // 2, number % 2)
            yield grid

    def _show_button(self, section: Section) -> QPushButton:
        button = QPushButton(self.tr("Show {}").format(section.title.replace("&", "&&")))
        button.setProperty("part", "choose")
        button.setAccessibleName(self.tr("Show {} after all").format(section.title))
        button.clicked.connect(lambda: self._show_again(section.id))
        self.shown_again[section.id] = button
        return button

    def _show_again(self, section: str) -> None:
        answers = self._session.answers
        opening = answers.opening.asks_about(section) if section in answers.opening.left_out() else None
        if opening is not None:
            answers.open_with(*opening)
        else:
            answers.take_back(section)
        self._session.answers_changed.emit()
        self._refresh()
        self.begin.setFocus()

    def _ask_again(self) -> None:
        self._session.answers.opening.begin_again()
        self.go.emit("opening")

    def left(self) -> None:
        """Let what was changed have its consequences."""
        if self._session.answers.are_waiting:
            self._session.use_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where the window is small."""
        super().resizeEvent(event)
        if self.sections:
            self._place()

    def _place(self) -> None:
        widest = max((button.sizeHint().width() for button in self.sections.values()), default=0)
        beside = 2 * widest + GRID <= min(COLUMN, self.width() - 2 * MARGIN)
        for grid, buttons in self._grids:
            for number, button in enumerate(buttons):
                grid.addWidget(button, number // (2 if beside else 1), number % 2 if beside else 0)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, int(beside))
