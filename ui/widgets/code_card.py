"""The recovery code, shown once in large groups, and the line in which its last group is typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy

from ui.clipboard import Clipboard
from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.text import label
from ui.widgets.unlearned import unlearned

_COLUMNS = 4


class CodeCard(Card):
    """Shows the code until `forget`. Emits `changed` while the last group is typed back."""

    changed = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._code = ""
        self._groups = QGridLayout()
        self._groups.setHorizontalSpacing(3 * GRID)
        self._groups.setVerticalSpacing(GRID)
        self.add_row(self._groups)
        self.copy = QPushButton(self.tr("Co&py it"))
        self.copy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.copy.clicked.connect(self._copy)
        self.copied = label(self.tr("Paper is better: what lies on a computer can be found."), "small")
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.copy)
        row.addWidget(self.copied, 1)
        self.add_row(row)
        self.add(label(self.tr("Have you written it down? Type the last group."), "strong"))
        self.last = QLineEdit()
        unlearned(self.last)
        self.last.setAccessibleName(self.tr("The last group of your recovery code"))
        self.last.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.last.textEdited.connect(self.changed)
        self.add(self.last)

    def show_code(self, code: str) -> None:
        """Show this code, which nobody has written down yet."""
        self._code = code
        self.last.clear()
        clear(self._groups)
        for number, group in enumerate(code.split("-")):
            words = label(group, "code")
            words.setWordWrap(False)
            self._groups.addWidget(words, number // _COLUMNS, number % _COLUMNS)
        self._groups.setColumnStretch(_COLUMNS, 1)

    def is_written_down(self) -> bool:
        """Whether the last group was typed back."""
        return bool(self._code) and self._typed() == self.last_group()

    def is_mistyped(self) -> bool:
        """Whether as many letters were typed as the last group has, and others."""
        return len(self._typed()) >= len(self.last_group()) and not self.is_written_down()

    def _typed(self) -> str:
        return "".join(filter(str.isalnum, self.last.text())).upper()

    def last_group(self) -> str:
        """What has to be typed back."""
        return self._code.rpartition("-")[2]

    def forget(self) -> None:
        """The code is gone for good."""
        self._code = ""
        self.last.clear()
        self._clipboard.clear()
        clear(self._groups)

    def _copy(self) -> None:
        self._clipboard.copy(self._code)
        self.copied.setText(self.tr("Copied. It leaves the clipboard in ten seconds."))
