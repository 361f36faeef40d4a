"""A password for a PDF: asked for only where it is wanted, typed twice, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.text import label


class PasswordForPdf(QWidget):
    """A box, and below it the two lines. Emits `changed` whenever what can be saved may have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = QCheckBox(self.tr("Loc&k the PDF with a password"))
        self.new = NewPassphrase()
        self.hint = label(self.tr("Nobody can open it without this password. It is kept nowhere, so note it."), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.wanted, self.hint, self.new):
            column.addWidget(part)
        for part in (self.hint, self.new):
            part.hide()
        self.wanted.toggled.connect(self._ask)
        self.new.changed.connect(self.changed)

    def password(self) -> str:
        """What was typed; empty where no lock is wanted."""
        return self.new.text() if self.wanted.isChecked() else ""

    @property
    def is_sound(self) -> bool:
        """Whether the file can be saved as it is asked for."""
        return not self.wanted.isChecked() or self.new.is_ready()

    def clear(self) -> None:
        """Forget what was typed."""
        self.new.clear()
        self.wanted.setChecked(False)

    def _ask(self, wanted: bool) -> None:
        for part in (self.hint, self.new):
            part.setVisible(wanted)
        if wanted:
            self.new.setFocus()
        else:
            self.new.clear()
        self.changed.emit()
