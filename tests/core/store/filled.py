"""A database with some findings in it, for tests of the file itself."""

from __future__ import annotations

from pathlib import Path

from officer_exposure.store.database import Database
from officer_exposure.store.store import Store
from tests.core.store.runs import Look, known_finding

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
MARK = "Marked-4711"
COUNT = 300


def fill(path: Path, key: bytes = KEY) -> None:
    """A database with some findings."""
    store = Store(Database.create(path, key))
    Look(store).records(*[known_finding(number, summary=MARK) for number in range(COUNT)]).ends()
    store.close()
