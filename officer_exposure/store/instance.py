"""One program for one vault, held by the lock of a file alone.

The system itself drops the lock when a program ends, however it ends: a killed program leaves a file behind, but never
a lock. Nothing is written into the file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import NOT_WRITABLE, NOT_WRITABLE_HINT, NotWritableError, VaultInUseError
from officer_exposure.store.folder import LOCK_NAME

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class InstanceLock:
    """The lock of a vault's folder. Held from `acquire` to `release`; as a context manager, for the block."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock. Raises VaultInUseError where another holds it, NotWritableError where no file can be."""
        while self._descriptor is None:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            except OSError as error:
                raise NotWritableError(NOT_WRITABLE, NOT_WRITABLE_HINT) from error
            self._descriptor = self._locked(descriptor)

    def _locked(self, descriptor: int) -> int | None:
        """The descriptor once it is locked; None where the file was removed meanwhile: its lock would hold nothing."""
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, BlockingIOError | PermissionError):
                raise VaultInUseError("This vault is open already.", "Close the other window first.") from error
            raise VaultError(
                "This vault cannot be locked on its disk.", "Keep it on a disk of this computer."
            ) from error
        try:
            if os.path.samestat(os.fstat(descriptor), self._path.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Give the lock back. The file stays: removing it would let two programs hold two locks."""
        if self._descriptor is not None:
            _unlock(self._descriptor)  # closing is not enough: a child that is just being born still has it open
            os.close(self._descriptor)
            self._descriptor = None

    def remove(self) -> None:
        """Give the lock back and remove its file: for a vault that is no more."""
        with suppress(OSError):  # Windows removes no file that is open
            self._path.unlink()
        self.release()
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
