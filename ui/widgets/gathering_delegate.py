"""Draws the rows of the review list: level shape, sentence, and how much there is to fix."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import draw_icon
from ui.models.gatherings import ROW, Entry, GatheringsModel, Heading, Row
from ui.theme import GRID, body_font, small_font, tokens
from ui.widgets.level_mark import draw_level

_LEFT = 36
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)

Index = QModelIndex | QPersistentModelIndex


class GatheringDelegate(QStyledItemDelegate):
    """Rows as tall as their sentence needs, so that nothing is cut off."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heading: one small line. Otherwise the wrapped sentence and one small line."""
        width = self._view.viewport().width()
        row = index.data(ROW)
        small = QFontMetrics(small_font()).height()
        if isinstance(row, Heading):
            return QSize(width, small + 2 * GRID)
        text = QFontMetrics(body_font()).boundingRect(self._column(width), _WRAPPED, self._text(index)).height()
        return QSize(width, text + small + 2 * GRID + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option)
            self._paint_mark(painter, option.rect, row)
            self._paint_words(painter, option.rect, index, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Heading) -> None:
        painter.setFont(small_font())
        painter.setPen(QColor(tokens().muted))
        painter.drawText(area.adjusted(GRID, 0, 0, -4), Qt.AlignmentFlag.AlignBottom, row.text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().tint))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_mark(self, painter: QPainter, area: QRect, row: Row) -> None:
        box = QRect(area.left() + GRID, area.top() + GRID + 1, 16, 16)
        if isinstance(row, Entry):
            draw_level(painter, QRectF(box), row.gathering.level)
        else:
            draw_icon(painter, box.adjusted(-1, -1, 1, 1), "help-circle-outline", QColor(tokens().muted))

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, row: Row) -> None:
        column = self._column(area.width()).translated(area.topLeft())
        painter.setFont(body_font())
        painter.setPen(QColor(tokens().ink))
        used = painter.drawText(column.adjusted(0, GRID, 0, 0), _WRAPPED, self._text(index))
        model = index.model()
        assert isinstance(model, GatheringsModel)
        painter.setFont(small_font())
        painter.setPen(QColor(tokens().muted))
        below = QRect(column.left(), used.bottom() + 4, column.width(), 24)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, model.remark(row))

    def _column(self, width: int) -> QRect:
        return QRect(_LEFT, 0, max(width - _LEFT - GRID, 40), 10_000)

    def _text(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))
