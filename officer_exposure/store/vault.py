"""The vault: an encrypted database, and the key to it, sealed once for each way in."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Self

from officer_exposure.errors import VaultError
from officer_exposure.store import keychain
from officer_exposure.store.backup import restore, write_backup
from officer_exposure.store.database import Database
from officer_exposure.store.errors import KeychainError, WrongKeyError
from officer_exposure.store.folder import (
    DATABASE_NAME,
    KEYS_NAME,
    NEW_KEYS_NAME,
    VaultState,
    default_folder,
    finish,
    make_folder,
    refuse_second,
    require_vault,
    state_of,
)
from officer_exposure.store.instance import InstanceLock
from officer_exposure.store.key_file import Keys, new_vault_id, read_keys, write_keys
from officer_exposure.store.recovery_code import as_printed, as_typed, new_code
from officer_exposure.store.store import Store
from officer_exposure.store.strength import refuse_weak
from officer_exposure.store.wipe import wipe
from officer_exposure.store.wraps import KEY_BYTES, STANDARD_COST, Cost, WayIn, new_key, of_passphrase, seal, unseal

__all__ = ["Vault", "VaultState", "default_folder", "restore", "state_of", "wipe"]


class Vault:
    """An open vault. Made by `create` or one of the ways to unlock; holds the lock of its folder until `lock`.

    While it is open the data key is in memory, because a way in can be changed. `lock` overwrites it, but not the
    copies that Python and the libraries made: nothing can promise that in Python.
    """

    def __init__(self, folder: Path, keys: Keys, key: bytearray, instance: InstanceLock) -> None:
        self.folder = folder
        self._keys = keys
        self._key = key
        self._instance = instance
        self._database = Database.open(folder / DATABASE_NAME, bytes(key))
        try:
            self.store = Store(self._database)
        except BaseException:
            self._database.close()
            raise

    @classmethod
    def create(cls, folder: Path, passphrase: str, cost: Cost = STANDARD_COST) -> tuple[Self, str]:
        """Make a vault in a folder that holds none; returns it open, with its recovery code as it is to be printed.

        Raises VaultError where the passphrase is easy to guess or there is a vault already. `cost`: of one guess.
        """
        refuse_weak(passphrase)
        make_folder(folder)
        key, code, vault = new_key(), new_code(), new_vault_id()
        keys = Keys(
            vault=vault,
            passphrase=seal(key, of_passphrase(passphrase), WayIn.PASSPHRASE, vault, cost),
            recovery_code=seal(key, code, WayIn.RECOVERY_CODE, vault),
        )
        instance = InstanceLock(folder)
        instance.acquire()
        try:
            refuse_second(folder)  # another program may have made one before the lock was ours
            write_keys(folder / NEW_KEYS_NAME, keys)
            Database.create(folder / DATABASE_NAME, bytes(key)).close()
            finish(folder)
            return cls(folder, keys, key, instance), as_printed(code)
        except BaseException:
            instance.release()
            raise

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> Self:
        """Open with the passphrase. Raises WrongKeyError, NoVaultError, VaultInUseError, DamagedVaultError, ..."""
        return cls._unlock(folder, WayIn.PASSPHRASE, of_passphrase(passphrase))

    @classmethod
    def unlock_with_code(cls, folder: Path, code: str) -> Self:
        """Open with the recovery code as somebody typed it. Raises as `unlock` does."""
        return cls._unlock(folder, WayIn.RECOVERY_CODE, as_typed(code))

    @classmethod
    def unlock_with_keychain(cls, folder: Path) -> Self:
        """Open with the key in the keychain of this computer. Raises KeychainError, or as `unlock` does."""
        return cls._unlock(folder, WayIn.KEYCHAIN, None)

    @classmethod
    def _unlock(cls, folder: Path, way: WayIn, secret: bytes | None) -> Self:
        require_vault(folder)
        instance = InstanceLock(folder)
        instance.acquire()
        try:
            finish(folder)
            keys = read_keys(folder / KEYS_NAME)
            return cls(folder, keys, _data_key(keys, way, secret), instance)
        except BaseException:
            instance.release()
            raise

    def lock(self) -> None:
        """Close the store, overwrite the key, give the folder back. Locking twice is allowed."""
        try:
            self.store.close()
        finally:
            self._key[:] = bytes(KEY_BYTES)
            self._instance.release()

    def change_passphrase(self, new: str, cost: Cost = STANDARD_COST) -> None:
        """Seal the key with another passphrase. The data is not written again.

        The key inside stays the same, so a backup or a copy made before still opens with the old passphrase. Somebody
        who knows the old one and has such a copy can read it: then make a new vault. `cost`: of one guess.
        """
        refuse_weak(new)
        # Never the cost that the key file names: after the recovery code nobody has shown that it is ours, and whoever
        # wrote a low one there would guess the new passphrase for next to nothing.
        self._seal(of_passphrase(new), WayIn.PASSPHRASE, cost)

    def renew_recovery_code(self) -> str:
        """Make a new recovery code and return it as it is to be printed. The one before no longer opens this vault."""
        code = new_code()
        self._seal(code, WayIn.RECOVERY_CODE)
        return as_printed(code)

    def remember_in_keychain(self) -> None:
        """Let the keychain of this computer open this vault, too. Raises KeychainError."""
        self._refuse_locked()
        secret = secrets.token_bytes(KEY_BYTES)
        keychain.keep(self._keys.vault, secret)
        self._seal(secret, WayIn.KEYCHAIN)

    def forget_keychain(self) -> None:
        """Let the keychain open this vault no more. Raises KeychainError where its entry stays there, of no use now."""
        self._write(self._keys.without_keychain())
        keychain.drop(self._keys.vault)

    @property
    def in_keychain(self) -> bool:
        """Whether the keychain can open this vault."""
        return self._keys.keychain is not None

    @property
    def damaged_ways(self) -> tuple[WayIn, ...]:
        """Ways in that are damaged on the disk. Set each one again: it may not open the vault any more."""
        return self._keys.damaged

    def back_up(self, to: Path) -> None:
        """Write all of it into one encrypted file, opened by the passphrase and the recovery code of now.

        Raises VaultError; a file that was there then stays as it was.
        """
        self._refuse_locked()
        write_backup(self._database, self._keys, to)

    def _seal(self, secret: bytes, way: WayIn, cost: Cost = STANDARD_COST) -> None:
        self._refuse_locked()
        self._write(self._keys.with_wrap(seal(self._key, secret, way, self._keys.vault, cost)))

    def _write(self, keys: Keys) -> None:
        self._refuse_locked()
        write_keys(self.folder / KEYS_NAME, keys)
        self._keys = keys

    def _refuse_locked(self) -> None:
        if not any(self._key):
            raise VaultError("The vault is locked.", "Open it with your passphrase.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()


def _data_key(keys: Keys, way: WayIn, secret: bytes | None) -> bytearray:
    wrap = keys.wrap(way)
    if wrap is None:
        raise KeychainError("This vault is not set up to open with the keychain.", "Use your passphrase.")
    try:
        return unseal(wrap, keychain.fetch(keys.vault) if secret is None else secret, keys.vault)
    except WrongKeyError as error:
        if way is WayIn.KEYCHAIN:
            raise KeychainError(
                "The keychain holds the key to another copy of this vault.", "Use your passphrase."
            ) from error
        raise
