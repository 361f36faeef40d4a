"""Our own way to choose a folder or a file: a path to type, with completion, and a list to walk.

Qt's and the system's dialogs write every folder they showed into a history on disk; this one writes nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, QSize, QStandardPaths, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from officer_exposure.who_can_open import is_copied_to_a_cloud
from ui.icons import draw_icon
from ui.models.folder import IS_FOLDER, MOST_SHOWN, PATH, FolderModel, read_folder, type_index
from ui.theme import GRID, tokens
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned


class Picker(QWidget):
    """Shows one folder at a time. Enter or a double click opens a folder; `picked` is emitted for a file.

    `changed` is emitted whenever another folder or name is current: `current()` is what the officer points at.
    """

    changed = Signal()
    picked = Signal(Path)

    def __init__(self, *, files: bool) -> None:
        super().__init__()
        self._folder = Path.home()
        self._files = files
        self._model = FolderModel(files=files)
        self._build_path()
        self._build_list()
        self._lay_out()
        self.open(self._folder)

    def _build_path(self) -> None:
        self.path = QLineEdit()
        unlearned(self.path)
        self.path.setAccessibleName(self.tr("Path of a folder or file"))
        self.path.textEdited.connect(self._complete)
        self.path.returnPressed.connect(self._enter_path)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        assert popup is not None
        popup.setAccessibleName(self.tr("Matching folders"))
        self.path.setCompleter(completer)
        self.up = QPushButton(self.tr("U&p"))
        self.up.setAccessibleName(self.tr("Up to the folder above"))
        self.up.clicked.connect(lambda: self.open(self._folder.parent))

    def _build_list(self) -> None:
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Folders here"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setMinimumHeight(128)
        self.list.activated.connect(self._activate)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.trouble = label("", "small")
        self.trouble.hide()
        self.cloud = label(
            self.tr("A cloud service copies this folder. What you save here leaves this computer."), "small"
        )
        self.cloud.hide()
        self.changed.connect(self._judge_place)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.path, 1)
        row.addWidget(self.up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.list, 1)
        column.addWidget(self.cloud)

    def folder(self) -> Path:
        """The folder that is open."""
        return self._folder

    def current(self) -> Path:
        """What the officer points at: the marked name, or else the open folder."""
        index = self.list.currentIndex()
        chosen = index.data(PATH) if index.isValid() else None
        return chosen if isinstance(chosen, Path) else self._folder

    def open(self, folder: Path) -> None:
        """Show another folder, or say that it cannot be read."""
        readable = self._model.show_folder(folder)
        self.trouble.setVisible(not readable)
        if not readable:
            self.trouble.setText(self.tr("This folder cannot be opened. You may not be allowed to read it."))
            return
        self._folder = folder
        empty = not self._model.rowCount()
        self.list.setVisible(not empty)
        self.trouble.setVisible(empty)
        if empty:
            self.trouble.setText(self._empty_words())
        self.path.setText(str(folder))
        self.list.setCurrentIndex(QModelIndex())
        self.changed.emit()

    def _judge_place(self) -> None:
        """A picker of folders alone is there to save something."""
        self.cloud.setVisible(not self._files and is_copied_to_a_cloud(self.current()))

    def look_again(self) -> None:
        """Read the open folder anew: something was saved in it. What is marked, and where the keyboard is, stay."""
        marked = self.current()
        self.open(self._folder)
        rows = (self._model.index(row) for row in range(self._model.rowCount()))
        again = next((index for index in rows if index.data(PATH) == marked), None)
        if again is not None:
            self.list.setCurrentIndex(again)

    def _empty_words(self) -> str:
        """Why there is nothing to choose from, and what to do."""
        if self._files:
            return self.tr("This folder is empty. Go up, or type the path of another one.")
        count = self._model.passed_over
        if not count:
            return self.tr("This folder is empty. You can use it as it is, or go up.")
        files = self.tr("1 file") if count == 1 else self.tr("{} files").format(QLocale().toString(count))
        return self.tr("In this folder: {}, and no other folder. You can use it as it is, or go up.").format(files)

    def _activate(self, index: type_index) -> None:
        path = index.data(PATH)
        assert isinstance(path, Path)
        if index.data(IS_FOLDER):
            self.open(path)
            self.list.setCurrentIndex(self._model.index(0))
        else:
            self.picked.emit(path)

    def _enter_path(self) -> None:
        path = Path(self.path.text()).expanduser()
        if path.is_dir():
            self.open(path.absolute())
        elif path.is_file():
            self.picked.emit(path.absolute())
        else:
            self.trouble.setText(self.tr("There is nothing at this path. Check the spelling, or choose below."))
            self.trouble.show()

    def _complete(self, typed: str) -> None:
        parent = Path(typed).expanduser() if typed.endswith(("/", os.sep)) else Path(typed).expanduser().parent
        try:
            entries = read_folder(parent, files=False)
        except OSError:
            entries = []
        self._names.setStringList([str(entry.path) for entry in entries[:MOST_SHOWN]])


class _EntryDelegate(QStyledItemDelegate):
    """A name with the icon of a folder or a file before it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: type_index) -> None:
        """Leave room for the icon."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(18, 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_index) -> None:
        """Draw the row, then the icon over the room left for it."""
        super().paint(painter, option, index)
        box = option.rect.adjusted(9, 0, 0, 0)
        box.setWidth(18)
        icon = "folder-outline" if index.data(IS_FOLDER) else "file-outline"
        draw_icon(painter, box, icon, QColor(tokens().muted))


def folder_to_save_in() -> Picker:
    """A low picker of folders that begins in the officer's documents, for a page that saves something."""
    picker = Picker(files=False)
    picker.list.setFixedHeight(168)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    if documents.is_dir():
        picker.open(documents)
    return picker
