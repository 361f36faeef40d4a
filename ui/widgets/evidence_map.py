"""The places that one file tells, on our own map: what is shown of a recording in the place of a picture."""

from __future__ import annotations

from collections.abc import Sequence

from officer_exposure.model import Place, Position
from officer_exposure.places.spots import Line, kind_of
from ui.theme import GRID
from ui.where_words import kind_names
from ui.widgets.map.canvas import MapCanvas
from ui.widgets.map.marks import Kind, Mark, Points, Shown

_HEIGHT = 26 * GRID


class EvidenceMap(MapCanvas):
    """A low map. The wheel belongs to the page that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.wheel_scrolls = True
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Map of the places in this file"))

    def show_file(self, places: Sequence[Position | Place], lines: Sequence[Line]) -> None:
        """Show the places of a finding, in degrees, and the movements of its file as lines; all of it in view."""
        import numpy as np

        positions = [one for one in places if isinstance(one, Position)]
        name = self.tr("Likely place")
        marks = [
            Mark(Kind.GUESS, one.latitude, one.longitude, name, radius_m=one.radius_m)
            for one in places
            if isinstance(one, Place)
        ]
        points = Points(
            np.array([one.latitude for one in positions], float),
            np.array([one.longitude for one in positions], float),
            np.array([kind_of(one.origin) for one in positions], np.uint8),
        )
        self.show_places(Shown(marks, points, kind_names(), lines))
