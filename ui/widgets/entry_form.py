"""The form for one entry of the evidence log: three fields, and what else is known below "More"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from officer_exposure.errors import EvidenceError
from officer_exposure.happening.cases import Case
from officer_exposure.happening.entry import Entry, EntryKind, ReportedTo, StillUp, entry_at, shows_text
from officer_exposure.happening.screenshot import Screenshot
from ui.evidence_words import date_and_time, kind_words, moment_words, reported_words, showing_words, still_up_words
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card
from ui.widgets.shot_field import ShotField
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned

_FIRST = {
    EntryKind.FOUND: ("url", "account", "screenshot"),
    EntryKind.LOOKED_AGAIN: ("still_up", "screenshot"),
    EntryKind.REPORTED: ("reported_to", "reference", "screenshot"),
    EntryKind.ANSWERED: ("response", "reference", "screenshot"),
    EntryKind.CORRECTED: ("note", "screenshot"),
    EntryKind.NOTE: ("note", "screenshot"),
}
"""What is asked first for each kind of entry."""

_MORE = {
    EntryKind.FOUND: (
        *("shows", "message", "platform", "note", "seen", "still_up", "reported_to", "reference", "response"),
    ),
    EntryKind.CORRECTED: ("url", "account", "shows", "message", "platform", "still_up", "seen"),
}
"""What else can be said. A report and an answer are corrected by writing them down again."""

_REST = ("note", "seen")

_AFTER_A_REPORT = {"reference", "response"}
"""Asked only where somebody was told."""


class EntryForm(Card):
    """Fields with the time filled in; about something new, or about a case of the log. `entry` makes the entry.

    Emits `left` where nothing is to be added to the case after all.
    """

    left = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._case: Case | None = None
        self.heading = label("", "strong")
        self.kind, self.still_up = _choice(kind_words()), _choice(still_up_words())
        self.reported_to = _choice(reported_words())
        self.url, self.account, self.platform = QLineEdit(), QLineEdit(), QLineEdit()
        self.note, self.reference, self.response = QLineEdit(), QLineEdit(), QLineEdit()
        self.message = QPlainTextEdit()
        unlearned(self.url, self.account, self.platform, self.note, self.reference, self.response, self.message)
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(72)
        self.seen = QDateTimeEdit()
        self.seen.setDisplayFormat(date_and_time())
        self.seen.setCalendarPopup(True)
        self.zone, self.timed = label("", "small"), label("", "small")
        self.shows = {showing: QCheckBox(words) for showing, words in showing_words().items()}
        self.shot = ShotField(thumbnails)
        self.more = _narrow(self.tr("More, if you know it"))
        self.more.setProperty("part", "quiet")
        self.more.setCheckable(True)
        self.back = _narrow(self.tr("Write down something new instead"))
        self.back.clicked.connect(self.left)
        self._name_fields()
        for part in self._everything():
            self.add(part)
        self.kind.currentIndexChanged.connect(self._arrange)
        self.more.toggled.connect(self._arrange)
        self.reported_to.currentIndexChanged.connect(self._arrange)
        self.seen.dateTimeChanged.connect(self._name_zone)
        self.clear()

    @property
    def picture(self) -> Screenshot | None:
        """What was added to the entry."""
        return self.shot.picture

    def _name_fields(self) -> None:
        fields: dict[str, tuple[str, QWidget]] = {
            "kind": (self.tr("What happened"), self.kind),
            "url": (self.tr("Address of the page, or where you saw it"), self.url),
            "account": (self.tr("Account or name that posted it"), self.account),
            "screenshot": (self.tr("A picture of the screen. You can also drop it here."), self.shot),
            "shows": (self.tr("What it shows"), self._boxes()),
            "message": (self.tr("The exact words, if you can copy them"), self.message),
            "platform": (self.tr("Site or app"), self.platform),
            "note": (self.tr("Your note"), self.note),
            "seen": (self.tr("When it was"), self.seen),
            "still_up": (self.tr("Is it still there?"), self.still_up),
            "reported_to": (self.tr("Whom did you report it to?"), self.reported_to),
            "reference": (self.tr("Reference number"), self.reference),
            "response": (self.tr("The answer you got"), self.response),
        }
        self._rows: dict[str, list[QWidget]] = {}
        for name, (caption, field) in fields.items():
            field.setAccessibleName(caption)
            self._rows[name] = [label(caption), field]
        self._rows["seen"].append(self.zone)
        self.seen.lineEdit().setAccessibleName(self.seen.accessibleName())

    def _boxes(self) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        for number, box in enumerate(self.shows.values()):
            grid.addWidget(box, number // 2, number % 2)
        return sheet

    def _everything(self) -> list[QWidget]:
        rows = (part for row in self._rows.values() for part in row)
        return [self.heading, *rows, self.timed, self.more, self.back]

    def _names(self) -> tuple[list[str], list[str]]:
        """The fields that are asked first, and those below "More"."""
        kind = self.chosen_kind
        first = [*_FIRST[kind]] if self._case is None else ["kind", *_FIRST[kind]]
        more = [name for name in _MORE.get(kind, _REST) if name not in first]
        if self.reported_to.currentData() in {"", ReportedTo.NOBODY}:
            more = [name for name in more if name not in _AFTER_A_REPORT]
        return first, more

    def _arrange(self) -> None:
        """Show the fields of this kind, in their order; the keyboard goes through them in the same one."""
        first, more = self._names()
        order = [self.heading, *self._parts(first)]
        order += [self.more, *self._parts(more)] if self.more.isChecked() else [self.timed, self.more]
        if self._case is not None:
            order.append(self.back)
        for place, part in enumerate(order):
            self.place(part, place)
        for part in self._everything():
            part.setVisible(part in order)
        for before, after in pairwise(one for part in order for one in _reached(part)):
            QWidget.setTabOrder(before, after)

    def _parts(self, names: Iterable[str]) -> list[QWidget]:
        return [part for name in names for part in self._rows[name]]

    @property
    def chosen_kind(self) -> EntryKind:
        """What kind of entry this is going to be."""
        return EntryKind.FOUND if self._case is None else EntryKind(self.kind.currentData())

    def clear(self) -> None:
        """Empty, about something new, with the time it is now."""
        self._case = None
        self.heading.setText(self.tr("Write down what you see"))
        for line in (self.url, self.account, self.platform, self.note, self.reference, self.response):
            line.clear()
        self.message.clear()
        for choice in (self.kind, self.still_up, self.reported_to):
            choice.setCurrentIndex(0)
        for box in self.shows.values():
            box.setChecked(False)
        self.more.setChecked(False)
        self.seen.setDateTime(QDateTime.currentDateTime())
        self.shot.clear()
        self._name_zone()
        self._arrange()

    def go_on_with(self, case: Case, title: str) -> None:
        """Empty, about something that stands in the log. `title`: what it is called there."""
        self.clear()
        self._case = case
        self.heading.setText(self.tr("What happened since with {}").format(title))
        self._arrange()

    def entry(self) -> Entry:
        """The entry as it stands in the form. Raises EvidenceError where it says nothing, or its time cannot be.

        What was filled in and is no longer asked for, because something else was chosen since, is no part of it.
        """
        asked = {name for names in self._names() for name in names}
        said = {name: text for name, text in self._texts().items() if name in asked and text}
        still_up = StillUp(self.still_up.currentData()) if "still_up" in asked else StillUp.UNKNOWN
        if not said and self.picture is None and still_up is StillUp.UNKNOWN:
            raise EvidenceError(
                self.tr("There is nothing in this entry yet."), self.tr("Fill in one field, or add a picture.")
            )
        kind, about = self.chosen_kind, self._case.number if self._case is not None else 0
        made = Entry(kind=kind, written="", seen="", zone="", about=about, still_up=still_up, **said)
        return entry_at(kind, self._seen(), datetime.now().astimezone(), made)

    def _texts(self) -> dict[str, str]:
        """What every field says; the empty text where it says nothing."""
        return {
            "url": self.url.text().strip(),
            "account": self.account.text().strip(),
            "shows": shows_text(one for one, box in self.shows.items() if box.isChecked()),
            "message": self.message.toPlainText(),
            "platform": self.platform.text().strip(),
            "note": self.note.text().strip(),
            "reported_to": str(self.reported_to.currentData()),
            "reference": self.reference.text().strip(),
            "response": self.response.text().strip(),
        }

    def _seen(self) -> datetime:
        moment = datetime.fromtimestamp(self.seen.dateTime().toSecsSinceEpoch())
        return moment.astimezone()

    def _name_zone(self) -> None:
        seen = self._seen()
        self.zone.setText(self.tr("Time zone of this computer: {} ({})").format(seen.tzname(), f"{seen:%z}"))
        when = moment_words(seen.isoformat(), seen.tzname() or "")
        self.timed.setText(self.tr("The time is noted too: {}. You can change it under More.").format(when))


def _reached(part: QWidget) -> Iterator[QWidget]:
    """What the keyboard stops at within a part of the form."""
    for one in (part, *part.findChildren(QWidget)):
        inner = isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox) or one.window() is not part.window()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
            yield one


def _choice(words: Mapping[Any, str]) -> QComboBox:
    """One of several; the first is chosen."""
    made = QComboBox()
    for value, text in words.items():
        made.addItem(text, value)
    return made


def _narrow(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
