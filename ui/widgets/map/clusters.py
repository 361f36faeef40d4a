"""Points that lie on top of each other become one mark with a count. Made once for each zoom step, then only moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from officer_exposure.places.mercator import project_all
from ui.widgets.map.marks import Kind, Points
from ui.widgets.map.viewport import TILE, Viewport

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Whole = np.ndarray[tuple[int], np.dtype[np.int64]]

CELL = 44
"""Pixels, at a whole zoom step, within which points become one."""


class Cluster(NamedTuple):
    """Points that are drawn as one. `x`, `y`: their middle on the Mercator square. `number` tells them apart."""

    x: float
    y: float
    size: int
    kind: Kind
    mixed: bool
    number: int


class _Level(NamedTuple):
    """All clusters of one zoom step, as columns; `order` and `starts` say which points are in each."""

    x: Numbers
    y: Numbers
    counts: Whole
    kinds: Whole
    mixed: np.ndarray[tuple[int], np.dtype[np.bool_]]
    order: Whole
    starts: Whole


class Clusters:
    """The clusters of some points at every zoom."""

    def __init__(self, points: Points | None) -> None:
        self._points = points if points is not None and len(points) else None
        self._levels: dict[int, _Level] = {}
        if self._points is not None:
            self._x, self._y = project_all(self._points.latitudes, self._points.longitudes)

    def corners(self) -> list[tuple[float, float]]:
        """Points of the Mercator square between which nearly all lie: what lies far off, 1 in 50, does not count."""
        if self._points is None:
            return []
        import numpy as np

        middle = float(np.median(self._x))
        across = (self._x - middle + 0.5) % 1.0 - 0.5
        few = len(self._points) < 50
        ends = (0, 100) if few else (2, 98)
        left, right = np.percentile(across, ends) + middle
        top, bottom = np.percentile(self._y, ends)
        return [(float(left), float(top)), (float(right), float(bottom))]

    def in_view(self, view: Viewport) -> list[Cluster]:
        """Those to be drawn, the fullest last, so that they lie on top."""
        if self._points is None:
            return []
        import numpy as np

        level = self._level(view)
        across = (level.x - view.x + 0.5) % 1.0 - 0.5
        down = level.y - view.y
        half_width, half_height = (view.width / 2 + CELL) / view.scale, (view.height / 2 + CELL) / view.scale
        inside = np.flatnonzero((np.abs(across) <= half_width) & (np.abs(down) <= half_height))
        inside = inside[np.argsort(level.counts[inside], kind="stable")]
        columns = (level.x, level.y, level.counts, level.kinds, level.mixed)
        rows = zip(*(column[inside].tolist() for column in columns), inside.tolist(), strict=True)
        return [Cluster(x, y, count, Kind(kind), mixed, number) for x, y, count, kind, mixed, number in rows]

    def members(self, view: Viewport, cluster: Cluster) -> Sequence[int]:
        """The numbers of the points in a cluster."""
        if self._points is None:
            return ()
        level = self._level(view)
        start = int(level.starts[cluster.number])
        members: list[int] = level.order[start : start + cluster.size].tolist()
        return members

    def spread(self, members: Sequence[int]) -> list[tuple[float, float]]:
        """Two corners on the Mercator square between which these points lie."""
        import numpy as np

        chosen = np.asarray(members)
        x, y = self._x[chosen], self._y[chosen]
        return [(float(x.min()), float(y.min())), (float(x.max()), float(y.max()))]

    def _level(self, view: Viewport) -> _Level:
        step = math.floor(view.zoom)
        if step not in self._levels:
            self._levels[step] = self._grouped(TILE * 2.0**step / CELL)
        return self._levels[step]

    def _grouped(self, cells: float) -> _Level:
        """Group by squares, so many on the side of the world."""
        import numpy as np

        assert self._points is not None
        keys = np.floor(self._x * cells).astype(np.int64) * (1 << 32) + np.floor(self._y * cells).astype(np.int64)
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=np.int64(-1) << 40))
        counts = np.diff(starts, append=len(order))
        kinds = self._points.kinds[order].astype(np.int64)
        lowest, highest = np.minimum.reduceat(kinds, starts), np.maximum.reduceat(kinds, starts)
        return _Level(
            x=np.add.reduceat(self._x[order], starts) / counts,
            y=np.add.reduceat(self._y[order], starts) / counts,
            counts=counts,
            kinds=lowest,
            mixed=lowest != highest,
            order=order,
            starts=starts,
        )
