"""Why a vault does not open, told apart. Each holds one sentence for the officer and a hint."""

from __future__ import annotations

from officer_exposure.errors import VaultError

NOT_WRITABLE = "The folder of this vault cannot be written to."
NOT_WRITABLE_HINT = "Nothing is lost. Check that its disk has room, and that you may save files there."


class WrongKeyError(VaultError):
    """The passphrase or the recovery code does not open this vault. Nothing is damaged."""


class NoVaultError(VaultError):
    """There is no vault in this folder."""


class VaultInUseError(VaultError):
    """Another running program holds this vault open."""


class NotWritableError(VaultError):
    """The folder of the vault takes no files for now: no room, no leave, no disk. Nothing is damaged."""


class DamagedVaultError(VaultError):
    """A file of the vault is missing, broken, or not from a vault. It is left as it is."""


class NewerVaultError(VaultError):
    """The vault was written by a newer version of this program. It is left as it is."""


class KeychainError(VaultError):
    """The keychain of this computer cannot be used. The passphrase and the recovery code still open the vault."""
