"""How smooth the map is with 100,000 points: time to draw one frame while it is dragged, at five zooms.

    python -P -m benchmarks.map [--points 100000]

Needs nothing. Draws without a screen, by the processor alone, which is the slowest way there is.
"""

from __future__ import annotations

import argparse
import os
import time
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from officer_exposure.places.gazetteer import load_gazetteer
from ui.widgets.map.canvas import MapCanvas
from ui.widgets.map.marks import Kind, Mark, Points, Shown

_SIZE = (1000, 700)
_FRAMES = 200
_NAMES = dict.fromkeys(Kind, ("1 photo", "{} photos"))
_ZOOMS = {"world": 1.5, "country": 5.0, "region": 8.0, "town": 11.0, "street": 16.0}


def made_points(count: int) -> Points:
    """Points around one town, and around many others."""
    chance = np.random.default_rng(7)
    towns = load_gazetteer().towns_in(24, -125, 50, -66, 400)
    chosen = np.where(chance.random(count) < 0.5, 0, chance.integers(0, len(towns), count))
    latitudes = np.array([town.latitude for town in towns])[chosen] + chance.normal(0, 0.03, count)
    longitudes = np.array([town.longitude for town in towns])[chosen] + chance.normal(0, 0.04, count)
    return Points(latitudes, longitudes, chance.integers(0, 3, count).astype(np.uint8))


def lookups(count: int = 1_000) -> None:
    """Print how long it takes to load the table of towns, and to name so many positions around towns."""
    start = time.perf_counter()
    gazetteer = load_gazetteer()
    loaded = time.perf_counter()
    points = made_points(count)
    begun = time.perf_counter()
    for latitude, longitude in zip(points.latitudes.tolist(), points.longitudes.tolist(), strict=True):
        gazetteer.near(latitude, longitude)
    named = time.perf_counter()
    print(f"towns    load {(loaded - start) * 1000:6.1f} ms   {count:,} nearest {(named - begun) * 1000:5.1f} ms")


def main() -> None:
    """Drag the map, and print the median and the 95th percentile of a frame."""
    lookups()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100_000)
    asked = parser.parse_args()
    application = QApplication([])
    canvas = MapCanvas()
    canvas.resize(*_SIZE)
    home = load_gazetteer().towns_in(24, -125, 50, -66, 1)[0]
    marks = [Mark(Kind.GUESS, home.latitude, home.longitude, "Guess", 1, 80.0)]
    canvas.show_places(Shown(marks, made_points(asked.points), _NAMES))
    canvas.show()
    application.processEvents()
    for name, zoom in _ZOOMS.items():
        canvas.scene.look(canvas.view.centred(home.latitude, home.longitude, zoom))
        first, frames = _dragged(canvas)
        middle, late = np.percentile(frames, (50, 95))
        print(f"{name:8} first {first:6.1f} ms   median {middle:5.1f} ms   p95 {late:5.1f} ms")


def _dragged(canvas: MapCanvas) -> tuple[float, list[float]]:
    """Milliseconds of the first frame, and of each frame of a drag in a circle."""
    image = QImage(*_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    first = _frame(canvas, image)
    turns = np.linspace(0, 2 * np.pi, _FRAMES)
    path = [QPointF(500 + 200 * np.cos(turn), 350 + 200 * np.sin(turn)) for turn in turns]
    _send(canvas, QEvent.Type.MouseButtonPress, path[0])
    frames = []
    for _, after in pairwise(path):
        _send(canvas, QEvent.Type.MouseMove, after)
        frames.append(_frame(canvas, image))
    _send(canvas, QEvent.Type.MouseButtonRelease, path[-1])
    return first, frames


def _frame(canvas: MapCanvas, image: QImage) -> float:
    start = time.perf_counter()
    canvas.render(image, QPoint())
    return (time.perf_counter() - start) * 1000


def _send(canvas: MapCanvas, kind: QEvent.Type, at: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, at, left, left, Qt.KeyboardModifier.NoModifier))


if __name__ == "__main__":
    main()
