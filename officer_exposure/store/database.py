"""One encrypted database file behind one lock. Knows nothing of findings, and no error of it repeats a statement."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Self, TypeVar

import apsw

from officer_exposure.errors import VaultError
from officer_exposure.private_file import settle
from officer_exposure.store.errors import DamagedVaultError, NotWritableError, VaultInUseError
from officer_exposure.store.migration import bring_up_to_date

Value = None | int | float | str | bytes
Row = tuple[Any, ...]
_Result = TypeVar("_Result")

_WAIT_MILLISECONDS = 5_000
_COPY_BYTES = 1 << 20
_CACHE_KIB = 32 * 1024
"""Every page that is not here must be decrypted: with the usual 2 MB that is most of the time a list takes."""

_NO_CIPHER = "The library that keeps the vault encrypted is not installed."
_NO_CIPHER_HINT = "Set the program up again. Nothing was opened, and nothing will be written without encryption."
_NOT_OPENED = "The vault file cannot be read with its key."
_DAMAGED = "A part of the vault file is damaged."
_DAMAGED_HINT = "It is left as it is. Restore your latest backup, and keep the damaged file until you are sure."
_IN_USE = "Another program holds the vault file open."
_IN_USE_HINT = "Close the other program, then try again."
_FULL = "The disk is full."
_FULL_HINT = "Free some space, then try again. What was written before is kept."
_UNREACHABLE = "The vault file cannot be reached."
_UNREACHABLE_HINT = "Check that its disk is connected and that you may write to it."
_FAILED = "Something in the vault did not work."
_FAILED_HINT = "What was written before is kept. Lock the vault and open it again."

_EXPLAINED: tuple[tuple[type[apsw.Error], type[VaultError], str, str], ...] = (
    (apsw.NotADBError, DamagedVaultError, _NOT_OPENED, _DAMAGED_HINT),
    (apsw.CorruptError, DamagedVaultError, _DAMAGED, _DAMAGED_HINT),
    (apsw.BusyError, VaultInUseError, _IN_USE, _IN_USE_HINT),
    (apsw.LockedError, VaultInUseError, _IN_USE, _IN_USE_HINT),
    (apsw.FullError, NotWritableError, _FULL, _FULL_HINT),
    (apsw.CantOpenError, NotWritableError, _UNREACHABLE, _UNREACHABLE_HINT),
    (apsw.IOError, VaultError, _UNREACHABLE, _UNREACHABLE_HINT),
    (apsw.ReadOnlyError, NotWritableError, _UNREACHABLE, _UNREACHABLE_HINT),
    (apsw.ConnectionClosedError, VaultError, "The vault is locked.", "Open it with your passphrase."),
)


class Database:
    """A connection that threads share: one lock serializes them, and a transaction holds it to its end."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._depth = 0
        self._path: Path | None = None

    @classmethod
    def create(cls, path: Path, key: bytes) -> Self:
        """Make a new database, encrypted with 32 bytes of key. It stands at `path` only once it is whole.

        Raises FileExistsError where there is a file already.
        """
        if path.exists():
            raise FileExistsError("a vault is never overwritten")
        unfinished = path.with_name(path.name + ".new")
        _remove(unfinished)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        cls._opened(unfinished, key).close()
        unfinished.rename(path)
        settle(path.parent)
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Open what `create` made, and bring it up to date. Raises VaultError; a file that does not fit stays as it is.

        Damage deep inside shows only where it is read, and is explained then; `integrity` looks everywhere.
        """
        if _explained(path.stat).st_size == 0:
            raise DamagedVaultError("The vault file is empty.", _DAMAGED_HINT)
        return cls._opened(path, key)

    @classmethod
    def in_memory(cls) -> Self:
        """The same without a file: nothing of it ever reaches the disk."""
        return cls._ready(":memory:", None)

    @classmethod
    def _opened(cls, path: Path, key: bytes) -> Self:
        database = cls._ready(str(path), key)
        database._path = path
        return database

    @classmethod
    def _ready(cls, name: str, key: bytes | None) -> Self:
        refuse_without_cipher()
        connection = _explained(lambda: apsw.Connection(name, flags=apsw.SQLITE_OPEN_READWRITE))
        database = cls(connection)
        try:
            _explained(lambda: _make_ready(connection, key))
        except BaseException:
            database.close()
            raise
        return database

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and return all its rows."""
        with self._lock:
            return _explained(lambda: self._connection.execute(statement, values).fetchall())

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values, in one transaction."""
        with self.transaction():
            _explained(lambda: self._connection.executemany(statement, rows))

    def insert(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one INSERT and return the id of the new row."""
        with self._lock:
            self.execute(statement, values)
            return self._connection.last_insert_rowid()

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement that changes rows and return how many it changed."""
        with self._lock:
            self.execute(statement, values)
            return self._connection.changes()

    def changes_so_far(self) -> int:
        """A number that is another one after every change of a row."""
        return self._connection.total_changes()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on the disk when it ends. Inside another transaction it is a part of that one."""
        with self._lock:
            if self._depth:
                yield
                return
            self.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._depth = 0

    def integrity(self) -> None:
        """Read every page. Raises DamagedVaultError where something does not fit."""
        if self.execute("PRAGMA integrity_check") != [("ok",)] or self.execute("PRAGMA foreign_key_check"):
            raise DamagedVaultError(_DAMAGED, _DAMAGED_HINT)

    def copy_to(self, file: BinaryIO) -> None:
        """Write the encrypted file as it is now: a database that `open` opens with the same key.

        Raises VaultInUseError where another program keeps part of it from being in the file.
        """
        assert self._path is not None, "there is nothing on the disk"
        with self._lock:
            if self.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
                raise VaultInUseError(_IN_USE, _IN_USE_HINT)
            with self.transaction(), self._path.open("rb") as source:
                while data := source.read(_COPY_BYTES):
                    file.write(data)

    def forget_log(self) -> None:
        """Empty the log beside the file, which may hold pages as they were before. What is in use stays until later."""
        if self._path is not None:
            self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close it; every later call raises VaultError. Closing twice is allowed."""
        with self._lock:
            _explained(self._connection.close)

    def _roll_back(self) -> None:
        """Where the library has rolled back already, there is nothing left to do."""
        if self._connection.in_transaction:
            self.execute("ROLLBACK")


def refuse_without_cipher() -> None:
    """Raise VaultError unless the loaded library is the one that encrypts: plain SQLite would ignore the key."""
    version = getattr(apsw, "mc_version", "")
    if not str(version).startswith("SQLite3 Multiple Ciphers"):
        raise VaultError(_NO_CIPHER, _NO_CIPHER_HINT)


def _make_ready(connection: apsw.Connection, key: bytes | None) -> None:
    """The key comes first: every other statement may already read the file.

    Until it is known to be ours, closing it must not write the log beside it into it: that could be the log of another.
    """
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    if key is not None:
        if len(key) != 32:
            raise ValueError("the key must be 32 bytes")
        connection.pragma("key", f"raw:{key.hex()}")
    connection.set_busy_timeout(_WAIT_MILLISECONDS)
    connection.pragma("temp_store", "MEMORY")
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.pragma("synchronous", "FULL")
    connection.pragma("secure_delete", "ON")
    connection.pragma("foreign_keys", "ON")
    connection.pragma("trusted_schema", "OFF")
    bring_up_to_date(connection)
    connection.pragma("journal_mode", "WAL")
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def _remove(unfinished: Path) -> None:
    """What a crash left of an attempt to make a vault: nothing was ever kept in it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _explained(action: Callable[[], _Result]) -> _Result:
    """Do it; what goes wrong is said in a sentence of ours.

    The library's own words could repeat a value. The error is raised out here, where it does not drag them along.
    """
    failure: VaultError
    try:
        return action()
    except apsw.Error as error:
        failure = _sentence(error)
    except OSError as error:
        failure = VaultError(_UNREACHABLE, _UNREACHABLE_HINT)
        failure.add_note(type(error).__name__)
    raise failure


def _sentence(error: apsw.Error) -> VaultError:
    if (
        getattr(error, "extendedresult", None) == apsw.SQLITE_IOERR_SHMSIZE
    ):  # no room, not even for the index of the log
        return NotWritableError(_FULL, _FULL_HINT)
    for kind, ours, message, hint in _EXPLAINED:
        if isinstance(error, kind):
            return ours(message, hint)
    failure = VaultError(_FAILED, _FAILED_HINT)
    failure.add_note(type(error).__name__)
    return failure
