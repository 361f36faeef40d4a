"""The record of completion: all of it in view before anything is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from officer_exposure.report.attestation import Attestation
from officer_exposure.report.completion import completion_view
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.picker import folder_to_save_in
from ui.widgets.text import label, selectable


class RecordView(QWidget):
    """A preview, word for word, and where to save it. Emits `mentor_wanted` when that line is asked for or not."""

    mentor_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        self.preview = Card()
        self.mentor = QCheckBox(self.tr("With a line on which a &mentor signs"))
        self.mentor.toggled.connect(self.mentor_wanted)
        self.pdf = QCheckBox(self.tr("On &paper, with lines to sign (PDF)"))
        self.json = QCheckBox(self.tr("For the agency's &records (JSON)"))
        self.pdf.setChecked(True)
        self.picker = folder_to_save_in()
        column.addWidget(self.preview)
        column.addWidget(Card(label(self.tr("What to save"), "strong"), self.mentor, self.pdf, self.json))
        column.addWidget(Card(label(self.tr("Where to save it"), "strong"), self.picker))

    def tell(self, record: Attestation) -> None:
        """Show everything that the record holds."""
        view = completion_view(record)
        self.preview.replace(
            label(self.tr("This is all that it holds"), "strong"),
            label(view.says),
            *(label(f"{part.title}: {part.acknowledge}") for part in view.parts),
            *(selectable(line, "small") for line in view.small),
        )
