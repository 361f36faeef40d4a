"""What earlier looks said of each file, so that one that has not changed need not be judged again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from officer_exposure.examining import Examined
from officer_exposure.model import Audience, Stage
from officer_exposure.places.whereabouts import Whereabouts
from officer_exposure.store.database import Database
from officer_exposure.store.repository.located import LocatedFiles
from officer_exposure.vision.observed import without_prints

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Examined).decode

_KEEP = """
INSERT INTO visit (run, outcomes, whole, match, stamp, examined, source, artifact, stage)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET run = excluded.run, outcomes = excluded.outcomes, whole = excluded.whole,
    match = excluded.match, stamp = excluded.stamp, examined = excluded.examined,
    met = iif(run < excluded.run AND stamp != x'' AND stamp = excluded.stamp, excluded.run, met)
"""
_KEEP_AS_BEFORE = "UPDATE visit SET run = ?1, met = ?1 WHERE source = ?2 AND artifact = ?3 AND stage = ?4"

_Key = tuple[str, str, int]
"""Source, artifact, stage."""


class RunRecall:
    """The memory of one run: an `officer_exposure.recall.Recall`. What it keeps is written by `flush`."""

    def __init__(self, database: Database, run: int, signatures: Mapping[Stage, bytes]) -> None:
        self._database = database
        self._run = run
        self._signatures = signatures
        self._recalled: dict[_Key, Examined] = {}
        self._kept: list[tuple[_Key, Audience, Examined]] = []
        self._as_before: list[_Key] = []

    def stamp(self, stage: Stage, source: str, audience: Audience, artifact: str) -> bytes:
        """The stamp of a file that was judged by the same checks, for the same audience; empty: there is none."""
        rows = self._database.execute(
            "SELECT stamp FROM visit WHERE source = ? AND artifact = ? AND stage = ? AND match = ?",
            (source, artifact, stage.value, self._match(stage, audience)),
        )
        return bytes(rows[0][0]) if rows else b""

    def recall(self, stage: Stage, source: str, artifact: str) -> Examined:
        """What was said of it when it was judged."""
        key = (source, artifact, stage.value)
        ((examined,),) = self._database.execute(
            "SELECT examined FROM visit WHERE source = ? AND artifact = ? AND stage = ?", key
        )
        self._recalled[key] = _decode(examined)
        return self._recalled[key]

    def keep(self, stage: Stage, source: str, audience: Audience, artifact: str, examined: Examined) -> None:
        """Remember how it was judged, once `flush` is called. What could not be read will be judged again."""
        key = (source, artifact, stage.value)
        if examined.stamp and self._recalled.pop(key, None) == examined:
            self._as_before.append(key)
        else:
            self._kept.append((key, audience, examined))

    def flush(self) -> None:
        """Write what was kept. Called within the transaction that writes what was found."""
        self._database.execute_many(_KEEP_AS_BEFORE, [(self._run, *key) for key in self._as_before])
        self._database.execute_many(_KEEP, [self._row(*one) for one in self._kept])
        silent = [key[:2] for key, _, examined in self._kept if _tells_no_place(key, examined)]
        LocatedFiles(self._database).forget(silent)
        self._as_before.clear()
        self._kept.clear()

    def _row(self, key: _Key, audience: Audience, examined: Examined) -> tuple[int | str | bytes, ...]:
        source, artifact, stage = key
        whole = not (examined.problems or examined.unreadable)
        stamp = b"" if examined.unreadable else examined.stamp
        match = self._match(Stage(stage), audience)
        return (
            self._run,
            examined.outcomes,
            whole,
            match,
            stamp,
            _encode(_slim(examined)),
            source,
            artifact,
            stage,
        )

    def _match(self, stage: Stage, audience: Audience) -> bytes:
        """What must be the same for a judgment to hold: the checks and who can see the file."""
        return blake2b(self._signatures[stage], digest_size=16, person=audience.value.encode()).digest()


def _tells_no_place(key: _Key, examined: Examined) -> bool:
    """Whether a file was judged as a whole and tells nothing of where the officer was; what it told before is over."""
    whole = not (examined.problems or examined.unreadable)
    return key[2] == Stage.METADATA and whole and not examined.whereabouts


def _slim(examined: Examined) -> Examined:
    """Without what is kept elsewhere: whereabouts, which can be large, and prints of faces.

    Whoever withdraws consent to prints must find them all in one place.
    """
    observed = None if examined.observed is None else without_prints(examined.observed)
    return msgspec.structs.replace(examined, observed=observed, whereabouts=Whereabouts())
