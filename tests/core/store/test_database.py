"""The encrypted file: what it promises while all is well."""

from __future__ import annotations

import io
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from officer_exposure.errors import VaultError
from officer_exposure.store.database import Database, refuse_without_cipher
from officer_exposure.store.errors import VaultInUseError
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store, memory_store
from tests.core.store.filled import COUNT, KEY, MARK, fill
from tests.core.store.runs import Look, known_finding


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """The same, open."""
    database = Database.open(path, KEY)
    yield database
    database.close()


def _settings(database: Database) -> dict[str, object]:
    names = ("cipher", "journal_mode", "synchronous", "temp_store", "secure_delete", "foreign_keys")
    return {name: database.execute(f"PRAGMA {name}")[0][0] for name in names}


def test_it_is_set_up_to_lose_nothing_and_to_leave_nothing(database: Database) -> None:
    assert _settings(database) == {
        "cipher": "chacha20",
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


def test_nothing_of_it_can_be_read_without_the_key(path: Path, database: Database) -> None:
    Store(database).settings.set("mark", MARK)
    everything = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert len(everything) > 100_000
    for words in (MARK, "CREATE TABLE", "SQLite format", "photo.gps", "A sentence"):
        assert words.encode() not in everything


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
def test_only_its_owner_can_read_its_files(tmp_path: Path) -> None:
    store = Store(Database.create(tmp_path / "vault.db", KEY))
    store.settings.set("a", "b")
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    store.close()
    assert modes == {"vault.db": 0o600, "vault.db-wal": 0o600, "vault.db-shm": 0o600}


def test_in_memory_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = memory_store()
    Look(store).records(*[known_finding(number) for number in range(COUNT)]).ends()
    assert list(tmp_path.iterdir()) == []
    store.close()


def test_the_library_without_encryption_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(apsw, "mc_version")
    for attempt in (refuse_without_cipher, lambda: Database.create(tmp_path / "vault.db", KEY)):
        with pytest.raises(VaultError, match="library"):
            attempt()
    assert [file.stat().st_size for file in tmp_path.iterdir()] in ([], [0])


def test_a_vault_is_never_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        Database.create(path, KEY)
    assert path.read_bytes() == before


def test_what_a_crash_left_of_making_one_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "vault.db.new").write_bytes(b"half a vault")
    (tmp_path / "vault.db.new-wal").write_bytes(b"half a log")
    fill(tmp_path / "vault.db")
    assert [file.name for file in tmp_path.iterdir()] == ["vault.db"]


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        Database.create(tmp_path / "vault.db", b"short")


def test_errors_never_repeat_a_statement_or_a_value(database: Database) -> None:
    database.execute("INSERT INTO setting VALUES ('key', 'a')")
    for statement in (
        f"INSERT INTO setting VALUES ('key', '{MARK}')",
        f"SELECT {MARK.replace('-', '_')} FROM setting",
        f"SELECT 1 WHERE '{MARK}",
    ):
        with pytest.raises(VaultError) as raised:
            database.execute(statement)
        told = [str(raised.value), *getattr(raised.value, "__notes__", [])]
        assert raised.value.__cause__ is None
        assert raised.value.__context__ is None
        assert MARK[:6] not in " ".join(told)


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    settings = Store(database).settings

    def fail_inside() -> None:
        with database.transaction():
            settings.set("one", "1")
            with database.transaction():
                settings.set("two", "2")
            raise KeyError

    with pytest.raises(KeyError):
        fail_inside()
    assert (settings.get("one"), settings.get("two")) == ("", "")
    with database.transaction():
        settings.set("one", "1")
    assert settings.get("one") == "1"


def test_threads_share_it(database: Database) -> None:
    settings = Store(database).settings
    settings.set("count", "0")

    def count() -> None:
        for _ in range(25):
            with database.transaction():
                settings.set("count", str(int(settings.get("count")) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.get("count") == "100"


def test_a_second_writer_waits_and_is_told(path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("officer_exposure.store.database._WAIT_MILLISECONDS", 50)
    other = Database.open(path, KEY)
    with database.transaction(), pytest.raises(VaultInUseError):
        Store(other).settings.set("a", "b")
    other.close()
    database.integrity()


def test_a_closed_database_says_that_it_is_locked(path: Path) -> None:
    store = Store(Database.open(path, KEY))
    store.close()
    store.close()
    with pytest.raises(VaultError, match="locked"):
        store.findings.overview()


def test_a_copy_made_while_it_is_open_is_whole(path: Path, database: Database, tmp_path: Path) -> None:
    store = Store(database)
    store.settings.set("mark", MARK)
    copy = io.BytesIO()
    database.copy_to(copy)
    store.settings.set("mark", "later")
    restored = tmp_path / "restored.db"
    restored.write_bytes(copy.getvalue())
    again = Store(Database.open(restored, KEY))
    assert again.settings.get("mark") == MARK
    assert len(again.audit(Wanted()).findings) == COUNT
    again.close()


def test_a_copy_that_would_lack_something_is_none(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("officer_exposure.store.database._WAIT_MILLISECONDS", 50)
    reader = Database.open(path, KEY)
    writer = Database.open(path, KEY)
    with reader.transaction(), pytest.raises(VaultInUseError):
        writer.copy_to(io.BytesIO())
    reader.close()
    writer.close()
