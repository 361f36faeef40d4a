"""What the officer entered about themselves and the household."""

from __future__ import annotations

import msgspec

from officer_exposure.facts.record import Facts
from officer_exposure.store.database import Database


class FactStore:
    """One record, kept whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Facts:
        """What was saved last; empty facts where nothing was."""
        rows = self._database.execute("SELECT body FROM facts")
        return msgspec.msgpack.decode(rows[0][0], type=Facts) if rows else Facts()

    def save(self, facts: Facts) -> None:
        """Keep this record in the place of the one before."""
        self._database.execute("INSERT OR REPLACE INTO facts VALUES (1, ?)", (msgspec.msgpack.encode(facts),))
