"""The form for one entry of the evidence log: what was seen, where, when, and a picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from officer_exposure.errors import EvidenceError
from officer_exposure.happening.chain import Logged
from officer_exposure.happening.entry import Entry, EntryKind, entry_at
from officer_exposure.happening.screenshot import Screenshot, read_screenshot
from ui.widgets.card import Card
from ui.widgets.choose_picture import ChoosePicture
from ui.widgets.text import label

ABOUT_ANOTHER = {EntryKind.REPORTED, EntryKind.ANSWERED, EntryKind.LOOKED_AGAIN, EntryKind.CORRECTED}


class EntryForm(Card):
    """Fields with the time filled in. `entry` makes the entry; `picture` is what was added to it."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        for kind, words in self._kinds().items():
            self.kind.addItem(words, kind)
        self.about = QComboBox()
        self.url, self.account, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.message = QPlainTextEdit()
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(72)
        self.seen = QDateTimeEdit()
        self.seen.setDisplayFormat(date_and_time())
        self.seen.setCalendarPopup(True)
        self.zone = label("", "small")
        self.picture: Screenshot | None = None
        self.choose = ChoosePicture(self.tr("Add a picture of the screen"))
        self.choose.chosen.connect(self.take)
        self.taken = label("", "small")
        self._field(self.tr("What this is"), self.kind)
        self._about_caption = label(self.tr("About which entry"))
        self.add(self._about_caption)
        self._named(self.tr("About which entry"), self.about)
        self._field(self.tr("Address of the page"), self.url)
        self._field(self.tr("Account or name that posted it"), self.account)
        self._field(self.tr("The exact words, if you can copy them"), self.message)
        self._field(self.tr("Your note"), self.note)
        self._field(self.tr("When you saw it"), self.seen)
        self.seen.lineEdit().setAccessibleName(self.seen.accessibleName())
        for part in (self.zone, self.choose, self.taken):
            self.add(part)
        self.seen.dateTimeChanged.connect(self._name_zone)
        self.kind.currentIndexChanged.connect(self._show_about)
        self.clear()

    def _kinds(self) -> dict[EntryKind, str]:
        return {
            EntryKind.FOUND: self.tr("I saw something"),
            EntryKind.NOTE: self.tr("A note"),
            EntryKind.REPORTED: self.tr("I reported it"),
            EntryKind.ANSWERED: self.tr("An answer came"),
            EntryKind.LOOKED_AGAIN: self.tr("I looked again"),
            EntryKind.CORRECTED: self.tr("I correct an entry"),
        }

    def _field(self, caption: str, field: QWidget) -> None:
        self.add(label(caption))
        self._named(caption, field)

    def _named(self, caption: str, field: QWidget) -> None:
        field.setAccessibleName(caption)
        self.add(field)

    def clear(self) -> None:
        """Empty, with the time it is now."""
        self.kind.setCurrentIndex(0)
        for line in (self.url, self.account, self.note):
            line.clear()
        self.message.clear()
        now = QDateTime.currentDateTime()
        self.seen.setDateTime(now)
        self.picture = None
        self.choose.close_picker()
        self._tell("")
        self._name_zone()
        self._show_about()

    def offer(self, log: Sequence[Logged]) -> None:
        """The entries that another one can be about, the newest first."""
        self.about.clear()
        for one in reversed(log):
            words = one.entry.url or one.entry.account or one.entry.note or one.entry.message
            self.about.addItem(f"{one.number}: {words[:60]}", one.number)

    def entry(self) -> Entry:
        """The entry as it stands in the form. Raises EvidenceError where it says nothing, or its time cannot be."""
        kind: EntryKind = self.kind.currentData()
        fields = {
            "url": self.url.text().strip(),
            "account": self.account.text().strip(),
            "message": self.message.toPlainText(),
            "note": self.note.text().strip(),
        }
        if not any(fields.values()) and self.picture is None:
            raise EvidenceError(
                self.tr("There is nothing in this entry yet."), self.tr("Fill in one field, or add a picture.")
            )
        about = self.about.currentData() if kind in ABOUT_ANOTHER else 0
        made = msgspec.structs.replace(Entry(kind=kind, written="", seen="", zone=""), about=about or 0, **fields)
        return entry_at(kind, self._seen(), datetime.now().astimezone(), made)

    def take(self, path: Path) -> None:
        """Take a picture from a file, as it is."""
        try:
            self.picture = read_screenshot(path)
        except EvidenceError as error:
            self.picture = None
            self._tell(f"{error.message} {error.hint}")
        else:
            self._tell(self.tr("The picture is part of this entry: {}.").format(path.name))

    def _seen(self) -> datetime:
        moment = datetime.fromtimestamp(self.seen.dateTime().toSecsSinceEpoch())
        return moment.astimezone()

    def _name_zone(self) -> None:
        seen = self._seen()
        self.zone.setText(self.tr("Time zone of this computer: {} ({})").format(seen.tzname(), f"{seen:%z}"))

    def _show_about(self) -> None:
        needed = self.kind.currentData() in ABOUT_ANOTHER
        self._about_caption.setVisible(needed)
        self.about.setVisible(needed)

    def _tell(self, words: str) -> None:
        self.taken.setText(words)
        self.taken.setVisible(bool(words))


def date_and_time() -> str:
    """How a moment is written here: the locale's way, but with the whole year."""
    short = QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")
