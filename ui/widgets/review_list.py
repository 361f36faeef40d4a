"""The left half of the review: filters, a sentence where nothing fits them, and the list."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from ui.models.gatherings import ROW, Entry, GatheringsModel, NotCheckedEntry
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.gathering_delegate import GatheringDelegate
from ui.widgets.review_filters import ReviewFilters
from ui.widgets.text import label

_ROOM_FOR_BOTH = 280
"""Logical pixels of height."""


class ReviewList(QWidget):
    """Emits `chosen` with the Entry or NotCheckedEntry that is current, and `opened` where it is clicked on."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._current: str | None = None
        self._near = 0
        self._selecting = False
        self.model = GatheringsModel()
        self.filters = ReviewFilters()
        self._build_empty()
        self._build_list()
        self.setMinimumWidth(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def _build_empty(self) -> None:
        self.nothing = label("")
        self.everything = QPushButton(self.tr("Show everything to do"))
        self.everything.clicked.connect(self.filters.reset)
        self._empty = Card(self.nothing, self.everything, part="note")
        self._empty.hide()

    def _build_list(self) -> None:
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(GatheringDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.clicked.connect(self.opened)
        self.list.activated.connect(self.opened)

    def say_empty(self, words: str) -> None:
        """Why nothing is listed; with empty words there is something."""
        self.nothing.setText(words)
        self._make_room()
        self._empty.setVisible(bool(words))
        self.everything.setVisible(bool(words) and not self.filters.is_everything())

    def _make_room(self) -> None:
        """In a low window why nothing is listed needs the room of the list."""
        self.list.setVisible(not self.nothing.text() or self.height() >= _ROOM_FOR_BOTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height."""
        super().resizeEvent(event)
        self._make_room()

    def select(self) -> None:
        """Stay with what was chosen; where it is gone, go on with what stands in its place."""
        index = self.model.position_of(self._current, self._near)
        self._selecting = True
        if index == self.list.currentIndex():
            self._choose(index)
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
        self._selecting = False

    def go_to_check(self, check: str) -> None:
        """Choose the first row of a check, if it is listed."""
        index = self.model.first_of(check)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.opened.emit()

    def go_to(self, gathering: str) -> None:
        """Choose the row of a gathering, if it is listed."""
        index = self.model.row_of(gathering)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.opened.emit()

    def go_to_not_checked(self) -> None:
        """Choose the row of what was not looked at, which is the last."""
        index = self.model.position_of("", 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.opened.emit()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Entry):
            self._current, self._near = row.gathering.id, index.row()
            self.chosen.emit(row)
        elif isinstance(row, NotCheckedEntry):
            if not self._selecting:  # nobody chose it where only nothing else is left to show
                self._current, self._near = "", index.row()
            self.chosen.emit(row)
