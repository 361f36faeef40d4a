"""The inside of a worker process: take jobs, announce each one, do it, reply."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection

from officer_exposure.workers.announcement import Announcement
from officer_exposure.workers.confinement import confine
from officer_exposure.workers.messages import IDLE, Job, Limits, Loss, Reply, WorkerSettings, decode_jobs, encode

Task = Callable[[bytes], bytes]

_FLUSH_SECONDS = 0.005
"""Replies wait no longer than this, save for the ones before a job that hangs: those are done again elsewhere."""

_FLUSH_BYTES = 256 * 1024
_LAST_RESORT = 5.0
"""Seconds after the time limit at which the system itself ends a worker whose supervisor is gone."""


def serve(settings: WorkerSettings, jobs: Connection, replies: Connection, announcement: Announcement) -> None:
    """Work until the supervisor goes away. Runs in a process of its own."""
    confine(settings.limits, settings.writes)
    task = _load(settings)
    gc.collect()
    gc.freeze()
    outbox = _Outbox(replies)
    while True:
        try:
            batch = decode_jobs(jobs.recv_bytes())
        except EOFError:
            return
        for job in batch:
            _alarm(settings.limits.seconds + _LAST_RESORT)
            announcement.number = job.number
            reply = _do(task, job, settings.limits)
            announcement.number = IDLE
            _alarm(0)
            outbox.add(reply)
        outbox.flush()


def _load(settings: WorkerSettings) -> Task:
    module, _, function = settings.task.partition(":")
    task: Task = getattr(import_module(module), function)(settings.settings)
    return task


def _do(task: Task, job: Job, limits: Limits) -> Reply:
    try:
        payload = task(job.payload)
    except MemoryError:
        return Reply(job.number, loss=Loss.TOO_MUCH_MEMORY)
    except Exception:  # noqa: BLE001 - a bug in the task costs this job, never the worker
        return Reply(job.number, loss=Loss.FAILED)
    if len(payload) > limits.reply:
        return Reply(job.number, loss=Loss.REPLY_TOO_LARGE)
    return Reply(job.number, payload)


def _alarm(seconds: float) -> None:
    """Ask the system to end this process after `seconds` even if it is stuck in native code; 0 takes it back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


class _Outbox:
    """Gathers replies, so that small ones share a message and none waits long."""

    def __init__(self, replies: Connection) -> None:
        self._replies = replies
        self._waiting: list[Reply] = []
        self._bytes = 0
        self._flushed = 0.0

    def add(self, reply: Reply) -> None:
        self._waiting.append(reply)
        self._bytes += len(reply.payload)
        if self._bytes > _FLUSH_BYTES or time.monotonic() - self._flushed > _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self._replies.send_bytes(encode(self._waiting))
        self._waiting.clear()
        self._bytes = 0
        self._flushed = time.monotonic()
