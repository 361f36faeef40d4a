"""The copies that were made, as a list: one row a file, those without a copy first."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.remedy.copied import Copied
from officer_exposure.text.steering import harmless

COPIED = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CopiedModel(QAbstractListModel):
    """Rows as they come in."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Copied] = []
        self._without = 0

    @property
    def without_copy(self) -> int:
        """How many files have no copy."""
        return self._without

    def add(self, copied: Copied) -> None:
        """One more. What could not be copied stands at the top, where it is seen."""
        at = len(self.rows) if copied.path else self._without
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, copied)
        self._without += copied.path is None
        self.endInsertRows()

    def empty(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self.rows, self._without = [], 0
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many files."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, or the Copied itself."""
        if not index.isValid():
            return None
        copied = self.rows[index.row()]
        if role == COPIED:
            return copied
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(copied)
        return None

    def _words(self, copied: Copied) -> str:
        name = harmless(Path(os.fsdecode(copied.source)).name)
        if copied.path is None:
            return self.tr("No copy: {}").format(name)
        return self.tr("{} is copied as {}").format(name, harmless(copied.path.name))
