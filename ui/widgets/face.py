"""A face as it was cut out of its picture: to look at, or to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.vision.people import KnownFace
from ui.icons import draw_icon
from ui.theme import tokens
from ui.widgets.picture import opened

_SIDE = 72


class FaceButton(QAbstractButton):
    """One face. `chosen` ones can be marked; a mark is a frame and a tick, never a colour alone."""

    def __init__(self, face: KnownFace, name: str, *, can_be_chosen: bool = False) -> None:
        super().__init__()
        self.face = face
        self._image = QImage()
        self._missing = False
        self.setCheckable(can_be_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_be_chosen else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not can_be_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show the face, or that it cannot be shown."""
        self._image = opened(drawing)
        self._missing = self._image.isNull()
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether the face has come, or it is known that it cannot."""
        return self._missing or not self._image.isNull()

    def sizeHint(self) -> QSize:
        """All faces are of one size."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the face, or the outline of one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        inner = self.rect().adjusted(3, 3, -3, -3)
        if self._image.isNull():
            painter.setPen(QColor(theme.hairline))
            painter.setBrush(QColor(theme.paper))
            painter.drawRoundedRect(inner, 6, 6)
            middle = QRect(0, 0, 32, 32)
            middle.moveCenter(inner.center())
            icon = "image-off-outline" if self._missing else "account-outline"
            draw_icon(painter, middle, icon, QColor(theme.muted))
        else:
            painter.drawImage(inner, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.accent), 4))
            painter.drawRect(inner.adjusted(1, 1, -1, -1))
            tick = QRect(inner.right() - 23, inner.top(), 24, 24)
            painter.fillRect(tick, QColor(theme.accent))
            draw_icon(painter, tick, "check", QColor(theme.on_accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.ink), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
