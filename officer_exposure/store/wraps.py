"""The data key of a vault, sealed once for each way in: passphrase, recovery code, keychain.

The data key is random and never changes hands. What a person knows or keeps only opens a wrap around it: a passphrase
through Argon2id, which makes every guess slow; a recovery code and the key in a keychain, which nobody can guess,
through HKDF. Everything a wrap says about itself is authenticated with it.
"""

from __future__ import annotations

import secrets
import unicodedata
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

import msgspec

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import DamagedVaultError, WrongKeyError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES, _CHECK_BYTES = 16, 12, 16, 8
_FORMAT = b"officer-exposure/wrap/1"

_Salt = Annotated[bytes, msgspec.Meta(min_length=_SALT_BYTES, max_length=_SALT_BYTES)]
_Nonce = Annotated[bytes, msgspec.Meta(min_length=_NONCE_BYTES, max_length=_NONCE_BYTES)]
_SealedKey = Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES + _TAG_BYTES, max_length=KEY_BYTES + _TAG_BYTES)]
_Check = Annotated[bytes, msgspec.Meta(min_length=_CHECK_BYTES, max_length=_CHECK_BYTES)]


class WayIn(StrEnum):
    """What opens a vault."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in, not a passphrase
    RECOVERY_CODE = "recovery_code"
    KEYCHAIN = "keychain"


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs (Argon2id). The limits keep a hostile file from asking for all the memory there is."""

    memory_kib: Annotated[int, msgspec.Meta(ge=64, le=512 * 1024)]
    passes: Annotated[int, msgspec.Meta(ge=1, le=12)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=8)]


STANDARD_COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)


class Wrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key sealed for one way in. `cost`: for a passphrase only.

    `check` is a plain digest of the rest and of the vault's id: it tells damage from a wrong passphrase.
    """

    way: WayIn
    cost: Cost | None
    salt: _Salt
    nonce: _Nonce
    sealed: _SealedKey
    check: _Check

    def is_intact(self, vault: str) -> bool:
        """Whether the wrap is as it was written for the vault with this id."""
        return self.check == _digest(self, vault)


def new_key() -> bytearray:
    """A random data key, in memory that can be overwritten."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def seal(key: bytearray, secret: bytes, way: WayIn, vault: str, cost: Cost = STANDARD_COST) -> Wrap:
    """Seal the data key of the vault with this id. `secret`: see `of_passphrase`, or the bytes of a code or key."""
    blank = msgspec.structs.replace(
        spoilt(way),
        cost=cost if way is WayIn.PASSPHRASE else None,
        salt=secrets.token_bytes(_SALT_BYTES),
        nonce=secrets.token_bytes(_NONCE_BYTES),
    )
    text = _cipher(secret, blank).encrypt(blank.nonce, bytes(key), _said(blank, vault))
    sealed = msgspec.structs.replace(blank, sealed=text)
    return msgspec.structs.replace(sealed, check=_digest(sealed, vault))


def unseal(wrap: Wrap, secret: bytes, vault: str) -> bytearray:
    """The data key. Raises WrongKeyError, or DamagedVaultError where the wrap itself is damaged."""
    cipher = _cipher(secret, wrap)
    from cryptography.exceptions import InvalidTag

    try:
        return bytearray(cipher.decrypt(wrap.nonce, wrap.sealed, _said(wrap, vault)))
    except InvalidTag as error:
        if not wrap.is_intact(vault):
            raise DamagedVaultError(
                "The key file of this vault is damaged.",
                "Try the other way in, or restore a backup into another folder.",
            ) from error
        raise WrongKeyError("This does not open the vault.", "Please try again.") from error


def of_passphrase(passphrase: str) -> bytes:
    """The bytes a passphrase stands for: the same letters give the same bytes on every keyboard and system."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def spoilt(way: WayIn) -> Wrap:
    """A wrap that nothing opens: it stands where one was too damaged to be read."""
    return Wrap(
        way=way,
        cost=None,
        salt=bytes(_SALT_BYTES),
        nonce=bytes(_NONCE_BYTES),
        sealed=bytes(KEY_BYTES + _TAG_BYTES),
        check=bytes(_CHECK_BYTES),
    )


def _digest(wrap: Wrap, vault: str) -> bytes:
    blank = msgspec.structs.replace(wrap, check=bytes(_CHECK_BYTES))
    return sha256(msgspec.msgpack.encode((vault, blank))).digest()[:_CHECK_BYTES]


def _said(wrap: Wrap, vault: str) -> bytes:
    """What is authenticated beside the key: the format, the vault it belongs to, the way in and its cost."""
    return msgspec.msgpack.encode((_FORMAT, vault, wrap.way, wrap.cost, wrap.salt))


def _cipher(secret: bytes, wrap: Wrap) -> AESGCM:
    """The cipher whose key is made from the secret."""
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError as error:
        raise _library_missing() from error
    try:
        return AESGCM(_slow(secret, wrap.salt, wrap.cost) if wrap.cost else _fast(secret, wrap))
    except UnsupportedAlgorithm as error:
        raise _library_missing() from error
    except MemoryError as error:
        raise VaultError("There is not enough free memory.", "Close other programs and try again.") from error


def _slow(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    function = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return function.derive(passphrase)


def _fast(secret: bytes, wrap: Wrap) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, wrap.salt, wrap.way.encode()).derive(secret)


def _library_missing() -> VaultError:
    return VaultError("The library that seals the vault is missing or too old.", "Run launch.py again to mend this.")
