"""What the vault costs with 100,000 findings in it, beside plain SQLite with the same tables and statements.

    python benchmarks/store.py [--findings N] [--rounds N]

Both are filled by two looks: the second sees nearly everything again. Then each question is asked in turns, so that a
busy moment of the machine hits both; the middle round counts. "Plain" is the sqlite3 module of Python, without
encryption, on the same disk, synced as often. Its FTS5 is older: it can search, and cannot delete.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from officer_exposure.check import CheckInfo
from officer_exposure.content import load_content
from officer_exposure.events import Coverage
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Finding,
    Level,
    Position,
    Severity,
    Stage,
    Tag,
)
from officer_exposure.store.database import Database, Row, Value
from officer_exposure.store.migration import steps
from officer_exposure.store.records import Ruling, RunKind, Shown, Standing, Verdict, Wanted
from officer_exposure.store.store import Store

_Asked = TypeVar("_Asked")
_KEY = os.urandom(32)
_TODAY = date(2026, 11, 21)
_BATCH = 500
_PAGE = 50
_GOAL_MILLISECONDS = 20.0
_OPEN_GOAL_MILLISECONDS = 100.0

_CHECKS = [
    ("photo.gps", (Area.HOME, Area.ROUTINE), Severity.LEADS_TO_DOOR),
    ("photo.person_tags", (Area.FAMILY,), Severity.FINDS_FAMILY),
    ("photo.serial", (Area.LINKAGE,), Severity.CAREER),
    ("document.author", (Area.UNIFORM, Area.LINKAGE), Severity.CAREER),
    ("text.known_facts", (Area.HOME, Area.FAMILY), Severity.FINDS_FAMILY),
]


class PlainDatabase:
    """The interface of `Database` on the sqlite3 module."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._deep = False
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        if not self._connection.execute("PRAGMA user_version").fetchone()[0]:
            for step in steps():
                self._connection.executescript(step.replace("contentless_delete = 1, ", ""))
            self._connection.execute("PRAGMA user_version = 1")

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and return all its rows."""
        return self._connection.execute(statement, values).fetchall()

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self.transaction():
            self._connection.executemany(statement, rows)

    def insert(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one INSERT and return the id of the new row."""
        return self._connection.execute(statement, values).lastrowid or 0

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def changes_so_far(self) -> int:
        """A number that is another one after every change of a row."""
        return self._connection.total_changes

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        if self._deep:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._deep = True
        try:
            yield
        finally:
            self._deep = False
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close it."""
        self._connection.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    load_content()
    with tempfile.TemporaryDirectory() as name:
        vault, plain = Path(name) / "vault.db", Path(name) / "plain.db"
        Database.create(vault, _KEY).close()
        openers: dict[str, Callable[[], Store]] = {"vault": lambda: _vault(vault), "plain": lambda: _plain(plain)}
        for which, opener in openers.items():
            _fill(which, opener(), asked.findings)
        print(f"files: vault {vault.stat().st_size / 1e6:.0f} MB, plain {plain.stat().st_size / 1e6:.0f} MB\n")
        print(f"{'milliseconds, middle of the rounds':48} {'vault':>8} {'plain':>8} {'ratio':>6}   goal")
        opened = _race(openers, lambda opener: opener().close(), asked.rounds)
        _report("open, after the key", opened, _OPEN_GOAL_MILLISECONDS)
        stores = {which: opener() for which, opener in openers.items()}
        for question, ask in _questions(asked.findings).items():
            _report(question, _race(stores, ask, asked.rounds), _GOAL_MILLISECONDS)
        for store in stores.values():
            store.close()


def _vault(path: Path) -> Store:
    return Store(Database.open(path, _KEY))


def _plain(path: Path) -> Store:
    return Store(cast("Database", PlainDatabase(path)))


def _questions(findings: int) -> dict[str, Callable[[Store], object]]:
    """What the window asks. Words in brackets say how many findings it is about."""
    biggest = "photo.gps:urgent"
    return {
        "overview": lambda store: store.findings.overview(),
        "overview, all there ever were": lambda store: store.findings.overview(Shown.ALL),
        "standings": lambda store: store.findings.standings(),
        "gatherings, open (all)": lambda store: store.findings.gatherings(Wanted()),
        "gatherings, all there ever were": lambda store: store.findings.gatherings(Wanted(Shown.ALL)),
        "gatherings, one area": lambda store: store.findings.gatherings(Wanted(area=Area.FAMILY)),
        "gatherings, one level": lambda store: store.findings.gatherings(Wanted(level=Level.HIGH)),
        "gatherings, new (1 in 100)": lambda store: store.findings.gatherings(Wanted(standing=Standing.NEW)),
        "gatherings, still there (99 in 100)": lambda store: store.findings.gatherings(Wanted(standing=Standing.STILL)),
        "search, a word of 100 findings": lambda store: store.findings.gatherings(Wanted(words="street77")),
        "search, two words of 10 findings": lambda store: store.findings.gatherings(Wanted(words="street77 holi")),
        "search, a word of one in ten": lambda store: store.findings.gatherings(Wanted(words="holiday3")),
        "search, a word of every finding": lambda store: store.findings.gatherings(Wanted(words="learns")),
        "list page, the first": lambda store: store.findings.page(biggest, Wanted(), 0, _PAGE),
        "list page, far down": lambda store: store.findings.page(biggest, Wanted(), findings // 10, _PAGE),
        "list page, new only": lambda store: store.findings.page(biggest, Wanted(standing=Standing.NEW), 0, _PAGE),
        "list page, searched": lambda store: store.findings.page(biggest, Wanted(words="street77"), 0, _PAGE),
        "list page, all there ever were": lambda store: store.findings.page(biggest, Wanted(Shown.ALL), 0, _PAGE),
        "one decision, on the disk": lambda store: _decide(store, 1),
        "undo, on the disk": lambda store: store.decisions.undo(),
        "a decision on 100 findings": lambda store: _decide(store, 100),
    }


def _decide(store: Store, count: int) -> None:
    start = random.randrange(50_000)
    chosen = [f"{number:032x}" for number in range(start, start + count)]
    store.decisions.decide(chosen, Ruling(Verdict.NOT_ME), _TODAY)


def _race(asked: Mapping[str, _Asked], ask: Callable[[_Asked], object], rounds: int) -> dict[str, float]:
    """Milliseconds of the middle round for each."""
    taken: dict[str, list[float]] = {which: [] for which in asked}
    for _ in range(rounds):
        for which, one in asked.items():
            start = time.perf_counter()
            ask(one)
            taken[which].append((time.perf_counter() - start) * 1_000)
    return {which: statistics.median(times) for which, times in taken.items()}


def _report(question: str, taken: dict[str, float], goal: float) -> None:
    vault, plain = taken["vault"], taken["plain"]
    said = "met" if vault <= goal else "MISSED"
    print(f"{question:48} {vault:8.2f} {plain:8.2f} {vault / plain:6.1f}   {goal:.0f} {said}", flush=True)


def _fill(which: str, store: Store, count: int) -> None:
    """Two looks: the first sees all but one in a hundred, the second everything."""
    findings = [_finding(number) for number in range(count)]
    for look, seen in enumerate((findings[: count * 99 // 100], findings), 1):
        start = time.perf_counter()
        run = store.runs.begin(
            RunKind.FILES, ["photos"], {Stage.METADATA: [_info(*one) for one in _CHECKS]}, {}, _TODAY
        )
        for first in range(0, len(seen), _BATCH):
            store.runs.record(run, seen[first : first + _BATCH], ())
        store.runs.finish(run, Coverage(), False, ["photos"], _TODAY)
        print(f"{which}, look {look}: {len(seen) / (time.perf_counter() - start):8,.0f} findings/s written down")
    store.close()


def _info(id: str, areas: tuple[Area, ...], severity: Severity) -> CheckInfo:
    return CheckInfo(
        id, id, frozenset({ArtifactKind.PHOTO}), areas, severity, Ease.FEW_CLICKS, "file.share_without_place"
    )


def _finding(number: int) -> Finding:
    """Deterministic and made up: 20,000 per check, one thing for every seven, two checks a file."""
    check, areas, severity = _CHECKS[number % len(_CHECKS)]
    street = f"{number % 977} Street{number // 7 % 1_000} Road"
    return Finding(
        check=check,
        areas=areas,
        severity=severity,
        audience=Audience.PUBLIC if number % 3 else Audience.FRIENDS,
        ease=Ease.ONE_LOOK,
        confidence=Confidence.LOW if number % 11 == 0 else Confidence.HIGH,
        summary="A stranger who looks at this file learns where it was made.",
        source="photos",
        artifact=f"holiday{number // 100 % 10}/IMG_{number // 2:06}.jpg",
        evidence=(Position(40 + number / 1e6, -70 - number / 1e6, origin="exif"), Tag("EXIF:Artist", street)),
        remediation="file.share_without_place",
        thing=f"place {number // 7}",
        fingerprint=f"{number:032x}",
    )


if __name__ == "__main__":
    main()
