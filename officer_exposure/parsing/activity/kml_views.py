"""What a KML file shows without placing a mark there: views of a map, boxes, models, and links to further files.

A view (`LookAt`, `Camera`) is where the map stood when somebody saved it: seldom by chance, but no mark either. It
counts where it is as close as a few streets. Source: the OGC's KML reference.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from posixpath import normpath

from officer_exposure.parsing.activity.gpx import number
from officer_exposure.parsing.activity.labels import VIEW
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import Place, middle_of_plot
from officer_exposure.places.stay_points import meters_between

VIEWS = frozenset({"LookAt", "Camera"})
BOXES = frozenset({"LatLonBox", "LatLonAltBox"})
_MODEL = "Location"
_SIDES = frozenset({"north", "south", "east", "west"})
NUMBERS = frozenset({"latitude", "longitude", "altitude", "range", "tilt"}) | _SIDES
_FARTHEST_M = 5_000.0
_STEEPEST = 80.0
_LEAST_M = 200.0

ELSEWHERE = "This map takes more places from somewhere else, such as a page on the internet. They were not looked at."


class KmlViews:
    """Holds what stands in one feature beside its shape. `members`: the names in the archive around the file.

    `views`: (place, how far away from what is meant it can be, in meters). `marked`: places that are as good as marks.
    """

    def __init__(self, members: Collection[str] = ()) -> None:
        self._members = frozenset(normpath(name) for name in members)
        self._numbers: dict[str, float] = {}
        self._views: list[tuple[Place, float]] = []
        self.marked: list[Place] = []

    def start(self, name: str) -> None:
        """An element begins."""
        if name in VIEWS or name in BOXES or name == _MODEL:
            self._numbers = {}

    def end(self, name: str, text: str, *, overlay: bool) -> bool:
        """An element ends; whether it was one of these. `overlay`: inside a picture laid over the ground."""
        if name in NUMBERS:
            self._numbers[name] = number(text)
        elif name in VIEWS:
            self._take_view()
        elif name in BOXES:
            self._take_box(overlay=overlay and name == "LatLonBox")
        elif name == _MODEL:
            self.marked.append(self._place())
        else:
            return False
        return True

    def is_elsewhere(self, address: str) -> bool:
        """Whether a link leads out of the archive around this file."""
        path = re.split("[?#]", address, maxsplit=1)[0]
        return bool(path) and normpath(path) not in self._members

    def finish(self, trail: Trail, places: Collection[Place], said: str) -> None:
        """The feature is over. `places`: its own. `said`: what its name says it is."""
        for place, meters in self._views:
            near = max(meters, _LEAST_M)
            if not any(meters_between(*place, *other) <= near for other in places):
                trail.stay(*place, accuracy=meters, said=said or VIEW)
        self._views, self.marked = [], []

    def _place(self) -> Place:
        return self._numbers.get("latitude", math.nan), self._numbers.get("longitude", math.nan)

    def _take_view(self) -> None:
        """A `LookAt` says how far away it is looked from; a `Camera` how high it is and how far it leans."""
        away = self._numbers.get("range", math.nan)
        if not math.isfinite(away):
            height, tilt = (self._numbers.get(key, 0.0) for key in ("altitude", "tilt"))
            lean = math.tan(math.radians(min(abs(tilt), _STEEPEST))) if math.isfinite(tilt) else 0.0
            away = abs(height) * max(1.0, lean)
        place = self._place()
        if away <= _FARTHEST_M and all(map(math.isfinite, place)):
            self._views.append((place, away))

    def _take_box(self, *, overlay: bool) -> None:
        """The box of a picture is a plot like any outline; that of a region only says when to draw something."""
        north, south, east, west = (self._numbers.get(side, math.nan) for side in ("north", "south", "east", "west"))
        if not all(map(math.isfinite, (north, south, east, west))):
            return
        middle = middle_of_plot([(north, west), (south, east)])
        if middle is not None and overlay:
            self.marked.append(middle)
        elif middle is not None:
            self._views.append((middle, meters_between(*middle, north, east)))
