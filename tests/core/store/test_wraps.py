from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import DamagedVaultError, WrongKeyError
from officer_exposure.store.wraps import (
    STANDARD_COST,
    Cost,
    WayIn,
    Wrap,
    new_key,
    of_passphrase,
    seal,
    spoilt,
    unseal,
)

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
VAULT = "0" * 32


def wrap_of(key: bytearray, way: WayIn = WayIn.PASSPHRASE) -> Wrap:
    return seal(key, b"tundra radish", way, VAULT, CHEAP)


@pytest.mark.parametrize("way", WayIn)
def test_what_was_sealed_opens_with_the_same_secret_alone(way: WayIn) -> None:
    key = new_key()
    wrap = wrap_of(key, way)
    assert unseal(wrap, b"tundra radish", VAULT) == key
    with pytest.raises(WrongKeyError):
        unseal(wrap, b"tundra radishes", VAULT)


def test_a_guess_costs_what_is_promised() -> None:
    wrap = seal(new_key(), b"tundra radish", WayIn.PASSPHRASE, VAULT)
    assert wrap.cost == STANDARD_COST == Cost(memory_kib=64 * 1024, passes=3, lanes=4)
    assert unseal(wrap, b"tundra radish", VAULT)


def test_nothing_opens_a_spoilt_wrap() -> None:
    for way in WayIn:
        with pytest.raises(DamagedVaultError):
            unseal(spoilt(way), b"tundra radish", VAULT)


def test_only_a_passphrase_is_slow() -> None:
    assert wrap_of(new_key(), WayIn.RECOVERY_CODE).cost is None
    assert wrap_of(new_key(), WayIn.KEYCHAIN).cost is None


def test_two_wraps_of_one_key_share_nothing() -> None:
    key = new_key()
    one, two = wrap_of(key), wrap_of(key)
    assert len({one.salt, two.salt, one.nonce, two.nonce, one.sealed, two.sealed}) == 6
    assert bytes(key) not in msgspec.json.encode(one)


def test_a_wrap_opens_only_the_vault_it_was_made_for() -> None:
    with pytest.raises(DamagedVaultError):
        unseal(wrap_of(new_key()), b"tundra radish", "1" * 32)


@pytest.mark.parametrize(
    "change",
    [
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"sealed": bytes(48)},
        {"cost": Cost(memory_kib=128, passes=1, lanes=1)},
        {"cost": None},
        {"way": WayIn.RECOVERY_CODE},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_wrap_is_called_damaged_and_not_a_wrong_passphrase(change: dict[str, object]) -> None:
    wrap = msgspec.structs.replace(wrap_of(new_key()), **change)
    assert not wrap.is_intact(VAULT)
    with pytest.raises(DamagedVaultError):
        unseal(wrap, b"tundra radish", VAULT)


def test_a_wrap_whose_check_alone_is_damaged_still_opens() -> None:
    key = new_key()
    assert unseal(msgspec.structs.replace(wrap_of(key), check=bytes(8)), b"tundra radish", VAULT) == key


def test_the_same_passphrase_from_another_keyboard_is_the_same() -> None:
    assert of_passphrase("Br\u00f6tchen") == of_passphrase("Bro\u0308tchen")
    assert of_passphrase("one two") != of_passphrase("One two")
    assert of_passphrase("\ud800")


def test_a_library_that_is_missing_has_a_sentence_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    wrap = wrap_of(new_key())
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(VaultError, match="library that seals the vault is missing") as raised:
        unseal(wrap, b"tundra radish", VAULT)
    assert type(raised.value) is VaultError


_SHORT_OF_MEMORY = """
import resource
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.primitives.kdf import argon2
from officer_exposure.errors import VaultError
from officer_exposure.store.wraps import Cost, WayIn, new_key, seal
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
try:
    seal(new_key(), b"x", WayIn.PASSPHRASE, "0" * 32, Cost(512 * 1024, 1, 1))
except VaultError as error:
    print(error.message)
"""


def test_a_computer_short_of_memory_has_a_sentence_of_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", _SHORT_OF_MEMORY], capture_output=True, text=True, check=True)
    assert done.stdout == "There is not enough free memory.\n"
