"""One worker process as its supervisor sees it: what it was given, what it has open, how it ends."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from types import ModuleType
from typing import Generic, TypeVar

import msgspec

from officer_exposure.workers.announcement import Announcement
from officer_exposure.workers.memory import resident_bytes
from officer_exposure.workers.messages import (
    FRAME_CAP,
    IDLE,
    Loss,
    Reply,
    WorkerSettings,
    decode_replies,
    encode,
)
from officer_exposure.workers.process import serve
from officer_exposure.workers.queue import Assignment

_Work = TypeVar("_Work")

_START_SECONDS = 60.0
"""A worker may take this long to start: on a cold disk with a virus scanner a process starts slowly."""

_main_module_lock = threading.Lock()


class BrokenWorkerError(Exception):
    """The worker is gone or no longer trustworthy: `loss` says how, `job` is the number of the job to blame, if any."""

    def __init__(self, loss: Loss, job: int = IDLE) -> None:
        super().__init__(loss)
        self.loss = loss
        self.job = job


class WorkerHandle(Generic[_Work]):
    """A running worker. `outstanding` holds what it was given and has not answered, oldest first."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.outstanding: deque[Assignment[_Work]] = deque()
        self._limits = settings.limits
        context = get_context("spawn")
        jobs, self._jobs = context.Pipe(duplex=False)
        self.replies, replies = context.Pipe(duplex=False)
        self._announcement = Announcement.create()
        arguments = (settings, jobs, replies, self._announcement)
        self._process = context.Process(target=serve, args=arguments, daemon=True)
        try:
            with _no_main_module(), _no_interrupts():
                self._process.start()
        finally:
            jobs.close()
            replies.close()
        self._last_batch = 0
        self._started = False
        self._seen = IDLE
        self._since = time.monotonic()

    @property
    def has_room(self) -> bool:
        """Whether it has at most one batch left. Two fit into its pipe, so that giving another never blocks."""
        return len(self.outstanding) <= self._last_batch

    def give(self, batch: list[Assignment[_Work]]) -> None:
        """Hand over some work. Raises BrokenWorkerError if the worker is gone."""
        if not self.outstanding:
            self._since = time.monotonic()
        self.outstanding.extend(batch)
        self._last_batch = len(batch)
        try:
            self._jobs.send_bytes(encode([assignment.job for assignment in batch]))
        except OSError as error:
            raise BrokenWorkerError(Loss.CRASHED, self._open_job()) from error

    def receive(self) -> tuple[list[Reply], float]:
        """One message, and the seconds since the last. BrokenWorkerError: the worker is gone or talks rubbish."""
        try:
            replies = decode_replies(self.replies.recv_bytes(FRAME_CAP))
        except EOFError as error:
            raise BrokenWorkerError(Loss.CRASHED, self._open_job()) from error
        except (OSError, msgspec.DecodeError) as error:
            raise BrokenWorkerError(Loss.REPLY_MALFORMED, self._suspect()) from error
        before, self._since = self._since, time.monotonic()
        self._started = True
        return replies, self._since - before

    def answered(self, reply: Reply) -> Assignment[_Work]:
        """What the reply answers; no longer outstanding. A worker answers in order, or it is broken."""
        if reply.number != self._oldest_job():
            raise BrokenWorkerError(Loss.REPLY_MALFORMED, self._suspect())
        return self.outstanding.popleft()

    def excuse(self, seconds: float) -> None:
        """Do not count these seconds: nobody took the worker's messages, so it may have had to wait."""
        self._since += seconds

    def watch(self, now: float) -> None:
        """Raise BrokenWorkerError if the open job takes too long or too much memory."""
        announced = self._announcement.number
        if announced != self._seen:
            self._seen, self._since, self._started = announced, now, True
        limit = self._limits.seconds if self._started else _START_SECONDS
        if now - self._since > limit:
            raise BrokenWorkerError(Loss.TOO_SLOW, self._suspect())
        pid = self._process.pid
        if pid is not None and resident_bytes(pid) > self._limits.memory:
            raise BrokenWorkerError(Loss.TOO_MUCH_MEMORY, self._open_job())

    def _open_job(self) -> int:
        """The job it announced and did not answer; IDLE if none."""
        announced = self._announcement.number
        return announced if any(announced == given.job.number for given in self.outstanding) else IDLE

    def _suspect(self) -> int:
        """The job to blame for what cannot have been an accident between two jobs."""
        return self._open_job() or self._oldest_job()

    def _oldest_job(self) -> int:
        return self.outstanding[0].job.number if self.outstanding else IDLE

    def kill(self) -> None:
        """Tell the system to end the process, without waiting for it."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back everything it held."""
        self.kill()
        self._process.join()
        self._process.close()
        self._jobs.close()
        self.replies.close()
        self._announcement.close()


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keep `multiprocessing` from running our main script again in the worker.

    The worker needs nothing of it, and it may be anything: a console script, a test runner, a script without a guard.
    """
    with _main_module_lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """A worker is born deaf to Ctrl-C: the terminal tells all processes, and only the supervisor may act on it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
