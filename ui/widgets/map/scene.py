"""What the map shows and how it is painted. Knows no mouse and no key."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from officer_exposure.places.base_map import CREDIT
from officer_exposure.places.mercator import meters, project
from ui.theme import Tokens, body_font, small_font
from ui.widgets.map.badges import Badges, radius_of
from ui.widgets.map.clusters import Cluster, Clusters
from ui.widgets.map.ground import Ground
from ui.widgets.map.marks import Kind, Mark, Shown, colour_of, draw_mark
from ui.widgets.map.ruler import RINGS_M, draw_grid, draw_rings, draw_scale
from ui.widgets.map.viewport import Viewport

Stop = Mark | Cluster
"""Something on the map that can be chosen."""

_CONTEXT = "MapScene"
_MOST_STOPS = 12
"""Clusters that the Tab key goes through: the list beside the map holds more, and nobody is kept on the map."""

_MARK_REACH = 18.0
_METERS_A_DEGREE = 111_195.0
_TOGETHER_M = 40.0
"""Points no farther apart than this are opened as one place; looking closer would not part them."""

_CLOSE_ENOUGH = 18.0


class Scene:
    """Marks and points in a viewport, one of them chosen. `circled` is the mark with rings around it."""

    def __init__(self, *, imperial: bool) -> None:
        self.view = Viewport()
        self.imperial = imperial
        self.chosen: Stop | None = None
        self.circled: Mark | None = None
        self.shown = Shown()
        self._clusters = Clusters(None)
        self._ground, self._badges = Ground(), Badges()

    def take(self, shown: Shown) -> None:
        """Show these places and no others."""
        self.shown, self._clusters = shown, Clusters(shown.points)
        self._ground.take_lines(shown.lines)
        self.chosen, self.circled = None, self._first_guess()

    def _first_guess(self) -> Mark | None:
        return next((mark for mark in self.shown.marks if mark.kind is Kind.GUESS), None)

    def look(self, view: Viewport) -> None:
        """Another part of the Earth; a cluster of another zoom step is no longer there to be chosen."""
        if math.floor(view.zoom) != math.floor(self.view.zoom) and isinstance(self.chosen, Cluster):
            self.chosen = None
        self.view = view

    def choose(self, stop: Stop | None) -> None:
        """Choose one, or none. The rings go to the guess that was chosen last."""
        self.chosen = stop
        if isinstance(stop, Mark) and stop.kind is Kind.GUESS:
            self.circled = stop

    def corners(self, *, points: bool) -> list[tuple[float, float]]:
        """Between what on the Mercator square all marks lie; with `points`, or without any mark, all points too."""
        marks = [project(mark.latitude, mark.longitude) for mark in self.shown.marks]
        guess = self._first_guess()
        if guess is not None and len(marks) > 1:  # what lies around it must not be cut off by the edge
            marks += _square(guess, RINGS_M[1])
        return [*marks, *self._clusters.corners()] if points or not marks else marks

    def stops(self) -> list[Stop]:
        """What the Tab key goes through: marks in their order, then the fullest clusters in view."""
        clusters = list(reversed(self._clusters.in_view(self.view)))[:_MOST_STOPS]
        return [*self.shown.marks, *clusters]

    def spot(self, stop: Stop) -> QPointF:
        """Where a stop lies on the widget."""
        at = project(stop.latitude, stop.longitude) if isinstance(stop, Mark) else (stop.x, stop.y)
        return QPointF(*self.view.place(*at))

    def stop_at(self, point: QPointF) -> Stop | None:
        """What is drawn there; what lies on top first."""
        stops: list[Stop] = [*self.shown.marks, *reversed(self._clusters.in_view(self.view))]
        return next((stop for stop in stops if _apart(point, self.spot(stop)) <= _reach(stop)), None)

    def told(self, stop: Stop) -> Mark | list[int]:
        """A mark as it is, a cluster as the numbers of its points."""
        return stop if isinstance(stop, Mark) else list(self._clusters.members(self.view, stop))

    def closer(self, stop: Stop) -> Viewport | None:
        """The view in which a cluster falls apart, or None where its points are one place."""
        if not isinstance(stop, Cluster) or stop.size == 1 or self.view.zoom >= _CLOSE_ENOUGH:
            return None
        corners = self._clusters.spread(self._clusters.members(self.view, stop))
        (left, top), (right, bottom) = corners
        if max(right - left, bottom - top) * meters(self.view.latitude) <= _TOGETHER_M:
            return None
        fitted = self.view.fitted(corners)
        return fitted if fitted.zoom > self.view.zoom + 0.2 else self.view.zoomed(2, *self.view.place(stop.x, stop.y))

    def words_of(self, stop: Stop) -> str:
        """What is there, in words."""
        if isinstance(stop, Mark):
            return stop.name
        one, many = self.shown.names[stop.kind]
        if stop.mixed:
            many = QCoreApplication.translate(_CONTEXT, "{} photos, tracks and visits")
        return one if stop.size == 1 else many.format(QLocale().toString(stop.size))

    def paint(self, painter: QPainter, theme: Tokens, *, focused: bool) -> None:
        """Ground, grid, points, marks, and what explains them."""
        view = self.view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground.draw(painter, view, theme)
        draw_grid(painter, view, theme, imperial=self.imperial)
        self._badges.draw(painter, self._clusters.in_view(view), view, theme)
        self._paint_rings(painter, theme)
        for mark in reversed(self.shown.marks):
            draw_mark(painter, self.spot(mark), mark.kind, theme, mark.rank)
        self._paint_chosen(painter, theme)
        draw_scale(painter, view, theme, imperial=self.imperial)
        self._paint_credit(painter, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if focused else theme.hairline), 3 if focused else 1))
        painter.drawRect(QRectF(0.5, 0.5, view.width - 1, view.height - 1))

    def _paint_rings(self, painter: QPainter, theme: Tokens) -> None:
        mark = self.circled
        if mark is None:
            return
        if mark.radius_m:
            pixels = mark.radius_m * self.view.scale / meters(mark.latitude)
            ground = colour_of(Kind.GUESS, theme)
            ground.setAlpha(40)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawEllipse(self.spot(mark), pixels, pixels)
        draw_rings(painter, self.view, mark, theme, imperial=self.imperial)

    def _paint_chosen(self, painter: QPainter, theme: Tokens) -> None:
        """A ring around what is chosen, and what it is."""
        if self.chosen is None:
            return
        spot, radius = self.spot(self.chosen), _reach(self.chosen) + 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 3))
        painter.drawEllipse(spot, radius, radius)
        painter.setFont(body_font())
        metrics = painter.fontMetrics()
        text = metrics.elidedText(self.words_of(self.chosen), Qt.TextElideMode.ElideRight, self.view.width - 32)
        width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
        left = min(max(8.0, spot.x() - width / 2), self.view.width - width - 8.0)
        below = spot.y() + radius + 6
        box = QRectF(
            left, below if below + height < self.view.height else spot.y() - radius - 6 - height, width, height
        )
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_credit(self, painter: QPainter, theme: Tokens) -> None:
        """Whose map it is, at the bottom right."""
        painter.setFont(small_font())
        metrics = painter.fontMetrics()
        text = metrics.elidedText(CREDIT, Qt.TextElideMode.ElideRight, self.view.width - 12)
        width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 2
        box = QRectF(self.view.width - width - 1, self.view.height - height - 1, width, height)
        ground = QColor(theme.surface)
        ground.setAlpha(220)
        painter.fillRect(box, ground)
        painter.setPen(QColor(theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _reach(stop: Stop) -> float:
    """Half the width of what is drawn there, in pixels."""
    return _MARK_REACH if isinstance(stop, Mark) else radius_of(stop.size) + 2


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _square(mark: Mark, reach: float) -> list[tuple[float, float]]:
    """Two corners, on the Mercator square, of what lies within `reach` meters of a mark."""
    north = reach / _METERS_A_DEGREE
    east = north / max(0.01, math.cos(math.radians(mark.latitude)))
    return [project(mark.latitude + sign * north, mark.longitude + sign * east) for sign in (-1, 1)]
