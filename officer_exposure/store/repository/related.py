"""What combinations are looked for in, and how those stand that were known before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import msgspec

from officer_exposure.check import Seen
from officer_exposure.events import Pictured
from officer_exposure.model import Finding
from officer_exposure.places.whereabouts import Located
from officer_exposure.store.database import Database
from officer_exposure.store.records import RunKind, Standing, Verdict
from officer_exposure.store.repository.kept import encode_finding
from officer_exposure.store.repository.kept import findings as findings_of
from officer_exposure.store.repository.located import LocatedFiles
from officer_exposure.store.repository.people import People
from officer_exposure.store.repository.places import Places
from officer_exposure.vision.observed import Observed

_decode = msgspec.msgpack.Decoder(Observed).decode

_OVER = (Standing.GONE.value, Standing.ABSENT.value)
_NOT_TRUE = (Verdict.NOT_ME.value, Verdict.FALSE_ALARM.value)

_HOLDING = """
SELECT finding.id FROM finding
JOIN gathering ON gathering.id = gathering JOIN look ON look.source = finding.source AND look.run = ?
LEFT JOIN ruling ON ruling.decision = finding.decision AND ruling.finding = finding.id
LEFT JOIN decision ON decision.id = finding.decision
WHERE standing NOT IN (?, ?) AND check_id NOT IN (SELECT value FROM json_each(?))
    AND NOT (coalesce(covers, 0) AND verdict IN (?, ?))
ORDER BY finding.source, finding.artifact, check_id, finding.id
"""

_PICTURES = """
SELECT picture.source, artifact, body FROM picture JOIN look ON look.source = picture.source AND look.run = ?
ORDER BY picture.source, artifact
"""

_KNOWN = "SELECT standing, body FROM finding JOIN body ON body.finding = finding.id WHERE fingerprint = ?"

_VISITED = "SELECT 1 FROM visit WHERE source = ? AND artifact = ? AND run = ?"

_NOT_DERIVED = """
SELECT finding.id, fingerprint, check_id, standing,
    EXISTS (SELECT 1 FROM visit WHERE visit.source = finding.source AND visit.artifact = finding.artifact AND run = ?1)
FROM finding JOIN gathering ON gathering.id = gathering JOIN look ON look.source = finding.source AND look.run = ?1
WHERE last_run < ?1 AND standing NOT IN (?2, ?3) AND check_id IN (SELECT value FROM json_each(?4))
ORDER BY finding.id
"""


class Related:
    """The combinations of one run. They are looked for in all that holds, so what is not found again is gone.

    Pictures are combined within a source, where somebody was across all of them.

    `checks`: those that look for combinations.
    """

    def __init__(self, database: Database, run: int, kind: RunKind, checks: Collection[str]) -> None:
        self._database = database
        self._run = run
        self._kind = kind
        self._checks = checks
        self._held: set[str] = set()

    def seen(self) -> Seen:
        """What holds in the sources of the run. What the officer calls wrong does not."""
        values = (self._run, *_OVER, _listed(self._checks), *_NOT_TRUE)
        ids = [row[0] for row in self._database.execute(_HOLDING, values)]
        pictures = [
            Pictured(source, artifact, msgspec.structs.replace(_decode(body), features=b""))
            for source, artifact, body in self._database.execute(_PICTURES, (self._run,))
        ]
        return Seen(
            findings=findings_of(self._database, ids),
            pictures=pictures,
            labels=People(self._database).labels(),
            located=self._located(),
            audiences=Places(self._database).audiences(),
        )

    def _located(self) -> list[Located]:
        """All that is known of where the officer was, from every source: one that is not looked at now carries a guess
        as before. Answers change nothing of it."""
        return [] if self._kind is RunKind.ANSWERS else list(LocatedFiles(self._database).all())

    def is_as_before(self, finding: Finding) -> bool:
        """Whether a combination is to be left as it is: its file was not looked at, and it says nothing new.

        One file looked at again changes nothing that holds of the others; but what now begins with another file is new.
        """
        if self._database.execute(_VISITED, (finding.source, finding.artifact, self._run)):
            return False
        rows = self._database.execute(_KNOWN, (finding.fingerprint,))
        held = [body for standing, body in rows if standing not in _OVER]
        same = bool(held) if self._kind is RunKind.AGAIN else encode_finding(finding) in held
        if same:
            self._held.add(finding.fingerprint)
        return same

    def settle(self, judged: Collection[str]) -> Counter[Standing]:
        """Say how those stand that were not seen. `judged`: the checks that had their turn, and did not fail."""
        counts: Counter[Standing] = Counter()
        values = (self._run, *_OVER, _listed(self._checks))
        for number, fingerprint, check, before, visited in self._database.execute(_NOT_DERIVED, values):
            if self._kind is RunKind.AGAIN and not visited:
                continue
            standing = Standing(before)
            if check in judged and fingerprint not in self._held:
                standing = Standing.GONE
            elif self._kind is not RunKind.PEOPLE:
                standing = Standing.UNSEEN
            counts[standing] += 1
            self._database.execute("UPDATE finding SET standing = ? WHERE id = ?", (standing.value, number))
        return counts


def _listed(checks: Collection[str]) -> str:
    return msgspec.json.encode(sorted(checks)).decode()
