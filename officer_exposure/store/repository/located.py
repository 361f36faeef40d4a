"""Where the officer was, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.places.whereabouts import Located, Whereabouts
from officer_exposure.store.database import Database

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Whereabouts).decode

_SEE = "INSERT INTO located (source, artifact, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"


class LocatedFiles:
    """Every file that tells where the officer was, once, as the latest look that judged it anew saw it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def see(self, located: Iterable[Located]) -> None:
        """Write down what a look saw of these."""
        rows = [(one.source, one.artifact, _encode(one.whereabouts)) for one in located]
        self._database.execute_many(_SEE, rows)

    def all(self) -> Iterator[Located]:
        """All of them, in the order of source and name."""
        rows = self._database.execute("SELECT source, artifact, body FROM located ORDER BY source, artifact")
        for source, artifact, body in rows:
            yield Located(source, artifact, _decode(body))

    def of(self, source: str, artifact: str) -> Located | None:
        """That of one file; None where it tells nothing."""
        rows = self._database.execute("SELECT body FROM located WHERE source = ? AND artifact = ?", (source, artifact))
        return next((Located(source, artifact, _decode(body)) for (body,) in rows), None)

    def forget(self, files: Iterable[tuple[str, str]]) -> None:
        """These, by source and name, are no longer there, or tell nothing any more."""
        self._database.execute_many("DELETE FROM located WHERE source = ? AND artifact = ?", list(files))

    def sources(self) -> tuple[str, ...]:
        """Where they come from."""
        return tuple(row[0] for row in self._database.execute("SELECT DISTINCT source FROM located ORDER BY source"))
