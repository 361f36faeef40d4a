"""What was not looked at, of the latest look at each source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from officer_exposure.model import NotChecked
from officer_exposure.store.database import Database
from officer_exposure.store.judging import EVERY_CHECK
from officer_exposure.store.repository.sightings import digest

_CUT_OFF = "The last look at this was not finished, so not everything here was looked at."

_LATEST = """
SELECT max(run) AS run, source FROM look JOIN run ON run.id = look.run
WHERE kind != 'again' AND (kind != 'people' OR source = '')
GROUP BY source, iif(source = '', kind, '')
"""
"""What belongs to no source belongs to its kind of look. One file looked at again does not stand for its source."""

_NOT_CHECKED = f"""
SELECT missed.source, artifact, check_id, reason, about
FROM ({_LATEST}) AS latest JOIN missed ON missed.run = latest.run AND missed.source = latest.source
UNION ALL
SELECT source, '', ?, ?, '' FROM ({_LATEST}) AS latest JOIN run ON run.id = latest.run
WHERE finished IS NULL AND source != ''
ORDER BY 1, 2, 3, 4
"""

_SUPERSEDED = f"""
DELETE FROM missed WHERE run < ? AND NOT EXISTS (
    SELECT 1 FROM ({_LATEST}) AS latest WHERE latest.run = missed.run AND latest.source = missed.source
)
"""


class Gaps:
    """Reasons why something was not looked at. They count until the next look at the same source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, run: int, missed: Iterable[NotChecked]) -> None:
        """Write down what this run could not look at. The same thing said twice is kept once."""
        rows = [(run, one.source, one.artifact, one.check, one.reason, one.about) for one in missed]
        self._database.execute_many("INSERT OR IGNORE INTO look VALUES (?, ?)", [row[:2] for row in rows])
        self._database.execute_many(
            "INSERT OR IGNORE INTO missed (run, source, artifact, check_id, reason, about) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )

    def latest(self) -> list[NotChecked]:
        """All of the latest look at each source, by source and artifact; one row more for a look that was cut off."""
        rows = self._database.execute(_NOT_CHECKED, (EVERY_CHECK, _CUT_OFF))
        return [NotChecked(*row) for row in rows]

    def of(self, run: int) -> dict[tuple[str, str], list[tuple[str, int | None]]]:
        """What one run could not look at, as `judging.Look` wants it."""
        missed: defaultdict[tuple[str, str], list[tuple[str, int | None]]] = defaultdict(list)
        for source, artifact, check, about in self._database.execute(
            "SELECT source, artifact, check_id, about FROM missed WHERE run = ?", (run,)
        ):
            missed[source, artifact].append((check, digest((about,)) if about else None))
        return dict(missed)

    def forget_before(self, run: int) -> None:
        """Drop what a later look at the same source has replaced."""
        self._database.execute(_SUPERSEDED, (run,))
