"""The ground of the map: sea, countries, states and the names of towns, down to where the outlines are true."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from officer_exposure.places.base_map import Layer, Projected, projected
from officer_exposure.places.gazetteer import Town, load_gazetteer
from officer_exposure.places.mercator import project, unproject
from officer_exposure.places.spots import Line
from ui.theme import DARK, Tokens, small_font
from ui.widgets.map.marks import Kind, colour_of
from ui.widgets.map.viewport import Viewport

TRUE_UNTIL = 10.0
"""Zoom up to which outlines are drawn: closer they would be off by more than a street."""

_FINE_FROM = 3.2
_STATES_FROM = 3.0
_TOWNS = (2.2, 14.0)
_TOWNS_A_TILE = 2
_LINES_FROM = 9.0
_AROUND = 240
"""Pixels that are drawn beyond each side of the widget, to have them when it is dragged."""

_UNIT = 65_536.0
"""Side of the square that paths are made in: whole pixels at middle zoom, so that nothing is rounded away."""

_SEA = {"light": "#dfe8ec", "dark": "#10181c"}
_LAND = {"light": "#fbf9f4", "dark": "#222b2e"}
_BARE = {"light": "#fbf9f4", "dark": "#1c2326"}


class _Shape:
    """An outline on the square of the paths. Its path is made when it first comes into view."""

    def __init__(self, outline: Projected) -> None:
        self._rings = outline.rings
        self._path: QPainterPath | None = None
        self.box = QRectF(
            outline.left * _UNIT,
            outline.top * _UNIT,
            (outline.right - outline.left) * _UNIT,
            (outline.bottom - outline.top) * _UNIT,
        )

    @property
    def path(self) -> QPainterPath:
        """All rings."""
        if self._path is None:
            self._path = QPainterPath()
            for x, y in self._rings:
                corners = zip((x * _UNIT).tolist(), (y * _UNIT).tolist(), strict=True)
                self._path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        return self._path


class _Kept(NamedTuple):
    """A picture of the ground somewhat larger than the widget, and what it was drawn for."""

    picture: QPixmap
    view: Viewport
    theme: str


class Ground:
    """Makes the paths when they are first needed. What was drawn is kept, so that dragging only moves it."""

    def __init__(self) -> None:
        self._layers: dict[Layer, list[_Shape]] = {}
        self._towns: dict[tuple[int, int, int], list[Town]] = {}
        self._kept: _Kept | None = None
        self._lines: list[QPolygonF] = []

    def take_lines(self, lines: Iterable[Line]) -> None:
        """Draw these recorded movements, and no others, on the ground."""
        self._kept = None
        corners = ([project(*point) for point in line] for line in lines)
        self._lines = [QPolygonF([QPointF(x * _UNIT, y * _UNIT) for x, y in line]) for line in corners]

    def draw(self, painter: QPainter, view: Viewport, theme: Tokens) -> None:
        """Draw what is in view."""
        ratio = painter.device().devicePixelRatio()
        at = self._reach(view, theme, ratio)
        if self._kept is None or at is None:
            self._kept = self._drawn(view, theme, ratio)
            at = QPointF(-_AROUND, -_AROUND)
        painter.drawPixmap(at, self._kept.picture)

    def _reach(self, view: Viewport, theme: Tokens, ratio: float) -> QPointF | None:
        """Where the kept picture is to be put for this view; None where it does not reach, or is of something else."""
        kept = self._kept
        if kept is None or kept.theme != theme.name or kept.picture.devicePixelRatio() != ratio:
            return None
        if (kept.view.zoom, kept.view.width, kept.view.height) != (view.zoom, view.width, view.height):
            return None
        left, top = view.place(kept.view.x, kept.view.y)
        across, down = left - view.width / 2, top - view.height / 2
        if max(abs(across), abs(down)) > _AROUND:
            return None
        return QPointF(across - _AROUND, down - _AROUND)

    def _drawn(self, view: Viewport, theme: Tokens, ratio: float) -> _Kept:
        around = replace(view, width=view.width + 2 * _AROUND, height=view.height + 2 * _AROUND)
        picture = QPixmap(round(around.width * ratio), round(around.height * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_land(painter, around, theme)
        self._draw_lines(painter, around, theme)
        self._draw_towns(painter, around, theme)
        painter.end()
        return _Kept(picture, view, theme.name)

    def _draw_land(self, painter: QPainter, view: Viewport, theme: Tokens) -> None:
        """Sea and land, or a bare sheet where the outlines are no longer true."""
        name = "dark" if theme is DARK else "light"
        area = QRectF(0, 0, view.width, view.height)
        if view.zoom > TRUE_UNTIL:
            painter.fillRect(area, QColor(_BARE[name]))
            return
        painter.fillRect(area, QColor(_SEA[name]))
        painter.setPen(_hairline(theme.edge))
        painter.setBrush(QColor(_LAND[name]))
        self._draw_layer(painter, view, Layer.COUNTRIES if view.zoom >= _FINE_FROM else Layer.COARSE)
        if view.zoom >= _STATES_FROM:
            painter.setPen(_hairline(theme.hairline if theme is not DARK else theme.edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._draw_layer(painter, view, Layer.STATES)

    def _draw_layer(self, painter: QPainter, view: Viewport, name: Layer) -> None:
        left, top, right, bottom = (side * _UNIT for side in view.bounds)
        here = painter.transform()
        for turn in (-1, 0, 1):
            seen = QRectF(left - turn * _UNIT, top, right - left, bottom - top)
            shapes = [one for one in self._layer(name) if one.box.intersects(seen)]
            if shapes:
                painter.setTransform(_onto(view, turn), combine=True)
                for shape in shapes:
                    painter.drawPath(shape.path)
                painter.setTransform(here)

    def _draw_lines(self, painter: QPainter, view: Viewport, theme: Tokens) -> None:
        """From the zoom on at which a run is more than a dot."""
        if view.zoom < _LINES_FROM:
            return
        left, top, right, bottom = (side * _UNIT for side in view.bounds)
        seen = QRectF(left, top, right - left, bottom - top)
        pen = QPen(colour_of(Kind.TRACK, theme), 1.6)
        pen.setCosmetic(True)
        painter.save()
        painter.setPen(pen)
        painter.setTransform(_onto(view, 0), combine=True)
        for line in self._lines:
            if line.boundingRect().adjusted(-1e-6, -1e-6, 1e-6, 1e-6).intersects(seen):
                painter.drawPolyline(line)
        painter.restore()

    def _layer(self, name: Layer) -> list[_Shape]:
        if name not in self._layers:
            self._layers[name] = [_Shape(one) for one in projected(name)]
        return self._layers[name]

    def _draw_towns(self, painter: QPainter, view: Viewport, theme: Tokens) -> None:
        """Names of the largest towns, as far as they find room beside each other."""
        if not _TOWNS[0] <= view.zoom <= _TOWNS[1]:
            return
        font = small_font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        full: list[QRectF] = []
        ink = QColor(theme.muted)
        for town in sorted(self._in_view(view), key=lambda one: -one.people):
            left, top = view.place(*project(town.latitude, town.longitude))
            box = QRectF(
                left - 4, top - metrics.height() / 2, metrics.horizontalAdvance(town.name) + 14, metrics.height()
            )
            if any(box.intersects(other) for other in full):
                continue
            full.append(box)
            _draw_town(painter, box, town.name, ink, QColor(theme.surface), font)

    def _in_view(self, view: Viewport) -> Iterator[Town]:
        """A few towns of each square of the map: the same ones however it is moved."""
        step = math.floor(view.zoom)
        squares = 2.0**step
        left, top, right, bottom = (math.floor(side * squares) for side in view.bounds)
        for row in range(max(0, top), min(int(squares) - 1, bottom) + 1):
            for column in range(left, right + 1):
                yield from self._of_tile(step, column % int(squares), row)

    def _of_tile(self, step: int, column: int, row: int) -> list[Town]:
        key = step, column, row
        if key not in self._towns:
            squares = 2.0**step
            north, west = unproject(column / squares, row / squares)
            south = unproject(0, (row + 1) / squares)[0]
            self._towns[key] = load_gazetteer().towns_in(south, west, north, west + 360 / squares, _TOWNS_A_TILE)
        return self._towns[key]


def _onto(view: Viewport, turn: int) -> QTransform:
    """From the square of the paths onto the widget."""
    scale = view.scale / _UNIT
    left, top = view.width / 2 + (turn - view.x) * view.scale, view.height / 2 - view.y * view.scale
    return QTransform(scale, 0, 0, scale, left, top)


def _hairline(colour: str) -> QPen:
    pen = QPen(QColor(colour), 0.8)
    pen.setCosmetic(True)
    return pen


def _draw_town(painter: QPainter, box: QRectF, name: str, ink: QColor, rim: QColor, font: QFont) -> None:
    """A dot and a name; the rim keeps both apart from lines below."""
    path = QPainterPath()
    path.addText(box.left() + 12, box.bottom() - QFontMetricsF(font).descent(), font, name)
    painter.strokePath(path, QPen(rim, 3))
    painter.fillPath(path, ink)
    painter.setPen(QPen(rim, 1))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(box.left() + 4, box.center().y()), 3, 3)
