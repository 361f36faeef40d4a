"""TCX: activities and courses of Garmin's Training Center. Source: its schema TrainingCenterDatabase v2."""

from __future__ import annotations

import math
from collections.abc import Mapping

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.gpx import number
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.xml_walk import walk_xml
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.clock import utc_of

_POINTS = frozenset({"Trackpoint", "CoursePoint", "BeginPosition", "EndPosition"})
_LINES = frozenset({"Activity", "Course"})
_TEXTS = frozenset({"Name", "Notes"})


def read_tcx(view: ByteView, into: Metadata) -> None:
    """Read a TCX file. Damage costs what comes after it."""
    reader = _Reader(into)
    whole = walk_xml(view, reader.start, reader.end)
    if not whole:
        into.problems.append(DAMAGED)
    reader.trail.settle(into, cut=not whole)


class _Reader:
    def __init__(self, into: Metadata) -> None:
        self.trail = Trail()
        self._into = into
        self._latitude = self._longitude = math.nan
        self._utc: float | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _POINTS:
            self._latitude = self._longitude = math.nan
            self._utc = None
        elif name in _LINES:
            self.trail.begin(attributes.get("Sport", ""))

    def end(self, name: str, text: str) -> None:
        if name == "LatitudeDegrees":
            self._latitude = self._degrees(text)
        elif name == "LongitudeDegrees":
            self._longitude = self._degrees(text)
        elif name == "Time":
            self._utc = utc_of(text)
        elif name == "Trackpoint":
            self.trail.point(self._latitude, self._longitude, self._utc)
        elif name in _POINTS:
            self.trail.stay(self._latitude, self._longitude, self._utc)
        elif name in _LINES:
            self.trail.end()
        elif name in _TEXTS:
            add_text(self._into, f"TCX:{name}", text)

    def _degrees(self, text: str) -> float:
        degrees = number(text)
        self.trail.unreadable |= bool(text) and not math.isfinite(degrees)
        return degrees
