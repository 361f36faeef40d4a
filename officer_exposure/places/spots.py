"""Every place that files tell, as columns: quick to draw, to count and to search, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_exposure.content import load_content
from officer_exposure.model import Audience, Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.mercator import meters, project_all
from officer_exposure.places.whereabouts import Located, Track, unpack

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Kinds = np.ndarray[tuple[int], np.dtype[np.uint8]]
    Whole = np.ndarray[tuple[int], np.dtype[np.int64]]

FileName = tuple[str, str]
"""Source and artifact."""

_CELLS_A_SIDE = 2**18
"""Squares of about 150 m at the equator: spots in one are one place in a list."""


_TOGETHER_M = 200.0
_MOST_LINES, _POINTS_A_LINE = 1_000, 200

Line = tuple[tuple[float, float], ...]
"""Latitude and longitude of one point after the other."""


class SpotKind(IntEnum):
    """What tells of a spot: a picture or document, an end of a recorded movement, or a visit that was noted."""

    PHOTO = 0
    TRACK = 1
    CHECK_IN = 2


_KINDS = {"post": SpotKind.CHECK_IN, "track": SpotKind.TRACK}
"""By the origin of a position; all others are in the hidden data of files."""


class Spots(msgspec.Struct, frozen=True):
    """Degrees, the SpotKind of each, and for each the number of its file in `files`."""

    latitudes: Numbers
    longitudes: Numbers
    kinds: Kinds
    numbers: Whole
    files: tuple[FileName, ...]

    def __len__(self) -> int:
        return len(self.numbers)


class Carrier(NamedTuple):
    """A file that tells of a place: how far its nearest spot lies from it in meters, and who can see the file.

    `when`: the time on the clock of the place, as 2026-09-08 23:01; empty where it is not known.
    """

    file: FileName
    kind: SpotKind
    distance: float
    audience: Audience
    when: str = ""


class Group(NamedTuple):
    """Spots of one kind that lie together: their middle, how many they are, and their numbers."""

    latitude: float
    longitude: float
    kind: SpotKind
    members: tuple[int, ...]


def kind_of(origin: str) -> SpotKind:
    """What tells of a position, by its origin."""
    return _KINDS.get(origin, SpotKind.PHOTO)


def spots_of(located: Iterable[Located]) -> Spots:
    """All stays, and both ends of all tracks."""
    import numpy as np

    rows: list[tuple[float, float, int, int]] = []
    files: list[FileName] = []
    for one in located:
        number = len(files)
        files.append((one.source, one.artifact))
        stays = one.whereabouts.stays
        rows += [(stay.latitude, stay.longitude, kind_of(stay.origin), number) for stay in stays]
        rows += [
            (latitude, longitude, SpotKind.TRACK, number)
            for track in one.whereabouts.tracks
            for latitude, longitude in _ends(track)
        ]
    columns = np.array(rows, float).reshape(-1, 4)
    return Spots(
        columns[:, 0], columns[:, 1], columns[:, 2].astype(np.uint8), columns[:, 3].astype(np.int64), tuple(files)
    )


def _ends(track: Track) -> Iterator[tuple[float, float]]:
    """Where it begins, and where it ends: unless it broke off, and that is not where the movement ended."""
    points = list(unpack(track.points))
    if points:
        yield points[0][:2]
        if len(points) > 1 and not track.cut:
            yield points[-1][:2]


def lines_of(located: Iterable[Located]) -> Iterator[Line]:
    """Recorded movements as lines to be drawn, each thinned; a thousand of them at the most."""
    tracks = (track for one in located for track in one.whereabouts.tracks)
    for track in islice(tracks, _MOST_LINES):
        points = [(latitude, longitude) for latitude, longitude, _ in unpack(track.points)]
        thinned = points[:: -(-len(points) // _POINTS_A_LINE) or 1]
        if len(thinned) > 1:
            yield tuple(thinned)


def carriers(
    spots: Spots, place: tuple[float, float], within: float, audiences: Mapping[str, Audience]
) -> list[Carrier]:
    """The files with a spot within so many meters of a place: those that most people can see first, then the nearest.

    `audiences`: who can see what a source holds; of another source it is not known.
    """
    import numpy as np

    distances = _distances(spots, place)
    near = np.flatnonzero(distances <= within)
    best: dict[int, Carrier] = {}
    for at in near[np.argsort(distances[near], kind="stable")].tolist():
        number = int(spots.numbers[at])
        if number not in best:
            file = spots.files[number]
            audience = audiences.get(file[0], Audience.UNKNOWN)
            best[number] = Carrier(file, SpotKind(int(spots.kinds[at])), float(distances[at]), audience)
    reach = load_content().scoring.visibility
    return sorted(best.values(), key=lambda one: (-reach[one.audience], one.distance, one.file))


def named(found: Iterable[Carrier], names: Iterable[tuple[str, str]]) -> list[Carrier]:
    """Those of some files that have these names, in the order of the names, each with its time."""
    by_name = {one.file[1]: one for one in reversed(list(found))}
    return [by_name[name]._replace(when=when) for name, when in names if name in by_name]


def of_members(spots: Spots, members: Iterable[int], audiences: Mapping[str, Audience]) -> list[Carrier]:
    """The files that some spots are from, each once."""
    found: dict[int, Carrier] = {}
    for at in members:
        number = int(spots.numbers[at])
        file = spots.files[number]
        kind, audience = SpotKind(int(spots.kinds[at])), audiences.get(file[0], Audience.UNKNOWN)
        found.setdefault(number, Carrier(file, kind, 0.0, audience))
    reach = load_content().scoring.visibility
    return sorted(found.values(), key=lambda one: (-reach[one.audience], one.file))


def groups(spots: Spots, most: int) -> list[Group]:
    """The `most` places with the most spots of one kind, fullest first. What a square's edge parts is put together."""
    import numpy as np

    if not len(spots):
        return []
    x, y = project_all(spots.latitudes, spots.longitudes)
    cells = np.floor(x * _CELLS_A_SIDE).astype(np.int64) * _CELLS_A_SIDE + np.floor(y * _CELLS_A_SIDE).astype(np.int64)
    keys = cells * len(SpotKind) + spots.kinds
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=np.int64(-1)))
    counts = np.diff(starts, append=len(order))
    fullest = np.argsort(-counts, kind="stable")[: 4 * most]
    parts = [_group(spots, order[starts[one] : starts[one] + counts[one]].tolist()) for one in fullest.tolist()]
    return _together(spots, parts)[:most]


def _together(spots: Spots, parts: list[Group]) -> list[Group]:
    """Groups of one kind that lie closer together than a square is wide, as one."""
    found: list[tuple[Group, list[int]]] = []
    for part in parts:
        here = Position(part.latitude, part.longitude, "")
        for first, members in found:
            there = Position(first.latitude, first.longitude, "")
            if first.kind is part.kind and distance_m(here, there) < _TOGETHER_M:
                members.extend(part.members)
                break
        else:
            found.append((part, list(part.members)))
    return sorted((_group(spots, members) for _, members in found), key=lambda one: -len(one.members))


def _group(spots: Spots, members: list[int]) -> Group:
    latitude, longitude = float(spots.latitudes[members].mean()), float(spots.longitudes[members].mean())
    return Group(latitude, longitude, SpotKind(int(spots.kinds[members[0]])), tuple(members))


def _distances(spots: Spots, place: tuple[float, float]) -> Numbers:
    """Meters, as if the Earth were flat around the place; what lies far off is only known to be far."""
    import numpy as np

    a_degree = meters(0) / 360
    across = (spots.longitudes - place[1] + 180) % 360 - 180
    north = (spots.latitudes - place[0]) * a_degree
    return np.asarray(np.hypot(north, across * a_degree * np.cos(np.radians(place[0]))))
