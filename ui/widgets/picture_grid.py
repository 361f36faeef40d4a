"""All pictures as tiles, the likely first. Only those in view, and the next ones, are held in memory."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_exposure.picture_order import Chance, Stack
from ui.icons import draw_icon
from ui.looking import Looking
from ui.models.stacks import STACK, StacksModel
from ui.picture_words import answer_words, chance_words
from ui.ring import Ring, Wanted
from ui.theme import GRID, body_font, small_font, tokens

_TILE = QSize(176, 168)
_THUMB = QSize(160, 116)
_BREATH_MS = 25

Index = QModelIndex | QPersistentModelIndex


class PictureGrid(QListView):
    """Emits `opened` when a picture is to be looked at alone, and `chosen` with the row that is current."""

    opened = Signal()
    chosen = Signal(int)

    def __init__(self, looking: Looking, thumbs: Ring) -> None:
        super().__init__()
        self._looking, self._thumbs = looking, thumbs
        self.setAccessibleName(self.tr("All pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._wish)
        self.setModel(StacksModel(looking))
        self.setItemDelegate(_Tile(self))
        self.verticalScrollBar().valueChanged.connect(self._soon)
        self.model().modelReset.connect(self._soon)
        self.activated.connect(self._open)
        self.doubleClicked.connect(self._open)
        thumbs.ready.connect(self._repaint)
        looking.moved.connect(self.follow)
        self.selectionModel().currentChanged.connect(self._choose)

    def follow(self) -> None:
        """Choose the picture that is looked at."""
        at = self.model().index(self._looking.at, 0)
        if at.isValid() and at != self.currentIndex():
            self.setCurrentIndex(at)

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
        self.opened.emit()

    def wanted(self, stack: Stack) -> Wanted:
        """What is wished for to show a stack."""
        edge = int(_THUMB.width() * self.devicePixelRatioF())
        return Wanted(stack.lead.name, self._looking.path_of(stack.lead.name), edge)

    def chance(self, stack: Stack) -> Chance:
        """How likely it shows anything."""
        return self._looking.chance(stack)

    def thumb(self, stack: Stack) -> Ring:
        """Where its small picture is held."""
        return self._thumbs

    def _soon(self) -> None:
        self._breath.start()

    def _wish(self) -> None:
        """Hold what is in view first, then what comes next, then what was before."""
        if not self.isVisible() or not self._looking.stacks:
            return
        first, last = self._in_view()
        page = max(1, last - first + 1)
        rows = [*range(first, last + 1), *range(last + 1, last + 1 + page), *range(first - page, first)]
        stacks = self._looking.stacks
        self._thumbs.wish([self.wanted(stacks[row]) for row in rows if 0 <= row < len(stacks)])

    def _in_view(self) -> tuple[int, int]:
        across = max(1, self.viewport().width() // _TILE.width())
        top = self.indexAt(QPoint(_TILE.width() // 2, 4))
        first = top.row() if top.isValid() else 0
        rows = self.viewport().height() // _TILE.height() + 2
        return first, min(len(self._looking.stacks) - 1, first + across * rows)

    def _repaint(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may be in view."""
        super().resizeEvent(event)
        self._soon()


class _Tile(QStyledItemDelegate):
    """A small picture, what is known of it, and what the officer said."""

    def __init__(self, grid: PictureGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All tiles are alike."""
        return _TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the tile."""
        stack: Stack = index.data(STACK)
        theme = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        card = QRectF(rect).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.hairline), 2 if chosen else 1))
        painter.setBrush(QColor(theme.tint if chosen else theme.paper))
        painter.drawRoundedRect(card, 6, 6)
        self._paint_thumb(painter, stack, QRect(rect.left() + 8, rect.top() + 8, _THUMB.width(), _THUMB.height()))
        self._paint_words(painter, stack, QRect(rect.left() + 10, rect.top() + 128, _TILE.width() - 20, 32))
        painter.restore()

    def _paint_thumb(self, painter: QPainter, stack: Stack, area: QRect) -> None:
        ready = self._grid.thumb(stack).held(self._grid.wanted(stack))
        theme = tokens()
        painter.fillRect(area, QColor(theme.surface))
        if ready is None or ready.image.isNull():
            icon = "image-outline" if ready is None else "image-off-outline"
            middle = area.center()
            draw_icon(painter, QRect(middle.x() - 16, middle.y() - 16, 32, 32), icon, QColor(theme.muted))
        else:
            size = ready.image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), size)
            place.moveCenter(area.center())
            painter.drawImage(place, ready.image)
        if len(stack.pictures) > 1:
            self._paint_count(painter, len(stack.pictures), area)

    def _paint_count(self, painter: QPainter, count: int, area: QRect) -> None:
        chip = QRect(area.right() - 64, area.top() + 4, 60, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#101010"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor("#ffffff"))
        painter.setFont(small_font())
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.tr("{} alike").format(count))

    def _paint_words(self, painter: QPainter, stack: Stack, area: QRect) -> None:
        theme = tokens()
        said = answer_words(stack.lead)
        chance = self._grid.chance(stack)
        seen = stack.is_seen
        icon = "check-circle" if seen else _ICONS[chance]
        draw_icon(
            painter, QRect(area.left(), area.top() + 6, 18, 18), icon, QColor(theme.accent if seen else theme.ink)
        )
        painter.setFont(body_font(strong=not seen and chance is Chance.LIKELY))
        painter.setPen(QColor(theme.ink))
        words = said if seen else chance_words(chance, short=True)
        room = area.adjusted(18 + GRID, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


_ICONS = {
    Chance.LIKELY: "alert-rhombus",
    Chance.DOUBTFUL: "help-circle-outline",
    Chance.UNKNOWN: "eye-off-outline",
    Chance.UNLIKELY: "circle-outline",
}
