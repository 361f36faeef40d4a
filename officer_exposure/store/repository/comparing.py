"""At the end of a look: how everything stands that was known before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property

import msgspec

from officer_exposure.examining import matcher_from
from officer_exposure.model import Evidence, Excerpt, Tag
from officer_exposure.shows import OWN_WORDS
from officer_exposure.store.database import Database
from officer_exposure.store.judging import EVERYTHING, Expected, Look, Reach, Visit, folders_above, standing_of_unseen
from officer_exposure.store.records import PictureName, Standing
from officer_exposure.store.repository.kept import findings
from officer_exposure.store.repository.reviewed import is_still_said
from officer_exposure.text.known.fact import Matcher
from officer_exposure.text.known.said import said

_UNSEEN = """
SELECT finding.id, check_id, finding.source, finding.artifact, thing, standing, stage,
    iif(visit.run = look.run, outcomes, ''), whole
FROM finding
JOIN gathering ON gathering.id = gathering
JOIN look ON look.source = finding.source AND look.run = ?
JOIN run ON run.id = look.run
LEFT JOIN visit ON visit.source = finding.source AND visit.artifact = finding.artifact AND visit.run >= look.run
WHERE last_run < look.run AND standing != ? AND (standing != ? OR check_id LIKE 'seen.%')
    AND (finding.source != '' OR kind = (SELECT kind FROM run WHERE id = last_run))
    AND (kind != 'again' OR stage IS NOT NULL)
ORDER BY finding.id
"""
"""What this look should have seen, once for each stage its artifact went through. What has no source belongs to a kind
of look: the other kind says nothing of it. One file looked at again says nothing of the others. What another look
judged meanwhile is there, and that is all this look knows of it."""


_VISITS = """
SELECT stage, iif(run = ?1, outcomes, ''), whole FROM visit WHERE source = ?2 AND artifact = ?3 AND run >= ?1
"""


_UNVISITED = """
WITH kept AS (SELECT source, artifact FROM picture UNION SELECT source, artifact FROM located)
SELECT kept.source, artifact FROM kept JOIN look ON look.source = kept.source AND look.run = ?1
WHERE NOT EXISTS (
    SELECT 1 FROM visit WHERE (visit.source, visit.artifact) = (kept.source, kept.artifact) AND run >= ?1
)
ORDER BY kept.source, artifact
"""
"""Files of which something is kept beside their findings: pictures, and those that tell where the officer was."""


class _Candidate(msgspec.Struct):
    """A finding that was not seen again."""

    expected: Expected
    before: str
    visits: dict[int, Visit] = {}


def counts_of_seen(database: Database, run: int) -> Counter[Standing]:
    """How many findings a run has seen, by their standing."""
    rows = database.execute("SELECT standing, count(*) FROM finding WHERE last_run = ? GROUP BY standing", (run,))
    return Counter({Standing(standing): count for standing, count in rows})


def compare(
    database: Database, run: int, look: Look, reach: Reach = EVERYTHING, later: Collection[str] = ()
) -> Counter[Standing]:
    """Give every finding in the sources of a run that it did not see its standing; return how many there are of each.

    `later`: checks that have not had their turn yet: of theirs, only those in files that are gone are judged.
    """
    counts: Counter[Standing] = Counter()
    known = msgspec.structs.replace(look, folders=reach.folders, familiar=_familiar(database, run))
    asked = _Asked(database, reach.facts)
    for number, candidate in list(_candidates(database, run)):
        moved = candidate if candidate.visits else _elsewhere(database, run, candidate, reach)
        standing = standing_of_unseen(moved.expected, moved.visits, known)
        letter = look.letters.get(candidate.expected.check)
        if candidate.expected.check in OWN_WORDS:
            standing = _standing_of_word(database, candidate, standing)
        if standing is Standing.GONE and letter and letter.needs_facts and not asked.for_what_is_in(number):
            standing = Standing.UNSEEN
        if candidate.expected.check in later and standing is not Standing.ABSENT:
            continue
        counts[standing] += 1
        if standing.value != candidate.before:
            database.execute("UPDATE finding SET standing = ? WHERE id = ?", (standing.value, number))
    return counts


def _standing_of_word(database: Database, candidate: _Candidate, otherwise: Standing) -> Standing:
    """What the officer saw stands as long as its file is there and unchanged: no look at files can see it."""
    picture = PictureName(candidate.expected.source, candidate.expected.artifact)
    if candidate.visits:
        return Standing.STILL if is_still_said(database, picture) else Standing.UNSEEN
    return Standing.ABSENT if candidate.before == Standing.ABSENT.value else otherwise


def gone_files(database: Database, run: int, look: Look, reach: Reach) -> list[tuple[str, str]]:
    """Files of which something is kept, by source and name, that this run can tell are no longer there."""
    known = msgspec.structs.replace(look, folders=reach.folders, familiar=_familiar(database, run))
    return [
        (source, artifact)
        for source, artifact in database.execute(_UNVISITED, (run,))
        if reach.at(source, artifact) == (source, artifact)
        and standing_of_unseen(Expected("", source, artifact, 0), {}, known) is Standing.ABSENT
    ]


class _Asked:
    """What a look asked that compares with facts: one that is no longer entered proves nothing by not being found."""

    def __init__(self, database: Database, facts: bytes) -> None:
        self._database = database
        self._facts = facts

    @cached_property
    def _matcher(self) -> Matcher | None:
        return matcher_from(self._facts)

    def for_what_is_in(self, number: int) -> bool:
        """Whether the fact of this finding would still be known where it was seen."""
        if self._matcher is None:
            return False
        (finding,) = findings(self._database, [number])
        texts = [text for evidence in finding.evidence for text in _texts(evidence)]
        return any(said(match, text) == finding.thing for text in texts for match in self._matcher.find(text))


def _texts(evidence: Evidence) -> tuple[str, ...]:
    match evidence:
        case Excerpt(text):
            return (text,)
        case Tag(_, value):
            return (value,)
    return ()


def _elsewhere(database: Database, run: int, candidate: _Candidate, reach: Reach) -> _Candidate:
    """The same under the name by which another source looked at its file; itself where none did."""
    here = candidate.expected
    source, artifact = reach.at(here.source, here.artifact)
    if (source, artifact) == (here.source, here.artifact):
        return candidate
    rows = database.execute(_VISITS, (run, source, artifact))
    there = msgspec.structs.replace(here, source=source, artifact=artifact)
    return _Candidate(there, candidate.before, {stage: Visit(outcomes, bool(whole)) for stage, outcomes, whole in rows})


def _familiar(database: Database, run: int) -> dict[str, set[str]]:
    """By source: the folders in or below which this run met a file again that has not changed."""
    familiar: dict[str, set[str]] = {}
    for source, artifact in database.execute("SELECT source, artifact FROM visit WHERE met = ?", (run,)):
        familiar.setdefault(source, set()).update(folders_above(artifact))
    return familiar


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
