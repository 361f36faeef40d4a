"""Keeps the supervisor from hanging on a pipe: a worker may stop in the middle of a message."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Any

from officer_exposure.workers.handle import WorkerHandle

_TICK = 0.05
_TRANSFER_SECONDS = 5.0
"""A message takes milliseconds. One that takes this long comes from a worker that has stopped."""


class PipeGuard:
    """A thread that kills the worker whose pipe the supervisor has waited on too long, or once it is cancelled.

    Killing closes the pipe, and that wakes the supervisor. Use as a context manager around a run.
    """

    def __init__(self, cancel: threading.Event) -> None:
        self._cancel = cancel
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._waiting: tuple[WorkerHandle[Any], float] | None = None

    def __enter__(self) -> PipeGuard:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def begin(self, worker: WorkerHandle[Any]) -> None:
        """The supervisor begins to read from, or write to, the worker."""
        self._waiting = (worker, time.monotonic())

    def end(self) -> None:
        """It is done with that."""
        self._waiting = None

    def _watch(self) -> None:
        while not self._stop.wait(_TICK):
            waiting = self._waiting
            if waiting is None:
                continue
            worker, since = waiting
            seconds = time.monotonic() - since
            if seconds > _TRANSFER_SECONDS or (self._cancel.is_set() and seconds > _TICK):
                worker.kill()
