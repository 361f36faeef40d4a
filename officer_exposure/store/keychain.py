"""The keychain of this computer, as a convenience: it keeps a key that opens one wrap of the vault, never the data key.

Only stores that the system itself seals are used. `keyring` also knows some that write plain text into a file: these
are refused, whatever its settings say. Everything here can be slow, and can ask the person to unlock the keychain.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from officer_exposure.store.errors import KeychainError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "officer-exposure"
_REAL = {
    "keyring.backends.SecretService": "the keyring of this desktop",
    "keyring.backends.libsecret": "the keyring of this desktop",
    "keyring.backends.kwallet": "KDE Wallet",
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "the macOS keychain",
}
_CHAIN = "keyring.backends.chainer"
_OTHER_WAYS = "Your passphrase and your recovery code still open the vault."

_Result = TypeVar("_Result")


def keychain_name() -> str | None:
    """What the keychain of this computer is called; None where there is none that may be used."""
    try:
        backend = _backend()
    except KeychainError:
        return None
    return _REAL[type(backend).__module__]


def keep(vault: str, key: bytes) -> None:
    """Keep a key under the id of a vault. Raises KeychainError."""
    backend = _backend()
    _asked(lambda: backend.set_password(_SERVICE, vault, key.hex()))


def fetch(vault: str) -> bytes:
    """The key kept under this id. Raises KeychainError where there is none."""
    backend = _backend()
    kept = _asked(lambda: backend.get_password(_SERVICE, vault))
    with suppress(TypeError, ValueError):
        return bytes.fromhex(kept or "missing")
    raise KeychainError("The keychain does not hold the key to this vault.", _OTHER_WAYS)


def drop(vault: str) -> None:
    """Remove the key kept under this id, if there is one. Raises KeychainError."""
    backend = _backend()
    if _asked(lambda: backend.get_password(_SERVICE, vault)) is not None:
        _asked(lambda: backend.delete_password(_SERVICE, vault))


def _backend() -> KeyringBackend:
    """The first store that may be used, itself and not a chain around it. Raises KeychainError."""
    for backend in _asked(_offered):
        if type(backend).__module__ in _REAL:
            return backend
    raise KeychainError("This computer has no keychain that can be used.", _OTHER_WAYS)


def _offered() -> list[KeyringBackend]:
    import keyring

    chosen = keyring.get_keyring()
    return list(getattr(chosen, "backends", [])) if type(chosen).__module__ == _CHAIN else [chosen]


def _asked(question: Callable[[], _Result]) -> _Result:
    try:
        return question()
    except Exception as error:  # a store passes on whatever its system raises, not only KeyringError
        raise KeychainError("The keychain of this computer did not answer.", _OTHER_WAYS) from error
