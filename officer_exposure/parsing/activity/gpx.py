"""GPX 1.0 and 1.1: tracks, routes, and single points with a time. Source: www.topografix.com/GPX/1/1.

Of Garmin's extensions: the points between those of a route, and the addresses of waypoints. A frame that is said to
hold all points of a file stands for them where it is small and they are not there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.labels import VIEW, label_of
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import Place, middle_of_plot
from officer_exposure.parsing.activity.xml_walk import walk_xml
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.clock import utc_of

_POINTS = frozenset({"trkpt", "rtept", "wpt"})
_LINES = frozenset({"trk", "rte"})
_BETWEEN = "rpt"
_TEXTS = frozenset({"name", "desc", "cmt", "email", "text", "src", "keywords"})
_CREDITS = {"gpx": "creator", "copyright": "author", "link": "href"}
_ADDRESSES = frozenset({"StreetAddress", "City", "State", "PostalCode", "PhoneNumber"})


def read_gpx(view: ByteView, into: Metadata) -> None:
    """Read a GPX file. Damage costs what comes after it."""
    reader = _Reader(into)
    whole = walk_xml(view, reader.start, reader.end)
    if not whole:
        into.problems.append(DAMAGED)
    reader.finish()
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
        self._frame: Place | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _POINTS:
            self._point = number(attributes.get("lat")), number(attributes.get("lon"))
            self.trail.unreadable |= not all(map(math.isfinite, self._point))  # no point of GPX goes without
            self._utc, self._said = None, ""
        elif name in _LINES:
            self.trail.begin()
            self._line = name
        elif name == _BETWEEN and self._line:
            self._take_pending("rtept")  # it stands inside the point that it follows
            self.trail.point(number(attributes.get("lat")), number(attributes.get("lon")))
        elif name == "bounds":
            self._frame = _middle(attributes)
        elif name in _CREDITS and attributes.get(_CREDITS[name]):
            add_text(self._into, f"GPX:{_CREDITS[name]}", attributes[_CREDITS[name]])
        elif name == "email" and attributes.get("domain"):
            add_text(self._into, "GPX:email", f"{attributes.get('id', '')}@{attributes['domain']}")

    def end(self, name: str, text: str) -> None:
        if name == "time" and self._point is not None:
            self._utc = utc_of(text)
        elif name in _POINTS:
            self._take_pending(name)
        elif name == "type" and self._line and self._point is None and "/" not in text:  # a link has a type, too
            self.trail.sport = text
        elif name in _LINES:
            self.trail.end()
            self._line = ""
        elif name in _TEXTS:
            self._said = self._said or label_of(text)
            add_text(self._into, f"GPX:{name}", text)
        elif name in _ADDRESSES:
            add_text(self._into, f"GPX:{name}", text)

    def _take_pending(self, name: str) -> None:
        if self._point is not None and name == "wpt":
            self.trail.stay(*self._point, self._utc, said=self._said)
        elif self._point is not None:
            self.trail.point(*self._point, self._utc)
        self._point = None

    def finish(self) -> None:
        """The file is over."""
        if self._frame is not None and not self.trail.taken:
            self.trail.stay(*self._frame, said=VIEW)


def _middle(frame: Mapping[str, str]) -> Place | None:
    """Of a frame as small as a few streets."""
    corners = [(number(frame.get(f"{end}lat")), number(frame.get(f"{end}lon"))) for end in ("min", "max")]
    return middle_of_plot(corners) if all(math.isfinite(side) for corner in corners for side in corner) else None
