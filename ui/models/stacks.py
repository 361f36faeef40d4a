"""The pictures as a list for Qt: one row for each stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.text.steering import harmless
from ui.picture_words import stack_words

if TYPE_CHECKING:
    from ui.looking import Looking

STACK = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class StacksModel(QAbstractListModel):
    """Shows what `Looking` lists, and follows it."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self._rows = 0
        looking.loaded.connect(self._reset)
        looking.changed.connect(self._change)
        self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = len(self._looking.stacks)
        self.endResetModel()

    def _change(self, at: int) -> None:
        self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many stacks there are."""
        return 0 if parent.isValid() else self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The stack, and its words for a screen reader."""
        if not index.isValid():
            return None
        stack = self._looking.stacks[index.row()]
        name = harmless(stack.lead.name.artifact.rpartition("/")[2])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}. {stack_words(stack, self._looking.chance(stack))}"
            case _ if role == STACK:
                return stack
        return None
