"""The four levels by shape: filled diamond, triangle, circle, ring. Colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from officer_exposure.model import Level
from ui.theme import tokens

_SIDE = 16


def draw_level(painter: QPainter, area: QRectF, level: Level) -> None:
    """Draw the shape of `level` centred in `area`, in the level's colour."""
    side = min(area.width(), area.height()) - 2
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    colour = QColor(tokens().levels[level])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match level:
        case Level.URGENT:
            painter.drawPolygon(QPolygonF(_diamond(box)))
        case Level.HIGH:
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case Level.MODERATE:
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case Level.LOW:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    painter.restore()


def _diamond(box: QRectF) -> list[QPointF]:
    middle = box.center()
    return [
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    ]


class LevelMark(QWidget):
    """The shape of one level beside its word, which carries the meaning for a screen reader."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        draw_level(QPainter(self), QRectF(self.rect()), self._level)
