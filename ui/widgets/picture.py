"""A small picture with the telling parts framed, or a plain word where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_exposure.model import Region
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from ui.icons import draw_icon
from ui.picture_words import region_words
from ui.theme import small_font, tokens
from ui.widgets.frames import Framed, paint_frames

EDGE = 320
"""Pixels on the long side that a picture is asked for; shown at most this large in logical pixels."""

_HEIGHT = 192


class Picture(QWidget):
    """Shows one drawing at a time. Frames are drawn twice, dark and light, to be seen on every picture."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._size = QSize()
        self._regions: Sequence[Region] = ()
        self._words = ""
        self._icon = "image-outline"
        self._near = False
        self._whole = QImage()
        self.setFixedHeight(_HEIGHT)
        self.setMaximumWidth(EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wait(self, regions: Sequence[Region]) -> None:
        """Empty, until the picture comes."""
        self._regions = regions
        self._near = False
        self._image = self._whole = QImage()
        self._say("image-outline", self.tr("Opening the picture"))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a picture, or what the file is instead."""
        self._image = self._whole = opened(drawing)
        self._near = False
        self._size = QSize(drawing.width, drawing.height)
        words = {
            DrawingKind.PICTURE: ("image-outline", self.tr("Picture")),
            DrawingKind.VIDEO: ("video-outline", self.tr("Video")),
            DrawingKind.DOCUMENT: ("file-document-outline", self.tr("Document")),
            DrawingKind.NONE: ("image-off-outline", self.tr("No picture can be shown")),
        }
        self._say(*words[drawing.kind])

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture, yet or at all."""
        return self._whole.isNull()

    def frame(self, regions: Sequence[Region]) -> None:
        """Other places of the same picture."""
        self._regions = regions
        self.show_near(None)

    def show_near(self, image: QImage | None) -> None:
        """Show a part of it; None: all of it again."""
        self._near = image is not None and not image.isNull()
        self._image = image if image is not None and self._near else self._whole
        self.update()

    def _say(self, icon: str, words: str) -> None:
        self._icon, self._words = icon, words
        marked = self.tr("{}, the telling parts framed").format(words) if self._regions else words
        self.setAccessibleName(marked)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and its frames, or the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = tokens()
        painter.setPen(QColor(theme.hairline))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        if self._image.isNull():
            self._paint_word(painter)
            return
        place = self._place()
        painter.drawImage(place, self._image)
        if not self._near:
            paint_frames(painter, [Framed(one.box, region_words(one)) for one in self._regions], self._size, place)

    def _paint_word(self, painter: QPainter) -> None:
        middle = self.rect().center()
        colour = QColor(tokens().muted)
        draw_icon(painter, QRect(middle.x() - 16, middle.y() - 28, 32, 32), self._icon, colour)
        painter.setPen(colour)
        painter.setFont(small_font())
        below = QRect(0, middle.y() + 8, self.width(), 24)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._words)

    def _place(self) -> QRectF:
        """Where the picture stands: as large as fits, centred."""
        size = self._image.size().scaled(self.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place


def opened(drawing: Drawing) -> QImage:
    """The worker's own small picture, opened as what the worker says it is and as nothing else."""
    content = QBuffer()
    content.setData(drawing.data)
    reader = QImageReader(content, QByteArray(drawing.media.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    return reader.read() if drawing.data else QImage()
