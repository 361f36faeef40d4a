"""Killed at any moment, a vault opens again and holds everything that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from officer_exposure.store.database import Database
from officer_exposure.store.records import Shown, Wanted
from officer_exposure.store.store import Store
from tests.core.store.endless_writer import BATCH, KEY, STAMP, stamp_of
from tests.core.store.runs import known_finding

_ROOT = Path(__file__).resolve().parents[3]
_ROUNDS = 20


def _killed_after(path: Path, first: int, lines: int) -> list[tuple[str, int]]:
    """Start the writer, kill it some lines later; return what it said was on the disk: what, and its number."""
    command = [sys.executable, "-m", "tests.core.store.endless_writer", str(path), str(first)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += writer.stdout.read().splitlines()
    words = [line.split() for line in said]
    return [(kind, int(number)) for kind, number in words]


@pytest.mark.slow
def test_what_was_acknowledged_survives(tmp_path: Path) -> None:
    path, chance, first = tmp_path / "vault.db", random.Random(3), 0
    Database.create(path, KEY).close()
    decisions = answers = 0
    for _ in range(_ROUNDS):
        said = _killed_after(path, first, chance.randint(1, 25))
        database = Database.open(path, KEY)
        database.integrity()
        store = Store(database)
        kept = {one.fingerprint for one in store.audit(Wanted(Shown.ALL)).findings}
        written = 1 + max(number for kind, number in said if kind == "findings")
        assert {known_finding(number).fingerprint for number in range(written * BATCH)} <= kept
        assert len(kept) % BATCH == 0, "a batch is whole or not there"
        assert stamp_of(store, known_finding(written * BATCH - 1).artifact) == STAMP
        decided, answered = len(store.audit(Wanted(Shown.SET_ASIDE)).findings), len(store.answers.sheets())
        decisions += sum(kind == "decision" for kind, _ in said)
        answers += sum(kind == "answer" for kind, _ in said)
        assert decisions <= decided <= decisions + 1
        assert answers <= answered <= answers + 1
        assert [one.check for one in store.runs.not_checked()] == ["*"], "what was cut off is said"
        first, decisions, answers = len(kept) // BATCH, decided, answered
        store.close()
    assert first > _ROUNDS
