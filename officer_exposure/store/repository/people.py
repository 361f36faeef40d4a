"""The people in the pictures: groups of faces, and what the officer says about them. Every word can be taken back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

import msgspec

from officer_exposure.store.database import Database
from officer_exposure.store.repository.faces import decode_box
from officer_exposure.vision.people import KNOWN, MAYBE_CHILD, FaceLabel, KnownFace, Person, Who

_PERSONS = """
SELECT face_group.id, who, member, count(*), count(DISTINCT source || char(0) || artifact),
    coalesce(avg(child), 0) >= ?
FROM face_group JOIN face ON face_group = face_group.id
GROUP BY face_group.id ORDER BY count(*) DESC, face_group.id
"""

_FACES = """
SELECT id, source, artifact, box FROM face WHERE face_group = ? ORDER BY score DESC, id LIMIT ? OFFSET ?
"""

_LABELS = """
SELECT source, artifact, box, face_group.id, who, member, face.said
FROM face JOIN face_group ON face_group.id = face_group ORDER BY source, artifact, face.id
"""

_IN = "SELECT id, face_group, said FROM face WHERE face_group IN (SELECT value FROM json_each(?))"
_GROUPS = "SELECT id, who, member, said FROM face_group WHERE id IN (SELECT value FROM json_each(?))"
_EMPTY = "DELETE FROM face_group WHERE id NOT IN (SELECT face_group FROM face WHERE face_group IS NOT NULL)"
_NEW = "INSERT INTO face_group (who, member, said) VALUES (?, ?, ?)"
_TAKE_IN = "UPDATE face SET face_group = ?, said = 1 WHERE face_group = ?"
_DROP_PRINTS = "UPDATE face SET print = x'' WHERE face_group = ?"
_LOOK_AGAIN = """
UPDATE visit SET stamp = x'' WHERE stage = 2 AND (source, artifact) IN (
    SELECT source, artifact FROM face WHERE print = x'' AND face_group = ?
)
"""


class Change(msgspec.Struct, frozen=True):
    """What was before the officer said something: faces (id, group, said) and groups (id, who, member, said)."""

    faces: tuple[tuple[int, int | None, int], ...]
    groups: tuple[tuple[int, str, str, int], ...]


class Printed(msgspec.Struct, frozen=True):
    """Faces with prints, to be grouped. `groups`: those they are in; `said`: those the officer put them in."""

    faces: tuple[int, ...]
    prints: tuple[bytes, ...]
    groups: tuple[int | None, ...]
    said: tuple[int | None, ...]


class People:
    """Everybody whose face was grouped."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def persons(self) -> tuple[Person, ...]:
        """All of them, those seen most first."""
        rows = self._database.execute(_PERSONS, (MAYBE_CHILD,))
        return tuple(
            Person(number, Who(who), member, faces, pictures, bool(child))
            for number, who, member, faces, pictures, child in rows
        )

    def faces(self, person: int, limit: int = -1, offset: int = 0) -> tuple[KnownFace, ...]:
        """The faces of a person, the clearest first."""
        rows = self._database.execute(_FACES, (person, limit, offset))
        return tuple(KnownFace(number, source, artifact, decode_box(box)) for number, source, artifact, box in rows)

    def labels(self) -> tuple[FaceLabel, ...]:
        """Every face of somebody the officer has named."""
        return tuple(
            FaceLabel(source, artifact, decode_box(box), number, Who(who), member, bool(said))
            for source, artifact, box, number, who, member, said in self._database.execute(_LABELS)
            if who in KNOWN
        )

    def name(self, person: int, who: Who, member: str = "") -> Change:
        """Say who a person is. There is one "me", and one of each member: the same name makes them one.

        The prints of a stranger are gone on return.
        """
        with self._database.transaction():
            same = self._same(person, who, member)
            change = self._before([person, *same])
            for other in same:
                self._database.execute(_TAKE_IN, (person, other))
            self._database.execute("UPDATE face SET said = 1 WHERE face_group = ?", (person,))
            self._write_name(person, who, member)
            self._database.execute(_EMPTY)
        if who is Who.NOBODY:
            self._database.forget_log()
        return change

    def merge(self, persons: Sequence[int]) -> Change:
        """Say that these are one person: the first of them. Raises ValueError where they have different names."""
        with self._database.transaction():
            change = self._before(persons)
            names = {(who, member) for _, who, member, _ in change.groups if who}
            if len(names) > 1:
                raise ValueError("different people")
            into, *others = persons
            for other in others:
                self._database.execute(_TAKE_IN, (into, other))
            self._database.execute("UPDATE face SET said = 1 WHERE face_group = ?", (into,))
            who, member = next(iter(names), ("", ""))
            self._write_name(into, Who(who), member)
            self._database.execute(_EMPTY)
        return change

    def split(self, person: int, faces: Collection[int]) -> Change:
        """Say that these faces of a person are somebody else, and the others are not."""
        with self._database.transaction():
            change = self._before([person])
            theirs = {number for number, _, _ in change.faces} & set(faces)
            if theirs and len(theirs) < len(change.faces):
                other = self._database.insert(_NEW, ("", "", 1))
                self._database.execute("UPDATE face SET said = 1 WHERE face_group = ?", (person,))
                self._database.execute_many(
                    "UPDATE face SET face_group = ? WHERE id = ?", [(other, one) for one in sorted(theirs)]
                )
                self._database.execute("UPDATE face_group SET said = 1 WHERE id = ?", (person,))
        return change

    def undo(self, change: Change) -> None:
        """Take a word back. The prints of a stranger come back with the next look at their pictures."""
        with self._database.transaction():
            self._database.execute_many("INSERT OR REPLACE INTO face_group VALUES (?, ?, ?, ?)", change.groups)
            self._database.execute_many(
                "UPDATE face SET face_group = ?, said = ? WHERE id = ?",
                [(group, said, face) for face, group, said in change.faces],
            )
            for number, *_ in change.groups:
                self._database.execute(_LOOK_AGAIN, (number,))
            self._database.execute(_EMPTY)

    def printed(self) -> Printed:
        """Every face that has a print."""
        rows = self._database.execute(
            "SELECT id, print, face_group, iif(said, face_group, NULL) FROM face WHERE print != x'' ORDER BY id"
        )
        faces, prints, groups, said = zip(*rows, strict=True) if rows else ((), (), (), ())
        return Printed(faces, prints, groups, said)

    def regroup(self, printed: Printed, numbers: Sequence[int]) -> None:
        """Put faces into groups: equal numbers mean one person. What the officer said meanwhile counts more."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for place, number in enumerate(numbers):
            groups[number].append(place)
        taken: set[int] = {group for group in printed.said if group is not None}
        with self._database.transaction():
            for places in sorted(groups.values(), key=len, reverse=True):
                group = self._group_for(printed, places, taken)
                self._database.execute_many(
                    "UPDATE face SET face_group = ? WHERE id = ? AND NOT said",
                    [(group, printed.faces[place]) for place in places if printed.groups[place] != group],
                )
            self._database.execute(_EMPTY)

    def _group_for(self, printed: Printed, places: Sequence[int], taken: set[int]) -> int:
        """The group the officer put one of them in, else the one most of them are in, else a new one."""
        said = next((group for place in places if (group := printed.said[place]) is not None), None)
        if said is not None:
            return said
        before = Counter(group for place in places if (group := printed.groups[place]) not in taken)
        known = next((group for group, _ in before.most_common() if group is not None), None)
        group = self._database.insert(_NEW, ("", "", 0)) if known is None else known
        taken.add(group)
        return group

    def _same(self, person: int, who: Who, member: str) -> list[int]:
        """Other groups that this name makes the same person."""
        if who is not Who.ME and not member:
            return []
        rows = self._database.execute(
            "SELECT id FROM face_group WHERE who = ? AND member = ? AND id != ?", (who.value, member, person)
        )
        return [row[0] for row in rows]

    def _before(self, persons: Collection[int]) -> Change:
        wanted = msgspec.json.encode(list(persons)).decode()
        faces, groups = self._database.execute(_IN, (wanted,)), self._database.execute(_GROUPS, (wanted,))
        return Change(tuple((*row,) for row in faces), tuple((*row,) for row in groups))

    def _write_name(self, person: int, who: Who, member: str) -> None:
        self._database.execute(
            "UPDATE face_group SET who = ?, member = ?, said = 1 WHERE id = ?", (who.value, member, person)
        )
        if who is Who.NOBODY:
            self._database.execute(_DROP_PRINTS, (person,))
