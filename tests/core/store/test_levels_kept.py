"""Levels follow the tables of today, also those of findings that were kept by older tables."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.exposure import levels
from officer_exposure.exposure.gathering import gather
from officer_exposure.model import Level, Severity
from officer_exposure.store import store as store_module
from officer_exposure.store.database import Database
from officer_exposure.store.records import Ruling, Shown, Verdict, Wanted
from officer_exposure.store.store import Store
from tests.core.store.runs import TODAY, Look, known_finding

KEY = bytes(range(32))
FINDINGS = [known_finding(number, severity=Severity(number % 4 + 1)) for number in range(20)]


def _by_other_tables(path: Path, patch: pytest.MonkeyPatch) -> None:
    """A vault from a version in which everything was low."""
    content = load_content()
    scoring = msgspec.structs.replace(content.scoring, level=(("low",) * 4,) * 4)
    other = msgspec.structs.replace(content, scoring=scoring)
    patch.setattr(store_module, "load_content", lambda: other)
    patch.setattr(levels, "_tables", lambda: levels.tables_of(scoring))
    store = Store(Database.create(path, KEY))
    Look(store).records(*FINDINGS).ends()
    store.decisions.decide([FINDINGS[3].fingerprint], Ruling(Verdict.NOT_ME), TODAY)
    assert store.findings.overview()[Level.LOW] == len(FINDINGS) - 1
    store.close()


def test_levels_follow_when_the_tables_change(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _by_other_tables(tmp_path / "vault.db", patch)
    database = Database.open(tmp_path / "vault.db", KEY)
    store = Store(database)
    expected = gather(FINDINGS)
    kept = store.findings.gatherings(Wanted(Shown.ALL))
    assert [msgspec.structs.replace(one, findings=()) for one in kept] == [
        msgspec.structs.replace(one, findings=()) for one in expected
    ]
    assert store.audit(Wanted(Shown.SET_ASIDE)).findings == [FINDINGS[3]]
    assert store.audit(Wanted(words="sentence")).findings
    database.integrity()
    store.close()


def test_levels_are_given_again_only_when_the_tables_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(Database.create(tmp_path / "vault.db", KEY))
    Look(store).records(*FINDINGS).ends()
    store.close()

    def fail(_: object) -> None:
        raise AssertionError("the tables are the same")

    monkeypatch.setattr("officer_exposure.store.repository.sightings.Sightings.level_again", fail)
    Store(Database.open(tmp_path / "vault.db", KEY)).close()
