"""Where somebody was: what every source of positions comes down to. Plain data, from a worker to the store.

A photo, a check-in, a line of a timeline and a recorded run all become one of two things: a stay (a place and a time)
or a track (a line of points). Clock times are those of the place itself, because "at night" is what they are asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

DEGREE = 10_000_000
"""Points are kept as whole numbers of this many parts of a degree (about a centimeter)."""

_POINT = struct.Struct("<iii")


class Stay(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Somebody was here: an instant (a photo, a post) or a while (a visit).

    WGS 84 degrees. `start` and `end`: seconds since 1970-01-01 00:00 on the clock of the place, as if it were UTC;
    None where the time is not known; equal for an instant. `utc_offset`: minutes east of UTC, None where the zone is
    not known and the clock is believed as it stands. `accuracy`: meters, 0 where not known. `fixes`: how many readings
    were merged. `origin`: as in `model.Position`. `said`: what the source calls the place: home, work,
    zone (the middle of a privacy zone, which hides a place on purpose), saved (kept on a map), view (a map stood so,
    and was saved), or nothing.
    """

    latitude: float
    longitude: float
    start: float | None = None
    end: float | None = None
    utc_offset: int | None = None
    accuracy: float = 0.0
    fixes: int = 1
    origin: str = ""
    said: str = ""


class Track(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A recorded movement. `points`: packed by `pack`. `start`, `utc_offset`: as in `Stay`. `sport`: in lower case.

    `cut`: it broke off where the file was damaged, so its end is not where the movement ended.
    """

    points: bytes
    start: float | None = None
    utc_offset: int | None = None
    sport: str = ""
    cut: bool = False

    def __post_init__(self) -> None:
        if len(self.points) % _POINT.size:
            raise ValueError("half a point")  # a worker's reply that holds one is refused whole


class Whereabouts(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Everything one file tells about where somebody was."""

    stays: tuple[Stay, ...] = ()
    tracks: tuple[Track, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stays or self.tracks)


class Located(msgspec.Struct, frozen=True):
    """A file with the whereabouts in it: an event of an audit, and what correlation checks look at."""

    source: str
    artifact: str
    whereabouts: Whereabouts


def pack(points: Iterator[tuple[float, float, float]]) -> bytes:
    """Pack (latitude, longitude, seconds since the start; -1 where not known) for a Track: 12 bytes each."""
    return b"".join(
        _POINT.pack(round(latitude * DEGREE), round(longitude * DEGREE), round(seconds))
        for latitude, longitude, seconds in points
    )


def unpack(points: bytes) -> Iterator[tuple[float, float, int]]:
    """The points of a Track: (latitude, longitude, seconds since the start; -1 where not known)."""
    for latitude, longitude, seconds in _POINT.iter_unpack(points):
        yield latitude / DEGREE, longitude / DEGREE, seconds


def first_and_last(track: Track) -> Iterator[tuple[float, float, int]]:
    """Where a track begins and where it ends, as `unpack` gives points; one point where it has only one."""
    size = _POINT.size
    if track.points:
        yield from unpack(track.points[:size])
    if len(track.points) > size:
        yield from unpack(track.points[-size:])
