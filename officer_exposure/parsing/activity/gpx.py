"""GPX 1.0 and 1.1: tracks, routes, and single points with a time. Source: www.topografix.com/GPX/1/1."""

from __future__ import annotations

import math
from collections.abc import Mapping

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.xml_walk import walk_xml
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.clock import utc_of

_POINTS = frozenset({"trkpt", "rtept", "wpt"})
_LINES = frozenset({"trk", "rte"})


def read_gpx(view: ByteView, into: Metadata) -> None:
    """Read a GPX file. Damage costs what comes after it."""
    reader = _Reader(into)
    whole = walk_xml(view, reader.start, reader.end)
    if not whole:
        into.problems.append(DAMAGED)
    reader.trail.settle(into, cut=not whole)


def number(text: str | None) -> float:
    """A number; not finite where there is none. Some programs write a decimal comma."""
    try:
        return float((text or "nan").replace(",", "."))
    except ValueError:
        return math.nan


class _Reader:
    def __init__(self, into: Metadata) -> None:
        self.trail = Trail()
        self._into = into
        self._point: tuple[float, float] | None = None
        self._utc: float | None = None
        self._line = self._said = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _POINTS:
            self._point = number(attributes.get("lat")), number(attributes.get("lon"))
            self.trail.unreadable |= not all(map(math.isfinite, self._point))  # no point of GPX goes without
            self._utc, self._said = None, ""
        elif name in _LINES:
            self.trail.begin()
            self._line = name

    def end(self, name: str, text: str) -> None:
        if name == "time" and self._point is not None:
            self._utc = utc_of(text)
        elif name in _POINTS and self._point is not None:
            self._take(name, *self._point)
            self._point = None
        elif name == "type" and self._line and self._point is None and "/" not in text:  # a link has a type, too
            self.trail.sport = text
        elif name in _LINES:
            self.trail.end()
            self._line = ""
        elif name in ("name", "desc", "cmt", "email"):
            self._said = self._said or label_of(text)
            add_text(self._into, f"GPX:{name}", text)

    def _take(self, name: str, latitude: float, longitude: float) -> None:
        if name == "wpt":
            self.trail.stay(latitude, longitude, self._utc, said=self._said)
        else:
            self.trail.point(latitude, longitude, self._utc)
