"""What a worker process may not do. It reads hostile bytes, so it is held to reading them.

The audit hook stops Python code; code that a broken decoder was tricked into running natively is not bound by it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from functools import partial
from multiprocessing import parent_process
from typing import Any

from officer_exposure.hardening import harden
from officer_exposure.private_file import is_part_name
from officer_exposure.workers.messages import Limits

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "webbrowser.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEW = os.O_CREAT | os.O_EXCL
_ADDRESS_SPACE_ABOVE_MEMORY = 8 * 1024**3
"""Libraries reserve far more address space than they use; the limit is only there to stop a single huge request."""


class ConfinementError(PermissionError):
    """A worker was about to do something that no worker may do."""


def confine(limits: Limits, writes: bytes = b"") -> None:
    """Give up, for good, what a worker has no use for: output, core dumps, the network, other programs, writing.

    With `writes`, the path of a folder, new files may be made in it, as `_is_new_part` has it, and nowhere else.
    """
    harden()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    _limit(limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.addaudithook(partial(_refuse, os.fsdecode(writes)))


def _silence() -> None:
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    if quiet > 2:
        os.close(quiet)


def _limit(limits: Limits) -> None:
    if sys.platform != "win32":
        import resource

        space = limits.memory + _ADDRESS_SPACE_ABOVE_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (space, space))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _refuse(writes: str, event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        # Python keeps its compiled modules: the only files that every worker may write.
        if flags & _WRITING and "__pycache__" not in str(path) and not _is_new_part(writes, path, flags):
            raise ConfinementError("A worker tried to write a file.")
    elif event.startswith(_REFUSED):
        raise ConfinementError("A worker tried to reach outside.")


def _is_new_part(writes: str, path: object, flags: int) -> bool:
    """Whether a file is to be made that is not there yet, in the folder `writes` itself, under a passing name."""
    if not writes or flags & _NEW != _NEW or not isinstance(path, str | bytes):
        return False
    folder, name = os.path.split(os.fsdecode(path))
    return folder == writes and is_part_name(name)
