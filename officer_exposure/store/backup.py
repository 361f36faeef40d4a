"""A backup: the whole vault in one encrypted file, and back.

The file is a header, the key file without the keychain's wrap, the database as it lies encrypted on the disk, and a
digest of all of it. So it opens with the passphrase and the recovery code of the day it was made, on any computer. It
holds nothing in the clear, and damage is seen before anything is put in place.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from officer_exposure.errors import VaultError
from officer_exposure.private_file import whole_file
from officer_exposure.store.database import Database
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError
from officer_exposure.store.folder import DATABASE_NAME, NEW_KEYS_NAME, finish, make_folder, refuse_second
from officer_exposure.store.instance import InstanceLock
from officer_exposure.store.key_file import Keys, decode_keys, encode_keys, write_keys

_MAGIC = b"officer-exposure/backup\n"
_VERSION = 1
_SIZES = struct.Struct(">HIQ")  # version, bytes of the key file, bytes of the database
_MOST_KEY_BYTES = 64 * 1024
_DIGEST_BYTES = 32
_BLOCK = 1 << 20


def write_backup(database: Database, keys: Keys, to: Path) -> None:
    """Write the vault as it is now into the file `to`, mode 0600, whole or not at all.

    Raises DamagedVaultError where the vault itself is damaged, so that no good backup gives way to a bad one, and
    VaultError where the file cannot be written or is something else; it then stays as it was.
    """
    _refuse_other_file(to)
    database.integrity()
    try:
        with whole_file(to) as file:
            _write(database, encode_keys(keys.without_keychain()), file)
    except OSError as error:
        raise VaultError(
            "The backup could not be written.", "Check that there is room and that you may save there."
        ) from error


def restore(backup: Path, folder: Path) -> None:
    """Put the vault of a backup into a folder that holds none. It opens with the passphrase of that day.

    Raises DamagedVaultError, NewerVaultError, or VaultError where there is a vault already or a file cannot be used.
    All of the backup is read and found whole before the first file is written.
    """
    try:
        with backup.open("rb") as file:
            keys, size = _checked(file)
            make_folder(folder)
            with InstanceLock(folder):
                refuse_second(folder)  # another program may have made one before the lock was ours
                _put_in_place(folder, keys, file, size)
    except OSError as error:
        raise VaultError(
            "The backup could not be restored.", "Check that both places can be used, and try again."
        ) from error


def _refuse_other_file(to: Path) -> None:
    """A backup takes the place of an older one, never of anything else."""
    try:
        if os.path.lexists(to) and not (to.is_file() and _is_backup(to)):
            raise VaultError("There is something else of this name.", "Choose another name for the backup.")
    except OSError as error:
        raise VaultError("The backup could not be written.", "Choose another place for it.") from error


def _is_backup(path: Path) -> bool:
    """Whether it is a backup, whole or not, or nothing yet."""
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    return not head or head == _MAGIC


def _write(database: Database, keys: bytes, file: BinaryIO) -> None:
    start = len(_MAGIC) + _SIZES.size + len(keys)
    file.seek(start)
    database.copy_to(file)
    end = file.tell()
    file.seek(0)
    file.write(_MAGIC + _SIZES.pack(_VERSION, len(keys), end - start) + keys)
    file.seek(0)
    digest = sha256()
    for block in _blocks(file, end):
        digest.update(block)
    file.write(digest.digest())


def _checked(file: BinaryIO) -> tuple[Keys, int]:
    """The keys in a backup and the size of its database, which follows. Raises where it is not all there."""
    head = file.read(len(_MAGIC) + _SIZES.size)
    if not head.startswith(_MAGIC):
        raise DamagedVaultError("This file is not a backup of a vault.", "Choose another file.")
    if len(head) < len(_MAGIC) + _SIZES.size:
        raise _not_all()
    version, key_size, size = _SIZES.unpack(head[len(_MAGIC) :])
    if version > _VERSION:
        raise NewerVaultError(
            "A newer version of this program made this backup.", "Update this program, then try again."
        )
    end = len(head) + key_size + size
    if key_size > _MOST_KEY_BYTES or file.seek(0, os.SEEK_END) != end + _DIGEST_BYTES:
        raise _not_all()
    file.seek(0)
    digest = sha256()
    for block in _blocks(file, end):
        digest.update(block)
    if digest.digest() != file.read():
        raise _not_all()
    file.seek(len(head))
    return decode_keys(file.read(key_size)), size


def _put_in_place(folder: Path, keys: Keys, file: BinaryIO, size: int) -> None:
    try:
        write_keys(folder / NEW_KEYS_NAME, keys)
        with whole_file(folder / DATABASE_NAME) as database:
            for block in _blocks(file, size):
                database.write(block)
        finish(folder)
    except BaseException:
        for name in (NEW_KEYS_NAME, DATABASE_NAME):
            with suppress(OSError):
                (folder / name).unlink()
        raise


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The next `size` bytes. Raises DamagedVaultError where there are fewer."""
    while size:
        block = file.read(min(size, _BLOCK))
        if not block:
            raise _not_all()
        size -= len(block)
        yield block


def _not_all() -> DamagedVaultError:
    return DamagedVaultError("This backup is cut short or damaged.", "Nothing was changed. Try another copy of it.")
