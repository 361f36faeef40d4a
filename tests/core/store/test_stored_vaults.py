"""A vault of every released version opens in this one, with everything in it, and is then like one made today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from officer_exposure.model import Audience, Stage
from officer_exposure.store import migration
from officer_exposure.store.database import Database
from officer_exposure.store.migration import steps
from officer_exposure.store.records import KeptFinding, Shown, Wanted
from officer_exposure.store.store import Store, memory_store
from officer_exposure.store.vault import Vault
from tests.core.store.runs import SOURCE, Look
from tests.core.store.stored_vault import DATA, EXAMINED, FACTS, PICTURE, PLACES, fill, findings
from tests.core.store.vaults import PASSPHRASE

_STORED = sorted(DATA.glob("vault-v*"))


def _kept(store: Store) -> list[KeptFinding | None]:
    return [store.findings.kept(one.fingerprint) for one in findings()]


def _layout(database: Database) -> set[tuple[str, str]]:
    return set(database.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def test_there_is_one_of_every_version() -> None:
    assert [path.name for path in _STORED] == [f"vault-v{number}" for number in range(1, len(steps()) + 1)]


@pytest.mark.parametrize("stored", _STORED, ids=lambda path: path.name)
def test_it_opens_with_everything_in_it(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(stored, folder)
    expected = memory_store()
    fill(expected)
    with Vault.unlock(folder, PASSPHRASE) as vault:
        store = vault.store
        assert _kept(store) == _kept(expected)
        for shown in Shown:
            assert store.findings.overview(shown) == expected.findings.overview(shown)
            assert store.audit(Wanted(shown)) == expected.audit(Wanted(shown))
        assert store.runs.latest() == expected.runs.latest()
        assert store.decisions.last() == expected.decisions.last()
        assert store.decisions.screenshots(1) == [PICTURE]
        assert (store.facts.load(), store.places.load()) == (FACTS, PLACES)
        assert store.settings.get("made") == "up"
        assert store.answers.sheets() == expected.answers.sheets()
        assert store.answers.reopened() == expected.answers.reopened()
        recall = Look(store).recall
        assert recall.stamp(Stage.METADATA, SOURCE, Audience.LINK, "clean.jpg") == EXAMINED.stamp
        assert recall.recall(Stage.METADATA, SOURCE, "clean.jpg") == EXAMINED
        assert store.audit(Wanted(words="sentence")).findings
    expected.close()


def _rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with Vault.unlock(folder, PASSPHRASE) as vault:
        database = vault._database
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_the_step_that_keeps_places_changes_no_row_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(DATA / "vault-v3", folder)
    newest = steps()
    monkeypatch.setattr(migration, "steps", lambda: newest[:3])
    before = _rows(folder)
    assert all(before[table] for table in ("finding", "decision", "answer", "place", "picture"))
    monkeypatch.setattr(migration, "steps", lambda: newest[:4])
    after = _rows(folder)
    assert {table: after[table] for table in before} == before
    assert sorted(after.keys() - before.keys())
    assert not any(after[table] for table in after.keys() - before.keys())


@pytest.mark.parametrize("stored", _STORED, ids=lambda path: path.name)
def test_it_is_then_laid_out_as_one_made_today(stored: Path, tmp_path: Path) -> None:
    """Fails where a migration was changed after its version was stored: once it is released, add another instead."""
    folder = tmp_path / "vault"
    shutil.copytree(stored, folder)
    today = Database.in_memory()
    with Vault.unlock(folder, PASSPHRASE) as vault:
        assert _layout(vault._database) == _layout(today)
    today.close()
