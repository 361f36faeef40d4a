"""KML 2.3 and KMZ: placemarks with a time, lines, Google's tracks, and what `kml_views` reads beside them.

An outline as small as a plot of land is a place, and its middle stands for it; wider ones are drawings of a map. Links
to more places are never followed, but named. Source: the OGC's KML reference.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.activity.gpx import number
from officer_exposure.parsing.activity.kml_views import ELSEWHERE, KmlViews
from officer_exposure.parsing.activity.labels import label_of
from officer_exposure.parsing.activity.saved_places import say_named_only
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import Place, middle_of_plot
from officer_exposure.parsing.activity.xml_walk import walk_xml
from officer_exposure.parsing.byte_view import DAMAGED, ByteView
from officer_exposure.parsing.clock import utc_of
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.telemetry.fixes import is_place

_TUPLE = re.compile(r"([-+\d.eE]+)\s*,\s*([-+\d.eE]+)(?:\s*,\s*[-+\d.eE]+)?")
_DECIMAL_COMMAS = re.compile(r"(?<!\S)([-+]?\d{1,3}),(\d+),([-+]?\d{1,2}),(\d+)(?:,([-+]?\d+)(?:,\d+)?)?(?!\S)")
"""Programs that write numbers as their country does: four to six numbers without a point, where the format has two or
three with one."""

_OUTLINES = frozenset({"Polygon", "LinearRing", "LatLonQuad"})
_SHAPES = frozenset({"Point", "LineString", "Track", *_OUTLINES})
_LINK = "NetworkLink"
_LEAVES = frozenset({"Placemark", "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Tour", _LINK})
_FEATURES = frozenset({*_LEAVES, "Document", "Folder"})
_TEXTS = frozenset({"name", "address", "phoneNumber", "description", "Snippet", "snippet"})
_DATA = frozenset({"value", "SimpleData", "displayName"})
_LONGEST_MEMBER = 96 * 1024 * 1024
_MOST_MEMBERS = 32
_MORE_MEMBERS = "This archive holds more maps than are read. The rest of them is left out."


def read_kml(view: ByteView, into: Metadata) -> None:
    """Read a KML file. Damage costs what comes after it."""
    trail = Trail()
    whole = _read(view, into, trail)
    trail.settle(into, cut=not whole)


def read_kmz(package: Package, into: Metadata) -> None:
    """Read all KML files in a KMZ archive."""
    into.kind, into.format = ArtifactKind.ACTIVITY, "KMZ"
    trail = Trail()
    whole = True
    members = kml_members(package)
    if len(members) > _MOST_MEMBERS:
        into.problems.append(_MORE_MEMBERS)
    for name in members[:_MOST_MEMBERS]:
        whole &= _read(ByteView.of(package.read(name, _LONGEST_MEMBER)), into, trail, members)
    _read_photos(package, into, trail)
    trail.settle(into, cut=not whole)


def kml_members(package: Package) -> list[str]:
    """The KML files in an archive."""
    return [name for name in package.names if name.lower().endswith(".kml")]


def _read_photos(package: Package, into: Metadata, trail: Trail) -> None:
    """Photos that hang on the places of a map keep the place where they were taken, and who took them."""
    from officer_exposure.parsing.office.pictures import read_pictures

    inner = Metadata()
    read_pictures(package, inner)
    for position in inner.positions:
        trail.stay(position.latitude, position.longitude, None)
    inner.positions.clear()
    inner.clips.clear()
    add_embedded(inner, 0, into)


def _read(view: ByteView, into: Metadata, trail: Trail, members: Collection[str] = ()) -> bool:
    reader = _Reader(into, trail, members)
    whole = walk_xml(view, reader.start, reader.end)
    if not whole and DAMAGED not in into.problems:
        into.problems.append(DAMAGED)
    reader.finish()
    return whole


class _Reader:
    """Holds one feature: its time may stand behind its shape. `members`: the maps in the archive around the file."""

    def __init__(self, into: Metadata, trail: Trail, members: Collection[str]) -> None:
        self._into = into
        self._trail = trail
        self._feature = ""
        self._beside = KmlViews(members)
        self._shapes: list[str] = []
        self._times: list[float | None] = []
        self._begin: float | None = None
        self._end: float | None = None
        self._name = ""
        self._has_address = False
        self._before = trail.taken
        self._points: list[Place] = []
        self._lines: list[list[Place]] = []
        self._track: list[Place] = []

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name in _FEATURES:
            self.finish()
            self._feature, self._before = name, self._trail.taken
        elif name not in _SHAPES:
            self._beside.start(name)
        else:
            self._shapes.append(name)
            if name == "Track":
                self._times, self._track = [], []

    def end(self, name: str, text: str) -> None:
        inside = self._shapes[-1] if self._shapes else ""
        if name in ("when", "begin", "end"):
            self._timed(name, utc_of(text), inside)
        elif name == "coord" and inside == "Track":
            east, _, rest = text.partition(" ")
            place = number(rest.split(" ", 1)[0]), number(east)
            self._trail.unreadable |= bool(text) and not all(map(math.isfinite, place))
            self._track.append(place)
        elif name == "coordinates":
            self._coordinates(text, inside)
        elif name in _TEXTS:
            self._named(name, text)
        elif name == "href":
            self._linked(text)
        elif name in _DATA:
            add_text(self._into, f"KML:{name}", text)
        elif name in _LEAVES:
            self.finish()
        elif name in _SHAPES and self._shapes:
            self._shapes.pop()
            if name == "Track":
                self._finish_track()
        else:
            self._beside.end(name, text, overlay=self._feature == "GroundOverlay")

    def _linked(self, address: str) -> None:
        """Pictures and models have addresses, too; only a network link leads to more places."""
        add_text(self._into, "KML:href", address)
        elsewhere = self._feature == _LINK and self._beside.is_elsewhere(address)
        if elsewhere and ELSEWHERE not in self._into.problems:
            self._into.problems.append(ELSEWHERE)

    def _timed(self, name: str, utc: float | None, inside: str) -> None:
        if name == "end":
            self._end = utc
        elif inside == "Track":
            self._times.append(utc)
        else:
            self._begin = self._begin or utc

    def _named(self, name: str, text: str) -> None:
        if name == "name":
            self._name = self._name or text
        self._has_address |= name == "address" and bool(text)
        add_text(self._into, f"KML:{name}", text)

    def _coordinates(self, text: str, inside: str) -> None:
        text = _DECIMAL_COMMAS.sub(r"\1.\2,\3.\4", text)
        places = [(number(north), number(east)) for east, north in _TUPLE.findall(text)]
        self._trail.unreadable |= bool(text) and not any(is_place(one) or one == (0, 0) for one in places)
        if not _OUTLINES.isdisjoint(self._shapes):
            middle = middle_of_plot(places)
            self._points += [middle] if middle is not None else []
            return
        if inside == "LineString":
            self._lines.append(places)
        else:
            self._points += places

    def _finish_track(self) -> None:
        self._trail.begin()
        for index, place in enumerate(self._track):
            self._trail.point(*place, self._times[index] if index < len(self._times) else None)
        self._trail.end()
        self._times, self._track = [], []

    def finish(self) -> None:
        """The feature is over, or the file."""
        if self._track:
            self._finish_track()
        said = label_of(self._name)
        self._points += self._beside.marked
        self._beside.finish(self._trail, [*self._points, *(place for line in self._lines for place in line)], said)
        for place in self._points:
            self._trail.stay(*place, self._begin, self._end, said=said)
        for line in self._lines:
            self._trail.begin()
            for index, place in enumerate(line):
                last = index == len(line) - 1
                self._trail.point(*place, self._begin if index == 0 else self._end if last else None)
            self._trail.end()
        if self._has_address and self._trail.taken == self._before:
            say_named_only(self._into)  # maps look such an address up when they show it
        self._points, self._lines, self._shapes, self._name = [], [], [], ""
        self._feature, self._has_address = "", False
        self._begin = self._end = None
