"""Keeps what is in memory out of files: no crash dumps, no reading by other programs, no file for other users."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes

    _NO_ERROR_REPORT = 0x0001 | 0x0002 | 0x8000
    """SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: a crash ends the process, and no more."""

    def _keep_memory() -> None:
        ctypes.WinDLL("kernel32").SetErrorMode(_NO_ERROR_REPORT)

else:
    import ctypes
    import resource
    from pathlib import Path

    _PR_SET_DUMPABLE, _PT_DENY_ATTACH = 4, 31

    def _keep_memory() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # The limit alone is not enough on Linux: a crash handler that is a program is given the dump all the same.
        if sys.platform == "linux" and not _is_traced():
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)

    def _is_traced() -> bool:
        """Whether somebody watches every step, as the tests of the system calls do: there is nothing left to keep."""
        try:
            return b"TracerPid:\t0\n" not in Path("/proc/self/status").read_bytes()
        except OSError:
            return False


def harden() -> None:
    """Protect this process. To be called first, by each program and each worker: it does not pass to a new program.

    On Linux no other program of the same user can then read its memory; it is no shield from one with more rights.
    """
    os.umask(0o077)
    _keep_memory()
