"""What stands in one folder: a list model for our own picker, which leaves no trace on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.text.steering import harmless

_MOST_READ = 20_000
"""Names read from one folder: enough for every folder that a person browses, few enough to be instant."""

MOST_SHOWN = 2_000

PATH = Qt.ItemDataRole.UserRole
IS_FOLDER = Qt.ItemDataRole.UserRole + 1

type_index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One name in a folder."""

    name: str
    path: Path
    is_folder: bool


class FolderModel(QAbstractListModel):
    """The folders (and, if wanted, the files) in one folder, sorted; hidden ones are left out."""

    def __init__(self, *, files: bool) -> None:
        super().__init__()
        self._files = files
        self._entries: list[Entry] = []
        self.passed_over = 0
        """Files in the folder that are not shown, because only folders are."""

    def show_folder(self, folder: Path) -> bool:
        """Read `folder`. False, and nothing changes, when it cannot be read."""
        try:
            entries = read_folder(folder, files=True)
        except OSError:
            return False
        shown = [entry for entry in entries if self._files or entry.is_folder]
        self.beginResetModel()
        self._entries, self.passed_over = shown[:MOST_SHOWN], len(entries) - len(shown)
        self.endResetModel()
        return True

    def rowCount(self, parent: type_index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of names."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: type_index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, path, and whether it is a folder."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return harmless(entry.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = harmless(entry.name)
                return self.tr("Folder {}").format(name) if entry.is_folder else name
            case _ if role == PATH:
                return entry.path
            case _ if role == IS_FOLDER:
                return entry.is_folder
        return None


def read_folder(folder: Path, *, files: bool) -> list[Entry]:
    """The names in `folder`, folders before files; of a huge one the first that come. Raises OSError.

    Files are ordinary ones: to open a pipe or a device can take for ever, and the window would wait.
    """
    with os.scandir(folder) as names:
        entries = [
            Entry(name.name, Path(name.path), name.is_dir())
            for name in islice(names, _MOST_READ)
            if not name.name.startswith(".") and (name.is_dir() or (files and name.is_file()))
        ]
    entries.sort(key=lambda entry: (not entry.is_folder, entry.name.casefold()))
    return entries
