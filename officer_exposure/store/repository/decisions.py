"""What the officer decided. Nothing decided is ever taken out: it is undone, or no longer covers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import msgspec

from officer_exposure.model import Area
from officer_exposure.store.database import Database
from officer_exposure.store.records import Decision, Ruling, Verdict
from officer_exposure.store.repository.filters import area_bits
from officer_exposure.store.repository.kept import decisions_of
from officer_exposure.store.repository.sightings import Sightings

_UNTIL_A_DAY = (Verdict.LATER, Verdict.ACCEPTED)
_CAN_GROW_OLD = (*_UNTIL_A_DAY, Verdict.NOT_APPLICABLE)


class Decisions:
    """Decisions in their order; the latest one on a finding counts, and the latest of all can be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def decide(self, fingerprints: Collection[str], ruling: Ruling, today: date) -> int:
        """Decide on findings, all at once; return the id of the decision, or 0 if none of them is known.

        Raises ValueError for LATER or ACCEPTED without a day: what is put off must come back.
        """
        if ruling.verdict in _UNTIL_A_DAY and ruling.until is None:
            raise ValueError("this decision needs the day until which it holds")
        with self._database.transaction():
            known = self._known(fingerprints)
            if not known:
                return 0
            until = ruling.until.isoformat() if ruling.until else None
            decision = self._database.insert(
                "INSERT INTO decision (verdict, made, until, reason, findings) VALUES (?, ?, ?, ?, ?)",
                (ruling.verdict.value, today.isoformat(), until, ruling.reason, len(known)),
            )
            covers = ruling.verdict is not Verdict.CONFIRMED and (ruling.until is None or ruling.until > today)
            self._database.execute_many(
                "INSERT INTO ruling (decision, finding, before, covers) "
                "SELECT ?, id, decision, ? FROM finding WHERE id = ?",
                [(decision, covers, one) for one in known],
            )
            self._database.execute_many(
                "UPDATE finding SET decision = ? WHERE id = ?", [(decision, one) for one in known]
            )
            self._place_again(known)
            if ruling.screenshot:
                self._database.execute(
                    "INSERT INTO screenshot (decision, picture) VALUES (?, ?)", (decision, ruling.screenshot)
                )
        return decision

    def undo(self) -> Decision | None:
        """Take the latest decision back, on all its findings; return it, or None if there is none left.

        What was decided before counts again, unless it has come to an end since.
        """
        with self._database.transaction():
            last = self.last()
            if last is not None:
                self._database.execute("UPDATE decision SET undone = 1 WHERE id = ?", (last.id,))
                self._database.execute(
                    "UPDATE finding SET decision = ruling.before FROM ruling "
                    "WHERE ruling.decision = ? AND finding.id = ruling.finding",
                    (last.id,),
                )
                self._place_again(self._ruled_by(last.id))
        return last

    def take_back(self, decision: int) -> None:
        """Undo one decision, be it the latest or not. What was decided later stands, as if this had never been."""
        with self._database.transaction():
            self._database.execute("UPDATE decision SET undone = 1 WHERE id = ?", (decision,))
            self._database.execute(
                "UPDATE finding SET decision = ruling.before FROM ruling "
                "WHERE ruling.decision = ?1 AND finding.id = ruling.finding AND finding.decision = ?1",
                (decision,),
            )
            self._database.execute(
                "UPDATE ruling SET before = taken.before FROM ruling AS taken "
                "WHERE taken.decision = ?1 AND ruling.finding = taken.finding AND ruling.before = ?1",
                (decision,),
            )
            self._place_again(self._ruled_by(decision))

    def last(self) -> Decision | None:
        """The latest decision that was not undone."""
        with self._database.transaction():
            rows = self._database.execute("SELECT max(id) FROM decision WHERE NOT undone")
            return None if rows[0][0] is None else decisions_of(self._database, [rows[0][0]])[rows[0][0]]

    def wake(self, today: date) -> int:
        """Reopen what was put off or accepted until a day that has come; return how many findings that opens."""
        return self._end(f"verdict IN ({_quoted(_UNTIL_A_DAY)}) AND until <= '{today.isoformat()}'", "1", today)

    def reopen(self, areas: Collection[Area], today: date, reason: str) -> int:
        """Reopen what was put off, accepted or called not applicable in these areas; return how many findings.

        `reason` says what in life made these decisions old; it stands in `KeptFinding.reopened` from then on.
        """
        in_areas = f"areas & {area_bits(tuple(areas))} != 0"
        return self._end(f"verdict IN ({_quoted(_CAN_GROW_OLD)})", in_areas, today, reason)

    def count_to_reopen(self, areas: Collection[Area]) -> int:
        """How many findings `reopen` would bring back."""
        rows = self._database.execute(
            f"SELECT count(*) FROM finding WHERE shown = 1 AND areas & {area_bits(tuple(areas))} != 0 "
            f"AND decision IN (SELECT id FROM decision WHERE verdict IN ({_quoted(_CAN_GROW_OLD)}))"
        )
        return int(rows[0][0])

    def take_reopening_back(self, reason: str, today: date) -> None:
        """What was reopened today for this reason is covered again."""
        self._database.execute(
            "UPDATE ruling SET covers = 1, ended = '', ended_on = NULL WHERE (ended, ended_on) = (?, ?)",
            (reason, today.isoformat()),
        )

    def screenshots(self, decision_id: int) -> list[bytes]:
        """The pictures that were given as proof."""
        rows = self._database.execute("SELECT picture FROM screenshot WHERE decision = ? ORDER BY id", (decision_id,))
        return [row[0] for row in rows]

    def _known(self, fingerprints: Collection[str]) -> list[int]:
        found = (
            self._database.execute("SELECT id FROM finding WHERE fingerprint = ?", (one,))
            for one in dict.fromkeys(fingerprints)
        )
        return [row[0] for rows in found for row in rows]

    def _ruled_by(self, decision: int) -> list[int]:
        return [row[0] for row in self._database.execute("SELECT finding FROM ruling WHERE decision = ?", (decision,))]

    def _place_again(self, known: Collection[int]) -> None:
        """What was a guess is none once it is confirmed, and is one again once that is taken back."""
        guesses = self._database.execute(
            f"SELECT finding FROM ruling WHERE finding IN (SELECT value FROM json_each(?)) "
            f"AND decision IN (SELECT id FROM decision WHERE verdict = '{Verdict.CONFIRMED.value}') GROUP BY finding",
            (msgspec.json.encode(list(known)).decode(),),
        )
        Sightings(self._database).place_again(row[0] for row in guesses)

    def _end(self, decisions: str, findings: str, today: date, reason: str = "") -> int:
        """These decisions cover these findings no longer, also where a later decision hides them now."""
        ending = (
            f"covers AND decision IN (SELECT id FROM decision WHERE {decisions}) "
            f"AND finding IN (SELECT id FROM finding WHERE {findings})"
        )
        with self._database.transaction():
            before = self._open()
            self._database.execute(
                f"UPDATE ruling SET covers = 0, ended = ?, ended_on = ? WHERE {ending}", (reason, today.isoformat())
            )
            return self._open() - before

    def _open(self) -> int:
        rows = self._database.execute("SELECT coalesce(sum(findings), 0) FROM portion WHERE shown = 0")
        return int(rows[0][0])


def _quoted(verdicts: Collection[Verdict]) -> str:
    return ", ".join(f"'{verdict.value}'" for verdict in verdicts)
