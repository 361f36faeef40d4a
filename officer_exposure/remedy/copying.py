"""Makes clean copies of files: each in a supervised worker, each proven, each put in place whole or not at all.

Originals are only read. A copy is written under a passing name in the folder for the copies, by a worker that may write
there and nowhere else; once it is proven, it gets its name. What goes wrong costs that file alone.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from officer_exposure.disk.files import modified
from officer_exposure.errors import SourceError
from officer_exposure.private_file import left_behind, part_name, settle
from officer_exposure.remedy.copied import Copied
from officer_exposure.remedy.formats import format_for
from officer_exposure.remedy.interface import Ledger, Rewritten, What
from officer_exposure.remedy.names import CopyNames
from officer_exposure.remedy.task import TASK, CleanJob, CleanReply, CleanSettings
from officer_exposure.workers.messages import Limits, Loss, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor

_LIMITS = Limits(seconds=300.0)
"""Enough for a film of some gigabytes. Workers in a loop are ended all the same."""

_NEUTRAL_TIME = 946_684_800
"""1 January 2000, in seconds: the date that every copy bears from which everything was removed."""

_LEFT_SECONDS = 24 * 3600
"""No copy takes longer than this to write."""

_NAME, _TIME = "file name", "file date"
_OTHER_FOLDER = "Choose another folder for the copies."

_LOST = {
    Loss.TOO_SLOW: "Cleaning this file took too long.",
    Loss.TOO_MUCH_MEMORY: "This file needs too much memory to be cleaned.",
}
_LOST_OTHERWISE = "This file is damaged in a way that cannot be cleaned."
_LOST_HINT = "Share a screenshot of it, or leave it out."

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(CleanReply).decode


def clean_copy(path: Path, to: Path, what: What = What.ALL) -> Copied:
    """A clean copy of one file in the folder `to`. Raises SourceError as `clean_copies` does."""
    (copied,) = clean_copies([path], to, what, workers=1)
    return copied


def clean_copies(
    paths: Iterable[Path],
    to: Path,
    what: What = What.ALL,
    *,
    neutral_names: bool | None = None,
    workers: int = 0,
    cancel: threading.Event | None = None,
) -> Iterator[Copied]:
    """One result for each file as it becomes ready: a proven copy in the folder `to`, or why there is none.

    `to` is made if it is not there, for you alone. `neutral_names`: give every copy a name like "photo-0001.jpg", or
    none; by default where a name tells something, and for ALL always. Nothing that is in `to` is ever replaced. Ends
    early, without half files, once `cancel` is set. Raises SourceError where `to` cannot be used, before any work.
    """
    folder = _folder_for_copies(to)
    work = _Work(folder, what, CopyNames(folder, what, neutral=neutral_names))
    settings = WorkerSettings(TASK, _encode(CleanSettings(what)), _LIMITS, os.fsencode(folder))
    return _run(work, paths, settings, workers, cancel)


def _run(
    work: _Work, paths: Iterable[Path], settings: WorkerSettings, workers: int, cancel: threading.Event | None
) -> Iterator[Copied]:
    try:
        with Supervisor(settings, _encode, _decode, workers) as supervisor:
            for job, reply in supervisor.run(work.jobs(paths), cancel):
                yield from work.refused()
                yield work.finish(job, reply)
        yield from work.refused()
    finally:
        work.clear()


class _Work:
    """The files on their way. `_parts` are the passing names that workers may be writing under."""

    def __init__(self, folder: Path, what: What, names: CopyNames) -> None:
        self._folder = folder
        self._what = what
        self._names = names
        self._parts: set[Path] = set()
        self._refused: list[Copied] = []

    def jobs(self, paths: Iterable[Path]) -> Iterator[CleanJob]:
        """A job for each file that may be copied; the others are kept for `refused`."""
        for path in paths:
            source = os.fsencode(path.absolute())
            if _same_folder(path.absolute().parent, self._folder):
                self._refused.append(
                    Copied(source, reason="The copy would lie beside its original.", hint=_OTHER_FOLDER)
                )
                continue
            part = self._folder / part_name()
            self._parts.add(part)
            yield CleanJob(source, os.fsencode(part))

    def refused(self) -> Iterator[Copied]:
        """What was not even begun, once."""
        refused, self._refused = self._refused, []
        yield from refused

    def finish(self, job: CleanJob, reply: CleanReply | Loss) -> Copied:
        """Put a proven copy in its place, or remove what there is of it."""
        part = Path(os.fsdecode(job.part))
        try:
            if isinstance(reply, Loss):
                return Copied(job.path, reason=_LOST.get(reply, _LOST_OTHERWISE), hint=_LOST_HINT)
            if reply.reason:
                return Copied(job.path, format=reply.format, reason=reply.reason, hint=reply.hint)
            return self._place(job.path, part, reply)
        except OSError:
            hint = "Look whether the disk is full, and whether the folder is still there."
            return Copied(job.path, reason="The copy could not be put in its folder.", hint=hint)
        finally:
            _remove(part)
            self._parts.discard(part)

    def _place(self, source: bytes, part: Path, reply: CleanReply) -> Copied:
        ledger = Ledger()
        if self._what is What.ALL:
            os.utime(part, (_NEUTRAL_TIME, _NEUTRAL_TIME))
            ledger.removed(_TIME)
        else:
            changed = modified(source)
            os.utime(part, ns=(changed, changed))
        copy = self._names.place(part, source, format_for(reply.format))
        settle(self._folder)
        if copy.stem != Path(os.fsdecode(source)).stem:
            ledger.removed(_NAME)
        own = ledger.rewritten().removed
        rewritten = Rewritten(reply.rewritten.removed + own, reply.rewritten.kept, reply.rewritten.notes)
        return Copied(source, os.fsencode(copy), reply.format, rewritten)

    def clear(self) -> None:
        """Remove what ended workers left."""
        for part in self._parts:
            _remove(part)
        self._parts.clear()


def _folder_for_copies(to: Path) -> Path:
    """The folder itself, links resolved. Raises SourceError where it cannot be written to."""
    try:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = to.resolve(strict=True)
        probe = folder / part_name()
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        probe.unlink()
        _clear_old(folder)
    except OSError as error:
        raise SourceError("The folder for the copies cannot be written to.", _OTHER_FOLDER) from error
    return folder


def _clear_old(folder: Path) -> None:
    """Remove what a run left here that was killed from outside. Another that is still at work is left alone."""
    for path in left_behind(folder):
        if time.time() - path.stat().st_mtime > _LEFT_SECONDS:
            _remove(path)


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
