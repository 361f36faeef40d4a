"""Where you live: what a stranger would guess from the officer's own files, on a map and in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_exposure.places.guesses import Guess, distance_from, seen_in
from officer_exposure.places.spots import carriers, named, of_members
from officer_exposure.places.wording import place_words
from ui import where_words
from ui.home_answers import HomeAnswers, Said, degrees_of
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.where import Where, WhereReader
from ui.widgets.card import Card, clear
from ui.widgets.map.canvas import is_imperial
from ui.widgets.map.marks import Mark, Points, Shown
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import label
from ui.widgets.where.files_card import FilesCard
from ui.widgets.where.guess_card import GuessCard
from ui.widgets.where.home_card import HomeCard
from ui.widgets.where.map_panel import MapPanel
from ui.widgets.where.map_site import MapSiteCard
from ui.widgets.where.others_card import OthersCard

_ROOM_FOR_BOTH = 820
"""Logical pixels of the page below which words and map stand one below the other."""

_WORDS_WIDTH = 420
_TALL_ENOUGH = 480
_MAP_HEIGHT = 560
_FAR_M = 1_000.0
_AROUND_M = 150.0
"""Files this near to the middle of a guess carry it, even where the guess is narrower than fixes are good."""


class WherePage(Page):
    """Reads beside the window, then shows. Emits `go` with a page, `file_wanted` and `check_wanted` for the review."""

    go = Signal(str)
    file_wanted = Signal(str)
    check_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("", scrolls=False)
        self._session = session
        self._imperial = is_imperial()
        self._where: Where | None = None
        self._reader: WhereReader | None = None
        self._stale, self._took, self._compact = True, False, False
        self.guesses: list[GuessCard] = []
        self._answers = HomeAnswers(session, self)
        self._answers.changed.connect(self._follow_answer)
        self._build_words()
        self._build_map()
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        session.findings_changed.connect(self._note_change)
        session.scan_changed.connect(self._note_change)
        self._say_heading()

    def _build_words(self) -> None:
        self.empty = Card(part="note")
        self._empty_words = label("")
        self.empty.add(self._empty_words)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * GRID)
        self.home = HomeCard()
        self.home.given.connect(self._answers.give)
        self.home.forgotten.connect(self._answers.forget)
        self.files = FilesCard(imperial=self._imperial)
        self.files.opened.connect(self.file_wanted)
        self._others = OthersCard()
        self._others.wanted.connect(self.check_wanted)
        self.site = MapSiteCard()
        self.site.opened.connect(self._session.opened)
        self._coverage = Card(part="note")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._column.addWidget(self.empty)
        self._column.addLayout(self._cards)
        for part in (self.files, self.home, self._others, self.site, self._coverage):
            self._column.addWidget(part)
            part.hide()
        self.empty.hide()
        self._column.addStretch(1)
        self.scrolling = ScrollColumn(content)

    def _build_map(self) -> None:
        self.map = MapPanel()
        self.map.chosen.connect(self._follow_map)
        self.map.opened.connect(self._open)
        self._row = QHBoxLayout()
        self._row.setSpacing(3 * GRID)
        self._row.addWidget(self.scrolling, 0)
        self._row.addWidget(self.map, 1)
        self._row.addStretch(0)
        self.map.hide()
        self.body.addLayout(self._row, 1)
        self.scrolling.setFixedWidth(_WORDS_WIDTH)

    def _note_change(self) -> None:
        """A page that is not in view must not slow the window down, nor one a scan that finds more and more."""
        self._stale = True
        if self.isVisible() and not self._session.is_running:
            self.refresh()

    def shown(self) -> None:
        """Show what is new since the last visit."""
        if self._stale:
            self.refresh()
        super().shown()

    def left(self) -> None:
        """What would be sent to a map site is not left open."""
        self.site.fold()

    def refresh(self) -> None:
        """Read the store again, beside the window; while that is done, once more afterwards."""
        if self._reader is not None or self._session.keeping is Keeping.CLOSED:
            return
        self._stale = self._took = False
        self._reader = WhereReader(self._session.store, imperial=self._imperial)
        self._reader.read.connect(self._take)
        self._reader.finished.connect(self._reader_over)
        self._reader.start()

    def is_reading(self) -> bool:
        """Whether the store is still being read."""
        return self._reader is not None

    def _reader_over(self) -> None:
        if self._reader is not None:
            self._reader.wait()
            self._reader = None
            if self._stale and self.isVisible():
                self.refresh()
            elif not self._took:
                self._stale = True
                self.lead.setText(self.tr("This could not be read just now. Go to another page and come back."))
                self.lead.show()

    def _take(self, where: Where) -> None:
        if self._reader is None:  # the vault was locked while this was on its way
            return
        self._took = True
        before, self._where = self._where, where
        looked = self._session.store.runs.latest() is not None
        self._say_heading()
        nothing = where_words.empty(where, looked=looked)
        self._empty_words.setText(nothing)
        self.empty.setVisible(bool(nothing))
        if before is None or before.guesses != where.guesses:
            self._show_guesses(where)
        self._tell_home()
        self._others.tell(where.others, self._near)
        self._coverage.replace(*(label(line, "small") for line in where_words.coverage(where)))
        self._coverage.show()
        self._show_map(where)
        self.map.setVisible(bool(len(where.spots) or where.guesses or where.homes))
        self._choose(where.guesses[0] if where.guesses else None)

    def _near(self, latitude: float, longitude: float) -> str:
        return place_words(latitude, longitude, imperial=self._imperial)

    def _say_heading(self) -> None:
        where = self._where
        self.title.setText(where_words.title(where))
        self.lead.setText(where_words.lead(where))
        self._show_lead()
        something = where is not None and bool(len(where.spots) or where.guesses)
        self._leads_to = "sources" if not something else "plan" if self._answers.homes() else "review"
        words = {
            "sources": self.tr("Choose what to look at"),
            "plan": self.tr("See the ways to your door"),
            "review": self.tr("See what was found"),
        }
        self.next.setText(words[self._leads_to])

    def _show_lead(self) -> None:
        """A low window has room for the guess and its question alone, once there is one."""
        self.lead.setVisible(not self.guesses or self.height() >= _TALL_ENOUGH)

    def _show_guesses(self, where: Where) -> None:
        clear(self._cards)
        self.guesses = []
        for guess in where.guesses:
            card = GuessCard(guess, self._near(*degrees_of(guess)), imperial=self._imperial)
            card.said.connect(lambda said, guess=guess: self._answers.say(guess, said))
            card.wanted.connect(lambda guess=guess: self._show_on_map(guess))
            self._cards.addWidget(card)
            card.show()
            self.guesses.append(card)
        self._show_lead()
        self.first = self.guesses[0].buttons[Said.YES] if self.guesses else self.next

    def _tell_home(self) -> None:
        """What was said of the guesses, and how close they come to what is known of home."""
        known = self._answers.homes()
        asking = True
        for card in self.guesses:
            said = self._answers.said(card.guess)
            card.tell(said, None if said is Said.YES else distance_from(card.guess, known))
            card.ask(said is Said.YES or (asking and not known))
            asking = asking and said is Said.NO  # one question at a time, and none after "rather not say"
        self.home.tell(self._near(known[0].latitude, known[0].longitude) if known else "")
        self.home.setVisible(bool(self.guesses or known))

    def _show_map(self, where: Where) -> None:
        spots = where.spots
        marks = where_words.marks(where, self._near)
        points = Points(spots.latitudes, spots.longitudes, spots.kinds)
        legend = where_words.legend(marks, sorted(set(spots.kinds.tolist())))
        self.map.show_places(
            Shown(marks, points, where_words.kind_names(), where.lines), where_words.rows(marks, where), legend
        )

    def _show_on_map(self, guess: Guess) -> None:
        mark = next((one for one in self.map.canvas.scene.shown.marks if one.rank == guess.place.rank), None)
        if mark is not None:
            self.map.canvas.go_to(mark)
            if self._compact:
                self.scrolling.ensureWidgetVisible(self.map.canvas)

    def _follow_map(self, chosen: Mark | list[int]) -> None:
        """Something on the map or in the list was chosen: say which files tell of it."""
        where = self._where
        if where is None:
            return
        if isinstance(chosen, Mark) and chosen.rank == 1:
            self._choose(where.guesses[0])
        elif isinstance(chosen, Mark):
            self._tell_files(chosen.name, (chosen.latitude, chosen.longitude), chosen.radius_m)
        else:
            files = of_members(where.spots, chosen, where.audiences)
            self.files.tell(self.tr("Files that tell of this place"), files)
            self.site.offer((float(where.spots.latitudes[chosen[0]]), float(where.spots.longitudes[chosen[0]])))

    def _choose(self, guess: Guess | None) -> None:
        """Before anything is chosen: the very files that the first guess rests on."""
        where = self._where
        if where is None or guess is None:
            self.files.hide()
            self.site.offer(None)
            return
        near = carriers(where.spots, degrees_of(guess), _FAR_M, where.audiences)
        self.files.tell(self.tr("These carry the first guess"), named(near, seen_in(guess.finding)) or near)
        self.site.offer(degrees_of(guess))

    def _tell_files(self, title: str, place: tuple[float, float], radius: float) -> None:
        if self._where is not None:
            found = carriers(self._where.spots, place, max(radius, _AROUND_M), self._where.audiences)
            self.files.tell(title, found)
        self.site.offer(place)

    def _open(self, chosen: Mark | list[int]) -> None:
        """Enter on a place: go on with the files that tell of it."""
        self._follow_map(chosen)
        if self.files.buttons:
            self.files.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.files, lambda: self.scrolling.ensureWidgetVisible(self.files))

    def _follow_answer(self) -> None:
        """Show how close the guesses come, and let the checks that know home judge anew."""
        self._tell_home()
        self._say_heading()
        self._note_change()
        self._session.use_people()

    def _go_on(self) -> None:
        self.go.emit(self._leads_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the map stands between the words."""
        super().resizeEvent(event)
        self._show_lead()
        compact = event.size().width() < _ROOM_FOR_BOTH
        if compact == self._compact:
            return
        self._compact = compact
        self._row.setStretch(0, int(compact))
        self.map.canvas.wheel_scrolls = compact
        if compact:
            self._column.insertWidget(self._column.indexOf(self.home), self.map)
            self.map.setFixedHeight(_MAP_HEIGHT)
            self.scrolling.setMinimumWidth(1)
            self.scrolling.setMaximumWidth(16_777_215)
        else:
            self._row.insertWidget(1, self.map, 1)
            self.map.setMinimumHeight(0)
            self.map.setMaximumHeight(16_777_215)
            self.scrolling.setFixedWidth(_WORDS_WIDTH)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what works beside this page."""
        if self._reader is not None:
            self._reader.stop()
            self._reader.wait()
            self._reader = None
        super().closeEvent(event)
