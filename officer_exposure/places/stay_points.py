"""From a dense line of fixes to the places where somebody stayed, while the fixes stream by.

After Hariharan and Toyama (2004) and Zheng et al. (2009): a stay is what keeps within some meters for some minutes.
Ours needs no second look at the fixes: it holds one group of them at a time, and a few that may be glitches.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

ROAM_M = 100.0
"""Fixes no farther than this from the middle of a group belong to it: phones indoors wander that much."""

STAY_SECONDS = 600.0
"""Being somewhere this long is a stay, and not hearing of somebody this long may hide one."""

ROUGH_M = 250.0
"""A fix that is no better than this can belong to a group, but says nothing against it."""

_SILENCE = 18 * 3600
"""Seconds without a fix after which nobody can say where somebody was meanwhile."""

_GLITCHES = 2
"""Fixes elsewhere in a row that are forgotten when the next ones are back in time."""

_METERS_PER_DEGREE = 111_195.0
_NEAR_DATE_LINE = 179.0


class Fix(NamedTuple):
    """Degrees, seconds since 1970 in UTC, meters (0: not known)."""

    latitude: float
    longitude: float
    utc: float
    accuracy: float = 0.0


class StayPoint(NamedTuple):
    """A group of fixes: its middle, first and last time (UTC), best accuracy, and how many there are."""

    latitude: float
    longitude: float
    start: float
    end: float
    accuracy: float
    fixes: int


def meters_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Meters between two points that are close together; a plane is good enough, and quick."""
    across = (other_longitude - longitude + 180) % 360 - 180
    east = across * math.cos(math.radians((latitude + other_latitude) / 2))
    return math.hypot(other_latitude - latitude, east) * _METERS_PER_DEGREE


class StayDetector:
    """Takes fixes in the order of time (forwards or backwards); gives stays, and fixes that stand alone in time.

    What is passed on the way, between fixes that follow each other closely, is left out.
    """

    def __init__(self) -> None:
        self._north = self._east = self._accuracy = 0.0
        self._fixes = 0
        self._first = self._last = 0.0
        self._meters_east = 0.0
        self._before: float | None = None
        self._elsewhere: list[Fix] = []

    def add(self, fix: Fix) -> Iterator[StayPoint]:
        """Take in the next fix; yield what is over with it."""
        if not self._fixes:
            self._open(fix)
        elif abs(fix.utc - self._last) > _SILENCE:
            yield from self._move_on([*self._elsewhere, fix])
        elif self._holds(fix):
            if self._elsewhere and abs(fix.utc - self._last) > STAY_SECONDS:
                yield from self._move_on([*self._elsewhere, fix])
            else:
                self._elsewhere.clear()
                self._extend(fix)
        elif fix.accuracy <= ROUGH_M:
            self._elsewhere.append(fix)
            if len(self._elsewhere) > _GLITCHES:
                yield from self._move_on(list(self._elsewhere))

    def finish(self) -> Iterator[StayPoint]:
        """Yield what is left once there are no more fixes."""
        while self._elsewhere:
            yield from self._move_on(list(self._elsewhere))
        if self._fixes:
            yield self._group()
            self._fixes = 0

    def _holds(self, fix: Fix) -> bool:
        latitude, longitude, _, accuracy = fix
        north = (latitude - self._north / self._fixes) * _METERS_PER_DEGREE
        east = (longitude - self._east / self._fixes) * self._meters_east
        reach = ROAM_M if accuracy <= ROAM_M else min(accuracy, ROUGH_M)
        if north * north + east * east <= reach * reach:
            return True
        return meters_between(self._north / self._fixes, self._east / self._fixes, latitude, longitude) <= reach

    def _open(self, fix: Fix) -> None:
        self._north = self._east = 0.0
        self._fixes, self._first, self._accuracy = 0, fix.utc, fix.accuracy
        self._meters_east = math.cos(math.radians(fix.latitude)) * _METERS_PER_DEGREE
        self._extend(fix)

    def _extend(self, fix: Fix) -> None:
        self._north += fix.latitude
        self._east += fix.longitude if abs(fix.longitude) < _NEAR_DATE_LINE else self._turned(fix.longitude)
        self._fixes += 1
        self._last = fix.utc
        if fix.accuracy and (fix.accuracy < self._accuracy or not self._accuracy):
            self._accuracy = fix.accuracy

    def _turned(self, longitude: float) -> float:
        """The longitude on the same side of the date line as the group."""
        if not self._fixes:
            return longitude
        return longitude - round((longitude - self._east / self._fixes) / 360) * 360

    def _move_on(self, fixes: list[Fix]) -> Iterator[StayPoint]:
        """The group is over: give it if it is a stay or stands alone, and go on with `fixes`."""
        quiet_before = self._before is None or abs(self._first - self._before) >= STAY_SECONDS
        quiet_after = abs(fixes[0].utc - self._last) >= STAY_SECONDS
        if abs(self._last - self._first) >= STAY_SECONDS or quiet_before or quiet_after:
            yield self._group()
        self._before, self._fixes = self._last, 0
        self._elsewhere.clear()
        for fix in fixes:
            yield from self.add(fix)

    def _group(self) -> StayPoint:
        east = (self._east / self._fixes + 180) % 360 - 180
        start, end = sorted((self._first, self._last))
        return StayPoint(self._north / self._fixes, east, start, end, self._accuracy, self._fixes)
