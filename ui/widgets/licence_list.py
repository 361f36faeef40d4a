"""What the program is built on, part by part with its licence; shown when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content.built_on import Part, load_built_on
from ui.theme import GRID
from ui.widgets.scroll import reveal
from ui.widgets.text import label


class LicenceList(QWidget):
    """A button, and below it libraries, model files and data. They are many, so they are read on the first press."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.open = QPushButton(self.tr("Show all parts and their licences"))
        self.open.setCheckable(True)
        self.open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.open.toggled.connect(self._show)
        self._column.addWidget(self.open)
        self.parts: QWidget | None = None

    def _show(self, wanted: bool) -> None:
        if self.parts is None:
            self.parts = self._build()
            self._column.addWidget(self.parts)
        self.parts.setVisible(wanted)
        if wanted:
            reveal(self.parts)

    def _build(self) -> QWidget:
        made, all_parts = QWidget(), load_built_on()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for heading, parts in (
            (self.tr("Libraries, installed beside it"), all_parts.libraries),
            (self.tr("Model files, fetched at set-up"), all_parts.models),
            (self.tr("Data that comes with it"), all_parts.data),
        ):
            column.addWidget(label(heading, "strong"))
            column.addLayout(self._grid(parts))
        return made

    def _grid(self, parts: Sequence[Part]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for row, part in enumerate(parts):
            within = self.tr("{}; within it: {}").format(part.licence, part.holds) if part.holds else part.licence
            grid.addWidget(label(part.name), row, 0)
            grid.addWidget(label(within, "muted"), row, 1)
        return grid
