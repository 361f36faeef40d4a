"""The same places as on the map, as a list: for a screen reader, and for tired eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.widgets.map.marks import Mark

_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class PlaceRow:
    """A place in words: a mark of the map, or the spots with these numbers around a position."""

    text: str
    latitude: float
    longitude: float
    mark: Mark | None = None
    members: tuple[int, ...] = ()


class PlaceList(QListWidget):
    """Emits `chosen` and `opened` with a PlaceRow."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Places on the map"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.itemSelectionChanged.connect(self._choose)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ROW)))

    def show_rows(self, rows: Sequence[PlaceRow]) -> None:
        """Show these and no others; nothing is chosen."""
        before = self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(_ROW, row)
            self.addItem(item)
        self.blockSignals(before)

    def _choose(self) -> None:
        for item in self.selectedItems():
            self.chosen.emit(item.data(_ROW))
