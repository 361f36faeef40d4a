"""The same places as on the map, as a list: for a screen reader, and for tired eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.map.marks import Mark

_ROW = Qt.ItemDataRole.UserRole
_BESIDE, _ABOVE = 12, 6
"""The space around the words of a row, in logical pixels."""

_TALLEST = 10_000


@dataclass(frozen=True)
class PlaceRow:
    """A place in words: a mark of the map, or the spots with these numbers around a position."""

    text: str
    latitude: float
    longitude: float
    mark: Mark | None = None
    members: tuple[int, ...] = ()


class _Wrapped(QStyledItemDelegate):
    """As tall as its words need: Qt measures as if no scroll bar stood beside them, and cuts their end off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All words in the width of the list."""
        hint = super().sizeHint(option, index)
        rows = self.parent()
        assert isinstance(rows, QListWidget)
        room = QRect(0, 0, rows.viewport().width() - 2 * _BESIDE, _TALLEST)
        words = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(hint.width(), max(hint.height(), words.height() + 2 * _ABOVE))


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
        self.setItemDelegate(_Wrapped(self))
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
