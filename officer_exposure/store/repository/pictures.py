"""The pictures that were looked at, with what is kept of each beside its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.events import Pictured
from officer_exposure.store.database import Database
from officer_exposure.store.repository.faces import Faces
from officer_exposure.vision.observed import Observed, without_prints

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Observed).decode

_SEE = """
INSERT INTO picture (source, artifact, taken, look, uniform, vehicle, body) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET taken = excluded.taken, look = excluded.look, uniform = excluded.uniform,
    vehicle = excluded.vehicle, body = excluded.body
"""


class Pictures:
    """Every picture that was looked at, once, as the latest look saw it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._faces = Faces(database)

    def see(self, pictured: Iterable[Pictured]) -> None:
        """Write down what a look saw of these. Prints of faces are kept with the faces, and nowhere else."""
        seen = tuple(pictured)
        self._database.execute_many(_SEE, [_row(one) for one in seen])
        self._faces.see(seen)

    def all(self) -> Iterator[Pictured]:
        """All of them, in the order of source and name."""
        for source, artifact, body in self._database.execute(
            "SELECT source, artifact, body FROM picture ORDER BY source, artifact"
        ):
            yield Pictured(source, artifact, _decode(body))

    def of(self, source: str, artifact: str) -> Observed | None:
        """One of them; None where it was not looked at."""
        rows = self._database.execute("SELECT body FROM picture WHERE (source, artifact) = (?, ?)", (source, artifact))
        return _decode(rows[0][0]) if rows else None

    def forget(self, pictures: Iterable[tuple[str, str]]) -> None:
        """These, by source and name, are no longer there: nor are their faces."""
        for picture in pictures:
            self._database.execute("DELETE FROM picture WHERE source = ? AND artifact = ?", picture)
            self._faces.forget(*picture)

    def sources(self) -> tuple[str, ...]:
        """Where they come from."""
        return tuple(row[0] for row in self._database.execute("SELECT DISTINCT source FROM picture ORDER BY source"))

    def batch(self, after: int, limit: int) -> list[tuple[int, Pictured]]:
        """Some of them, in the order in which they came, each with its number; `after`: the number to begin behind."""
        rows = self._database.execute(
            "SELECT id, source, artifact, body FROM picture WHERE id > ? ORDER BY id LIMIT ?", (after, limit)
        )
        return [(number, Pictured(source, artifact, _decode(body))) for number, source, artifact, body in rows]

    def count(self) -> int:
        """How many there are."""
        ((count,),) = self._database.execute("SELECT count(*) FROM picture")
        return int(count)


def _row(one: Pictured) -> tuple[str | float | bytes, ...]:
    seen = one.observed
    return one.source, one.artifact, seen.taken, seen.look, seen.uniform, seen.vehicle, _encode(without_prints(seen))
