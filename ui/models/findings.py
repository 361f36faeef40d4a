"""Every finding of one gathering, as a list that stays light with ten thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.model import Finding

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """One row per finding: the name of its file, relative to what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()

    def take(self, findings: Sequence[Finding]) -> None:
        """Show another gathering's findings, all at once."""
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of findings."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The file's name."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._findings[index.row()].artifact
