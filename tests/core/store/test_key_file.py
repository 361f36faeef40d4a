from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.errors import VaultError
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError, NoVaultError
from officer_exposure.store.key_file import Keys, decode_keys, encode_keys, new_vault_id, read_keys, write_keys
from officer_exposure.store.wraps import Cost, WayIn, new_key, seal

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


def make_keys(*, keychain: bool = True) -> Keys:
    key, vault = new_key(), new_vault_id()
    passphrase, code, kept = (seal(key, b"secret", way, vault, CHEAP) for way in WayIn)
    return Keys(vault=vault, passphrase=passphrase, recovery_code=code, keychain=kept if keychain else None)


KEYS = make_keys()


def changed(*path: str, to: object) -> bytes:
    tree: dict[str, Any] = json.loads(encode_keys(KEYS))
    branch = tree
    for name in path[:-1]:
        branch = branch[name]
    branch[path[-1]] = to
    return json.dumps(tree).encode()


@pytest.mark.parametrize("keys", [KEYS, KEYS.without_keychain()], ids=["keychain", "no keychain"])
def test_what_was_written_is_read_again(keys: Keys, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, keys)
    assert read_keys(path) == keys
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_a_file_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.mkdir()
    (path / "inside").touch()
    with pytest.raises(VaultError, match="could not be written"):
        write_keys(path, KEYS)
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_a_new_file_does_not_write_through_a_link(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    (tmp_path / "keys.json").symlink_to(other)
    write_keys(tmp_path / "keys.json", KEYS)
    assert other.read_bytes() == b"mine"
    assert read_keys(tmp_path / "keys.json") == KEYS


def test_no_file_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVaultError):
        read_keys(tmp_path / "keys.json")
    with pytest.raises(NoVaultError):
        read_keys(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "keys.json")
    with pytest.raises(NoVaultError):
        read_keys(tmp_path / "keys.json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 900,
        b"\xff\xfe",
        b"{}",
        b"[" * 5000,
        encode_keys(KEYS)[:-20],
        changed("version", to=0),
        changed("version", to="1"),
        changed("vault", to="../../else"),
        changed("further", to=1),
    ],
)
def test_a_damaged_file_is_refused_before_any_work_is_done(data: bytes) -> None:
    with pytest.raises(DamagedVaultError):
        decode_keys(data)


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(encode_keys(KEYS) + b" " * 70_000)
    with pytest.raises(DamagedVaultError):
        read_keys(tmp_path / "keys.json")


def test_a_newer_file_and_a_foreign_file_have_sentences_of_their_own() -> None:
    with pytest.raises(NewerVaultError, match="newer version"):
        decode_keys(changed("version", to=2))
    with pytest.raises(DamagedVaultError, match="another program"):
        decode_keys(changed("format", to="other/keys"))


@pytest.mark.parametrize(
    "data",
    [
        changed("passphrase", to=None),
        changed("passphrase", to=[]),
        changed("passphrase", "way", to="keychain"),
        changed("passphrase", "cost", to=None),
        changed("passphrase", "further", to=1),
        changed("passphrase", "sealed", to="AAAA"),
        changed("passphrase", "sealed", to="A" * 64),
        changed("passphrase", "sealed", to="@" * 64),
        changed("passphrase", "cost", "memory_kib", to=100 * 1024 * 1024),
        changed("passphrase", "cost", "memory_kib", to=-1),
        changed("passphrase", "cost", "passes", to=1_000_000),
        changed("passphrase", "cost", "lanes", to=64),
    ],
)
def test_damage_to_one_way_in_is_told_without_any_work_and_leaves_the_others(data: bytes) -> None:
    keys = decode_keys(data)
    assert keys.damaged == (WayIn.PASSPHRASE,)
    assert (keys.recovery_code, keys.keychain) == (KEYS.recovery_code, KEYS.keychain)
    assert keys.passphrase.cost is None or keys.passphrase.cost == CHEAP


def test_only_a_passphrase_may_cost_anything() -> None:
    keys = decode_keys(changed("keychain", "cost", to={"memory_kib": 64, "passes": 1, "lanes": 1}))
    assert keys.damaged == (WayIn.KEYCHAIN,)


@given(st.integers(0, len(encode_keys(KEYS)) - 1), st.integers(1, 255))
def test_no_flipped_byte_goes_unnoticed(place: int, flip: int) -> None:
    data = bytearray(encode_keys(KEYS))
    data[place] ^= flip
    try:
        keys = decode_keys(bytes(data))
    except (DamagedVaultError, NewerVaultError):
        return
    assert keys.damaged or keys == KEYS
