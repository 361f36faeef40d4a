"""Writes down what a look saw: new findings, and those that are known already."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from officer_exposure.exposure.gathering import gathering_id, rank_of, thing_of
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Finding
from officer_exposure.store.confirming import as_decided
from officer_exposure.store.database import Database, Value
from officer_exposure.store.judging import standing_of_seen
from officer_exposure.store.records import CHANGED, Standing, Verdict
from officer_exposure.store.repository.filters import area_bits
from officer_exposure.store.repository.kept import encode_finding, findings
from officer_exposure.store.repository.words import searchable_text
from officer_exposure.store.saying_more import is_worse_placed, says_more

_KNOWN = """
SELECT id, standing, last_run, body, decision FROM finding JOIN body ON body.finding = id WHERE fingerprint = ?
"""

_CALLED_FIXED = """
SELECT 1 FROM decision JOIN ruling ON ruling.decision = decision.id
WHERE decision.id = ? AND finding = ? AND verdict = ? AND covers
"""

_UNCOVER = """
UPDATE ruling SET covers = 0
WHERE finding = ? AND covers AND decision IN (SELECT id FROM decision WHERE verdict = ?)
"""

_DECIDED_ON_LESS = """
UPDATE ruling SET covers = 0, ended = ?
WHERE finding = ? AND covers AND decision IN (SELECT id FROM decision WHERE verdict IN ({}))
"""

_FOR_WHO_SEES_IT = (Verdict.LATER, Verdict.ACCEPTED)
_FOR_WHAT_IT_IS = (*_FOR_WHO_SEES_IT, Verdict.NOT_ME, Verdict.FALSE_ALARM, Verdict.NOT_APPLICABLE)

_INSERT = """
INSERT INTO finding (gathering, rank, source, artifact, areas, audience, summary, thing, file,
    fingerprint, standing, first_run, last_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_REWRITE = """
UPDATE finding SET gathering = ?, rank = ?, source = ?, artifact = ?, areas = ?, audience = ?, summary = ?, thing = ?,
    file = ? WHERE id = ?
"""


class Sightings:
    """Where findings come in. A finding is known by its fingerprint."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def see(self, run: int, finding: Finding, title: str) -> None:
        """Write down that this look saw it. `title`: of its check, to be searched for."""
        if not finding.fingerprint:
            raise ValueError("a finding without a fingerprint cannot be known again")
        rows = self._database.execute(_KNOWN, (finding.fingerprint,))
        body = encode_finding(finding)
        if not rows:
            self._come(run, finding, title, body)
            return
        known, standing, last_run, before, decision = rows[0]
        if before != body:
            self._ask_again(known, msgspec.msgpack.decode(before, type=Finding), finding)
            self._rewrite(known, finding, title, body)
        if last_run != run:
            called_fixed = decision is not None and self._no_longer_fixed(known, decision)
            seen = standing_of_seen(Standing(standing), called_fixed=called_fixed)
            self._database.execute("UPDATE finding SET last_run = max(last_run, ?) WHERE id = ?", (run, known))
            if seen.value != standing:
                self._database.execute("UPDATE finding SET standing = ? WHERE id = ?", (seen.value, known))

    def level_again(self) -> None:
        """Put every finding where it belongs by the tables of today."""
        self.place_again([known for (known,) in self._database.execute("SELECT id FROM finding")])

    def place_again(self, numbers: Iterable[int]) -> None:
        """Put these findings where they belong, by the tables of today and the latest decision on each."""
        for known in numbers:
            (finding,) = findings(self._database, [known])
            self._database.execute(_REWRITE, (*self._columns(finding), known))

    def _come(self, run: int, finding: Finding, title: str, body: bytes) -> None:
        history = (finding.fingerprint, Standing.NEW.value, run, run)
        known = self._database.insert(_INSERT, (*self._columns(finding), *history))
        self._database.execute("INSERT INTO body VALUES (?, ?)", (known, body))
        self._make_searchable(known, finding, title)

    def _rewrite(self, known: int, finding: Finding, title: str, body: bytes) -> None:
        verdict = self._verdict_on(known)
        self._database.execute(_REWRITE, (*self._columns(as_decided(finding, verdict)), known))
        self._database.execute("UPDATE body SET body = ? WHERE finding = ?", (body, known))
        self._database.execute("DELETE FROM searchable WHERE rowid = ?", (known,))
        self._make_searchable(known, finding, title)

    def _ask_again(self, known: int, before: Finding, finding: Finding) -> None:
        """What was decided on less covers it no longer: a second place in a file was not on the screen that day."""
        verdicts: tuple[Verdict, ...] = ()
        if says_more(before, finding):
            verdicts = _FOR_WHAT_IT_IS
        elif is_worse_placed(before, finding):
            verdicts = _FOR_WHO_SEES_IT
        if verdicts:
            statement = _DECIDED_ON_LESS.format(", ".join("?" * len(verdicts)))
            self._database.execute(statement, (CHANGED, known, *(verdict.value for verdict in verdicts)))

    def _no_longer_fixed(self, known: int, decision: int) -> bool:
        """Let no word of "fixed" cover the finding any more; returns whether the latest decision was one."""
        called_fixed = self._database.execute(_CALLED_FIXED, (decision, known, Verdict.FIXED.value))
        self._database.execute(_UNCOVER, (known, Verdict.FIXED.value))
        return bool(called_fixed)

    def _verdict_on(self, known: int) -> Verdict | None:
        rows = self._database.execute(
            "SELECT verdict FROM decision JOIN finding ON finding.decision = decision.id WHERE finding.id = ?", (known,)
        )
        return Verdict(rows[0][0]) if rows else None

    def _make_searchable(self, known: int, finding: Finding, title: str) -> None:
        self._database.execute(
            "INSERT INTO searchable (rowid, words) VALUES (?, ?)", (known, searchable_text(finding, title))
        )

    def _columns(self, finding: Finding) -> tuple[Value, ...]:
        return (
            self._gathering(finding),
            _rank(finding),
            finding.source,
            finding.artifact,
            area_bits(finding.areas),
            finding.audience.value,
            self._sentence(finding.summary),
            digest(thing_of(finding)),
            digest((finding.source, finding.artifact)),
        )

    def _sentence(self, text: str) -> int:
        rows = self._database.execute("SELECT id FROM sentence WHERE text = ?", (text,))
        return int(rows[0][0]) if rows else self._database.insert("INSERT INTO sentence (text) VALUES (?)", (text,))

    def _gathering(self, finding: Finding) -> int:
        name = gathering_id(finding)
        rows = self._database.execute("SELECT id FROM gathering WHERE name = ?", (name,))
        if rows:
            return int(rows[0][0])
        return self._database.insert(
            "INSERT INTO gathering (name, check_id, level) VALUES (?, ?, ?)",
            (name, finding.check, level_of(finding).value),
        )


def digest(parts: Iterable[str]) -> int:
    """Stands for these texts where only their being the same matters; 64 bits, so that it can be counted fast."""
    encoded = msgspec.msgpack.encode(tuple(parts))
    return int.from_bytes(blake2b(encoded, digest_size=8).digest(), "big", signed=True)


def _rank(finding: Finding) -> int:
    """The order of `exposure.gathering.rank_of` as one number: each part is one digit."""
    number = 0
    for part in rank_of(finding):
        number = number * 10 + part
    return number
