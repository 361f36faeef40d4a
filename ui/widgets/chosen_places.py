"""Folders and files that were chosen for something, with the ways to choose them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.drop_zone import DropZone
from ui.widgets.picker import Picker
from ui.widgets.scroll import unfold
from ui.widgets.text import breakable, label, shortened


class ChosenPlaces(QWidget):
    """Lets files and folders be dropped or picked. Emits `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        drop = DropZone(self.tr("Drop pictures, films or documents here, or choose them below."))
        drop.dropped.connect(self.take)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self.browse = QPushButton(self.tr("Choose a &file or a folder"))
        self.browse.setCheckable(True)
        self.browse.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addWidget(drop)
        column.addLayout(self._rows)
        column.addWidget(self.browse)
        column.addWidget(self._browser())

    def _browser(self) -> QWidget:
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(176)
        self.add = QPushButton()
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add.clicked.connect(lambda: self.take([self.picker.current()]))
        self.picker.picked.connect(lambda path: self.take([path]))
        self.picker.changed.connect(self._name_add)
        self._name_add()
        card = Card(self.picker, label(self.tr("Double-click a folder to look inside it."), "small"), self.add)
        card.hide()
        unfold(self.browse, card)
        return card

    def _name_add(self) -> None:
        current = self.picker.current()
        name = shortened(current.name or str(current)).replace("&", "&&")
        self.add.setText(self.tr("A&dd “{}”").format(name))

    def take(self, paths: Iterable[Path]) -> None:
        """Choose these too."""
        self.places.extend(path for path in dict.fromkeys(paths) if path not in self.places)
        self.browse.setChecked(False)
        self._show()

    def _drop(self, path: Path) -> None:
        self.places.remove(path)
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        for place in self.places:
            self._rows.addWidget(self._row(place))
        self.changed.emit()

    def _row(self, place: Path) -> QWidget:
        remove = QPushButton(self.tr("Remove"))
        remove.setProperty("part", "quiet")
        remove.setAccessibleName(self.tr("Remove {}").format(breakable(place.name)))
        remove.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        remove.clicked.connect(lambda: self._drop(place))
        row = QHBoxLayout()
        row.addWidget(label(breakable(place.name or str(place)), "strong"), 1)
        row.addWidget(remove)
        card = Card()
        card.add_row(row)
        return card
