"""What makes a bare map readable: a grid of round distances, rings around a guess, a scale bar."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from officer_exposure.places.mercator import meters, project
from officer_exposure.places.wording import distance_words
from ui.theme import Tokens, small_font
from ui.widgets.map.marks import Mark
from ui.widgets.map.viewport import Viewport

RINGS_M = (100.0, 1_000.0, 5_000.0)
"""How close is close: the same steps in which the plan says how near a stranger gets."""

_GRID_FROM = 9.5
_GRID_PIXELS = 160
_BAR_PIXELS = 130
_FOOT, _MILE = 0.3048, 1609.344


def round_distance(most: float, *, imperial: bool) -> float:
    """The greatest round distance of at most `most` meters: 1, 2 or 5 and noughts, of meters, feet or miles."""
    if not imperial:
        return _one_two_five(most)
    return _one_two_five(most / _FOOT) * _FOOT if most < _MILE / 2 else _one_two_five(most / _MILE) * _MILE


def _one_two_five(most: float) -> float:
    tens = 10.0 ** math.floor(math.log10(max(most, 1e-6)))
    return next(step * tens for step in (5, 2, 1, 0.5) if step * tens <= most * (1 + 1e-9))


def round_words(distance: float, *, imperial: bool) -> str:
    """A round distance as a scale says it: "500 feet", "2 km"."""
    if not imperial:
        return f"{distance:,.0f} m" if distance < 1000 else f"{distance / 1000:,.0f} km"
    if distance < _MILE / 2:
        return f"{distance / _FOOT:,.0f} feet"
    miles = distance / _MILE
    return f"{miles:,.1f} miles" if miles < 0.99 else f"{miles:,.0f} {'mile' if miles < 1.5 else 'miles'}"


def draw_grid(painter: QPainter, view: Viewport, theme: Tokens, *, imperial: bool) -> float | None:
    """Lines of a round distance where the map has no streets. Returns the distance in meters; None: no grid."""
    if view.zoom < _GRID_FROM:
        return None
    latitude = round(view.latitude)
    step = round_distance(_GRID_PIXELS / view.pixels_a_meter, imperial=imperial)
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.drawLines(list(_grid_lines(view, step / meters(latitude))))
    return step


def _grid_lines(view: Viewport, side: float) -> Iterator[QLineF]:
    """Fixed to the ground, so that they move with the map."""
    left, top, right, bottom = view.bounds
    for column in range(math.ceil(left / side), math.floor(right / side) + 1):
        at = view.width / 2 + (column * side - view.x) * view.scale
        yield QLineF(at, 0, at, view.height)
    for row in range(math.ceil(top / side), math.floor(bottom / side) + 1):
        at = view.height / 2 + (row * side - view.y) * view.scale
        yield QLineF(0, at, view.width, at)


def draw_rings(painter: QPainter, view: Viewport, mark: Mark, theme: Tokens, *, imperial: bool) -> None:
    """Rings around a guess, each with its distance."""
    x, y = project(mark.latitude, mark.longitude)
    middle = QPointF(*view.place(x, y))
    scale = view.scale / meters(mark.latitude)
    painter.setFont(small_font())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius in RINGS_M:
        pixels = radius * scale
        if not 14 <= pixels <= 4 * max(view.width, view.height):
            continue
        painter.setPen(QPen(QColor(theme.muted), 1.2, Qt.PenStyle.DashLine))
        painter.drawEllipse(middle, pixels, pixels)
        if pixels > 44:
            _draw_words(painter, _on_ring(view, middle, pixels), distance_words(radius, imperial=imperial), theme)


def _on_ring(view: Viewport, middle: QPointF, pixels: float) -> QPointF:
    """A point of the ring that is in view: its top, or else its bottom, or one of its sides."""
    inside = QRectF(40, 30, max(1, view.width - 80), max(1, view.height - 90))
    points = [QPointF(middle.x() + x * pixels, middle.y() + y * pixels) for x, y in ((0, -1), (0, 1), (1, 0), (-1, 0))]
    return next((point for point in points if inside.contains(point)), points[0])


def _draw_words(painter: QPainter, middle: QPointF, text: str, theme: Tokens) -> None:
    width = painter.fontMetrics().horizontalAdvance(text) + 8
    height = painter.fontMetrics().height()
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    ground = QColor(theme.surface)
    ground.setAlpha(220)
    painter.fillRect(box, ground)
    painter.setPen(QColor(theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_scale(painter: QPainter, view: Viewport, theme: Tokens, *, imperial: bool) -> None:
    """How long a stretch on the map is on the ground, at the bottom left."""
    distance = round_distance(_BAR_PIXELS / view.pixels_a_meter, imperial=imperial)
    length = distance * view.pixels_a_meter
    left, low = 12.0, view.height - 30.0
    text = round_words(distance, imperial=imperial)
    painter.setFont(small_font())
    ground = QColor(theme.surface)
    ground.setAlpha(220)
    metrics = painter.fontMetrics()
    width, height = max(length, metrics.horizontalAdvance(text)) + 12, metrics.height() + 10
    painter.fillRect(QRectF(left - 6, low - height + 6, width, height), ground)
    painter.setPen(QPen(QColor(theme.ink), 1.5))
    painter.drawLines(
        [
            QLineF(left, low, left + length, low),
            QLineF(left, low - 5, left, low),
            QLineF(left + length, low - 5, left + length, low),
        ]
    )
    painter.drawText(QPointF(left + 2, low - metrics.descent() - 3), text)
