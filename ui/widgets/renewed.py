"""A column whose parts are made anew as a whole, and are in view at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.theme import GRID


class Renewed(QWidget):
    """Holds what was given last. Parts that are added one by one are shown only after a layout without them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._column.addWidget(self._sheet)

    def replace(self, *parts: QWidget | QLayout) -> None:
        """Hold these parts, one below the other, and no others."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self._column.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet
        sheet.show()
