"""Small settings by name."""

from __future__ import annotations

from officer_exposure.store.database import Database


class Settings:
    """Text by key. Nothing here is ever a secret: the vault's secret is kept apart."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """What is set, or `default`."""
        rows = self._database.execute("SELECT value FROM setting WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else default

    def set(self, key: str, value: str) -> None:
        """Set it; what was set before is gone."""
        self._database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))


def secret_of(database: Database) -> bytes:
    """The 32 random bytes that were made with the vault: they key its fingerprints and never leave it."""
    return bytes(database.execute("SELECT secret FROM identity")[0][0])
