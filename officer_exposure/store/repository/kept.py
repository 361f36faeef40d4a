"""From rows to findings with their history. A body is decoded only for what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from officer_exposure.model import Finding, Level
from officer_exposure.store.confirming import as_decided
from officer_exposure.store.database import Database, Row
from officer_exposure.store.records import Decision, KeptFinding, Standing, Verdict
from officer_exposure.store.repository.filters import OPEN

_decode = msgspec.msgpack.Decoder(Finding).decode
encode_finding = msgspec.msgpack.Encoder().encode

_AT_ONCE = 500

_KEPT = """
SELECT finding.id, body, level, standing, shown, first.started, last.started, finding.decision, coalesce(ended, '')
FROM finding JOIN body ON body.finding = finding.id JOIN gathering ON gathering.id = finding.gathering
LEFT JOIN ruling ON ruling.decision = finding.decision AND ruling.finding = finding.id
JOIN run AS first ON first.id = first_run JOIN run AS last ON last.id = last_run
WHERE finding.id IN ({})
"""

_DECISION = """
SELECT id, verdict, made, until, reason, findings,
    (SELECT count(*) FROM screenshot WHERE screenshot.decision = decision.id)
FROM decision WHERE id IN ({})
"""


_BODIES = """
SELECT body.finding, body, verdict FROM body JOIN finding ON finding.id = body.finding
LEFT JOIN decision ON decision.id = finding.decision
WHERE body.finding IN ({})
"""


def kept_findings(database: Database, ids: Sequence[int]) -> tuple[KeptFinding, ...]:
    """The findings with these ids, in this order."""
    rows = {row[0]: row for row in _rows(database, _KEPT, ids)}
    decisions = decisions_of(database, {row[7] for row in rows.values() if row[7] is not None})
    return tuple(_kept(rows[one], decisions) for one in ids)


def findings(database: Database, ids: Sequence[int]) -> tuple[Finding, ...]:
    """The same without their history."""
    bodies = {number: (body, verdict) for number, body, verdict in _rows(database, _BODIES, ids)}
    return tuple(_as_decided(*bodies[one]) for one in ids)


def fingerprints(database: Database, ids: Sequence[int]) -> list[str]:
    """The fingerprints alone."""
    known: dict[int, str] = dict(_rows(database, "SELECT id, fingerprint FROM finding WHERE id IN ({})", ids))
    return [known[one] for one in ids]


def decisions_of(database: Database, ids: Iterable[int]) -> dict[int, Decision]:
    """Decisions by id."""
    return {row[0]: _decision(row) for row in _rows(database, _DECISION, sorted(ids))}


def _rows(database: Database, statement: str, ids: Sequence[int]) -> list[Row]:
    """Rows of any number of ids, so many at a time that no limit of the library is met."""
    return [
        row
        for start in range(0, len(ids), _AT_ONCE)
        for row in database.execute(statement.format(", ".join(map(str, ids[start : start + _AT_ONCE]))))
    ]


def _as_decided(body: bytes, verdict: str | None) -> Finding:
    return as_decided(_decode(body), Verdict(verdict) if verdict else None)


def _kept(row: Row, decisions: dict[int, Decision]) -> KeptFinding:
    _, body, level, standing, shown, first, last, decision, reopened = row
    return KeptFinding(
        finding=as_decided(_decode(body), decisions[decision].verdict if decision in decisions else None),
        level=Level(level),
        standing=Standing(standing),
        is_open=shown == OPEN,
        first_seen=date.fromisoformat(first),
        last_seen=date.fromisoformat(last),
        decision=decisions.get(decision),
        reopened=reopened,
    )


def _decision(row: Row) -> Decision:
    number, verdict, made, until, reason, covered, screenshots = row
    return Decision(
        id=number,
        verdict=Verdict(verdict),
        made=date.fromisoformat(made),
        until=date.fromisoformat(until) if until else None,
        reason=reason,
        screenshots=screenshots,
        findings=covered,
    )
