"""Choosing a passphrase: twice the same, with a word on how hard it is to guess."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.secret_field import SecretField
from ui.widgets.text import label


class NewPassphrase(QWidget):
    """Two lines and a hint. Emits `changed`, and `entered` at Enter in the second line where it can be used."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = SecretField(self.tr("Your passphrase"), self.tr("The same once more"))
        self.hint = label(self._first_words(), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.field)
        self.field.put_below_first(self.hint)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self._judge)
        self.field.entered.connect(self._enter)
        self._enough = False

    def _first_words(self) -> str:
        return self.tr("Four or five words that do not belong together are easy to keep in mind and hard to guess.")

    def text(self) -> str:
        """The passphrase."""
        return self.field.text()

    def is_ready(self) -> bool:
        """Whether it is good enough and was typed twice the same."""
        return self._enough and self.field.agree()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._enough = False
        self.hint.setText(self._first_words())
        self.changed.emit()

    def _judge(self) -> None:
        from officer_exposure.store.strength import strength

        first, second = (line.text() for line in self.field.lines)
        judged = strength(first)
        self._enough = judged.enough
        how_strong = self.tr("This passphrase is {}.").format(judged.word)
        if not first:
            words = self._first_words()
        elif second and not first.startswith(second):
            words = self.tr("The two lines are not the same.")
        elif self.is_ready():
            words = self.tr("{} Both lines are the same.").format(how_strong)
        else:
            words = f"{how_strong} {judged.hint}".strip()
        self.hint.setText(words)
        self.changed.emit()

    def _enter(self) -> None:
        if self.is_ready():
            self.entered.emit()
