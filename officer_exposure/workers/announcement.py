"""Which job a worker has open, told through eight bytes of shared memory: naming a file costs no message."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Callable
from multiprocessing import reduction
from typing import Any

_SIZE = 8


class Announcement:
    """A number that a worker writes before it opens a job, and that outlives the worker."""

    def __init__(self, memory: mmap.mmap, handle: int | str) -> None:
        self._memory = memory
        self._handle = handle
        self._numbers = memoryview(memory).cast("q")

    @classmethod
    def create(cls) -> Announcement:
        """Make the memory, in the parent."""
        if sys.platform == "win32":
            import secrets

            tag = f"officer-exposure-{secrets.token_hex(16)}"
            return cls(mmap.mmap(-1, _SIZE, tagname=tag), tag)
        handle = _nameless_file()
        os.write(handle, bytes(_SIZE))  # written, not truncated: a full disk must fail here and not in the worker
        return cls(mmap.mmap(handle, _SIZE), handle)

    @property
    def number(self) -> int:
        """The job announced last."""
        return self._numbers[0]

    @number.setter
    def number(self, number: int) -> None:
        self._numbers[0] = number

    def close(self) -> None:
        """Give the memory back."""
        self._numbers.release()
        self._memory.close()
        if isinstance(self._handle, int):
            os.close(self._handle)

    def __reduce__(self) -> tuple[Callable[..., Announcement], tuple[Any, ...]]:
        if isinstance(self._handle, str):
            return _attach_by_name, (self._handle,)
        return _attach_by_handle, (reduction.DupFd(self._handle),)


if sys.platform == "linux":

    def _nameless_file() -> int:
        """A file that no folder lists."""
        return os.memfd_create("announcement")

else:

    def _nameless_file() -> int:
        """A file that no folder lists."""
        import tempfile

        with tempfile.TemporaryFile() as file:
            return os.dup(file.fileno())


def _attach_by_name(tag: str) -> Announcement:
    if sys.platform == "win32":
        return Announcement(mmap.mmap(-1, _SIZE, tagname=tag), tag)
    raise OSError("shared memory has a name on Windows only")


def _attach_by_handle(duplicate: Any) -> Announcement:
    handle = duplicate.detach()
    return Announcement(mmap.mmap(handle, _SIZE), handle)
