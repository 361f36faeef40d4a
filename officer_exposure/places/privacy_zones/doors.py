"""Spots where several tracks begin or end: a door, or wherever somebody always sets out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from officer_exposure.places.privacy_zones.ends import Ends, Indices, ends_of
from officer_exposure.places.whereabouts import Track

REACH_M = 30.0
FEWEST_TRACKS = 3
_MOST_DOORS = 3
_DAY_S = 86_400.0


@dataclass(frozen=True)
class Door:
    """A spot where tracks begin or end. WGS 84 degrees; `spread`: meters, the median distance of the ends from it.

    `tracks`: the places of those tracks in what was given. `share`: theirs of all tracks with ends in this region.
    `starts`, `finishes`: how many begin there, and end there.
    """

    latitude: float
    longitude: float
    spread: float
    tracks: tuple[int, ...]
    share: float
    starts: int
    finishes: int


def find_doors(tracks: Sequence[Track], hidden: Collection[int] = ()) -> tuple[Door, ...]:
    """Spots with at least three tracks of two days within 30 m, the commonest first; at most three in each region.

    `hidden`: places of tracks whose ends a privacy zone hides: where those end says nothing of a door.
    """
    doors = [door for ends in ends_of(tracks) for door in _in_region(ends, tracks, hidden)]
    return tuple(sorted(doors, key=lambda door: -len(door.tracks)))


def _in_region(ends: Ends, tracks: Sequence[Track], hidden: Collection[int]) -> Iterator[Door]:
    import numpy as np

    there = len(np.unique(ends.track))
    left = ends.only(~np.isin(ends.track, list(hidden)))
    for _ in range(_MOST_DOORS):
        here = _densest(left)
        used = np.unique(left.track[here])
        if len(used) < FEWEST_TRACKS or not _on_two_days([tracks[int(number)] for number in used]):
            return
        yield _door(left.only(here), there)
        left = left.only(np.delete(np.arange(len(left)), here))


def _densest(ends: Ends) -> Indices:
    """The ends within reach of the spot that most tracks share."""
    import numpy as np
    from scipy.spatial import cKDTree

    if not len(ends):
        return np.array([], dtype=np.intp)
    tree = cKDTree(ends.at)
    crowds = tree.query_ball_point(ends.at, REACH_M, return_length=True)
    middle = ends.at[int(crowds.argmax())]
    for _ in range(2):
        near = np.asarray(tree.query_ball_point(middle, REACH_M), dtype=np.intp)
        if len(near):
            middle = np.median(ends.at[near], axis=0)
    return near


def _on_two_days(tracks: Sequence[Track]) -> bool:
    """Laps of one afternoon begin at the same spot by themselves. Where no time is known, files must do."""
    days = {track.start // _DAY_S for track in tracks if track.start is not None}
    return len(days) != 1


def _door(ends: Ends, there: int) -> Door:
    import numpy as np

    spot = np.median(ends.at, axis=0)
    latitude, longitude = ends.degrees(spot)
    used = np.unique(ends.track)
    return Door(
        latitude=latitude,
        longitude=longitude,
        spread=float(np.median(np.hypot(*(ends.at - spot).T))),
        tracks=tuple(int(number) for number in used),
        share=len(used) / there,
        starts=int(np.count_nonzero(ends.is_start)),
        finishes=int(np.count_nonzero(~ends.is_start)),
    )
