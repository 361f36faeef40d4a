"""The encrypted file: what it promises, and what becomes of one that is broken."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from officer_exposure.errors import VaultError
from officer_exposure.model import Finding
from officer_exposure.store import migration
from officer_exposure.store.database import Database, refuse_without_cipher
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError, VaultInUseError
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store, memory_store
from tests.core.store.runs import Look, known_finding

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
MARK = "Marked-4711"
COUNT = 300


def _fill(path: Path, key: bytes = KEY) -> None:
    """A database with some findings."""
    store = Store(Database.create(path, key))
    Look(store).records(*[known_finding(number, summary=MARK) for number in range(COUNT)]).ends()
    store.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; each test works on a copy."""
    path = tmp_path_factory.mktemp("filled") / "vault.db"
    _fill(path)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    """A copy of a good database."""
    return Path(shutil.copy(filled, tmp_path / "vault.db"))


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
    for words in (MARK, "CREATE TABLE", "SQLite format", "photo.gps", "jpg"):
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
    _fill(tmp_path / "vault.db")
    assert [file.name for file in tmp_path.iterdir()] == ["vault.db"]


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        Database.create(tmp_path / "vault.db", b"short")


# What can be wrong with a vault file, each named after its defect.


def _flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x40]))


def _flipped_byte_in_the_first_page(path: Path) -> None:
    _flip(path, 200)


def _truncated_in_the_middle(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _truncated_to_one_page(path: Path) -> None:
    os.truncate(path, 4096)


def _zero_bytes(path: Path) -> None:
    os.truncate(path, 0)


def _zeroes(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _foreign_file(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)


def _unencrypted_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE finding (id)")
    connection.close()


def _database_of_another_program(path: Path) -> None:
    path.unlink()
    connection = apsw.Connection(str(path))
    connection.pragma("key", f"raw:{KEY.hex()}")
    connection.execute("CREATE TABLE finding (id)")
    connection.close()


def _database_with_another_key(path: Path) -> None:
    path.unlink()
    _fill(path, OTHER_KEY)


def _log_of_another_vault(path: Path) -> None:
    other = path.with_name("other.db")
    store = Store(Database.create(other, OTHER_KEY))
    store.settings.set("a", "b")
    shutil.copy(f"{other}-wal", f"{path}-wal")
    store.close()
    other.unlink()


def _newer_version(path: Path) -> None:
    database = Database.open(path, KEY)
    database.execute("PRAGMA user_version = 1000")
    database.close()


def _missing(path: Path) -> None:
    path.unlink()


def _a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _explained(path: Path) -> list[str]:
    """What opening and reading everything says; nothing where all is well. Any error but VaultError is raised."""
    try:
        database = Database.open(path, KEY)
    except VaultError as error:
        return [error.message, error.hint]
    try:
        database.integrity()
    except VaultError as error:
        return [error.message, error.hint]
    finally:
        database.close()
    return []


@pytest.mark.parametrize(
    "defect",
    [
        _flipped_byte_in_the_first_page,
        _truncated_in_the_middle,
        _truncated_to_one_page,
        _zero_bytes,
        _zeroes,
        _foreign_file,
        _unencrypted_database,
        _database_of_another_program,
        _database_with_another_key,
        _log_of_another_vault,
        _newer_version,
        _missing,
        _a_folder_in_its_place,
    ],
    ids=lambda defect: defect.__name__.strip("_"),
)
def test_a_broken_vault_is_explained_and_left_as_it_is(path: Path, defect: Callable[[Path], None]) -> None:
    defect(path)
    before = path.read_bytes() if path.is_file() else None
    log = Path(f"{path}-wal")
    log_before = log.read_bytes() if log.exists() else b""
    said = _explained(path)
    assert len(said) == 2
    assert all(one.endswith(".") for one in said)
    assert not any(word in " ".join(said) for word in ("SELECT", "sqlite", str(path), MARK))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (log.read_bytes() if log.exists() else b"") == log_before
    if path.exists():
        with pytest.raises(FileExistsError):
            Database.create(path, KEY)


@pytest.mark.parametrize(
    ("defect", "kind"),
    [(_newer_version, NewerVaultError), (_foreign_file, DamagedVaultError), (_zero_bytes, DamagedVaultError)],
)
def test_what_is_wrong_is_told_apart(path: Path, defect: Callable[[Path], None], kind: type[VaultError]) -> None:
    defect(path)
    with pytest.raises(kind):
        Database.open(path, KEY)


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8, 0.99])
def test_a_flipped_byte_in_the_middle_is_never_read_as_data(path: Path, share: float) -> None:
    """It opens, and what can be read is right; the damaged part is explained where it is met."""
    good = {one.fingerprint for one in _findings(path)}
    _flip(path, int(path.stat().st_size * share))
    assert _explained(path)[0] == "A part of the vault file is damaged."
    try:
        store = Store(Database.open(path, KEY))
    except VaultError:
        return
    for fingerprint in good:
        try:
            kept = store.findings.kept(fingerprint)
        except DamagedVaultError:
            continue
        assert kept is not None
        assert kept.finding.summary == MARK
    store.close()


def test_a_log_that_was_cut_off_costs_only_what_was_not_acknowledged(path: Path, tmp_path: Path) -> None:
    database = Database.open(path, KEY)
    database.execute("PRAGMA wal_autocheckpoint = 0")
    settings = Store(database).settings
    settings.set("first", "kept")
    whole = Path(f"{path}-wal").stat().st_size
    settings.set("second", "lost")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("vault.db", "vault.db-wal"):
        shutil.copy(path.with_name(name), copy / name)
    database.close()
    os.truncate(copy / "vault.db-wal", whole + 100)
    after = Store(Database.open(copy / "vault.db", KEY))
    assert (after.settings.get("first"), after.settings.get("second")) == ("kept", "")
    assert len(after.audit(Wanted()).findings) == COUNT
    after.close()


def _findings(path: Path) -> list[Finding]:
    store = Store(Database.open(path, KEY))
    found = store.audit(Wanted()).findings
    store.close()
    return found


# Migrations


@pytest.fixture
def _another_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*migration.steps(), "CREATE TABLE extra (id INTEGER); INSERT INTO extra VALUES (1);")
    monkeypatch.setattr(migration, "steps", lambda: steps)


@pytest.mark.usefixtures("_another_step")
def test_a_missing_step_is_made_up_for(path: Path) -> None:
    database = Database.open(path, KEY)
    assert database.execute("SELECT * FROM extra") == [(1,)]
    assert database.execute("PRAGMA user_version") == [(len(migration.steps()),)]
    assert len(Store(database).audit(Wanted()).findings) == COUNT
    database.close()


@pytest.mark.parametrize("broken", ["INSERT INTO no_such_table VALUES (1);", "SELECT randomblob(-1) + ;"])
def test_half_a_migration_is_none(path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    good = migration.steps()
    step = f"CREATE TABLE extra (id INTEGER); DELETE FROM searchable; UPDATE finding SET summary = ''; {broken}"
    monkeypatch.setattr(migration, "steps", lambda: (*good, step))
    with pytest.raises(VaultError):
        Database.open(path, KEY)
    monkeypatch.setattr(migration, "steps", lambda: good)
    database = Database.open(path, KEY)
    assert database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'") == [(0,)]
    assert {one.finding.summary for one in Store(database).findings.page("photo.gps:high", Wanted(), 0, 9)} == {MARK}
    database.integrity()
    database.close()


# Use


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
