"""Supervised worker processes: hostile files are opened there, and one bad file costs exactly that file.

Not a process pool: after one aborted decoder a pool fails everything it holds, and it cannot be stopped while it works.
Here every worker has its own two one-way pipes. It announces each job before it begins, so that whatever ends it
(a crash, the time limit, the memory limit) is charged to that job alone; the others go to the worker that replaces it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

import msgspec

from officer_exposure.errors import WorkerError
from officer_exposure.workers.guard import PipeGuard
from officer_exposure.workers.handle import BrokenWorkerError, WorkerHandle
from officer_exposure.workers.messages import Limits, Loss, WorkerSettings
from officer_exposure.workers.queue import Assignment, WorkQueue

__all__ = ["Limits", "Loss", "Supervisor", "default_worker_count"]

_Work = TypeVar("_Work")
_Result = TypeVar("_Result")

_TICK = 0.04
"""Seconds between two looks at the clock, the memory and the cancel button."""

_BATCH_SECONDS = 0.1
"""A batch should take about this long, so that news comes often and no worker is left with a long tail."""

_FIRST_BATCH = 16
_MOST_FRUITLESS = 3
"""Workers in a row that may end without having opened a job, before we say that workers do not work here."""


def default_worker_count() -> int:
    """One worker for each processor, within reason."""
    return max(1, min(os.cpu_count() or 1, 8))


class Supervisor(Generic[_Work, _Result]):
    """Runs one task over many pieces of work in worker processes.

    `task` is "module:function": called once in each worker with `settings`, it returns a function from bytes to bytes.
    `encode` turns a piece of work into bytes; `decode` turns a reply back and raises `msgspec.DecodeError` for anything
    that the task may not say. Use as a context manager: leaving it ends every worker.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        encode: Callable[[_Work], bytes],
        decode: Callable[[bytes], _Result],
        workers: int = 0,
    ) -> None:
        self._settings = settings
        self._encode = encode
        self._decode = decode
        self._count = workers or default_worker_count()
        self._workers: list[WorkerHandle[_Work]] = []
        self._next_number = 1
        self._fruitless = 0
        self._seconds_per_job = _BATCH_SECONDS / _FIRST_BATCH

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every worker at once."""
        self._end(list(self._workers))

    def run(
        self, work: Iterable[_Work], cancel: threading.Event | None = None
    ) -> Iterator[tuple[_Work, _Result | Loss]]:
        """Yield every piece of work with its result, or with why there is none, as they become ready.

        Ends early, with the busy workers killed, within a tick of `cancel` being set. One run at a time. Raises
        WorkerError if workers cannot be kept running.
        """
        for done in self.run_with_pauses(work, cancel):
            if done is not None:
                yield done

    def run_with_pauses(
        self, work: Iterable[_Work], cancel: threading.Event | None = None
    ) -> Iterator[tuple[_Work, _Result | Loss] | None]:
        """As `run`, and None whenever nothing became ready for a tick: a caller with other things to do does them."""
        queue = WorkQueue(work, self._encode, self._next_number)
        cancel = cancel or threading.Event()
        try:
            with PipeGuard(cancel) as guard:
                for done in self._run(queue, cancel, guard):
                    if done is not None and isinstance(done[1], Loss) and cancel.is_set():
                        return  # lost because we ended it
                    yield done
        finally:
            self._next_number = queue.next_number
            self._end([worker for worker in self._workers if worker.outstanding])

    def _run(
        self, queue: WorkQueue[_Work], cancel: threading.Event, guard: PipeGuard
    ) -> Iterator[tuple[_Work, _Result | Loss] | None]:
        watched = time.monotonic()
        while not cancel.is_set():
            yield from self._feed(queue, guard)
            busy = [worker for worker in self._workers if worker.outstanding]
            if not busy:
                return
            ready = wait([worker.replies for worker in busy], _TICK)
            for worker in busy:
                if worker.replies in ready:
                    yield from self._collect(worker, queue, guard)
            if not ready:
                yield None
            now = time.monotonic()
            if now - watched >= _TICK:
                yield from self._watch(queue, now, now - watched - _TICK)
                watched = now

    def _feed(self, queue: WorkQueue[_Work], guard: PipeGuard) -> Iterator[tuple[_Work, Loss]]:
        """Keep every worker supplied with the batch it works on and one more."""
        size = max(1, int(_BATCH_SECONDS / self._seconds_per_job))
        for index in range(self._count):
            while index >= len(self._workers) or self._workers[index].has_room:
                batch = queue.batch(size)
                if not batch:
                    return
                if index >= len(self._workers):
                    self._add_worker()
                yield from self._give(self._workers[index], batch, queue, guard)

    def _give(
        self, worker: WorkerHandle[_Work], batch: list[Assignment[_Work]], queue: WorkQueue[_Work], guard: PipeGuard
    ) -> Iterator[tuple[_Work, Loss]]:
        guard.begin(worker)
        try:
            worker.give(batch)
        except BrokenWorkerError as broken:
            yield from self._give_up(worker, broken, queue)
        finally:
            guard.end()

    def _collect(
        self, worker: WorkerHandle[_Work], queue: WorkQueue[_Work], guard: PipeGuard
    ) -> Iterator[tuple[_Work, _Result | Loss]]:
        guard.begin(worker)
        try:
            replies, seconds = worker.receive()
            guard.end()
            self._learn_pace(seconds, len(replies))
            for reply in replies:
                work = worker.answered(reply).work
                yield work, reply.loss or self._decode(reply.payload)
        except BrokenWorkerError as broken:
            yield from self._give_up(worker, broken, queue)
        except msgspec.DecodeError:
            yield work, Loss.REPLY_MALFORMED
            yield from self._give_up(worker, BrokenWorkerError(Loss.REPLY_MALFORMED), queue)
        finally:
            guard.end()

    def _learn_pace(self, seconds: float, jobs: int) -> None:
        self._fruitless = 0
        self._seconds_per_job = (self._seconds_per_job + max(seconds / max(jobs, 1), 1e-6)) / 2

    def _watch(self, queue: WorkQueue[_Work], now: float, away: float) -> Iterator[tuple[_Work, Loss]]:
        """Look after every busy worker. For `away` seconds we did not, because our caller was slow."""
        for worker in [worker for worker in self._workers if worker.outstanding]:
            worker.excuse(away)
            try:
                worker.watch(now)
            except BrokenWorkerError as broken:
                yield from self._give_up(worker, broken, queue)

    def _give_up(
        self, worker: WorkerHandle[_Work], broken: BrokenWorkerError, queue: WorkQueue[_Work]
    ) -> Iterator[tuple[_Work, Loss]]:
        """End a worker; the job to blame is lost, the rest goes back. The next feeding starts its replacement."""
        self._end([worker])
        queue.give_back(given for given in worker.outstanding if given.job.number != broken.job)
        lost = [given.work for given in worker.outstanding if given.job.number == broken.job]
        self._fruitless = 0 if lost else self._fruitless + 1
        if self._fruitless >= _MOST_FRUITLESS:
            raise WorkerError("The helper processes keep stopping.", "Restart the computer, then try again.")
        for work in lost:
            yield work, broken.loss

    def _add_worker(self) -> None:
        try:
            self._workers.append(WorkerHandle(self._settings))
        except OSError as error:
            raise WorkerError(
                "The helper processes could not be started.", "Close some other programs, then try again."
            ) from error

    def _end(self, workers: list[WorkerHandle[_Work]]) -> None:
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.close()
            self._workers.remove(worker)
