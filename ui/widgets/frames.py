"""Frames around the telling parts of a picture, each with a word, to be seen on every picture and at every size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from officer_exposure.vision.sight import Box
from ui.theme import small_font

_DARK, _LIGHT = "#101010", "#ffffff"
_LEAST = 6.0
"""Logical pixels: a frame smaller than this would hide what it points at."""

_ROOM_FOR_WORDS = 280.0
"""Logical pixels: in a smaller picture a number stands at each place, so that words do not cover it."""


@dataclass(frozen=True)
class Framed:
    """A part of a picture, in pixels of the whole upright picture, and what is said of it."""

    box: Box
    words: str


def frame_of(box: Box, whole: QSize, place: QRectF) -> QRectF:
    """Where a part stands in a picture that is shown at `place`."""
    across, down = place.width() / max(1, whole.width()), place.height() / max(1, whole.height())
    left, top, right, bottom = box
    frame = QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)
    frame.translate(place.topLeft())
    if frame.width() < _LEAST or frame.height() < _LEAST:
        middle = frame.center()
        frame.setSize(frame.size().expandedTo(QSize(int(_LEAST), int(_LEAST))))
        frame.moveCenter(middle)
    return frame


def paint_frames(painter: QPainter, framed: Sequence[Framed], whole: QSize, place: QRectF, width: float = 2.0) -> None:
    """Frame these parts of a picture that is shown at `place`. Dark and light, so that each picture shows them."""
    if whole.isEmpty():
        return
    painter.setFont(small_font())
    taken: list[QRectF] = []
    for number, one in enumerate(framed, 1):
        frame = frame_of(one.box, whole, place).intersected(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, pen in ((_DARK, width + 2), (_LIGHT, width)):
            painter.setPen(QPen(QColor(colour), pen))
            painter.drawRect(frame)
        if one.words:
            words = one.words if place.width() >= _ROOM_FOR_WORDS or len(framed) == 1 else str(number)
            taken.append(_paint_words(painter, words, frame, place, taken))


def _paint_words(painter: QPainter, words: str, frame: QRectF, place: QRectF, taken: Sequence[QRectF]) -> QRectF:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(24.0, place.width() - 12))
    chip = QRectF(0, 0, metrics.horizontalAdvance(shown) + 12, metrics.height() + 4)
    chip.moveTopLeft(_free(chip, frame, place, taken))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_DARK))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor(_LIGHT))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
    return chip


def _free(chip: QRectF, frame: QRectF, place: QRectF, taken: Sequence[QRectF]) -> QPointF:
    """Above the frame, else below it, else inside; never on top of other words while there is room."""
    left = max(place.left(), min(frame.left(), place.right() - chip.width()))
    inside = [frame.top() + 3 + step * (chip.height() + 2) for step in range(6)]
    tops = [frame.top() - chip.height() - 2, frame.bottom() + 2, *inside]
    for top in tops:
        there = QRectF(left, top, chip.width(), chip.height())
        if top >= place.top() and there.bottom() <= place.bottom() and not any(map(there.intersects, taken)):
            return there.topLeft()
    return QPointF(left, max(place.top(), min(tops[0], place.bottom() - chip.height())))
