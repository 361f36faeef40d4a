"""What stands on the map, and how each kind is drawn: by shape first, by colour second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from officer_exposure.places.spots import Line
from ui.theme import DARK, Tokens, body_font

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Kinds = np.ndarray[tuple[int], np.dtype[np.uint8]]


class Kind(IntEnum):
    """What a mark stands for."""

    PHOTO = 0
    TRACK = 1
    CHECK_IN = 2
    GUESS = 3
    HOME = 4


_LIGHT = {
    Kind.PHOTO: "#0062a3",
    Kind.TRACK: "#b34700",
    Kind.CHECK_IN: "#00705a",
    Kind.GUESS: "#8c2f6b",
    Kind.HOME: "#1a2124",
}
_DARK = {
    Kind.PHOTO: "#7cc4f2",
    Kind.TRACK: "#f0a068",
    Kind.CHECK_IN: "#5fd3b3",
    Kind.GUESS: "#eaa0cf",
    Kind.HOME: "#e9ebe7",
}
"""From the set of Okabe and Ito, which the colour-blind can tell apart, darkened or lightened to a contrast of 3."""


@dataclass(frozen=True)
class Mark:
    """A single place that always stands out: a guess, or the officer's own home. `name` is what it is called."""

    kind: Kind
    latitude: float
    longitude: float
    name: str
    rank: int = 0
    radius_m: float = 0.0


@dataclass(frozen=True)
class Points:
    """Many positions as columns: degrees, and the `Kind` of each."""

    latitudes: Numbers
    longitudes: Numbers
    kinds: Kinds

    def __len__(self) -> int:
        return len(self.kinds)


@dataclass(frozen=True)
class Shown:
    """Everything that a map shows. `names`: what a kind is called, one and many. `lines`: recorded movements."""

    marks: Sequence[Mark] = ()
    points: Points | None = None
    names: dict[Kind, tuple[str, str]] = field(default_factory=dict)
    lines: Sequence[Line] = ()


def colour_of(kind: Kind, theme: Tokens) -> QColor:
    """The colour of a kind in a theme."""
    return QColor((_DARK if theme is DARK else _LIGHT)[kind])


def draw_mark(painter: QPainter, middle: QPointF, kind: Kind, theme: Tokens, rank: int = 0, size: float = 16) -> None:
    """Draw one mark: disc, triangle, square, numbered drop or house, each with a rim that sets it off."""
    painter.setPen(QPen(QColor(theme.surface), 2))
    painter.setBrush(colour_of(kind, theme))
    half = size / 2
    match kind:
        case Kind.PHOTO:
            painter.drawEllipse(middle, half * 0.9, half * 0.9)
        case Kind.TRACK:
            painter.drawPolygon(_polygon(middle, half, ((0, -1.05), (1.05, 0.8), (-1.05, 0.8))))
        case Kind.CHECK_IN:
            painter.drawRect(QRectF(middle.x() - half * 0.85, middle.y() - half * 0.85, size * 0.85, size * 0.85))
        case Kind.GUESS:
            _draw_guess(painter, middle, theme, rank, size)
        case Kind.HOME:
            painter.drawPolygon(_polygon(middle, half * 1.2, _HOUSE))


_HOUSE = ((0, -1), (1.1, 0), (0.75, 0), (0.75, 0.9), (-0.75, 0.9), (-0.75, 0), (-1.1, 0))


def _draw_guess(painter: QPainter, middle: QPointF, theme: Tokens, rank: int, size: float) -> None:
    """A diamond with its rank in it."""
    half = size * 0.95
    painter.drawPolygon(_polygon(middle, half, ((0, -1), (1, 0), (0, 1), (-1, 0))))
    if rank:
        font = body_font(strong=True)
        font.setPixelSize(round(size * 0.8))
        painter.setFont(font)
        painter.setPen(QColor(theme.surface))
        box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(rank))


def _polygon(middle: QPointF, half: float, corners: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in corners])
