"""A button that opens our own picker for one picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.picker import Picker

_LIST_HEIGHT = 128


class ChoosePicture(QWidget):
    """Emits `chosen` with the path of a file. `words`: what the button says."""

    chosen = Signal(Path)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.button = QPushButton(words)
        self.button.setProperty("part", "quiet")
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show_picker)
        self.use = QPushButton(self.tr("Use this picture"))
        self.use.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.use.clicked.connect(self._use)
        self.picker: Picker | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.button)
        self._column.addWidget(self.use)
        self.use.hide()

    def close_picker(self) -> None:
        """Put the picker away."""
        self.button.setChecked(False)

    def _show_picker(self, wanted: bool) -> None:
        if self.picker is None:
            if not wanted:
                return
            self.picker = Picker(files=True)
            self.picker.list.setFixedHeight(_LIST_HEIGHT)
            self.picker.picked.connect(self._choose)
            self.picker.changed.connect(self._know_choice)
            self._column.insertWidget(1, self.picker)
        self.picker.setVisible(wanted)
        self.use.setVisible(wanted)
        self._know_choice()
        if wanted:
            self.picker.path.setFocus()

    def _know_choice(self) -> None:
        assert self.picker is not None
        self.use.setEnabled(self.picker.current().is_file())

    def _use(self) -> None:
        assert self.picker is not None
        self._choose(self.picker.current())

    def _choose(self, path: Path) -> None:
        self.close_picker()
        self.chosen.emit(path)
