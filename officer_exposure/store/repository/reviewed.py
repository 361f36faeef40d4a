"""What the officer said of pictures, one step for each press of a key, and what followed from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

import msgspec

from officer_exposure.model import Finding
from officer_exposure.shows import NOTHING, OWN_WORDS, Shows
from officer_exposure.store.database import Database
from officer_exposure.store.records import KeptFinding, PictureAnswer, PictureName, Ruling, RunKind, Standing, Verdict
from officer_exposure.store.repository.decisions import Decisions
from officer_exposure.store.repository.kept import kept_findings
from officer_exposure.store.repository.sightings import Sightings, digest

MARK = """
coalesce(
    (SELECT stamp FROM visit WHERE (visit.source, visit.artifact) = ({0}.source, {0}.artifact) AND stamp != x''
        ORDER BY run DESC, stage DESC LIMIT 1),
    (SELECT look FROM picture WHERE (picture.source, picture.artifact) = ({0}.source, {0}.artifact)),
    x''
)
"""
"""What tells the file of a row of a table from what it may be later: its stamp, or what it looks like."""

_NEWEST = """
SELECT answer.source, answer.artifact, shows, said, mark = {} FROM picture_answer AS answer
WHERE step = (
    SELECT max(step) FROM picture_answer AS other JOIN picture_step ON picture_step.id = step
    WHERE (other.source, other.artifact) = (answer.source, answer.artifact) AND NOT undone
)
""".format(MARK.format("answer"))

_GIVE = """
INSERT INTO picture_answer (source, artifact, step, shows, said, mark)
SELECT source, artifact, ?, ?, ?, {} FROM (SELECT ? AS source, ? AS artifact) AS picture_named
""".format(MARK.format("picture_named"))

_OWN_WORDS = """
SELECT finding.id, check_id FROM finding JOIN gathering ON gathering.id = gathering
WHERE file = ? AND (source, artifact) = (?, ?) AND check_id IN ({})
""".format(", ".join(f"'{check}'" for check in OWN_WORDS))

_TODAYS_RUN = "SELECT id FROM run WHERE kind = ? AND started = ?"
_NO_COUNTS = msgspec.msgpack.encode({})


class Following(msgspec.Struct, frozen=True):
    """What follows from one answer: findings by the officer's word, and the fingerprints of others that it rules on."""

    picture: PictureName
    said: Mapping[Shows, Finding] = {}
    confirmed: tuple[str, ...] = ()
    false_alarms: tuple[str, ...] = ()


class Reviewed:
    """The latest answer to each picture that was not undone counts, as long as the file stays the same."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._decisions = Decisions(database)
        self._sightings = Sightings(database)

    def answer(self, shows: Shows, following: Sequence[Following], titles: Mapping[str, str], today: date) -> int:
        """Keep what some pictures show, all or nothing; return the number of the step. It is on the disk on return.

        `titles`: of the checks, to be searched for.
        """
        with self._database.transaction():
            step = self._database.insert("INSERT INTO picture_step (given) VALUES (?)", (today.isoformat(),))
            run = self._todays_run(today)
            for one in following:
                for finding in one.said.values():
                    self._sightings.see(run, finding, titles.get(finding.check, ""))
                said = reduce(or_, one.said, NOTHING)
                self._database.execute(_GIVE, (step, shows.value, said.value, *one.picture))
                self._stand(one.picture, said)
            self._rule(step, [name for one in following for name in one.confirmed], Verdict.CONFIRMED, today)
            self._rule(step, [name for one in following for name in one.false_alarms], Verdict.FALSE_ALARM, today)
        return step

    def _rule(self, step: int, fingerprints: Sequence[str], verdict: Verdict, today: date) -> None:
        decision = self._decisions.decide(fingerprints, Ruling(verdict), today) if fingerprints else 0
        if decision:
            self._database.execute("INSERT INTO picture_decision VALUES (?, ?)", (step, decision))

    def undo(self) -> tuple[PictureName, ...]:
        """Take the latest step back, with what followed from it; return its pictures, none where there is no step."""
        with self._database.transaction():
            ((step,),) = self._database.execute("SELECT max(id) FROM picture_step WHERE NOT undone")
            if step is None:
                return ()
            self._database.execute("UPDATE picture_step SET undone = 1 WHERE id = ?", (step,))
            made = "SELECT decision FROM picture_decision WHERE step = ? ORDER BY decision DESC"
            for (decision,) in self._database.execute(made, (step,)):
                self._decisions.take_back(decision)
            rows = self._database.execute("SELECT source, artifact FROM picture_answer WHERE step = ?", (step,))
            pictures = tuple(PictureName(*row) for row in rows)
            for picture in pictures:
                before = self.of(picture)
                self._stand(picture, before.said if before else NOTHING)
        return pictures

    def of(self, picture: PictureName) -> PictureAnswer | None:
        """What was said of a picture last."""
        rows = self._database.execute(f"{_NEWEST} AND (answer.source, answer.artifact) = (?, ?)", picture)
        return _answer(rows[0]) if rows else None

    def all(self) -> dict[PictureName, PictureAnswer]:
        """What was said last of every picture that was ever answered, in the order of the answers."""
        rows = self._database.execute(f"{_NEWEST} ORDER BY step")
        return {PictureName(*row[:2]): _answer(row) for row in rows}

    def found_in(self, picture: PictureName) -> tuple[KeptFinding, ...]:
        """Everything that was ever found in a picture, also by the officer's word."""
        rows = self._database.execute(
            "SELECT id FROM finding WHERE file = ? AND (source, artifact) = (?, ?) ORDER BY rank DESC, id",
            (digest(picture), *picture),
        )
        return kept_findings(self._database, [row[0] for row in rows])

    def _stand(self, picture: PictureName, said: Shows) -> None:
        """What the officer no longer says is gone; what they say, now or again, stands."""
        for number, check in self._database.execute(_OWN_WORDS, (digest(picture), *picture)):
            self._database.execute(
                "UPDATE finding SET standing = CASE WHEN NOT ?1 THEN ?2 WHEN standing = ?2 THEN ?3 ELSE standing END "
                "WHERE id = ?4",
                (bool(OWN_WORDS[check] & said), Standing.GONE.value, Standing.STILL.value, number),
            )

    def _todays_run(self, today: date) -> int:
        rows = self._database.execute(_TODAYS_RUN, (RunKind.SEEN.value, today.isoformat()))
        if rows:
            return int(rows[0][0])
        day = today.isoformat()
        return self._database.insert(
            "INSERT INTO run (kind, started, finished, counts) VALUES (?, ?, ?, ?)",
            (RunKind.SEEN.value, day, day, _NO_COUNTS),
        )


def is_still_said(database: Database, picture: PictureName) -> bool:
    """Whether the file is as it was when the officer answered."""
    answer = Reviewed(database).of(picture)
    return answer is not None and answer.holds


def _answer(row: Sequence[object]) -> PictureAnswer:
    _, _, shows, said, holds = row
    assert isinstance(shows, int)
    assert isinstance(said, int)
    return PictureAnswer(Shows(shows), Shows(said), bool(holds))
