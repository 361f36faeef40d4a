"""At the end of a look: how everything stands that was known before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from officer_exposure.store.database import Database
from officer_exposure.store.judging import Expected, Look, Visit, standing_of_unseen
from officer_exposure.store.records import Standing

_UNSEEN = """
SELECT finding.id, check_id, finding.source, finding.artifact, thing, standing, stage,
    iif(visit.run = look.run, outcomes, ''), whole
FROM finding
JOIN gathering ON gathering.id = gathering
JOIN look ON look.source = finding.source AND look.run = ?
JOIN run ON run.id = look.run
LEFT JOIN visit ON visit.source = finding.source AND visit.artifact = finding.artifact AND visit.run >= look.run
WHERE last_run < look.run AND standing NOT IN (?, ?)
    AND (finding.source != '' OR kind = (SELECT kind FROM run WHERE id = last_run))
    AND (kind != 'again' OR stage IS NOT NULL)
ORDER BY finding.id
"""
"""What this look should have seen, once for each stage its artifact went through. What has no source belongs to a kind
of look: the other kind says nothing of it. One file looked at again says nothing of the others. What another look
judged meanwhile is there, and that is all this look knows of it."""


class _Candidate(msgspec.Struct):
    """A finding that was not seen again."""

    expected: Expected
    before: str
    visits: dict[int, Visit] = {}


def compare(database: Database, run: int, look: Look) -> Counter[Standing]:
    """Give every finding in the sources of a run its standing; return how many findings there are of each."""
    rows = database.execute("SELECT standing, count(*) FROM finding WHERE last_run = ? GROUP BY standing", (run,))
    counts = Counter({Standing(standing): count for standing, count in rows})
    known = msgspec.structs.replace(look, walked=_not_empty(database, run) & set(look.walked))
    for number, candidate in list(_candidates(database, run)):
        standing = standing_of_unseen(candidate.expected, candidate.visits, known)
        counts[standing] += 1
        if standing.value != candidate.before:
            database.execute("UPDATE finding SET standing = ? WHERE id = ?", (standing.value, number))
    return counts


def _not_empty(database: Database, run: int) -> set[str]:
    return {row[0] for row in database.execute("SELECT DISTINCT source FROM visit WHERE run = ?", (run,))}


def _candidates(database: Database, run: int) -> Iterator[tuple[int, _Candidate]]:
    number, candidate = 0, None
    rows = database.execute(_UNSEEN, (run, Standing.GONE.value, Standing.ABSENT.value))
    for one, check, source, artifact, thing, before, stage, outcomes, whole in rows:
        if candidate is None or one != number:
            if candidate is not None:
                yield number, candidate
            number, candidate = one, _Candidate(Expected(check, source, artifact, thing), before)
        if stage is not None:
            candidate.visits[stage] = Visit(outcomes, bool(whole))
    if candidate is not None:
        yield number, candidate
