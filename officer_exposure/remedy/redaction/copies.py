"""Redacts many pictures in supervised workers and writes the copies. The originals are only ever read."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import msgspec

from officer_exposure.private_file import whole_file
from officer_exposure.remedy.redaction.wanted import (
    TASK,
    Covered,
    Redacted,
    Redaction,
    decode_redacted,
    encode_redaction,
)
from officer_exposure.workers.messages import Limits, Loss, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor

_LIMITS = Limits(seconds=60.0, reply=15 * 1024 * 1024)

_LOST = {
    Loss.TOO_SLOW: "Looking at this picture took too long.",
    Loss.TOO_MUCH_MEMORY: "This picture needs too much memory.",
}
_FAILED = "This picture could not be worked on. It may be damaged."
_NOT_WRITTEN = "The copy could not be written."
_NOT_WRITTEN_HINT = "Choose a folder in which you may save files, on a disk with room."


class RedactedCopy(msgspec.Struct, frozen=True):
    """One picture and its copy, which is there only if it was proven; else `reason` says why not, `hint` what to do."""

    source: bytes
    copy: Path | None = None
    covered: tuple[Covered, ...] = ()
    reason: str = ""
    hint: str = ""


def redacted_copies(
    wanted: Iterable[Redaction], folder: Path, cancel: threading.Event | None = None, workers: int = 0
) -> Iterator[RedactedCopy]:
    """Redact each picture into `folder`, which must be there; one answer each, as they become ready.

    Copies get neutral names ("redacted-0001.jpg"), are readable by the user alone, and never replace a file. Raises
    WorkerError if the helper processes do not work on this machine.
    """
    with _supervisor(workers) as supervisor:
        for one, reply in supervisor.run(wanted, cancel):
            yield _kept(one, _told(reply), folder)


def proposals(wanted: Iterable[Redaction], cancel: threading.Event | None = None) -> Iterator[tuple[bytes, Redacted]]:
    """Where the boxes would be: the path of each picture with what would be covered. Nothing is written."""
    with _supervisor(1) as supervisor:
        for one, reply in supervisor.run((msgspec.structs.replace(one, draw=False) for one in wanted), cancel):
            yield one.path, _told(reply)


def _supervisor(workers: int) -> Supervisor[Redaction, Redacted]:
    settings = WorkerSettings(TASK, b"", _LIMITS)
    return Supervisor[Redaction, Redacted](settings, encode_redaction, decode_redacted, workers)


def _told(reply: Redacted | Loss) -> Redacted:
    return Redacted(problem=_LOST.get(reply, _FAILED)) if isinstance(reply, Loss) else reply


def _kept(one: Redaction, reply: Redacted, folder: Path) -> RedactedCopy:
    if not reply.data:
        return RedactedCopy(one.path, None, reply.covered, reply.problem or _FAILED, reply.hint)
    try:
        copy = _write(folder, reply)
    except OSError:
        return RedactedCopy(one.path, None, reply.covered, _NOT_WRITTEN, _NOT_WRITTEN_HINT)
    return RedactedCopy(one.path, copy, reply.covered)


def _write(folder: Path, reply: Redacted) -> Path:
    """Write the copy under the first name that is free. The name is taken first, so that no file is ever replaced."""
    for number in count(1):
        path = folder / f"redacted-{number:04}{reply.suffix}"
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        try:
            with whole_file(path) as file:
                file.write(reply.data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError("numbers do not end")
