"""The evidence log: write down what is seen, add what becomes of it, and hand it to an investigator when asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from officer_exposure.errors import ExposureError
from officer_exposure.happening.cases import Case, Which, cases_in, wanted
from officer_exposure.happening.chain import Logged, broken_in
from officer_exposure.happening.entry import EntryKind
from officer_exposure.happening.exporting import write_export
from officer_exposure.parsing.pixels.drawings import HELD_TASK, Drawing
from ui.evidence_words import moment_words, which_words
from ui.free_path import free_path
from ui.pages.page import Page
from ui.saved_words import saved_lines
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card
from ui.widgets.case_card import CaseCard, title_of
from ui.widgets.entry_form import EntryForm
from ui.widgets.picker import Picker
from ui.widgets.picture import EDGE, Picture
from ui.widgets.renewed import Renewed
from ui.widgets.scroll import unfold
from ui.widgets.text import label, selectable
from ui.widgets.unlearned import unlearned

_MANY = 3
"""More cases than this can be searched."""

_MOST_CASES = 20
"""Cases in view at once."""


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
        self._thumbnails = Thumbnails(EDGE, HELD_TASK)
        self._thumbnails.drawn.connect(self._draw)
        self._picture: tuple[object, Picture] | None = None
        self._dealt_with = 0
        self.form = EntryForm(self._thumbnails)
        self.form.left.connect(self.form.clear)
        self._build_handing_over()
        self._build_search()
        self._entries = Renewed()
        self.cases: list[CaseCard] = []
        for part in (self.said, self.handing, self.form, self.search, self._entries):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("Back to the &plan"))
        self.back.clicked.connect(lambda: self.go.emit("happening"))
        self.hand_over = self.side_action(self.tr("Hand the l&og over"))
        self.hand_over.setCheckable(True)
        unfold(self.hand_over, self.handing)
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
            label(
                self.tr("A picture stays as it is. One taken with a phone often says inside where it was taken."),
                "small",
            ),
            self.picker,
            self.save,
            part="note",
        )
        self.handing.hide()

    def _build_search(self) -> None:
        """Where there are many: words that stand anywhere in an entry, and how it stands."""
        self.words, self.which = QLineEdit(), QComboBox()
        unlearned(self.words)
        for which, words in which_words().items():
            self.which.addItem(words, which)
        self.words.setPlaceholderText(self.tr("Search in the log"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.which.setAccessibleName(self.tr("Which ones to show"))
        self.words.textChanged.connect(self._refresh)
        self.which.currentIndexChanged.connect(self._refresh)
        self.search = QWidget()
        row = QHBoxLayout(self.search)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.which)

    def shown(self) -> None:
        """Read the log anew."""
        kept = self._session.keeping is Keeping.VAULT
        self.lead.setText(
            self.tr(
                "Each entry gets a time and a hash. It cannot be changed later; a mistake is corrected by a new one."
            )
            if kept
            else self.tr("You are just looking: this log is gone when the window closes. Hand it over first.")
        )
        self._refresh()
        super().shown()

    def _refresh(self) -> None:
        self._picture = None
        log = self._session.store.evidence.all()
        problems = {one.number: one.problem for one in broken_in(log)}
        cases = cases_in(log)
        self.hand_over.setEnabled(bool(log))
        self.search.setVisible(len(cases) > _MANY)
        found = wanted(cases, self.words.text(), Which(self.which.currentData()))
        shown = found[: -_MOST_CASES - 1 : -1]
        self.cases = [self._card(case, problems) for case in shown]
        self._entries.replace(*self._heading(cases, found, shown), *self.cases, *self._steps(log, problems))

    def _heading(self, cases: Sequence[Case], found: Sequence[Case], shown: Sequence[Case]) -> list[QWidget]:
        if not cases:
            return []
        if not found:
            return [label(self.tr("Nothing in the log fits. Search for less."))]
        numbers = QLocale()
        lines: list[QWidget] = [label(self.tr("In the log, the newest first"), "strong")]
        if len(found) > len(shown):
            words = self.tr("{} of {} are shown. Search for the others.")
            lines.append(label(words.format(numbers.toString(len(shown)), numbers.toString(len(found))), "small"))
        return lines

    def _card(self, case: Case, problems: dict[int, str]) -> CaseCard:
        card = CaseCard(case, problems)
        card.goes_on.connect(lambda: self._go_on_with(case))
        card.shows.connect(lambda digest: self._show_picture(card, digest))
        return card

    def _steps(self, log: Sequence[Logged], problems: dict[int, str]) -> list[QWidget]:
        """What was ticked in the plan, and taken back: one line each, and shown while nothing is searched for."""
        of_cases = {one.number for case in cases_in(log) for one in case.entries}
        rest = [one for one in log if one.number not in of_cases]
        if not rest or self.words.text() or self.which.currentIndex():
            return []
        lines: list[QWidget] = [label(self.tr("Steps of the plan"), "strong")]
        for one in reversed(rest):
            done = self.tr("done") if one.entry.kind is EntryKind.STEP else self.tr("taken back")
            when = moment_words(one.entry.seen, one.entry.zone)
            problem = problems.get(one.number, "")
            about = self.tr(", about entry {}").format(one.entry.about) if one.entry.about else ""
            lines.append(label(f"{one.number}.  {when}: {done}{about}. {one.entry.note} {problem}".strip(), "small"))
        return [Card(*lines)]

    def _go_on_with(self, case: Case) -> None:
        self.said.hide()
        self.form.go_on_with(case, title_of(case))
        self.scrolling.verticalScrollBar().setValue(0)
        self.form.kind.setFocus()

    def _show_picture(self, card: CaseCard, digest: str) -> None:
        kept = self._session.store.evidence.screenshot(digest)
        if kept is None:
            self._say(label(self.tr("This picture is not in the log any more."), "strong"))
            return
        key, picture = object(), Picture()
        self._picture = key, picture
        picture.wait(())
        card.show_picture(picture)
        self._thumbnails.ask(key, kept.data)

    def _draw(self, key: object, drawing: Drawing) -> None:
        if self._picture is not None and self._picture[0] is key:
            self._picture[1].show_drawing(drawing)

    def _keep(self) -> None:
        try:
            logged = self._session.store.evidence.add(self.form.entry(), self.form.picture)
        except ExposureError as error:
            self._say(label(error.message, "strong"), label(error.hint))
            return
        self.form.clear()
        self.words.clear()
        self.which.setCurrentIndex(0)
        self._refresh()
        self._tell_kept(logged)

    def _tell_kept(self, logged: Logged) -> None:
        """What was kept, with its time: in a small window the log itself lies below the form."""
        entry = logged.entry
        case = next(one for one in cases_in(self._session.store.evidence.all()) if logged in one.entries)
        self._say(
            label(self.tr("Entry {} is kept.").format(QLocale().toString(logged.number)), "strong"),
            label(f"{title_of(case)}, {moment_words(entry.seen, entry.zone)}"),
        )

    def _export(self) -> None:
        store, path = self._session.store.evidence, free_path(self.picker.current(), ".zip", "evidence-log")
        try:
            written = write_export(path, store.all(), store.screenshot, datetime.now().astimezone())
        except ExposureError as error:
            self._say(label(error.message, "strong"), label(error.hint))
            return
        self._dealt_with = len(store.all())
        self.picker.look_again()
        self.hand_over.setChecked(False)
        lines: list[QWidget] = [*saved_lines([path]), selectable(str(path))]
        if written.missing or written.problems:
            lines.append(label(self.tr("Not all of it is as it was written down. The file says what.")))
        lines.append(
            label(self.tr("The last link of the chain. Tell it to someone, and it proves later what was there:"))
        )
        lines.append(selectable(written.last_link))
        self._say(*lines)

    def warn_of_loss(self) -> bool:
        """Where entries were written since the log was handed over, offer to save it; once, until there are more."""
        entries = len(self._session.store.evidence.all())
        if entries <= self._dealt_with:
            return False
        self._dealt_with = entries
        self.hand_over.setChecked(True)
        self._say(
            label(self.tr("Your log is not saved yet."), "strong"),
            label(self.tr("You are just looking. Save it below, or close the window once more and it is gone.")),
        )
        return True

    def _say(self, *lines: QWidget) -> None:
        self.said.replace(*lines)
        self.said.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def left(self) -> None:
        """What was said of the last entry is read by now."""
        self.said.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the worker that draws."""
        self._thumbnails.stop()
        super().closeEvent(event)
