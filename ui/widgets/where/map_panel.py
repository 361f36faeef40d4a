"""The map with what goes with it: zoom buttons, what the shapes mean, and the list of the same places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID, small_font, tokens
from ui.widgets.map.canvas import MapCanvas
from ui.widgets.map.marks import Kind, Shown, draw_mark
from ui.widgets.text import label
from ui.widgets.where.place_list import PlaceList, PlaceRow

_COLUMNS = 4
_LIST_HEIGHT = 120


class MapPanel(QWidget):
    """Emits `chosen` and `opened` with a Mark or the numbers of spots, be it on the map or in the list."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.canvas, self.list = MapCanvas(), PlaceList()
        self.canvas.chosen.connect(self.chosen)
        self.canvas.opened.connect(self.opened)
        self.list.chosen.connect(self._go)
        self.list.opened.connect(lambda row: self.opened.emit(row.mark or list(row.members)))
        self.list.setFixedHeight(_LIST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._buttons())
        column.addWidget(self.canvas, 1)
        self._legend = QGridLayout()
        self._legend.setSpacing(0)
        column.addLayout(self._legend)
        column.addWidget(self.list)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.all = self._button(self.tr("Show all"), self.tr("Show all places"))
        self.all.clicked.connect(lambda: self.canvas.fit(points=True))
        self.closer = self._button("+", self.tr("Closer"))
        self.closer.clicked.connect(lambda: self.canvas.zoom(1))
        self.farther = self._button("\u2212", self.tr("Farther away"))
        self.farther.clicked.connect(lambda: self.canvas.zoom(-1))
        for button in (self.all, self.closer, self.farther):
            row.addWidget(button)
        row.addWidget(label(self.tr("No streets: this map never asks a server."), "muted"), 1)
        return row

    @staticmethod
    def _button(text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("part", "choose")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def show_places(self, shown: Shown, rows: list[PlaceRow], legend: dict[Kind, str]) -> None:
        """Show these places on the map and in the list; `legend`: the kinds among them, each with its word."""
        self.canvas.show_places(shown)
        self.list.show_rows(rows)
        while (item := self._legend.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (kind, text) in enumerate(legend.items()):
            self._legend.addWidget(_LegendEntry(kind, text), number // _COLUMNS, number % _COLUMNS)

    def _go(self, row: PlaceRow) -> None:
        if row.mark is not None:
            self.canvas.go_to(row.mark)
        else:
            self.canvas.go_near(row.latitude, row.longitude)
            self.chosen.emit(list(row.members))


class _LegendEntry(QWidget):
    """A shape and what it means."""

    def __init__(self, kind: Kind, text: str) -> None:
        super().__init__()
        self._kind, self._text = kind, text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        draw_mark(painter, QPointF(11, self.height() / 2), self._kind, theme, size=12)
        painter.setFont(small_font())
        painter.setPen(QColor(theme.ink))
        painter.drawText(24, round(self.height() / 2 + painter.fontMetrics().ascent() / 2 - 1), self._text)
