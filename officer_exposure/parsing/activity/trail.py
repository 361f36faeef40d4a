"""Collects the points of one file and makes its whereabouts of them, small enough for a reply."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.clock import Moment, at_place
from officer_exposure.parsing.telemetry.fixes import is_place
from officer_exposure.places.moments import POINTED_AT
from officer_exposure.places.stay_points import Fix, StayDetector, StayPoint
from officer_exposure.places.whereabouts import DEGREE, Stay, Track, Whereabouts
from officer_exposure.places.zones import is_believable

MOST_POINTS = 180_000
"""Points of all tracks of a file that are kept: 2.2 MB. The ends of a track tell most, so the middle is thinned."""

MOST_STAYS = 30_000
"""Stays of a file that are kept: 1.8 MB. Together that is a little less than a worker may reply."""

_MOST_RECORDED = 2_000_000
"""Points taken in from one file at all: 24 MB of memory."""

_MOST_DEVICES = 64
_ENDS = 1_000
_PAUSE = 6 * 3600
"""Seconds without a point after which a movement is another one."""

_BACK = 60
"""Seconds that a clock may jump back without that."""

UNREADABLE = "Some places in this file are written in a way that cannot be read."
_TOO_MANY = "This file holds more places than can be kept. The rest of them is left out."


class Trail:
    """What one file tells. Points are in the order of the file; times in seconds since 1970, UTC, or None."""

    def __init__(self, origin: str = "track") -> None:
        self._origin = origin
        self._tracks: list[Track] = []
        self._stays: list[Stay] = []
        self._detectors: dict[str, StayDetector] = {}
        self._points = array("i")
        self._recorded = 0
        self._start: Moment | None = None
        self._first: float | None = None
        self._last: float | None = None
        self.too_many = False
        self.taken = 0
        """Places that were believed, of all kinds."""

        self.unreadable = False
        """Something stood there in the place of coordinates that is no number."""

        self.sport = ""

    def begin(self, sport: str = "") -> None:
        """A new movement begins."""
        self.end()
        self.sport = sport

    def point(self, latitude: float, longitude: float, utc: float | None = None, accuracy: float = 0.0) -> None:
        """A point of the movement; one that is no place on Earth is passed over."""
        if not is_place((latitude, longitude)):
            return
        self.taken += 1
        if utc is not None and not is_believable(utc):
            utc = None
        if utc is not None and self._last is not None and not -_BACK <= utc - self._last <= _PAUSE:
            self.end()
        self._recorded += 1
        if self._recorded > _MOST_RECORDED:
            self.too_many = True
            return
        self._take(latitude, longitude, utc)
        if utc is not None:
            self.fix(Fix(latitude, longitude, utc, accuracy), "track")

    def _take(self, latitude: float, longitude: float, utc: float | None) -> None:
        seconds = -1
        if utc is not None:
            if self._first is None:
                self._first, self._start = utc, at_place(utc, latitude, longitude)
            self._last = utc
            seconds = max(0, round(utc - self._first))
        self._points.extend((round(latitude * DEGREE), round(longitude * DEGREE), seconds))

    def end(self, *, cut: bool = False) -> None:
        """The movement is over; `cut`: only because the file is damaged there."""
        if self._points:
            start, offset = self._start or (None, None)
            self._tracks.append(Track(_packed(self._points), start, offset, self.sport[:40].lower(), cut))
        self._points = array("i")
        self._start = self._first = self._last = None

    def fix(self, fix: Fix, device: str = "") -> None:
        """A reading that belongs to no movement. Those of one device come in the order of time.

        Where a clock was wrong, the place still is a place.
        """
        if not is_place(fix[:2]):
            return
        if not is_believable(fix.utc):
            self.stay(fix.latitude, fix.longitude, accuracy=fix.accuracy)
            return
        self.taken += 1
        detector = self._detectors.get(device)
        if detector is None:
            device = device if len(self._detectors) < _MOST_DEVICES else ""
            detector = self._detectors.setdefault(device, StayDetector())
        for over in detector.add(fix):
            self._stays.append(self._stay_of(over))

    def reading(
        self, latitude: float, longitude: float, utc: float | None, accuracy: float = 0.0, device: str = ""
    ) -> None:
        """The same, where a time may be missing."""
        if utc is None:
            self.stay(latitude, longitude, accuracy=accuracy)
        else:
            self.fix(Fix(latitude, longitude, utc, accuracy), device)

    def _stay_of(self, point: StayPoint) -> Stay:
        clock, offset = at_place(point.start, point.latitude, point.longitude)
        end = clock + point.end - point.start
        return Stay(
            point.latitude,
            point.longitude,
            clock,
            end,
            offset,
            point.accuracy,
            point.fixes,
            origin=self._origin,
        )

    def stay(
        self,
        latitude: float,
        longitude: float,
        start: float | None = None,
        end: float | None = None,
        accuracy: float = 0.0,
        said: str = "",
    ) -> None:
        """A stay that the file itself tells; without an end it is an instant."""
        if not is_place((latitude, longitude)):
            return
        self.taken += 1
        if len(self._stays) >= 4 * MOST_STAYS:
            self.too_many = True
            return
        clock: float | None = None
        offset: int | None = None
        if start is not None and is_believable(start):
            clock, offset = at_place(start, latitude, longitude)
        lasted = end - start if start is not None and end is not None and is_believable(end) and end > start else 0.0
        until = None if clock is None else clock + lasted
        self._stays.append(Stay(latitude, longitude, clock, until, offset, accuracy, origin=self._origin, said=said))

    def settle(self, into: Metadata, *, cut: bool = False) -> None:
        """Everything is read: write it down. `cut` as in `end`."""
        self.end(cut=cut)
        for detector in self._detectors.values():
            self._stays.extend(map(self._stay_of, detector.finish()))
        before = into.whereabouts
        stays = [*before.stays, *self._stays]
        if (self.too_many or len(stays) > MOST_STAYS) and _TOO_MANY not in into.problems:
            into.problems.append(_TOO_MANY)
        if self.unreadable and UNREADABLE not in into.problems:
            into.problems.append(UNREADABLE)
        into.whereabouts = Whereabouts(_fewer(stays), (*before.tracks, *_thinned(self._tracks)))


def _packed(points: array[int]) -> bytes:
    if sys.byteorder == "big":
        points.byteswap()
    return points.tobytes()


def _fewer(stays: list[Stay]) -> tuple[Stay, ...]:
    """At most as many as may be kept, in the order of the file.

    What is named comes first, then what lasted longest; last come places where nobody need have been.
    """
    if len(stays) <= MOST_STAYS:
        return tuple(stays)
    worth = sorted(range(len(stays)), key=lambda number: (*_turn(stays[number]), -_lasted(stays[number])))
    return tuple(stays[number] for number in sorted(worth[:MOST_STAYS]))


def _turn(stay: Stay) -> tuple[bool, bool]:
    return stay.said in POINTED_AT, not stay.said


def _lasted(stay: Stay) -> float:
    return 0.0 if stay.start is None or stay.end is None else stay.end - stay.start


def _thinned(tracks: list[Track]) -> Iterator[Track]:
    """The tracks with as many points as may be kept."""
    points = sum(len(track.points) for track in tracks) // 12
    step = -(-points // MOST_POINTS)
    for track in tracks:
        yield track if step <= 1 else _thin(track, step)


def _thin(track: Track, step: int) -> Track:
    """Every `step`th point between the ends, which are kept whole where there is room for that."""
    number = len(track.points) // 12
    ends = max(1, min(_ENDS, number // step // 4))
    kept = [*range(ends), *range(ends, number - ends, step + 1), *range(max(ends, number - ends), number)]
    return Track(
        b"".join(track.points[12 * one : 12 * one + 12] for one in kept),
        track.start,
        track.utc_offset,
        track.sport,
        track.cut,
    )
