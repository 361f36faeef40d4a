"""Tasks that behave as hostile files make real ones behave. Run inside workers by the tests of the supervisor."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from ctypes import CDLL
from multiprocessing import resource_tracker
from pathlib import Path
from resource import RLIMIT_CORE, getrlimit

from officer_exposure.workers.messages import FRAME_CAP

Task = Callable[[bytes], bytes]

_PR_GET_DUMPABLE = 3


def _hang() -> bytes:
    while True:
        time.sleep(1)


def _spin() -> bytes:
    while True:
        pass


def _hog() -> bytes:
    hoard = []
    while True:
        hoard.append(b"x" * (32 * 1024 * 1024))
        time.sleep(0.005)


def _ask_for_too_much() -> bytes:
    return b"x" * (64 * 1024**3)


def _fail() -> bytes:
    raise ValueError("a bug")


def _refused(act: Callable[[], object]) -> bytes:
    try:
        act()
    except PermissionError:
        return b"refused"
    return b"allowed"


def _write(folder: bytes, name: str, mode: str = "x") -> bytes:
    """Try to write a file, as a worker that makes copies does."""
    return _refused(lambda: Path(os.fsdecode(folder), name).open(mode).close())


def _write_to_reply_pipe(data: bytes) -> bytes:
    """Find the pipe among the open files, as injected code would, and write to it."""
    for link in Path("/proc/self/fd").iterdir():
        handle = int(link.name)
        try:
            if handle > 2 and handle != resource_tracker.getfd() and str(link.readlink()).startswith("pipe:"):
                os.write(handle, data)
        except OSError:
            continue
    return _hang()


_DEEDS: dict[bytes, Callable[[], bytes]] = {
    b"abort": os.abort,
    b"exit": lambda: os._exit(0),
    b"hang": _hang,
    b"spin": _spin,
    b"hog": _hog,
    b"huge request": _ask_for_too_much,
    b"fail": _fail,
    b"long reply": lambda: b"x" * 100_000,
    b"not utf-8": lambda: b"\xff",
    b"rubbish": lambda: _write_to_reply_pipe(b"\x00\x00\x00\x05hello"),
    b"half a message": lambda: _write_to_reply_pipe(b"\x00\x00\x10\x00half"),
    b"endless message": lambda: _write_to_reply_pipe((FRAME_CAP + 1).to_bytes(4, "big")),
    b"socket": lambda: _refused(socket.socket),
    b"program": lambda: _refused(lambda: subprocess.run(["true"], check=False)),
    b"shell": lambda: _refused(lambda: os.system("true")),
    b"write": lambda: _refused(lambda: Path("written").write_bytes(b"")),
    b"dump": lambda: str((getrlimit(RLIMIT_CORE), CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0))).encode(),
    b"pid": lambda: str(os.getpid()).encode(),
    b"modules": lambda: " ".join(sys.modules).encode(),
    b"main": lambda: str(getattr(sys.modules["__main__"], "__file__", None)).encode(),
}


def deeds(settings: bytes) -> Task:
    """Do what the job says; anything unknown comes back with the settings before it."""

    def do(job: bytes) -> bytes:
        if job.startswith(b"sleep "):
            time.sleep(float(job[6:]))
            return job
        deed = _DEEDS.get(job)
        return deed() if deed else settings + job

    return do


def writes(folder: bytes) -> Task:
    """Make, or open with a mode, the file that the job names: "name mode"."""

    def do(job: bytes) -> bytes:
        name, mode = job.decode().split(" ")
        return _write(folder, name, mode)

    return do


def cannot_start(settings: bytes) -> Task:
    """A worker that never comes up."""
    raise RuntimeError(settings)


def dies_starting(settings: bytes) -> Task:
    """A worker that is killed while it comes up."""
    del settings
    os.abort()
