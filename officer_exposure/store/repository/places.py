"""The places that are looked at, and the names their findings are kept under."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from officer_exposure.file_names import shown_name
from officer_exposure.model import Audience, Stage
from officer_exposure.store.database import Database
from officer_exposure.store.moved import is_here

_GIVEN_ANSWERS = "answers"
"""The source of the answers given in the window: no folder may share its name."""

_SOME_FILES = """
SELECT artifact, stamp FROM visit WHERE source = ? AND stage = ? AND stamp != x'' ORDER BY random() LIMIT 24
"""


class Places:
    """An ordered list of places. A place keeps its name for good, also while it is off the list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> list[tuple[Path, Audience]]:
        """The places on the list, in order, each with who can see it."""
        rows = self._database.execute("SELECT path, audience FROM place WHERE rank IS NOT NULL ORDER BY rank")
        return [(Path(os.fsdecode(path)), Audience(audience)) for path, audience in rows]

    def audiences(self) -> dict[str, Audience]:
        """Who can see each place that was ever on the list, by its name as a source."""
        rows = self._database.execute("SELECT source, audience FROM place WHERE audience IS NOT NULL")
        return {source: Audience(audience) for source, audience in rows}

    def save(self, places: Iterable[tuple[Path, Audience]]) -> None:
        """Keep this list in the place of the one before. A path given twice is kept once, as it was given last."""
        with self._database.transaction():
            self._database.execute("UPDATE place SET rank = NULL")
            for rank, (path, audience) in enumerate(places):
                self.source_id(path)
                self._database.execute(
                    "UPDATE place SET rank = ?, audience = ? WHERE path = ?", (rank, audience.value, os.fsencode(path))
                )

    def source_id(self, path: Path) -> str:
        """The name of this place as a source: the last part of its path, numbered where another has it already.

        A place of the same last name that is no longer there, and whose files are now here, is this place: the vault
        was restored on another computer, or the folder was moved.
        """
        encoded = os.fsencode(path)
        with self._database.transaction():
            rows = self._database.execute("SELECT source FROM place WHERE path = ?", (encoded,))
            if rows:
                return str(rows[0][0])
            before = self._moved_from(path)
            if before:
                self._database.execute("UPDATE place SET path = ? WHERE path = ?", (encoded, before))
                return self.source_id(path)
            source = self._free(_last_name(encoded))
            self._database.execute("INSERT INTO place (path, source) VALUES (?, ?)", (encoded, source))
        return source

    def _moved_from(self, path: Path) -> bytes | None:
        name = _last_name(os.fsencode(path))
        for before, source in self._database.execute("SELECT path, source FROM place"):
            if _last_name(before) == name and not os.path.lexists(before):
                known = self._database.execute(_SOME_FILES, (source, Stage.METADATA.value))
                if is_here(path, known):
                    return bytes(before)
        return None

    def _free(self, name: str) -> str:
        taken = {_GIVEN_ANSWERS, *(row[0] for row in self._database.execute("SELECT source FROM place"))}
        numbered = (f"{name} ({number})" for number in count(2))
        return name if name not in taken else next(one for one in numbered if one not in taken)


def _last_name(path: bytes) -> str:
    return shown_name(path).rpartition("/")[2] or "/"
