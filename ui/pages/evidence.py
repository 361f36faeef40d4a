"""The evidence log: write down what is seen, read it again, and hand it to an investigator when asked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from officer_exposure.errors import ExposureError
from officer_exposure.happening.chain import Logged, broken_in
from officer_exposure.happening.entry import EntryKind
from officer_exposure.happening.exporting import write_export
from ui.free_path import free_path
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.widgets.card import Card
from ui.widgets.entry_form import EntryForm, date_and_time
from ui.widgets.picker import Picker
from ui.widgets.renewed import Renewed
from ui.widgets.text import label, selectable


class EvidencePage(Page):
    """Entries are added and never changed. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self.title.setText(self.tr("Evidence log"))
        self.lead.show()
        self.said = Card(part="note")
        self.said.hide()
        self.form = EntryForm()
        self._build_handing_over()
        self._entries = Renewed()
        for part in (self.said, self.handing, self.form, self._entries):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("Back to the &plan"))
        self.back.clicked.connect(lambda: self.go.emit("happening"))
        self.hand_over = self.side_action(self.tr("Hand the l&og over"))
        self.hand_over.setCheckable(True)
        self.hand_over.toggled.connect(self.handing.setVisible)
        self.keep = self.main_action(self.tr("&Keep this entry"))
        self.keep.clicked.connect(self._keep)

    def _build_handing_over(self) -> None:
        self.picker = Picker(files=False)
        self.picker.list.setFixedHeight(128)
        self.save = QPushButton(self.tr("Save the log in this folder"))
        self.save.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.save.clicked.connect(self._export)
        self.handing = Card(
            label(self.tr("Hand the log to an investigator"), "strong"),
            label(
                self.tr(
                    "One ZIP file with every entry, every picture and their hashes. It is not encrypted. It names "
                    "pages and people. Give it to the investigator by hand, and keep no copy lying about."
                )
            ),
            self.picker,
            self.save,
            part="note",
        )
        self.handing.hide()

    def shown(self) -> None:
        """Read the log anew."""
        kept = self._session.keeping is Keeping.VAULT
        self.lead.setText(
            self.tr(
                "Each entry gets a time and a hash. It cannot be changed later; a mistake is corrected by a new one."
            )
            if kept
            else self.tr("You are just looking: this log is gone when the window closes. Hand it over before.")
        )
        self._refresh()
        super().shown()

    def _refresh(self) -> None:
        log = self._session.store.evidence.all()
        self.form.offer(log)
        self.hand_over.setEnabled(bool(log))
        broken = {one.number: one.problem for one in broken_in(log)}
        heading = [label(self.tr("In the log, the newest first"), "strong")] if log else []
        self._entries.replace(*heading, *(self._card(one, broken.get(one.number, "")) for one in reversed(log)))

    def _card(self, one: Logged, problem: str) -> Card:
        entry = one.entry
        kinds = {
            EntryKind.FOUND: self.tr("Seen"),
            EntryKind.NOTE: self.tr("Note"),
            EntryKind.REPORTED: self.tr("Reported"),
            EntryKind.ANSWERED: self.tr("An answer came"),
            EntryKind.LOOKED_AGAIN: self.tr("Looked again"),
            EntryKind.CORRECTED: self.tr("Correction"),
            EntryKind.STEP: self.tr("Step done"),
        }
        about = self.tr(", about entry {}").format(entry.about) if entry.about else ""
        card = Card(
            label(f"{one.number}.  {kinds[entry.kind]}{about}", "strong"), label(_when(entry.seen, entry.zone), "small")
        )
        if problem:
            card.add(label(problem, "strong"))
        for text in (entry.url, entry.account, entry.message, entry.note):
            if text:
                card.add(selectable(text))
        if entry.screenshot:
            card.add(label(self.tr("Picture kept, SHA-256 {}").format(entry.screenshot[:16] + "…"), "small"))
        return card

    def _keep(self) -> None:
        try:
            logged = self._session.store.evidence.add(self.form.entry(), self.form.picture)
        except ExposureError as error:
            self._say(label(error.message, "strong"), label(error.hint))
            return
        self.form.clear()
        self._say(label(self.tr("Entry {} is kept.").format(QLocale().toString(logged.number)), "strong"))
        self._refresh()

    def _export(self) -> None:
        store, path = self._session.store.evidence, free_path(self.picker.current(), ".zip", "evidence-log")
        try:
            written = write_export(path, store.all(), store.screenshot, datetime.now().astimezone())
        except ExposureError as error:
            self._say(label(error.message, "strong"), label(error.hint))
            return
        self.hand_over.setChecked(False)
        lines: list[QWidget] = [
            label(self.tr("Saved. Only your user account can open it."), "strong"),
            selectable(str(path)),
        ]
        if written.missing or written.problems:
            lines.append(label(self.tr("Not all of it is as it was written down. The file says what.")))
        lines.append(
            label(self.tr("The last link of the chain. Tell it to someone, and it proves later what was there:"))
        )
        lines.append(selectable(written.last_link))
        self._say(*lines)

    def _say(self, *lines: QWidget) -> None:
        self.said.replace(*lines)
        self.said.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def left(self) -> None:
        """What was said of the last entry is read by now."""
        self.said.hide()


def _when(seen: str, zone: str) -> str:
    """A moment as the locale writes it, with the zone it was written in."""
    clock = QDateTime.fromString(seen[:19], "yyyy-MM-ddTHH:mm:ss")
    return f"{QLocale().toString(clock, date_and_time())} {zone}".strip()
