"""The part of the Earth that a report's map shows, and the paths of land in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.places.base_map import Layer, projected
from officer_exposure.places.gazetteer import load_gazetteer
from officer_exposure.places.mercator import project, unproject

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]

WIDTH, HEIGHT = 720, 420
"""Of the drawing, in its own pixels."""

_GRID = 5.0
"""Degrees between which the edges of a masked map may lie."""

_LEAST = 0.3
"""Degrees that a full map shows at the least: closer, the outlines are not true."""

_WIDER = (_LEAST, 1.0, 2.0, 4.0)
"""Degrees to try in turn until a town is in view."""

_FINE_BELOW = 0.2
"""Share of the world's width below which the finer outlines are used."""

_MARGIN = 12.0
_MOST_LABELS = 10
_LETTER = 6.4
"""Pixels that a letter of a label is taken to be wide."""


class Label(msgspec.Struct, frozen=True):
    """The name of a town and where its dot stands, in pixels. `before`: the name stands to the left of the dot."""

    x: float
    y: float
    text: str
    before: bool = False


class Frame(msgspec.Struct, frozen=True):
    """`left`, `top`: the corner on the Mercator square; `scale`: pixels of the whole world."""

    left: float
    top: float
    scale: float

    @classmethod
    def around(cls, places: Sequence[tuple[float, float]], *, masked: bool, least: float = _LEAST) -> Frame:
        """A frame that holds all places (latitude, longitude); masked, one whose edges say nothing about them.

        `least`: degrees that it shows at the least, where it is not masked.
        """
        south, north = min(place[0] for place in places), max(place[0] for place in places)
        west, east = min(place[1] for place in places), max(place[1] for place in places)
        if masked:
            south, north = _down(south) - _GRID, _down(north) + 2 * _GRID
            west, east = _down(west) - _GRID, _down(east) + 4 * _GRID  # one side longer: no place is near the middle
        else:
            south, north = _widened(south, north, least)
            west, east = _widened(west, east, least)
        if east - west > 270:
            west, east = -180.0, 180.0
        left, top = project(min(84.0, north), west)
        right, bottom = project(max(-84.0, south), east)
        scale = min(WIDTH / (right - left), HEIGHT / (bottom - top))
        spare_across, spare_down = WIDTH / scale - (right - left), HEIGHT / scale - (bottom - top)
        return cls(left - spare_across / 2, top - spare_down / 2, scale)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point on the Mercator square."""
        middle = self.left + WIDTH / 2 / self.scale
        across = (x - middle + 0.5) % 1.0 - 0.5
        return WIDTH / 2 + across * self.scale, (y - self.top) * self.scale

    def land(self) -> str:
        """The countries as one path."""
        return " ".join(self._paths(Layer.COUNTRIES if self._is_near() else Layer.COARSE))

    def borders(self) -> str:
        """The states of the United States as one path; none where the whole world is in view."""
        return " ".join(self._paths(Layer.STATES)) if self._is_near() else ""

    def _is_near(self) -> bool:
        return WIDTH / self.scale < _FINE_BELOW

    def _paths(self, layer: Layer) -> Iterator[str]:
        left, right = self.left, self.left + WIDTH / self.scale
        top, bottom = self.top, self.top + HEIGHT / self.scale
        for outline in projected(layer):
            turns = [turn for turn in (-1, 0, 1) if outline.left + turn <= right and outline.right + turn >= left]
            if turns and outline.top <= bottom and outline.bottom >= top:
                for x, y in outline.rings:
                    for turn in turns:
                        yield from self._path((x + turn - left) * self.scale, (y - top) * self.scale)

    @staticmethod
    def _path(x: Numbers, y: Numbers) -> Iterator[str]:
        """A ring, as far as it is in view: what lies outside is drawn in to the edge, then doubles are left out."""
        import numpy as np

        if x.max() < 0 or x.min() > WIDTH or y.max() < 0 or y.min() > HEIGHT:
            return
        across = np.clip(x, -_MARGIN, WIDTH + _MARGIN).round().astype(int)
        down = np.clip(y, -_MARGIN, HEIGHT + _MARGIN).round().astype(int)
        kept = np.concatenate([[True], (np.diff(across) != 0) | (np.diff(down) != 0)])
        corners = list(zip(across[kept].tolist(), down[kept].tolist(), strict=True))
        if len(corners) > 2:
            yield "M" + "L".join(f"{left} {top}" for left, top in corners) + "Z"

    def bounds(self) -> tuple[float, float, float, float]:
        """South, west, north and east in degrees."""
        north, _ = unproject(0, max(0.0, self.top))
        south, _ = unproject(0, min(1.0, self.top + HEIGHT / self.scale))
        west = self.left * 360 - 180
        return south, west, north, west + WIDTH / self.scale * 360


def telling_frame(places: Sequence[tuple[float, float]], *, masked: bool) -> Frame:
    """A frame with the name of a town in it, where there is one within some degrees: else dots stand on bare paper."""
    frames = (Frame.around(places, masked=masked, least=least) for least in _WIDER)
    first = next(frames)
    return first if masked or labels(first) else next((frame for frame in frames if labels(frame)), first)


def labels(frame: Frame) -> tuple[Label, ...]:
    """The largest towns in view, as far as their names find room."""
    taken: list[tuple[float, float, float]] = []
    found: list[Label] = []
    for town in load_gazetteer().towns_in(*frame.bounds(), _MOST_LABELS * 4):
        x, y = frame.place(*project(town.latitude, town.longitude))
        width = 12 + _LETTER * len(town.name)
        before = x + width > WIDTH
        start = x - width if before else x
        free = not any(abs(y - top) < 16 and start < right and left < start + width for left, right, top in taken)
        if free and 8 < y < HEIGHT - 8 and start > 0:
            taken.append((start, start + width, y))
            found.append(Label(round(x, 1), round(y, 1), town.name, before))
    return tuple(found[:_MOST_LABELS])


def _down(degrees: float) -> float:
    return math.floor(degrees / _GRID) * _GRID


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    """With some room on both sides, and never less than the outlines can show."""
    room = max(least / 2, (high - low) * 0.1)
    return low - room, high + room
