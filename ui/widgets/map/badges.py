"""Clusters as badges: the shape of their kind, and how many they stand for. Each is drawn once, then stamped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.theme import Tokens, body_font
from ui.widgets.map.clusters import Cluster
from ui.widgets.map.marks import Kind, colour_of, draw_mark
from ui.widgets.map.viewport import Viewport


class _Look(NamedTuple):
    words: str
    kind: Kind
    mixed: bool
    theme: str
    ratio: float


class Badges:
    """Draws clusters."""

    def __init__(self) -> None:
        self._drawn: dict[_Look, tuple[QPixmap, float]] = {}

    def draw(self, painter: QPainter, clusters: Iterable[Cluster], view: Viewport, theme: Tokens) -> None:
        """Stamp the badges of clusters, the last on top."""
        ratio = painter.device().devicePixelRatio()
        for cluster in clusters:
            look = _Look(count_words(cluster.size), cluster.kind, cluster.mixed, theme.name, ratio)
            if look not in self._drawn:
                self._drawn[look] = _badge(look, theme)
            badge, half = self._drawn[look]
            left, top = view.place(cluster.x, cluster.y)
            painter.drawPixmap(QPointF(left - half, top - half), badge)


def radius_of(count: int) -> float:
    """Half the width of a badge, in pixels."""
    return 10.0 if count == 1 else 13.0 + 3.0 * len(count_words(count))


def count_words(count: int) -> str:
    """A count in at most four signs: "12", "940", "1.2k", "15k"."""
    if count < 1000:
        return str(count) if count > 1 else ""
    return f"{count / 1000:.1f}k" if count < 9_950 else f"{count / 1000:.0f}k"


def _badge(look: _Look, theme: Tokens) -> tuple[QPixmap, float]:
    """The picture of a look, and half its width."""
    half = 11.0 if not look.words else 15.0 + 3.0 * len(look.words)
    side = round(2 * half * look.ratio)
    badge = QPixmap(side, side)
    badge.setDevicePixelRatio(look.ratio)
    badge.fill(Qt.GlobalColor.transparent)
    painter = QPainter(badge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(half, half)
    if not look.words:
        draw_mark(painter, middle, look.kind, theme)
    else:
        _draw_count(painter, middle, half - 2, look, theme)
    painter.end()
    return badge, half


def _draw_count(painter: QPainter, middle: QPointF, radius: float, look: _Look, theme: Tokens) -> None:
    """The shape of the kind, small, above the count; where kinds are mixed, the count alone."""
    rim = QColor(theme.ink) if look.mixed else colour_of(look.kind, theme)
    painter.setPen(QPen(rim, 2))
    painter.setBrush(QColor(theme.surface))
    painter.drawEllipse(middle, radius, radius)
    font = body_font(strong=True)
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(theme.ink))
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    if look.mixed:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.words)
        return
    painter.drawText(box.translated(0, 5), Qt.AlignmentFlag.AlignCenter, look.words)
    draw_mark(painter, QPointF(middle.x(), middle.y() - radius * 0.45), look.kind, theme, size=9)
