"""Every picture that was looked at, with what a list needs of each: read at once, without what is kept of its faces."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from officer_exposure.examining import Examined
from officer_exposure.model import ArtifactKind
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.database import Database
from officer_exposure.store.records import ListedPicture, PictureName
from officer_exposure.store.repository.filters import OPEN
from officer_exposure.store.repository.reviewed import Reviewed

_decode = msgspec.msgpack.Decoder(Examined).decode

_SEEN = "SELECT source, artifact, taken, look, uniform, vehicle FROM picture ORDER BY source, artifact"

_NOT_SEEN = """
SELECT source, artifact, examined FROM visit
WHERE NOT EXISTS (
    SELECT 1 FROM picture WHERE (picture.source, picture.artifact) = (visit.source, visit.artifact)
)
ORDER BY source, artifact, stage
"""
"""What has no entry among the pictures: whether it is one, its visit says."""

_FOUND = """
SELECT source, artifact, check_id, rank FROM finding JOIN gathering ON gathering.id = gathering
WHERE shown = {} AND check_id IN ({})
"""

_NOT_MET = """
SELECT source, artifact FROM visit GROUP BY source, artifact HAVING max(run) < (
    SELECT max(look.run) FROM look JOIN run ON run.id = look.run
    WHERE look.source = visit.source AND kind = 'files' AND finished IS NOT NULL AND NOT cancelled
)
"""

_NO_GUESS = 1000
"""From here on a rank says that it is none: its first digit does."""

_NOT_LOOKED_AT = "The program has not looked at what this picture shows."


class Listing:
    """Reads the list. `checks`: those whose findings lie in a picture, each with what it says a picture shows."""

    def __init__(self, database: Database, checks: Mapping[str, Shows]) -> None:
        self._database = database
        self._checks = checks

    def read(self) -> tuple[ListedPicture, ...]:
        """All of them, by source and name."""
        with self._database.transaction():
            listed = {one.name: one for one in self._seen()} | self._not_seen()
            found, sure = self._found()
            answers = Reviewed(self._database).all()
            not_met = {PictureName(*row) for row in self._database.execute(_NOT_MET)}
        return tuple(
            msgspec.structs.replace(
                one,
                found=found.get(name),
                sure=name in sure,
                answer=answers.get(name),
                met=name not in not_met,
            )
            for name, one in sorted(listed.items())
        )

    def _seen(self) -> Collection[ListedPicture]:
        return [
            ListedPicture(PictureName(source, artifact), taken, look, uniform, vehicle)
            for source, artifact, taken, look, uniform, vehicle in self._database.execute(_SEEN)
        ]

    def _not_seen(self) -> dict[PictureName, ListedPicture]:
        """Photos of which nothing is kept: what could not be opened or decoded, and what nobody came to."""
        listed: dict[PictureName, ListedPicture] = {}
        for source, artifact, body in self._database.execute(_NOT_SEEN):
            examined = _decode(body)
            if examined.kind is ArtifactKind.PHOTO:
                name = PictureName(source, artifact)
                before = listed.get(name)
                reasons = (
                    examined.unreadable,
                    *(one.reason for one in examined.missed),
                    before.trouble if before else "",
                )
                trouble = next(filter(None, reasons), "")
                listed[name] = ListedPicture(name, trouble=trouble)
        silent = (one for one in listed.values() if not one.trouble)
        return listed | {one.name: msgspec.structs.replace(one, trouble=_NOT_LOOKED_AT) for one in silent}

    def _found(self) -> tuple[dict[PictureName, Shows], set[PictureName]]:
        """What the open findings say each picture shows, and in which of them a check is sure."""
        found: dict[PictureName, Shows] = {}
        sure: set[PictureName] = set()
        named = ", ".join("?" * len(self._checks))
        for source, artifact, check, rank in self._database.execute(_FOUND.format(OPEN, named), tuple(self._checks)):
            name = PictureName(source, artifact)
            found[name] = found.get(name, NOTHING) | self._checks[check]
            if rank >= _NO_GUESS:
                sure.add(name)
        return found, sure
