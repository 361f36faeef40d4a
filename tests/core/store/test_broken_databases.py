"""What becomes of a database file that is broken: it is explained, and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from officer_exposure.errors import VaultError
from officer_exposure.model import Finding
from officer_exposure.store import migration
from officer_exposure.store.database import Database
from officer_exposure.store.errors import DamagedVaultError, NewerVaultError
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store
from tests.core.store.filled import COUNT, KEY, MARK, OTHER_KEY, fill

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
    fill(path, OTHER_KEY)


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
