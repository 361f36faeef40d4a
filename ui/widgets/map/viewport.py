"""Which part of the Earth is in view, and where on the widget a place lies. Knows nothing of drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from officer_exposure.places.mercator import meters, project, unproject

TILE = 256.0
"""Pixels of the whole world at zoom 0; each further step doubles them. As on other maps, so that numbers compare."""

FARTHEST, CLOSEST = 0.5, 19.0
_CLOSEST_FIT = 15.0
"""A single place is shown with its neighbourhood, not as a dot on a bare sheet."""


@dataclass(frozen=True)
class Viewport:
    """`x`, `y`: the middle, on the Mercator square; `width`, `height`: of the widget in logical pixels."""

    x: float = 0.5
    y: float = 0.42
    zoom: float = 1.0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Pixels of the whole world."""
        return TILE * math.exp2(self.zoom)

    @property
    def latitude(self) -> float:
        """Of the middle, in degrees."""
        return unproject(self.x, self.y)[0]

    @property
    def pixels_a_meter(self) -> float:
        """At the middle."""
        return self.scale / meters(self.latitude)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom on the Mercator square; left and right may lie outside of it."""
        half_width, half_height = self.width / 2 / self.scale, self.height / 2 / self.scale
        return self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the Mercator square lies on the widget: the nearest time round the Earth."""
        across = (x - self.x + 0.5) % 1.0 - 0.5
        return self.width / 2 + across * self.scale, self.height / 2 + (y - self.y) * self.scale

    def point(self, left: float, top: float) -> tuple[float, float]:
        """Which point of the Mercator square lies there on the widget."""
        return self.x + (left - self.width / 2) / self.scale, self.y + (top - self.height / 2) / self.scale

    def resized(self, width: int, height: int) -> Viewport:
        """The same middle in another widget."""
        return self._kept(replace(self, width=max(1, width), height=max(1, height)))

    def moved(self, across: float, down: float) -> Viewport:
        """Moved by so many pixels."""
        return self._kept(replace(self, x=self.x + across / self.scale, y=self.y + down / self.scale))

    def zoomed(self, by: float, left: float, top: float) -> Viewport:
        """Closer by so many doublings; what lies at (left, top) on the widget stays there."""
        x, y = self.point(left, top)
        closer = replace(self, zoom=min(CLOSEST, max(FARTHEST, self.zoom + by)))
        after_x, after_y = closer.point(left, top)
        return self._kept(replace(closer, x=closer.x + x - after_x, y=closer.y + y - after_y))

    def centred(self, latitude: float, longitude: float, zoom: float | None = None) -> Viewport:
        """With this place in the middle."""
        x, y = project(latitude, longitude)
        return self._kept(replace(self, x=x, y=y, zoom=self.zoom if zoom is None else zoom))

    def fitted(self, points: Sequence[tuple[float, float]], margin: float = 48.0) -> Viewport:
        """So close that all these points of the Mercator square are in view; without any, the whole world."""
        if not points:
            return self._kept(replace(Viewport(), width=self.width, height=self.height))
        left, right = _span([x for x, _ in points])
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        room_across, room_down = max(32.0, self.width - 2 * margin), max(32.0, self.height - 2 * margin)
        scale = min(room_across / max(right - left, 1e-12), room_down / max(bottom - top, 1e-12))
        zoom = min(_CLOSEST_FIT, max(FARTHEST, math.log2(scale / TILE)))
        return self._kept(replace(self, x=(left + right) / 2, y=(top + bottom) / 2, zoom=zoom))

    @staticmethod
    def _kept(wanted: Viewport) -> Viewport:
        """Not beyond the poles, and once round the Earth is where it was."""
        half = min(0.5, wanted.height / 2 / wanted.scale)
        return replace(wanted, x=wanted.x % 1.0, y=min(1 - half, max(half, wanted.y)))


def _span(across: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch that holds them all: places on both sides of the Pacific are not a world apart."""
    ordered = sorted(x % 1.0 for x in across)
    gaps = [(after - before, after) for before, after in zip(ordered, [*ordered[1:], ordered[0] + 1], strict=True)]
    widest, start = max(gaps)
    left = start % 1.0
    return left, left + 1 - widest
