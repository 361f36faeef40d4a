"""Three ways to hand over one picture: our own picker, the clipboard when a button is pressed, or a drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.errors import EvidenceError
from officer_exposure.happening.screenshot import Screenshot, read_screenshot
from ui.pasting import pasted_picture
from ui.theme import GRID
from ui.widgets.picker import Picker
from ui.widgets.scroll import reveal

_LIST_HEIGHT = 128


class ChoosePicture(QWidget):
    """Emits `taken` with the Screenshot and the name of its file, empty for a pasted one; or `refused` with a sentence.

    `words`: what the button of the picker says.
    """

    taken = Signal(object, str)
    refused = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.button = _quiet(words)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show_picker)
        self.paste = _quiet(self.tr("Paste a picture"))
        self.paste.clicked.connect(self._paste)
        self.use = QPushButton(self.tr("Use this picture"))
        self.use.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.use.clicked.connect(self._use)
        self.picker: Picker | None = None
        ways = QHBoxLayout()
        ways.setSpacing(3 * GRID)
        ways.addWidget(self.button)
        ways.addWidget(self.paste)
        ways.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addLayout(ways)
        self._column.addWidget(self.use)
        self.use.hide()

    def take(self, path: Path) -> None:
        """Take the picture in this file, as it is."""
        self.close_picker()
        try:
            picture = read_screenshot(path)
        except EvidenceError as error:
            self.refused.emit(f"{error.message} {error.hint}")
        else:
            self.taken.emit(picture, path.name)

    def close_picker(self) -> None:
        """Put the picker away."""
        self.button.setChecked(False)

    def _paste(self) -> None:
        self.close_picker()
        try:
            picture: Screenshot = pasted_picture()
        except EvidenceError as error:
            self.refused.emit(f"{error.message} {error.hint}")
        else:
            self.taken.emit(picture, "")

    def _show_picker(self, wanted: bool) -> None:
        if self.picker is None:
            if not wanted:
                return
            self.picker = Picker(files=True)
            self.picker.list.setFixedHeight(_LIST_HEIGHT)
            self.picker.picked.connect(self.take)
            self.picker.changed.connect(self._know_choice)
            self._column.insertWidget(1, self.picker)
        self.picker.setVisible(wanted)
        self.use.setVisible(wanted)
        self._know_choice()
        if wanted:
            self.picker.path.setFocus()
            reveal(self)

    def _know_choice(self) -> None:
        assert self.picker is not None
        self.use.setEnabled(self.picker.current().is_file())

    def _use(self) -> None:
        assert self.picker is not None
        self.take(self.picker.current())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer is welcome."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The file that is dropped, where it is a single one of this computer."""
    addresses = event.mimeData().urls()
    return Path(addresses[0].toLocalFile()) if len(addresses) == 1 and addresses[0].isLocalFile() else None


def _quiet(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("part", "quiet")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
