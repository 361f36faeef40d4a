"""The work still to be handed out, in batches that a pipe can hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from officer_exposure.workers.messages import Job

_Work = TypeVar("_Work")

_BATCH_JOBS = 64
_BATCH_BYTES = 7_000
"""What the smallest pipe buffer (8 KiB, Windows) holds: handing over a batch never waits for a busy worker."""


class Assignment(Generic[_Work]):
    """A piece of work with the job that stands for it in a worker."""

    __slots__ = ("job", "work")

    def __init__(self, job: Job, work: _Work) -> None:
        self.job = job
        self.work = work


class WorkQueue(Generic[_Work]):
    """Reads the work as it is needed, so that a million pieces cost no more memory than a hundred."""

    def __init__(self, work: Iterable[_Work], encode: Callable[[_Work], bytes], first_number: int) -> None:
        self._work = iter(work)
        self._encode = encode
        self._returned: deque[Assignment[_Work]] = deque()
        self.next_number = first_number

    def give_back(self, assignments: Iterable[Assignment[_Work]]) -> None:
        """Take back what a lost worker did not do; it comes first again."""
        self._returned.extendleft(reversed(list(assignments)))

    def batch(self, size: int) -> list[Assignment[_Work]]:
        """The next pieces of work: at most `size`, at most 64, and never more bytes than fit into a pipe."""
        batch: list[Assignment[_Work]] = []
        room = _BATCH_BYTES
        for assignment in self._next(min(size, _BATCH_JOBS)):
            batch.append(assignment)
            room -= len(assignment.job.payload) + 8
            if room <= 0:
                break
        return batch

    def _next(self, size: int) -> Iterator[Assignment[_Work]]:
        for _ in range(size):
            if self._returned:
                yield self._returned.popleft()
                continue
            try:
                work = next(self._work)
            except StopIteration:
                return
            yield Assignment(Job(self.next_number, self._encode(work)), work)
            self.next_number += 1
