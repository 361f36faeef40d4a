from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked

from officer_exposure.store import keychain
from officer_exposure.store.errors import KeychainError
from officer_exposure.store.vault import Vault
from tests.core.store.vaults import CHEAP, MARK, PASSPHRASE, mark_in, new_vault

_ROOT = Path(__file__).resolve().parents[3]
_KEEPER = "officer-exposure"


class PlaintextKeyring(KeyringBackend):
    """As there is one in the wild: it says that it is the best, and keeps what it is given in plain text."""

    priority = 9.0

    def __init__(self) -> None:
        self.kept = dict[tuple[str, str], str]()

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class SystemKeyring(PlaintextKeyring):
    """Stands in for the store of another system: it only has to come from the right module."""

    priority = 5.0


class LockedKeyring(PlaintextKeyring):
    """A store whose owner does not unlock it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("the collection of Jane Doe is locked")

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus went away")


class Chain(ChainerBackend):
    """A chain of these, where the real one holds all that it finds."""

    def __init__(self) -> None:
        pass

    backends: ClassVar[list[KeyringBackend]] = []


SystemKeyring.__module__ = "keyring.backends.macOS"
LockedKeyring.__module__ = "keyring.backends.SecretService"
Chain.__module__ = "keyring.backends.chainer"
# `keyring` counts every class that is defined among its stores: other tests must not meet these.
KeyringBackend._classes -= {PlaintextKeyring, SystemKeyring, LockedKeyring, Chain}


@pytest.fixture(autouse=True)
def _the_keyring_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def _run(folder: Path, *command: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=_ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
    )


@pytest.mark.skipif(shutil.which("gnome-keyring-daemon") is None, reason="gnome-keyring is not installed")
def test_a_real_secret_service_opens_a_vault(tmp_path: Path) -> None:
    script = (
        "gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
        f'{sys.executable} -P -c \'import sys; sys.path.insert(0, "."); '
        "from tests.core.store.secret_service import main, Path; main(Path(sys.argv[1]))' " + f"{tmp_path}/vault"
    )
    done = _run(tmp_path, "dbus-run-session", "--", "sh", "-c", script, stdin="the password of the keyring")
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
    kept = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert kept, "the service keeps its collection on the disk"
    assert not [path for path in kept if b"tundra" in path.read_bytes()]


def test_without_a_bus_there_is_no_keychain_and_the_passphrase_opens(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    vault.lock()
    script = (
        "import sys; sys.path.insert(0, '.')\n"
        "from pathlib import Path\n"
        "from officer_exposure.store.errors import KeychainError\n"
        "from officer_exposure.store.keychain import keychain_name\n"
        "from officer_exposure.store.vault import Vault\n"
        "assert keychain_name() is None\n"
        f"with Vault.unlock(Path(sys.argv[1]), {PASSPHRASE!r}) as vault:\n"
        "    try:\n"
        "        vault.remember_in_keychain()\n"
        "    except KeychainError as error:\n"
        "        print(error)\n"
        "    assert not vault.in_keychain\n"
        "    assert vault.store.settings.get('mark')\n"
    )
    done = _run(tmp_path, sys.executable, "-P", "-c", script, str(tmp_path / "vault"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "This computer has no keychain that can be used. Your passphrase and your recovery code still open the vault.\n"
    )


def test_a_store_in_plain_text_is_refused_whatever_it_says_of_itself(tmp_path: Path) -> None:
    plain = PlaintextKeyring()
    keyring.set_keyring(plain)
    assert keychain.keychain_name() is None
    vault, _ = new_vault(tmp_path)
    with vault, pytest.raises(KeychainError, match="no keychain that can be used"):
        vault.remember_in_keychain()
    assert not plain.kept
    assert mark_in(tmp_path) == MARK


def test_in_a_chain_only_the_real_store_is_used(tmp_path: Path) -> None:
    plain, real = PlaintextKeyring(), SystemKeyring()
    Chain.backends = [plain, real]
    keyring.set_keyring(Chain())
    assert keychain.keychain_name() == "the macOS keychain"
    vault, _ = new_vault(tmp_path)
    with vault:
        vault.remember_in_keychain()
    assert not plain.kept
    ((service, _),) = real.kept
    assert service == _KEEPER
    Vault.unlock_with_keychain(tmp_path).lock()


def test_a_chain_without_a_real_store_is_none() -> None:
    Chain.backends = [PlaintextKeyring()]
    keyring.set_keyring(Chain())
    assert keychain.keychain_name() is None


def test_a_store_that_only_looks_like_a_real_one_is_refused() -> None:
    class Keyring(SystemKeyring):
        """Is derived from a real one, and has another home."""

    KeyringBackend._classes.discard(Keyring)
    keyring.set_keyring(Keyring())
    assert keychain.keychain_name() is None


def test_a_store_that_stays_locked_is_explained_without_its_words(tmp_path: Path) -> None:
    keyring.set_keyring(LockedKeyring())
    vault, _ = new_vault(tmp_path)
    with vault, pytest.raises(KeychainError, match="did not answer") as raised:
        vault.remember_in_keychain()
    assert "Jane" not in str(raised.value)
    assert not vault.in_keychain
    assert mark_in(tmp_path) == MARK


def test_a_store_that_breaks_down_is_explained(tmp_path: Path) -> None:
    keyring.set_keyring(SystemKeyring())
    vault, _ = new_vault(tmp_path)
    with vault:
        vault.remember_in_keychain()
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(KeychainError, match="did not answer"):
        Vault.unlock_with_keychain(tmp_path)
    with Vault.unlock(tmp_path, PASSPHRASE) as vault:
        with pytest.raises(KeychainError):
            vault.forget_keychain()
        assert not vault.in_keychain
    assert mark_in(tmp_path) == MARK


def test_what_is_kept_there_is_not_the_key_of_the_data(tmp_path: Path) -> None:
    real = SystemKeyring()
    keyring.set_keyring(real)
    vault, _ = Vault.create(tmp_path, PASSPHRASE, CHEAP)
    with vault:
        vault.remember_in_keychain()
        (kept,) = real.kept.values()
        assert len(kept) == 64
        assert bytes.fromhex(kept) != bytes(vault._key)


def test_without_its_library_there_is_no_keychain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert keychain.keychain_name() is None
    vault, _ = new_vault(tmp_path)
    with vault, pytest.raises(KeychainError):
        vault.remember_in_keychain()
    assert mark_in(tmp_path) == MARK
