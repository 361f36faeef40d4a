"""Where recorded movements begin and end, which way they go from there, and how far apart their points lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from officer_exposure.places.whereabouts import DEGREE, Track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.float64]"
Indices: TypeAlias = "NDArray[np.intp]"

METERS_PER_DEGREE = 111_195.0
"""Of latitude, on the sphere of `places.cells`."""

_LOOK_AHEAD_M = 25.0
"""The direction is taken over so much of a track: less is noise, more can be around the next corner."""

_MOST_LOOKED_AT = 64
_SHORTEST_TRACK_M = 100.0
_FEWEST_POINTS = 3


@dataclass(frozen=True)
class Ends:
    """The two ends of every track that has them, in meters east and north of `origin` (latitude, longitude).

    `at`: (n, 2). `onward`: (n, 2), the unit vector into the visible track. `step`: (n,), meters between points there.
    `track`: (n,), the place of its track in what was given. `is_start`: (n,).
    """

    origin: tuple[float, float]
    at: Numbers
    onward: Numbers
    step: Numbers
    track: Indices
    is_start: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.at)

    def only(self, chosen: NDArray[np.bool_] | Indices) -> Ends:
        """Those of them that are chosen."""
        return Ends(
            self.origin,
            self.at[chosen],
            self.onward[chosen],
            self.step[chosen],
            self.track[chosen],
            self.is_start[chosen],
        )

    def around(self, spot: Numbers) -> Ends:
        """The same ends in a plane that touches the Earth at `spot`: there, a circle is a circle."""
        import numpy as np

        origin = self.degrees(spot)
        scale = np.array([_narrowing(origin[0]) / _narrowing(self.origin[0]), 1.0])
        return replace(self, origin=origin, at=(self.at - spot) * scale)

    def degrees(self, spot: Numbers) -> tuple[float, float]:
        """Latitude and longitude of a spot in this plane, longitude within 180 degrees."""
        latitude = self.origin[0] + float(spot[1]) / METERS_PER_DEGREE
        longitude = self.origin[1] + float(spot[0]) / (METERS_PER_DEGREE * _narrowing(self.origin[0]))
        return latitude, (longitude + 180.0) % 360.0 - 180.0


def ends_of(tracks: Sequence[Track]) -> list[Ends]:
    """The ends of tracks, one `Ends` for each region: ends of two regions never lie on one circle.

    A region is about 220 km wide, the busiest first. Its plane is good to 2 % at its edges: `Ends.around` makes a
    better one once it is known where to look. Tracks that are too short or have no direction have no ends; a track that
    broke off where its file was damaged has a start alone.
    """
    import numpy as np

    found = [end for number, track in enumerate(tracks) for end in _ends(number, track)]
    if not found:
        return []
    table = np.array(found, dtype=np.float64)
    return [_in_plane(table[rows]) for rows in _regions(table[:, :2])]


def _ends(number: int, track: Track) -> list[tuple[float, ...]]:
    """Rows of latitude, longitude, onward east, onward north, step, number, is start."""
    import numpy as np

    whole = np.frombuffer(track.points, dtype="<i4").reshape(-1, 3)
    if len(whole) < _FEWEST_POINTS:
        return []
    rows = []
    for is_start, part in ((True, whole[:_MOST_LOOKED_AT]), (False, whole[: -_MOST_LOOKED_AT - 1 : -1])):
        if not is_start and track.cut:
            continue
        end = _end(part[:, :2] / DEGREE, whole)
        if end is not None:
            rows.append((*end, float(number), float(is_start)))
    return rows


def _end(points: Numbers, whole: NDArray[np.int32]) -> tuple[float, ...] | None:
    import numpy as np

    first = points[0]
    if not _covers(whole[:, :2] / DEGREE if len(whole) <= _MOST_LOOKED_AT else whole[:: len(whole) // 32, :2] / DEGREE):
        return None
    away = _meters(points - first, first[0])
    distance = np.hypot(away[:, 0], away[:, 1])
    far = np.flatnonzero(distance >= _LOOK_AHEAD_M)
    ahead = int(far[0]) if len(far) else int(distance.argmax())
    if distance[ahead] <= 0:
        return None
    steps = np.hypot(*np.diff(away[: max(ahead, 1) + 1], axis=0).T)
    onward = away[ahead] / distance[ahead]
    return first[0], first[1], onward[0], onward[1], float(np.median(steps))


def _covers(points: Numbers) -> bool:
    """Whether it leads anywhere."""
    spread = _meters(points.max(axis=0) - points.min(axis=0), points[0, 0])
    return bool(spread.max() >= _SHORTEST_TRACK_M)


def _meters(degrees: Numbers, latitude: float) -> Numbers:
    """East and north in meters from differences of (latitude, longitude); the short way round the date line."""
    import numpy as np

    across = (degrees[..., 1] + 180.0) % 360.0 - 180.0
    return np.stack((across * METERS_PER_DEGREE * _narrowing(latitude), degrees[..., 0] * METERS_PER_DEGREE), axis=-1)


def _narrowing(latitude: float) -> float:
    return max(math.cos(math.radians(latitude)), 1e-6)


def _regions(degrees: Numbers) -> list[Indices]:
    """Greedy: the busiest square with its surroundings first."""
    import numpy as np

    left = np.arange(len(degrees))
    regions = []
    while len(left):
        cells, counts = np.unique(np.round(degrees[left]), axis=0, return_counts=True)
        middle = cells[counts.argmax()]
        near = np.abs(_meters(degrees[left] - middle, float(middle[0]))).max(axis=1) <= METERS_PER_DEGREE
        near |= (np.round(degrees[left]) == middle).all(axis=1)
        regions.append(left[near])
        left = left[~near]
    return regions


def _in_plane(table: Numbers) -> Ends:
    import numpy as np

    first = table[0, :2]
    middle = np.median(_meters(table[:, :2] - first, first[0]), axis=0)
    latitude = float(first[0] + middle[1] / METERS_PER_DEGREE)
    origin = (latitude, float(first[1] + middle[0] / (METERS_PER_DEGREE * _narrowing(first[0]))))
    at = _meters(table[:, :2] - np.array(origin), latitude)
    return Ends(origin, at, table[:, 2:4], table[:, 4], table[:, 5].astype(np.intp), table[:, 6] > 0)
