"""A card: a sheet with a hairline around it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.theme import GRID


class Card(QFrame):
    """A sheet that holds widgets one below the other.

    `part` "note" is the tinted kind, for a remark; "door" is the kind that can be pressed.
    """

    def __init__(self, *widgets: QWidget, part: str = "card") -> None:
        super().__init__()
        self.setProperty("part", part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)
        for widget in widgets:
            self._column.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._column.addWidget(widget)

    def replace(self, *widgets: QWidget) -> None:
        """Hold these widgets and no others."""
        clear(self._column)
        for widget in widgets:
            self._column.addWidget(widget)

    def place(self, widget: QWidget, at: int) -> None:
        """Put one of its widgets at a place, the first being 0."""
        self._column.removeWidget(widget)
        self._column.insertWidget(at, widget)

    def add_stretch(self) -> None:
        """Push what follows to the foot."""
        self._column.addStretch(1)

    def add_row(self, layout: QLayout) -> None:
        """Put a row of widgets at the end."""
        self._column.addLayout(layout)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it, rows inside included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
