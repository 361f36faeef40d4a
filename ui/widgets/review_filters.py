"""What the review list shows: words to search for, how things stand, one area, one level."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from officer_exposure.exposure.levels import word
from officer_exposure.model import Area, Level
from officer_exposure.store.records import Shown, Standing, Wanted
from ui.theme import GRID
from ui.widgets.unlearned import unlearned

_ROOM_FOR_ALL = 520
_PAUSE_MS = 150
"""After the last key, before the list is asked for: nobody reads the lists between two letters."""

_STANDINGS = {"new": (Shown.OPEN, Standing.NEW), "came_back": (Shown.OPEN, Standing.CAME_BACK)}


class ReviewFilters(QWidget):
    """Emits `changed` when another list is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._build_search()
        self._build_boxes()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._across = 0
        self._lay_out(2)

    def _lay_out(self, across: int) -> None:
        """So many beside each other."""
        if across == self._across:
            return
        self._across = across
        for place, part in enumerate((self.search, self.shown, self.areas, self.levels)):
            self._grid.addWidget(part, place // across, place % across)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < across))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All in one line where the list stands alone: that leaves the list the height."""
        super().resizeEvent(event)
        self._lay_out(4 if event.size().width() >= _ROOM_FOR_ALL else 2)

    def _build_search(self) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self.search = QLineEdit()
        unlearned(self.search)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search by file name, value or words"))
        self.search.setToolTip(self.tr("Search by file name, value or words ({})").format(keys))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._pause.start)

    def _build_boxes(self) -> None:
        self.shown = self._box(self.tr("What to show"))
        for key, words in (
            (Shown.OPEN.value, self.tr("To do")),
            ("new", self.tr("New")),
            ("came_back", self.tr("Came back")),
            (Shown.SET_ASIDE.value, self.tr("Set aside")),
            (Shown.GONE.value, self.tr("No longer found")),
            (Shown.ALL.value, self.tr("All")),
        ):
            self.shown.addItem(words, key)
        self.areas = self._box(self.tr("Show one area"))
        self.areas.addItem(self.tr("All areas"), None)
        for area in Area:
            self.areas.addItem(word(area), area.value)
        self.levels = self._box(self.tr("Show one level"))
        self.levels.addItem(self.tr("All levels"), None)
        for level in sorted(Level, reverse=True):
            self.levels.addItem(word(level), level.value)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self._choose)
        return box

    def _choose(self) -> None:
        """Another choice needs no pause; what was typed until now counts with it."""
        self._pause.stop()
        self.changed.emit()

    @property
    def wanted(self) -> Wanted:
        """What the list is to hold."""
        key = str(self.shown.currentData())
        shown, standing = _STANDINGS[key] if key in _STANDINGS else (Shown(key), None)
        area, level = self.areas.currentData(), self.levels.currentData()
        return Wanted(
            shown=shown,
            words=self.search.text(),
            area=Area(area) if area else None,
            level=Level(level) if level else None,
            standing=standing,
        )

    def is_narrow(self) -> bool:
        """Whether only a part of what is chosen under "What to show" is listed."""
        return bool(self.search.text().strip() or self.areas.currentIndex() or self.levels.currentIndex())

    def is_everything(self) -> bool:
        """Whether all that is to do is listed."""
        return not self.is_narrow() and self.shown.currentIndex() == 0

    def reset(self) -> None:
        """Everything that is to do, and nothing left out."""
        before = self.blockSignals(True)
        for box in (self.shown, self.areas, self.levels):
            box.setCurrentIndex(0)
        self.search.clear()
        self.blockSignals(before)
        self._choose()

    def look_for(self, words: str) -> None:
        """Everything that says these words, done or not."""
        before = self.blockSignals(True)
        for box in (self.areas, self.levels):
            box.setCurrentIndex(0)
        self.shown.setCurrentIndex(self.shown.findData(Shown.ALL.value))
        self.search.setText(words)
        self.blockSignals(before)
        self._choose()

    def stop(self) -> None:
        """Wait for no more typing."""
        self._pause.stop()
