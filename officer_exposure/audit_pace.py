"""How fast an audit goes and how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from itertools import islice

from officer_exposure.events import Progress
from officer_exposure.model import Stage

_PERIOD = 0.05
"""At most 20 progress events a second: more than that nobody can read."""

_WINDOW = 3.0
"""The rate is that of the last seconds, so that it follows a change from photos to videos."""

_SLICE_SECONDS = 0.02
_SLICE = 256


class Counting:
    """Counts something by walking through it in slices, beside the real work."""

    def __init__(self, walk: Iterable[object]) -> None:
        self._walk: Iterator[object] = iter(walk)
        self._counted = 0
        self.total: int | None = None

    def advance(self) -> None:
        """Count for a few milliseconds; `total` is known once the end is reached."""
        deadline = time.monotonic() + _SLICE_SECONDS
        while self.total is None and time.monotonic() < deadline:
            slice_: Sized = list(islice(self._walk, _SLICE))
            self._counted += len(slice_)
            if len(slice_) < _SLICE:
                self.total = self._counted


class Pace:
    """Makes the progress events of one stage."""

    def __init__(self, stage: Stage, total: int | None = None) -> None:
        self._stage = stage
        self.total = total
        self.done = 0
        self._samples = deque([(time.monotonic(), 0)])

    def due(self) -> bool:
        """Whether the last progress event was long enough ago."""
        return time.monotonic() - self._samples[-1][0] >= _PERIOD

    def progress(self) -> Progress:
        """How far the stage is now."""
        now = time.monotonic()
        while len(self._samples) > 1 and now - self._samples[0][0] > _WINDOW:
            self._samples.popleft()
        since, before = self._samples[0]
        rate = (self.done - before) / max(now - since, _PERIOD)
        self._samples.append((now, self.done))
        total = None if self.total is None else max(self.total, self.done)
        left = (total - self.done) / rate if total is not None and rate else None
        return Progress(self._stage, self.done, total, rate, left)
