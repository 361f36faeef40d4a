"""One picture as large as there is room, with the telling parts framed. It never waits: what is not ready is said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_exposure.vision.sight import Box
from ui.icons import draw_icon
from ui.ring import Ready
from ui.theme import body_font, tokens
from ui.widgets.frames import Framed, frame_of, paint_frames


class PhotoView(QWidget):
    """Emits `painted` with the key of a picture once it is on the screen, `pressed` with the number of a frame that was
    clicked (-1 for none), and `resized` when another size of picture may be wanted."""

    painted = Signal(object)
    pressed = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key: Hashable = None
        self._ready: Ready | None = None
        self._near: Ready | None = None
        self._box: Box | None = None
        self._framed: Sequence[Framed] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 96)

    def show_picture(self, key: Hashable, ready: Ready | None, framed: Sequence[Framed], name: str) -> None:
        """Show a picture; None: it is being opened. `name`: what a screen reader says."""
        self._key, self._ready, self._framed = key, ready, framed
        self._near = self._box = None
        self.setAccessibleName(name)
        self.update()

    def zoom(self, box: Box | None, near: Ready | None = None) -> None:
        """Show a part of the picture, or all of it again. `near`: the same part in more detail, when it is ready."""
        self._box, self._near = box, near if near is not None and not near.image.isNull() else None
        self.update()

    @property
    def is_near(self) -> bool:
        """Whether only a part is shown."""
        return self._box is not None

    def edge(self) -> int:
        """Pixels on the long side that are worth asking for: in steps, so that a small change asks for nothing new."""
        wanted = max(self.width(), self.height()) * self.devicePixelRatioF()
        return next((edge for edge in (640, 960, 1280) if edge >= wanted), 1600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or a plain word in its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = tokens()
        painter.fillRect(self.rect(), QColor(theme.paper))
        if self._ready is None or self._ready.image.isNull():
            self._paint_word(painter)
        else:
            self._paint_picture(painter, self._ready)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._ready is not None:
            self.painted.emit(self._key)

    def _paint_picture(self, painter: QPainter, ready: Ready) -> None:
        whole = ready.whole
        image, part = ready.image, QRectF(ready.image.rect())
        if self._box is not None:
            part = frame_of(self._box, whole, QRectF(image.rect()))
            if self._near is not None:
                image, part = self._near.image, QRectF(self._near.image.rect())
        place = self._place(part.size().toSize())
        painter.drawImage(place, image, part)
        if self._box is None:
            paint_frames(painter, self._framed, whole, place)

    def _place(self, size: QSize) -> QRectF:
        """As large as fits, centred."""
        size = size.scaled(self.size() - QSize(4, 4), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _paint_word(self, painter: QPainter) -> None:
        colour = QColor(tokens().muted)
        trouble = self._ready.trouble if self._ready is not None else ""
        icon, words = (
            ("image-off-outline", trouble) if self._ready else ("image-outline", self.tr("Opening the picture"))
        )
        middle = self.rect().center()
        draw_icon(painter, QRect(middle.x() - 20, middle.y() - 48, 40, 40), icon, colour)
        painter.setPen(colour)
        painter.setFont(body_font())
        below = self.rect().adjusted(24, self.height() // 2, -24, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Which frame was clicked."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        ready = self._ready
        at = -1
        if self._box is None and ready is not None and not ready.image.isNull():
            place = self._place(ready.image.size())
            frames = [frame_of(one.box, ready.whole, place) for one in self._framed]
            at = next((number for number, frame in enumerate(frames) if frame.contains(event.position())), -1)
        self.pressed.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of picture may be wanted."""
        super().resizeEvent(event)
        self.resized.emit()

    @property
    def image(self) -> QImage:
        """What is shown; null while there is none."""
        return self._ready.image if self._ready is not None else QImage()
