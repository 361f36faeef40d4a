"""The map itself: moved by hand, wheel or keys; its places are reached by Tab and opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import tokens
from ui.widgets.map.marks import Mark, Shown
from ui.widgets.map.scene import Scene, Stop
from ui.widgets.map.viewport import Viewport

_STEP = 80
_WHEEL = 360.0
"""Eighths of a degree of the wheel for one doubling."""

_TREMBLE = 4
_CLOSE = 14.5

_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0),
    Qt.Key.Key_Right: (_STEP, 0),
    Qt.Key.Key_Up: (0, -_STEP),
    Qt.Key.Key_Down: (0, _STEP),
}
_CLOSER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOT_BY_KEY = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


def is_imperial() -> bool:
    """Whether the officer's system measures in miles and feet."""
    return QLocale().measurementSystem() is not QLocale.MeasurementSystem.MetricSystem


class MapCanvas(QWidget):
    """Shows marks and points. Emits `chosen` and `opened` with a Mark, or with the numbers of points as a list.

    `wheel_scrolls`: the wheel belongs to what the map stands in, until the map is clicked on.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene(imperial=is_imperial())
        self.wheel_scrolls = False
        self._grip: QPointF | None = None
        self._dragged = self._is_fitted = self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(1, 160))
        self.setAccessibleName(self.tr("Map"))
        self._describe()

    @property
    def view(self) -> Viewport:
        """What is in view."""
        return self.scene.view

    def show_places(self, shown: Shown) -> None:
        """Show these places and no others; the marks among them are brought into view."""
        self.scene.take(shown)
        self._describe()
        self.fit(points=False)

    def fit(self, *, points: bool = True) -> None:
        """Bring everything into view; without `points` the marks alone."""
        self._look(self.view.fitted(self.scene.corners(points=points)))
        self._is_fitted = not points

    def zoom(self, by: float) -> None:
        """Closer by so many doublings; the middle stays."""
        self._look(self.view.zoomed(by, self.width() / 2, self.height() / 2))

    def go_to(self, mark: Mark) -> None:
        """Bring a mark to the middle, and choose it."""
        self.go_near(mark.latitude, mark.longitude)
        self._choose(mark)

    def go_near(self, latitude: float, longitude: float) -> None:
        """Bring a place to the middle, close up."""
        self._look(self.view.centred(latitude, longitude, max(self.view.zoom, _CLOSE)))

    def open(self, stop: Stop) -> None:
        """Open a place; points that lie apart are looked at more closely first."""
        closer = self.scene.closer(stop)
        if closer is not None:
            self._look(closer)
        else:
            self.opened.emit(self.scene.told(stop))

    def _look(self, view: Viewport) -> None:
        self._is_fitted = False
        self.scene.look(view)
        self.update()

    def _choose(self, stop: Stop | None) -> None:
        self.scene.choose(stop)
        self._describe()
        self.update()
        if stop is not None:
            self.chosen.emit(self.scene.told(stop))

    def _describe(self) -> None:
        """For a screen reader: what is chosen, or how the map is used."""
        stop = self.scene.chosen
        if stop is not None:
            self.setAccessibleDescription(self.scene.words_of(stop))
            return
        keys = self.tr("Arrows move, plus and minus zoom, Tab goes through places, Enter opens one, Home shows all.")
        self.setAccessibleDescription(keys)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the places before it leaves the map."""
        stops: Sequence[Stop] = self.scene.stops()
        chosen = self.scene.chosen
        at = stops.index(chosen) if chosen in stops else -1 if forward else len(stops)
        following = at + (1 if forward else -1)
        if not 0 <= following < len(stops):
            self._choose(None)
            return super().focusNextPrevChild(forward)
        self._bring_into_view(stops[following])
        self._choose(stops[following])
        return True

    def _bring_into_view(self, stop: Stop) -> None:
        """Move the map only where a mark could not be seen."""
        if isinstance(stop, Mark) and not QRectF(self.rect()).adjusted(24, 24, -24, -24).contains(
            self.scene.spot(stop)
        ):
            self._look(self.view.centred(stop.latitude, stop.longitude))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, open; any other key is for somebody else."""
        key, stop = Qt.Key(event.key()), self.scene.chosen
        if key in _MOVES:
            self._look(self.view.moved(*_MOVES[key]))
        elif key in _CLOSER or key == Qt.Key.Key_Minus:
            self.zoom(1 if key in _CLOSER else -1)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in _ENTER and stop is not None:
            self.open(stop)
        elif key == Qt.Key.Key_Escape and stop is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is."""
        if self.wheel_scrolls and not self.hasFocus():
            event.ignore()
            return
        at = event.position()
        self._look(self.view.zoomed(event.angleDelta().y() / _WHEEL, at.x(), at.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the map."""
        self._grip, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it; a small tremble is still a click."""
        if self._grip is None:
            return
        moved = event.position() - self._grip
        if self._dragged or moved.manhattanLength() > _TREMBLE:
            self._dragged, self._grip = True, event.position()
            self._look(self.view.moved(-moved.x(), -moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses what is there."""
        if self._grip is not None and not self._dragged:
            self._choose(self.scene.stop_at(event.position()))
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there, or look closer."""
        at = event.position()
        stop = self.scene.stop_at(at)
        if stop is not None:
            self.open(stop)
        else:
            self._look(self.view.zoomed(1, at.x(), at.y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who came by keyboard."""
        self._ring = event.reason() not in _NOT_BY_KEY
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same middle; and while nobody has moved it, all marks in view."""
        fitted = self._is_fitted
        self.scene.look(self.view.resized(event.size().width(), event.size().height()))
        if fitted:
            self.fit(points=False)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme is drawn at once."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        self.scene.paint(QPainter(self), tokens(), focused=self._ring and self.hasFocus())
