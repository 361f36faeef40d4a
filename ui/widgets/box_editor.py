"""A picture with boxes over what is to go: drawn, moved, sized and taken away by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, tokens
from ui.widgets.boxes import Boxes, Grip, grip_at

_HANDLE = 10.0
"""Logical pixels of a handle at a corner; it can be caught from twice as far."""

_STEP, _LARGE_STEP = 0.004, 0.02
"""Shares of the long side by which a key moves or sizes a box."""

_SMALLEST = 0.008
_NEW = 0.15

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class BoxEditor(QWidget):
    """Shows one picture and its boxes, which are kept in pixels of the full picture.

    Keys: N a new box, Tab the next one, arrows move it, Shift with arrows sizes it, Ctrl makes steps large, Delete
    takes it away, Ctrl+Z takes the last change back. `solid`: boxes are filled as in the copy. Emits `changed`.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = Boxes(QSizeF())
        self.solid = True
        self.image = QImage()
        self._grip: Grip | None = None
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(240, 96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    def show_picture(self, image: QImage, full: QSize, boxes: list[QRectF]) -> None:
        """Another picture: its copy for the screen, its full size in pixels, and boxes in those pixels."""
        self.image = image
        self.boxes = Boxes(QSizeF(full), boxes)
        self._grip = None
        self._change()

    def add_box(self) -> None:
        """A new box in the middle, and the keyboard with it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.boxes.add_in_middle(_NEW)
        self._change()

    def set_solid(self, solid: bool) -> None:
        """Whether what is beneath the boxes is covered on the screen, too."""
        self.solid = solid
        self.update()

    def _change(self) -> None:
        self._tell()
        self.update()
        self.changed.emit()

    def _tell(self) -> None:
        """What a screen reader says."""
        count = len(self.boxes.all)
        words = self.tr("1 box") if count == 1 else self.tr("{} boxes").format(count)
        at = self.boxes.current
        if at is not None:
            words = self.tr("{}, box {} chosen").format(words, at + 1)
        self.setAccessibleName(self.tr("Picture with {}").format(words))

    # Places

    def _place(self) -> QRectF:
        """Where the picture stands in the widget."""
        size = QSizeF(self.image.size()).scaled(
            QSizeF(self.size()) - QSizeF(GRID, GRID), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _scale(self) -> float:
        """Logical pixels of the widget for one pixel of the full picture."""
        return self._place().width() / max(self.boxes.size.width(), 1.0)

    def _to_picture(self, point: QPointF) -> QPointF:
        return (point - self._place().topLeft()) / max(self._scale(), 1e-9)

    def on_screen(self, box: QRectF) -> QRectF:
        """Where a box of the full picture stands in the widget."""
        scale, corner = self._scale(), self._place().topLeft()
        return QRectF(box.topLeft() * scale + corner, box.size() * scale)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Catch a corner or a box, or begin a new one."""
        if self.image.isNull() or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._from = self._to_picture(event.position())
        number, self._grip = grip_at(self.boxes, self._from, _HANDLE / max(self._scale(), 1e-9))
        if number is None:
            self.boxes.add(QRectF(self._from, QSizeF()))
            self._grip = Grip.BOTTOM_RIGHT
        else:
            self.boxes.begin(number)
        self._change()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was caught; show what could be."""
        point = self._to_picture(event.position())
        if self._grip is None:
            _, grip = grip_at(self.boxes, point, _HANDLE / max(self._scale(), 1e-9))
            self.setCursor(grip.cursor if grip else Qt.CursorShape.CrossCursor)
            return
        self.boxes.pull(self._grip, point - self._from)
        self._from = point
        self._change()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go. A box too small to see was a slip of the hand."""
        del event
        if self._grip is not None:
            self._grip = None
            self.boxes.settle(_SMALLEST)
            self._change()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.image.isNull() or not (self._edit(key, control) or self._step(key, event)):
            super().keyPressEvent(event)
            return
        self._change()

    def _edit(self, key: Qt.Key, control: bool) -> bool:
        if key == Qt.Key.Key_N and not control:
            self.boxes.add_in_middle(_NEW)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.boxes.remove()
        elif key == Qt.Key.Key_Z and control:
            self.boxes.undo()
        else:
            return False
        return True

    def _step(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key not in _DIRECTIONS or self.boxes.current is None:
            return False
        large = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        length = max(self.boxes.size.width(), self.boxes.size.height()) * (_LARGE_STEP if large else _STEP)
        by = QPointF(*_DIRECTIONS[key]) * length
        sizes = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.boxes.begin(self.boxes.current)
        self.boxes.pull(Grip.BOTTOM_RIGHT if sizes else Grip.WHOLE, by)
        self.boxes.settle(_SMALLEST)
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the boxes first, then on."""
        if self.boxes.choose_next(forward=forward):
            self._tell()
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        self.update()
        super().focusInEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its boxes, and the handles of the one that is chosen."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent if self.hasFocus() else tokens().hairline), 2))
        painter.setBrush(QColor(tokens().paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.image.isNull():
            return
        painter.drawImage(self._place(), self.image)
        for number, box in enumerate(self.boxes.all):
            self._paint_box(painter, self.on_screen(box), chosen=number == self.boxes.current)

    def _paint_box(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        painter.setBrush(QColor("#181818") if self.solid else Qt.BrushStyle.NoBrush)
        for colour, width in (("#101010", 4.0), ("#ffffff" if not chosen else tokens().accent, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(QPen(QColor("#101010"), 1))
            painter.setBrush(QColor("#ffffff"))
            for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
                painter.drawRect(QRectF(corner - QPointF(_HANDLE, _HANDLE) / 2, QSizeF(_HANDLE, _HANDLE)))
