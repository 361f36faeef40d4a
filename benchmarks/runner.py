"""Made people who run from home: streets, habits, a receiver's noise, and a privacy zone that hides both ends.

Nothing here is real. Everybody gets a town of their own: a grid of bent streets at a random angle, a home beside one of
them, and routes along the streets that lead out and back. The zone cuts what the receiver recorded or, which is harder
for the attack, what truly was, before noise is added.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from officer_exposure.model import Position
from officer_exposure.places.privacy_zones.ends import METERS_PER_DEGREE
from officer_exposure.places.whereabouts import DEGREE, Track

Numbers = NDArray[np.float64]

_DAY = 86_400.0


@dataclass(frozen=True)
class Habits:
    """How somebody runs. Meters, meters a second, seconds.

    `usual`: the share of activities on one of three routes they always take. `elsewhere`: the share that begins at a
    random place. `noise`: standard deviation of the receiver. `sampling`: seconds between points; 0 draws it anew for
    everybody. `stopped_early`: meters, the mean by which the watch is stopped before the door in seven of ten
    activities; they start it late by a third of that. `noise_before`: the zone is cut from noisy points, as platforms
    do, and not from the truth.
    """

    usual: float = 0.4
    elsewhere: float = 0.1
    noise: tuple[float, float] = (3.0, 10.0)
    sampling: float = 0.0
    noise_before: bool = True
    stopped_early: float = 0.0


@dataclass
class Runner:
    """One made person with their town. `home`: meters east and north of `corner` (latitude, longitude)."""

    seed: int
    habits: Habits = field(default_factory=Habits)
    corner: tuple[float, float] = (41.0, -93.0)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self._angle = float(self.random.uniform(0, math.pi / 2))
        self._block = self.random.uniform(80, 130, 2)
        self._bend = self.random.uniform(0, 2 * math.pi, (4,))
        self.noise = float(self.random.uniform(*self.habits.noise))
        along = self.random.uniform(-1, 1, 2) * 300
        self._door_corner = np.round(along / self._block).astype(int)
        self.home = self._street(
            self._door_corner + np.array([self.random.uniform(0.1, 0.9), 0.0])
        ) + self.random.normal(0, 8, 2)
        self._routes = [self._route(self._door_corner) for _ in range(3)]

    def position(self, spot: Numbers) -> Position:
        """Where a spot in meters lies."""
        latitude, longitude = self.degrees(spot)
        return Position(float(latitude), float(longitude), "track")

    def degrees(self, spot: Numbers) -> tuple[Numbers, Numbers]:
        """Latitudes and longitudes of spots, (2,) or (2, n) meters."""
        latitude = self.corner[0] + spot[1] / METERS_PER_DEGREE
        longitude = self.corner[1] + spot[0] / (METERS_PER_DEGREE * math.cos(math.radians(self.corner[0])))
        return np.asarray(latitude), np.asarray((longitude + 180) % 360 - 180)

    def tracks(self, number: int, zone: tuple[Numbers, float] | None) -> list[Track]:
        """So many activities, cut by a zone (middle, radius) where there is one."""
        made: list[Track] = []
        while len(made) < number:
            points = self._visible(self._activity(), zone)
            if self.habits.stopped_early:
                points = self._shorter(points)
            if len(points) > 10:
                made.append(self._track(points, len(made)))
        return made

    def _shorter(self, points: Numbers) -> Numbers:
        """Without a random stretch at the end, and a shorter one at the start."""
        walked = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points[:, :2], axis=0).T))))
        early, late = self.random.exponential((self.habits.stopped_early, self.habits.stopped_early / 3))
        early *= self.random.uniform() < 0.7
        found: Numbers = points[(walked >= late) & (walked <= walked[-1] - early)]
        return found

    def _activity(self) -> Numbers:
        """(n, 3) east, north, seconds: what truly was."""
        draw = self.random.uniform()
        if draw < self.habits.elsewhere:
            corner = self.random.integers(-40, 40, 2)
            return self._paced(self._route(corner), None)
        usual = self.random.uniform() < self.habits.usual
        route = self._routes[int(self.random.integers(3))] if usual else self._route(self._door_corner)
        return self._paced(route, self.home)

    def _route(self, corner: NDArray[np.int_]) -> NDArray[np.int_]:
        """Street corners of a way out, mostly onwards, and another way back."""
        heading = float(self.random.uniform(0, 2 * math.pi))
        length = int(self.random.integers(15, 45))
        out = self._walk(corner, heading, length)
        back = self._walk(corner, heading + float(self.random.choice([0, 0.4, 0.9, -0.9])), length)
        joint = self._straight(out[-1], back[-1])
        return np.concatenate((out, joint, back[::-1]))

    def _walk(self, corner: NDArray[np.int_], heading: float, length: int) -> NDArray[np.int_]:
        at, corners = corner.copy(), [corner.copy()]
        for _ in range(length):
            turn = heading + float(self.random.normal(0, 0.5))
            east, north = math.cos(turn), math.sin(turn)
            axis = 0 if self.random.uniform() < abs(east) / (abs(east) + abs(north)) else 1
            at = at.copy()
            at[axis] += 1 if (east, north)[axis] > 0 else -1
            corners.append(at)
        return np.array(corners)

    @staticmethod
    def _straight(one: NDArray[np.int_], other: NDArray[np.int_]) -> NDArray[np.int_]:
        at, corners = one.copy(), []
        for axis in (0, 1):
            while at[axis] != other[axis]:
                at = at.copy()
                at[axis] += 1 if other[axis] > at[axis] else -1
                corners.append(at)
        return np.array(corners, dtype=int).reshape(-1, 2)

    def _street(self, corner: Numbers) -> Numbers:
        """Meters of a corner: the grid, bent by up to some 25 m and turned."""
        flat = np.asarray(corner, dtype=float) * self._block
        wave = np.stack(
            (np.sin(flat[..., 1] / 170 + self._bend[0]), np.sin(flat[..., 0] / 210 + self._bend[1])), axis=-1
        )
        flat = flat + 18 * wave + 6 * np.sin(flat[..., ::-1] / 61 + self._bend[2:])
        cos, sin = math.cos(self._angle), math.sin(self._angle)
        return np.asarray(flat @ np.array([[cos, sin], [-sin, cos]]))

    def _paced(self, route: NDArray[np.int_], door: Numbers | None) -> Numbers:
        """Points along a route at the pace and the sampling of today."""
        line = self._street(route.astype(float))
        if door is not None:
            line = np.concatenate((door[None], line, door[None]))
        length = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
        pace = float(self.random.choice([2.8, 3.2, 6.0]))
        every = self.habits.sampling or float(self.random.choice([1.0, 1.0, 3.0, 6.0]))
        along = np.arange(0, length[-1], pace * every)
        return np.stack(
            (np.interp(along, length, line[:, 0]), np.interp(along, length, line[:, 1]), along / pace), axis=1
        )

    def _visible(self, points: Numbers, zone: tuple[Numbers, float] | None) -> Numbers:
        noisy = points.copy()
        noisy[:, :2] += self._drift(len(points))
        if zone is None:
            return noisy
        judged = noisy if self.habits.noise_before else points
        outside = np.flatnonzero(np.hypot(*(judged[:, :2] - zone[0]).T) > zone[1])
        return noisy[outside[0] : outside[-1] + 1] if len(outside) else noisy[:0]

    def _drift(self, number: int) -> Numbers:
        """Noise of a receiver: it wanders, and jitters a little."""
        from scipy.signal import lfilter

        keep = 0.95
        drive = self.random.normal(0, 1, (number + 100, 2)) * math.sqrt(1 - keep**2)
        wander = lfilter([1.0], [1.0, -keep], drive, axis=0)[100:]
        return np.asarray(wander * self.noise + self.random.normal(0, 0.5, (number, 2)))

    def _track(self, points: Numbers, number: int) -> Track:
        start = 1_700_000_000.0 + number * _DAY * 2 + float(self.random.uniform(0, _DAY / 3))
        return Track(self._packed(points), start, 0, "running")

    def _packed(self, points: Numbers) -> bytes:
        """As `whereabouts.pack` does, for all points at once."""
        latitude, longitude = self.degrees(points[:, :2].T)
        rows = np.stack((latitude * DEGREE, longitude * DEGREE, points[:, 2] - points[0, 2]), axis=1)
        return bytes(np.rint(rows).astype("<i4").tobytes())
