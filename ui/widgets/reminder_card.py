"""When the program asks again, and reminders for the officer's own calendar that tell nothing to whoever sees it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.content import load_content
from officer_exposure.errors import ReportError
from officer_exposure.report.private_file import write_private
from officer_exposure.walk.due import Due, coming
from officer_exposure.walk.reminders import calendar_text, reminder_days
from ui.free_path import free_path
from ui.said import date_words
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.picker import Picker
from ui.widgets.renewed import Renewed
from ui.widgets.scroll import reveal
from ui.widgets.text import label

_SHOWN = 3
"""Days that are named; the others are counted."""


class ReminderCard(Card):
    """Names the next days with their reason, and writes the calendar file where the officer says."""

    def __init__(self, session: Session) -> None:
        super().__init__(label(self.tr("When to look again"), "strong"))
        self._session = session
        self._dues: tuple[Due, ...] = ()
        self.days = Renewed()
        title = load_content().walk.reminder_title
        self.wish = QPushButton(self.tr("Save reminders to my calenda&r"))
        self.wish.setCheckable(True)
        self.about = label(
            self.tr("A calendar file (.ics) with the days only. Each is called “{}”, and says nothing else.").format(
                title
            ),
            "small",
        )
        self.picker = Picker(files=False)
        self.picker.list.setFixedHeight(128)
        self.save = QPushButton(self.tr("Save the file in this folder"))
        self.said = label("")
        for button in (self.wish, self.save):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self.days, self.wish, self.about, self.picker, self.save, self.said):
            self.add(part)
        self.wish.toggled.connect(self._show_place)
        self.save.clicked.connect(self._write)
        self._show_place(wanted=False)
        self.said.hide()

    def refresh(self) -> None:
        """Read the days again."""
        self._dues = coming(self._session.store.answers.given())
        self.setVisible(bool(self._dues))
        groups: dict[tuple[str, str], int] = {}
        for due in self._dues:
            key = (date_words(max(due.on, self._session.today)), due.why)
            groups[key] = groups.get(key, 0) + 1
        lines = [label(self._day(day, why, many)) for (day, why), many in list(groups.items())[:_SHOWN]]
        if len(groups) > _SHOWN:
            rest = len(groups) - _SHOWN
            many = self.tr("And {} more days after that.").format(QLocale().toString(rest))
            lines.append(label(self.tr("And 1 more day after that.") if rest == 1 else many, "small"))
        self.days.replace(*lines)

    def _day(self, day: str, why: str, many: int) -> str:
        questions = self.tr("1 question") if many == 1 else self.tr("{} questions").format(QLocale().toString(many))
        return f"{day}: {questions}. {why}"

    def _show_place(self, wanted: bool) -> None:
        for part in (self.about, self.picker, self.save):
            part.setVisible(wanted)
        if wanted:
            reveal(self.save)

    def _write(self) -> None:
        days = reminder_days(self._dues, self._session.today)
        text = calendar_text(days, self._session.answers.opening.series(), datetime.now().astimezone())
        path = free_path(self.picker.current(), ".ics", "calendar")
        try:
            write_private(path, text.encode())
        except ReportError as error:
            self.said.setText(f"{error.message} {error.hint}")
        else:
            words = self.tr("Saved as {}. Open it with your calendar. Where that calendar is shared, so are the days.")
            self.said.setText(words.format(path))
            self.picker.look_again()
            self.wish.setChecked(False)
        self.said.show()
