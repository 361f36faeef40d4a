"""What the officer's answers have taught a copy of the uniform model's head: what it adds to that."""

from __future__ import annotations

from officer_exposure.store.database import Database

_NOW = """
SELECT (SELECT coalesce(max(id), 0) FROM picture_step), (SELECT count(*) FROM picture_step WHERE undone),
    (SELECT count(*) FROM picture)
"""


class RefinedHead:
    """One at most. The database itself deletes it with every change of the answers, and with a picture."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, basis: bytes) -> bytes | None:
        """What was learned from exactly this; None where nothing is kept, or it was learned from something else."""
        rows = self._database.execute("SELECT body FROM refined_head WHERE basis = ?", (basis,))
        return bytes(rows[0][0]) if rows else None

    def as_of(self) -> tuple[int, ...]:
        """What another number says that there are other answers or pictures than before."""
        ((answers, undone, pictures),) = self._database.execute(_NOW)
        return int(answers), int(undone), int(pictures)

    def keep(self, basis: bytes, body: bytes, as_of: tuple[int, ...]) -> None:
        """Keep it instead of what was kept; not where the officer has said something since `as_of`."""
        with self._database.transaction():
            if self.as_of() == as_of:
                self._database.execute("INSERT OR REPLACE INTO refined_head VALUES (1, ?, ?)", (basis, body))
