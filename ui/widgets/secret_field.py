"""A line for a passphrase: hidden while it is typed, unless the officer wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.text import label

_QUIET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhSensitiveData
)
"""Keeps a system's keyboard from learning what is typed."""


class SecretField(QWidget):
    """One or two lines with their names above, and a box that shows what is typed.

    Emits `changed` with every letter and `entered` at Enter in the last line.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, *names: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.lines = [self._line(name, column) for name in names]
        for line, following in zip(self.lines, self.lines[1:], strict=False):
            line.returnPressed.connect(following.setFocus)
        self.lines[-1].returnPressed.connect(self.entered)
        self.shows = QCheckBox(self.tr("Show what I t&ype"))
        self.shows.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.shows.toggled.connect(self._show)
        column.addWidget(self.shows)
        self._column = column
        self.setFocusProxy(self.lines[0])

    def put_below_first(self, widget: QWidget) -> None:
        """Put something right below the first line, where it is read while that is typed."""
        self._column.insertWidget(2, widget)

    def _line(self, name: str, column: QVBoxLayout) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(_QUIET)
        line.setAccessibleName(name)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        line.textEdited.connect(self.changed)
        column.addWidget(label(name, "strong"))
        column.addWidget(line)
        return line

    def text(self) -> str:
        """What stands in the first line."""
        return self.lines[0].text()

    def agree(self) -> bool:
        """Whether all lines say the same."""
        return len({line.text() for line in self.lines}) == 1

    def clear(self) -> None:
        """Forget what was typed, and hide it again."""
        for line in self.lines:
            line.clear()
        self.shows.setChecked(False)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in self.lines:
            line.setEchoMode(mode)
