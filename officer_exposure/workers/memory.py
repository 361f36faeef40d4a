"""How much memory a process uses, asked of the system by its number."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "linux":
    import os

    _PAGE = os.sysconf("SC_PAGE_SIZE")

    def resident_bytes(pid: int) -> int:
        """Resident memory of a process, 0 if it is gone."""
        try:
            return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * _PAGE
        except (OSError, IndexError, ValueError):
            return 0

elif sys.platform == "darwin":
    import ctypes

    class _TaskInfo(ctypes.Structure):
        """`struct proc_taskinfo` of <sys/proc_info.h>, as far as it is needed; the rest is padding."""

        _fields_ = (("virtual", ctypes.c_uint64), ("resident", ctypes.c_uint64), ("rest", ctypes.c_byte * 80))

    _PROC_PIDTASKINFO = 4
    _libproc = ctypes.CDLL("/usr/lib/libproc.dylib")

    def resident_bytes(pid: int) -> int:
        """Resident memory of a process, 0 if it is gone."""
        info = _TaskInfo()
        size = _libproc.proc_pidinfo(pid, _PROC_PIDTASKINFO, ctypes.c_uint64(0), ctypes.byref(info), 96)
        return info.resident if size == 96 else 0

elif sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """`PROCESS_MEMORY_COUNTERS` of <psapi.h>."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 6),
        )

    _QUERY_LIMITED_INFORMATION = 0x1000
    _kernel = ctypes.WinDLL("kernel32")
    _kernel.OpenProcess.restype = wintypes.HANDLE

    def resident_bytes(pid: int) -> int:
        """Resident memory of a process, 0 if it is gone."""
        process = wintypes.HANDLE(_kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid))
        if not process:
            return 0
        counters = _Counters(size=ctypes.sizeof(_Counters))
        _kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
        _kernel.CloseHandle(process)
        return int(counters.working_set)

else:

    def resident_bytes(pid: int) -> int:
        """Not known here: the address-space limit of the worker is all there is."""
        del pid
        return 0
