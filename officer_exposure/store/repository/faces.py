"""The faces in the pictures, as the latest look saw them, and whether prints of them may be kept at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from officer_exposure.events import Pictured
from officer_exposure.store.database import Database, Row, Value
from officer_exposure.store.repository.settings import Settings
from officer_exposure.vision.observed import SeenFace, is_print
from officer_exposure.vision.people import Who, overlap
from officer_exposure.vision.sight import Box

_CONSENT = "face_prints_allowed"
"""The setting that holds the day on which the officer allowed prints of faces, or nothing."""

_SAME_FACE = 0.5

encode_box = msgspec.msgpack.Encoder().encode
decode_box = msgspec.msgpack.Decoder(Box).decode

_OF_PICTURE = """
SELECT face.id, box, print, coalesce(who, '') FROM face LEFT JOIN face_group ON face_group.id = face_group
WHERE source = ? AND artifact = ? ORDER BY face.id
"""
_INSERT = "INSERT INTO face (box, score, child, print, source, artifact) VALUES (?, ?, ?, ?, ?, ?)"
_UPDATE = "UPDATE face SET box = ?, score = ?, child = ?, print = ? WHERE id = ?"

_LOOK_AGAIN_AT_PRINTED = """
UPDATE visit SET stamp = x'' WHERE stage = 2 AND (source, artifact) IN (
    SELECT source, artifact FROM face WHERE print != x'' OR face_group IS NOT NULL
)
"""
"""An unchanged picture would be passed over, and its prints never made again."""


class Faces:
    """Every face of every picture. The same box in the same picture is the same face, whatever else a look says."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = Settings(database)

    @property
    def allowed(self) -> date | None:
        """The day on which the officer allowed prints of faces; None: they are not allowed."""
        day = self._settings.get(_CONSENT)
        return date.fromisoformat(day) if day else None

    def allow(self, today: date) -> None:
        """The officer agrees: from the next look on, prints are made and kept here."""
        self._settings.set(_CONSENT, today.isoformat())

    def withdraw(self) -> int:
        """The officer takes it back: every print is gone on return, and every group that they alone made.

        What the officer said of a face stays. Returns how many prints there were.
        """
        with self._database.transaction():
            self._settings.set(_CONSENT, "")
            self._database.execute(_LOOK_AGAIN_AT_PRINTED)
            dropped = self._database.change("UPDATE face SET print = x'' WHERE print != x''")
            self._database.execute("UPDATE face SET face_group = NULL WHERE NOT said")
            self._database.execute("DELETE FROM face_group WHERE id NOT IN (SELECT face_group FROM face WHERE said)")
        self._database.forget_log()
        return dropped

    def see(self, pictured: Iterable[Pictured]) -> None:
        """Write down the faces of these pictures, in the place of those that were known there.

        A face that was in the same place keeps what the officer said of it. Prints are dropped where they are not
        allowed, and those of strangers always.
        """
        with self._database.transaction():
            allowed = self.allowed is not None
            for one in pictured:
                self._see(one, allowed=allowed)

    def forget(self, source: str, artifact: str) -> None:
        """The picture is no longer there."""
        self._database.execute("DELETE FROM face WHERE source = ? AND artifact = ?", (source, artifact))

    def count_prints(self) -> int:
        """How many prints are kept."""
        ((count,),) = self._database.execute("SELECT count(*) FROM face WHERE print != x''")
        return int(count)

    def _see(self, picture: Pictured, *, allowed: bool) -> None:
        place = picture.source, picture.artifact
        known = self._database.execute(_OF_PICTURE, place)
        pairs = _paired(picture.observed.faces, known)
        for face, row in pairs:
            values = encode_box(face.box), face.score, face.child, _print(face, row) if allowed else b""
            if row is None:
                self._database.execute(_INSERT, (*values, *place))
            else:
                self._database.execute(_UPDATE, (*values, row[0]))
        met = {row[0] for _, row in pairs if row is not None}
        gone: list[Sequence[Value]] = [(row[0],) for row in known if row[0] not in met]
        self._database.execute_many("DELETE FROM face WHERE id = ?", gone)


def _print(face: SeenFace, known: Row | None) -> bytes:
    """The print to keep. A look that passed the picture over brings none: then the one there is stands."""
    fresh = face.print if is_print(face.print) else b""
    if known is None:
        return fresh
    _, box, before, who = known
    if who == Who.NOBODY:
        return b""
    return fresh or (before if decode_box(box) == face.box else b"")


def _paired(faces: Sequence[SeenFace], known: Sequence[Row]) -> list[tuple[SeenFace, Row | None]]:
    """Each face with the one that was known in its place, the best fit first."""
    fits = sorted(_fits(faces, known), key=lambda fit: (-fit[0], fit[1], fit[2]))
    taken: dict[int, int] = {}
    for _, face, row in fits:
        if face not in taken and row not in taken.values():
            taken[face] = row
    return [(face, known[taken[number]] if number in taken else None) for number, face in enumerate(faces)]


def _fits(faces: Sequence[SeenFace], known: Sequence[Row]) -> Iterator[tuple[float, int, int]]:
    boxes = [decode_box(row[1]) for row in known]
    for number, face in enumerate(faces):
        for place, box in enumerate(boxes):
            shared = overlap(face.box, box)
            if shared >= _SAME_FACE:
                yield shared, number, place
