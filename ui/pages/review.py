"""Review: what was found on the left, one gathering in full on the right, and what was not checked as its own row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSplitter

from officer_exposure.exposure.first import do_first
from officer_exposure.model import Level
from officer_exposure.store.records import Decision, Shown, Wanted
from ui.list_words import in_list, lead, title
from ui.models.gatherings import Entry, NotCheckedEntry
from ui.not_checked import NotCheckedReader, NotCheckedWords
from ui.pages.page import Page
from ui.review import Review
from ui.runner import Reach
from ui.said import day_words, undo_words
from ui.session import ScanState, Session
from ui.theme import COLUMN, GRID
from ui.triage import Triage
from ui.widgets.card import Card
from ui.widgets.level_counts import LevelCounts
from ui.widgets.review_detail import ReviewDetail
from ui.widgets.review_list import ReviewList
from ui.widgets.text import label

_ROOM_FOR_BOTH = 720
"""Logical pixels of the page below which the list and the detail cannot stand beside each other."""


class ReviewPage(Page):
    """The overview is computed from the list it heads. Emits `go` with the key of the next page."""

    go = Signal(str)
    copy_wanted = Signal(object, bool)

    def __init__(self, session: Session) -> None:
        super().__init__("", scrolls=False)
        self._session = session
        self._review = Review(session.store)
        self._words: NotCheckedWords | None = None
        self._reader: NotCheckedReader | None = None
        self._read_of: int | None = None
        self._compact = self._turned = self._any_counts = self._holds_something = False
        self._stale, self._undoing, self._looking = True, False, session.state is ScanState.RUNNING
        self.triage = Triage(session)
        self.triage.setParent(self)  # it holds on to this page, and has to end with it
        self.counts = LevelCounts()
        self.heading.addWidget(self.counts)
        self._build_empty()
        self._build_views()
        self._build_actions()
        session.findings_changed.connect(self._note_change)
        session.scan_changed.connect(self._note_scan)
        self.refresh()

    def _build_empty(self) -> None:
        words = self.tr("Choose photos to look at, or answer questions. What is found is listed here.")
        self._empty = Card(label(words))
        self._empty.setMaximumWidth(COLUMN)
        self.body.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)

    def _build_views(self) -> None:
        self.listing, self.detail = ReviewList(), ReviewDetail(self._session, self.triage)
        self.list, self.filters = self.listing.list, self.listing.filters
        self.filters.changed.connect(self._filter)
        self.listing.chosen.connect(self._show)
        self.listing.opened.connect(lambda: self._turn_to(detail=True))
        self.detail.decisions.bar.listen_in((self.list,))
        self.detail.copy_wanted.connect(self.copy_wanted)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(2 * GRID)
        for side in (self.listing, self.detail):
            self._split.addWidget(side)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([336, 664])
        self.body.addWidget(self._split, 1)

    def _build_actions(self) -> None:
        self.back = self.side_action(self.tr("Bac&k to the list"))
        self.back.clicked.connect(lambda: self._turn_to(detail=False))
        self.back.hide()
        self.undo = self.side_action("")
        self.undo.clicked.connect(self.triage.undo)
        self.undo.hide()
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        self.triage.busy_changed.connect(self._wait_to_undo)
        self.detail.stand_between(self.list, (self.back, self.undo, self.next))
        self._on_keys(QKeySequence.StandardKey.Undo, self.undo.click)
        self._on_keys(QKeySequence.StandardKey.Find, self._search)

    def _on_keys(self, keys: QKeySequence.StandardKey, press: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(press)

    def _search(self) -> None:
        self._turn_to(detail=False)
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def look_for(self, words: str) -> None:
        """Show what was found in a file, or whatever else these words say."""
        self._turn_to(detail=False)
        self.filters.look_for(words)

    def look_at(self, check: str) -> None:
        """Show everything, and open what a check found."""
        self.filters.reset()
        self.listing.go_to_check(check)

    def look_at_not_checked(self) -> None:
        """Show everything, and open what was not looked at."""
        self.filters.reset()
        self.listing.go_to_not_checked()

    def open(self, gathering: str) -> None:
        """Show everything, and open one gathering by its id."""
        self.filters.reset()
        self.listing.go_to(gathering)

    def _note_scan(self) -> None:
        """A new look begins with the whole list: an old search would make what it finds look like little."""
        begun = self._session.state is ScanState.RUNNING
        if begun and not self._looking:
            self.filters.reset()
        self._looking = begun
        self._note_change()

    def _note_change(self) -> None:
        """Show what is new at once, or when this page comes into view: a hidden page must not slow the window down."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def shown(self) -> None:
        """Show what is new since the last visit."""
        if self._stale:
            self.refresh()
        super().shown()

    def _filter(self) -> None:
        self.detail.decisions.say("")
        self.refresh()

    def refresh(self) -> None:
        """Ask the store again."""
        self._stale = False
        reach = self._review.reach
        looked = reach is not None
        self._empty.setVisible(not looked)
        self._split.setVisible(looked)
        self._holds_something = reach not in {None, Reach.NOTHING_THERE}
        self.next.setText(self.tr("Save a &report") if self._holds_something else self.tr("C&hoose what to look at"))
        self._offer_undo(self._session.store.decisions.last())
        if looked:
            self._read_not_checked()
        self._list(reach)

    def _list(self, reach: Reach | None) -> None:
        wanted = self.filters.wanted
        gatherings = self._session.store.findings.gatherings(wanted)
        all_open = gatherings if wanted == Wanted() else self._session.store.findings.gatherings(Wanted())
        first = [one.id for one in do_first(all_open)] if wanted.shown is Shown.OPEN else []
        things = dict.fromkeys(sorted(Level, reverse=True), 0)
        for one in gatherings:
            things[one.level] += one.things
        self.counts.show_counts({level: count for level, count in things.items() if count})
        self._any_counts = bool(gatherings)
        self.title.setText(title(reach, wanted, empty=not gatherings))
        self.lead.setText(lead(reach, wanted, empty=not gatherings, cut_short=self._review.is_cut_short))
        narrow = self.filters.is_narrow()
        self.listing.say_empty("" if gatherings else in_list(wanted, narrow=narrow, things=self._review.things))
        self._show_heading()
        self.listing.model.take(gatherings, first, self._not_checked_entry(), wanted.shown)
        self.listing.select()

    def _not_checked_entry(self) -> NotCheckedEntry:
        if self._session.is_running:
            return NotCheckedEntry(self.tr("Still looking"))
        if self._words is None:
            return NotCheckedEntry(self.tr("One moment"))
        return NotCheckedEntry(self._words.extent or self.tr("No file. But every check has limits."))

    def _read_not_checked(self) -> None:
        """Read what was not looked at, once after each look: a decision does not change it."""
        latest = self._session.store.runs.latest()
        if latest is None or self._session.is_running or self._reader is not None or self._read_of == latest.run:
            return
        self._read_of = latest.run
        self._words = None
        self._reader = NotCheckedReader(self._session.store)
        self._reader.read.connect(self._take_not_checked)
        self._reader.finished.connect(self._reader_over)
        self._reader.start()

    def is_reading(self) -> bool:
        """Whether what was not looked at is still being read."""
        return self._reader is not None

    def _take_not_checked(self, words: NotCheckedWords) -> None:
        self._words = words
        self.listing.model.note_not_checked(self._not_checked_entry())
        self.listing.select()

    def _reader_over(self) -> None:
        if self._reader is not None:
            self._reader.wait()
            self._reader = None
            self._note_change()

    def _show(self, row: Entry | NotCheckedEntry) -> None:
        if isinstance(row, Entry):
            self.detail.show_gathering(row.gathering, self.filters.wanted)
        else:
            self.detail.show_not_checked(self._words)

    def _wait_to_undo(self, busy: bool) -> None:
        """A button that cannot be pressed loses the keyboard: give it back, for who takes back several."""
        if busy:
            self._undoing = self.undo.hasFocus()
        self.undo.setEnabled(not busy)
        if self._undoing and not busy:
            self.undo.setFocus()

    def _offer_undo(self, decision: Decision | None) -> None:
        self.undo.setVisible(decision is not None)
        if decision is not None:
            words = undo_words(decision)
            if words != self.undo.text():
                self.undo.setText(words)
            day = day_words(decision.made, self._session.today)
            keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
            self.undo.setToolTip(self.tr("Decided {} ({})").format(day, keys))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is small, the list and the detail take turns."""
        super().resizeEvent(event)
        compact = event.size().width() < _ROOM_FOR_BOTH
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.heading.setDirection(below if compact else beside)
        if compact != self._compact:
            self._compact = compact
            self._turn_to(detail=False)

    def _turn_to(self, *, detail: bool) -> None:
        """Show the detail or the list; both where there is room."""
        self._turned = self._compact and detail
        self.listing.setVisible(not self._turned)
        self.detail.setVisible(detail or not self._compact)
        self.back.setVisible(self._turned)
        self._show_heading()
        if self._compact:
            (self.back if detail else self.list).setFocus()

    def _show_heading(self) -> None:
        """A small window gives the detail the room of the heading."""
        self.title.setVisible(not self._turned)
        self.lead.setVisible(not self._turned and bool(self.lead.text()))
        self.counts.setVisible(not self._turned and self._any_counts)

    def _go_on(self) -> None:
        self.go.emit("documents" if self._holds_something else "sources")

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what works beside this page."""
        self.filters.stop()
        self.triage.stop()
        self.detail.stop()
        if self._reader is not None:
            self._reader.wait()
        super().closeEvent(event)
