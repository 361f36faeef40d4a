"""The key file of a vault, `keys.json`: the sealed data key, once for each way in."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from officer_exposure.errors import VaultError
from officer_exposure.private_file import whole_file
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError, NoVaultError
from officer_exposure.store.wraps import WayIn, Wrap, spoilt

FORMAT: Final = "officer-exposure/keys"
VERSION: Final = 1
_MOST_BYTES = 64 * 1024
_RESTORE = "It was left as it is. Restore a backup into another folder."

_VaultId = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class _Header(msgspec.Struct, frozen=True):
    """What every version of the file says first."""

    format: str
    version: int


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key file as it is read: the wraps one by one, so that damage to one leaves the others."""

    vault: _VaultId
    passphrase: msgspec.Raw
    recovery_code: msgspec.Raw
    keychain: msgspec.Raw
    format: str
    version: Literal[1]


class Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a key file. There is always a passphrase and a recovery code; the keychain is an extra.

    `vault` is random: it names the entry in a keychain, and every wrap is bound to it.
    """

    vault: _VaultId
    passphrase: Wrap
    recovery_code: Wrap
    keychain: Wrap | None = None
    format: str = FORMAT
    version: int = VERSION

    def wrap(self, way: WayIn) -> Wrap | None:
        """The wrap for this way in, if there is one."""
        wrap: Wrap | None = getattr(self, way.value)
        return wrap

    def with_wrap(self, wrap: Wrap) -> Keys:
        """The same with this wrap in place of the one for its way in."""
        return msgspec.structs.replace(self, **{wrap.way.value: wrap})

    def without_keychain(self) -> Keys:
        """The same, opened by what a person keeps alone."""
        return msgspec.structs.replace(self, keychain=None)

    @property
    def damaged(self) -> tuple[WayIn, ...]:
        """The ways in whose wrap is not as it was written. They may not open the vault any more."""
        return tuple(way for way in WayIn if (wrap := self.wrap(way)) and not wrap.is_intact(self.vault))


def new_vault_id() -> str:
    """A random name for a vault."""
    return secrets.token_hex(16)


def encode_keys(keys: Keys) -> bytes:
    """The bytes of a key file."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=2) + b"\n"


def decode_keys(data: bytes) -> Keys:
    """The content of a key file. Raises DamagedVaultError or NewerVaultError."""
    try:
        header = msgspec.json.decode(data, type=_Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedVaultError("The key file of this vault cannot be read.", _RESTORE) from error
    if header.format != FORMAT:
        raise DamagedVaultError("The key file here belongs to another program.", "It was left as it is.")
    if header.version > VERSION:
        raise NewerVaultError(
            "A newer version of this program made this vault.", "Update this program, then try again."
        )
    try:
        stored = msgspec.json.decode(data, type=_Stored)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedVaultError("The key file of this vault is damaged.", _RESTORE) from error
    return Keys(
        vault=stored.vault,
        passphrase=_wrap(stored.passphrase, WayIn.PASSPHRASE),
        recovery_code=_wrap(stored.recovery_code, WayIn.RECOVERY_CODE),
        keychain=None if bytes(stored.keychain) == b"null" else _wrap(stored.keychain, WayIn.KEYCHAIN),
    )


def read_keys(path: Path) -> Keys:
    """Read a key file. Raises NoVaultError, DamagedVaultError, NewerVaultError; VaultError where it cannot be read."""
    try:
        if not path.is_file():
            raise NoVaultError("There is no vault in this folder.", "Choose another folder, or make a vault.")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise VaultError("The key file of this vault cannot be opened.", "Check who may read its folder.") from error
    if len(data) > _MOST_BYTES:
        raise DamagedVaultError("The key file of this vault is damaged.", _RESTORE)
    return decode_keys(data)


def write_keys(path: Path, keys: Keys) -> None:
    """Write a key file, whole or not at all, readable by its owner alone. Raises VaultError."""
    try:
        with whole_file(path) as file:
            file.write(encode_keys(keys))
    except OSError as error:
        raise VaultError("The key file could not be written.", "Check that there is room on the disk.") from error


def _wrap(stored: msgspec.Raw, way: WayIn) -> Wrap:
    """The wrap for this way in; a spoilt one where it cannot be read or asks for what none may ask for."""
    try:
        wrap = msgspec.json.decode(stored, type=Wrap)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return spoilt(way)
    fits = wrap.way is way and (wrap.cost is None) == (way is not WayIn.PASSPHRASE)
    return wrap if fits else spoilt(way)
