"""Review: what was found on the left, one gathering in full on the right, and what was not checked as its own row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from officer_exposure.exposure.levels import word
from officer_exposure.model import Area, Level
from ui.models.gatherings import ROW, Entry, GatheringsModel, NotCheckedEntry
from ui.pages.page import Page
from ui.review import Reach, Review
from ui.session import Session
from ui.theme import COLUMN, GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card, clear
from ui.widgets.gathering_delegate import GatheringDelegate
from ui.widgets.gathering_detail import GatheringDetail
from ui.widgets.level_counts import LevelCounts
from ui.widgets.not_checked_detail import NotCheckedDetail
from ui.widgets.picture import EDGE
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import label

_ROOM_FOR_BOTH = 720
"""Logical pixels of the page below which the list and the detail cannot stand beside each other."""


class ReviewPage(Page):
    """The overview is computed from the list it heads. Emits `go` with the key of the next page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("", scrolls=False)
        self._session = session
        self._thumbnails = Thumbnails(EDGE)
        self._model = GatheringsModel()
        self._current: str | None = None
        self._compact = False
        self.title.setText(self.tr("What was found"))
        self._counts = LevelCounts()
        self.heading.addWidget(self._counts)
        self._build_empty()
        self._build_views()
        self.back = self.side_action(self.tr("&Back to the list"))
        self.back.clicked.connect(lambda: self._turn_to(detail=False))
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)
        self.back.hide()
        session.review_changed.connect(self._note_review)
        self._take_review()

    def _build_empty(self) -> None:
        words = self.tr("Choose photos to look at, or answer the ten questions. What is found is listed here.")
        self._empty = Card(label(words))
        self._empty.setMaximumWidth(COLUMN)
        self.body.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)

    def _build_views(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(2 * GRID)
        self._both = self._list_side(), self._detail_side()
        for side in self._both:
            self._split.addWidget(side)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([336, 664])
        self.body.addWidget(self._split, 1)

    def _list_side(self) -> QWidget:
        self.areas, self.levels = QComboBox(), QComboBox()
        self.areas.setAccessibleName(self.tr("Show one area"))
        self.levels.setAccessibleName(self.tr("Show one level"))
        self.areas.addItem(self.tr("All areas"), None)
        self.levels.addItem(self.tr("All levels"), None)
        for area in Area:
            self.areas.addItem(word(area), area.value)
        for level in sorted(Level, reverse=True):
            self.levels.addItem(word(level), level.value)
        for box in (self.areas, self.levels):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._filter)
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        filters.addWidget(self.areas, 1)
        filters.addWidget(self.levels, 1)
        self._build_list()
        side = QWidget()
        side.setMinimumWidth(200)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        return side

    def _build_list(self) -> None:
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(GatheringDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.clicked.connect(lambda: self._turn_to(detail=True))
        self.list.activated.connect(lambda: self._turn_to(detail=True))

    def _detail_side(self) -> QWidget:
        content = QWidget()
        self._detail = QVBoxLayout(content)
        self._detail.setContentsMargins(0, 0, GRID, 0)
        self._scroll = ScrollColumn(content)
        self._scroll.setMinimumWidth(240)
        content.setMaximumWidth(COLUMN + GRID)
        return self._scroll

    def _note_review(self) -> None:
        """Show what is new at once, or when this page comes into view: a hidden page must not slow the window down."""
        if self.isVisible():
            self._take_review()
        else:
            self._stale = True

    def shown(self) -> None:
        """Show what is new since the last visit."""
        super().shown()
        if self._stale:
            self._take_review()

    def _take_review(self) -> None:
        self._stale = False
        review = self._session.review
        self._empty.setVisible(review is None)
        self._split.setVisible(review is not None)
        self._counts.setVisible(bool(review and review.gatherings))
        self.next.setText(self.tr("Save a &report") if self._holds_something() else self.tr("C&hoose what to look at"))
        if review is None:
            self.title.setText(self.tr("Nothing has been looked at yet"))
            return
        self._say_reach(review)
        self._counts.show_counts(review.by_level())
        self._model.take(review.gatherings, review.first, NotCheckedEntry(review.not_checked))
        self._select()

    def _say_reach(self, review: Review) -> None:
        titles = {
            Reach.NOTHING_THERE: (
                self.tr("There was nothing to look at"),
                self.tr("What you chose holds no files. Choose another folder, or a file."),
            ),
            Reach.NOTHING_READ: (
                self.tr("Nothing could be read"),
                self.tr("So nothing is known about these files. Here is why."),
            ),
            Reach.NOTHING_FOUND: (
                self.tr("Nothing found in what was read"),
                self.tr("That does not mean there is nothing. Here is what was not looked at."),
            ),
            Reach.FOUND: (self.tr("What was found"), ""),
        }
        title, lead = titles[review.reach]
        stopped = self.tr("You stopped early. The rest was not looked at.") if review.audit.cancelled else ""
        self.title.setText(title)
        self.lead.setText(stopped or lead)
        self.lead.setVisible(bool(self.lead.text()))

    def _filter(self) -> None:
        area, level = self.areas.currentData(), self.levels.currentData()
        self._model.filter(Area(area) if area else None, Level(level) if level else None)
        self._select()

    def _select(self) -> None:
        self.list.setCurrentIndex(self._model.position_of(self._current))

    def _show_current(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        review = self._session.review
        if review is None or row is None:
            return
        if isinstance(row, Entry):
            self._current = row.gathering.id
            card = review.cards[row.gathering.id]
            detail = GatheringDetail(row.gathering, card, self._thumbnails, self._session.locate)
            detail.steps_wanted.connect(lambda: self._scroll.verticalScrollBar().setValue(detail.remedy.y()))
            detail.evidence.turned.connect(lambda: self._order(detail))
            self._show_detail(detail)
        elif isinstance(row, NotCheckedEntry):
            self._current = ""
            self._show_detail(NotCheckedDetail(review.gaps, review.idle_checks, review.blind_spots))

    def _show_detail(self, detail: QWidget) -> None:
        clear(self._detail)
        self._detail.addWidget(detail)
        self._scroll.verticalScrollBar().setValue(0)
        self._order(detail)

    def _order(self, detail: QWidget) -> None:
        """Let the Tab key go from the list through the detail to the main action, as the eye does."""
        before: QWidget = self.list
        inside = (one for one in detail.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        for one in (*sorted(inside, key=lambda one: one.mapTo(detail, QPoint()).toTuple()[::-1]), self.back, self.next):
            QWidget.setTabOrder(before, one)
            before = one

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
        list_side, detail_side = self._both
        list_side.setVisible(not (self._compact and detail))
        detail_side.setVisible(detail or not self._compact)
        self.back.setVisible(self._compact and detail)
        heading = not (self._compact and detail)
        self.title.setVisible(heading)
        self._counts.setVisible(heading and bool(self._session.review and self._session.review.gatherings))
        if self._compact:
            (self.back if detail else self.list).setFocus()

    def _go_on(self) -> None:
        self.go.emit("documents" if self._holds_something() else "sources")

    def _holds_something(self) -> bool:
        review = self._session.review
        return review is not None and review.reach is not Reach.NOTHING_THERE

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the worker that draws pictures."""
        self._thumbnails.stop()
        super().closeEvent(event)
