"""The pictures of a stack in one row, small: nothing that differs among them may go unnoticed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_exposure.picture_order import Stack
from ui.looking import Looking
from ui.ring import Ring, Wanted
from ui.theme import small_font, tokens

_EACH = QSize(96, 68)
_MOST = 24


class StackStrip(QWidget):
    """Hidden where a picture stands alone."""

    def __init__(self, looking: Looking, thumbs: Ring) -> None:
        super().__init__()
        self._looking, self._thumbs = looking, thumbs
        self._stack: Stack | None = None
        self._room = True
        self.setFixedHeight(_EACH.height() + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbs.ready.connect(self.update)

    def show_stack(self, stack: Stack) -> None:
        """Another stack is in view."""
        self._stack = stack
        alone = len(stack.pictures) == 1
        self.setVisible(self._room and not alone)
        self.setAccessibleName("" if alone else self.tr("The pictures of this stack"))
        if not alone:
            self._thumbs.wish([self._wanted(place) for place in range(min(_MOST, len(stack.pictures)))])
        self.update()

    def set_room(self, room: bool) -> None:
        """Whether there is room for it below the picture."""
        self._room = room
        self.setVisible(room and self._stack is not None and len(self._stack.pictures) > 1)

    def _wanted(self, place: int) -> Wanted:
        assert self._stack is not None
        name = self._stack.pictures[place].name
        return Wanted(name, self._looking.path_of(name), int(_EACH.width() * self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many as fit, and how many more there are."""
        if self._stack is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        count = len(self._stack.pictures)
        fit = min(count, _MOST, max(1, (self.width() - 72) // (_EACH.width() + 4)))
        for place in range(fit):
            self._paint(painter, QRect(QPoint(place * (_EACH.width() + 4), 2), _EACH), self._wanted(place))
        if fit < count:
            painter.setPen(QColor(tokens().muted))
            painter.setFont(small_font())
            rest = QRect(fit * (_EACH.width() + 4), 0, 72, self.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.tr("{} more").format(count - fit))

    def _paint(self, painter: QPainter, area: QRect, wanted: Wanted) -> None:
        painter.fillRect(area, QColor(tokens().surface))
        ready = self._thumbs.held(wanted)
        if ready is not None and not ready.image.isNull():
            place = QRect(QPoint(0, 0), ready.image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(area.center())
            painter.drawImage(place, ready.image)
