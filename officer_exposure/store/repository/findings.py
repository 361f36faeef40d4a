"""Reads what was found: gathered, page by page, counted. Nothing here is counted through that triggers keep counted."""

from __future__ import annotations

from officer_exposure.events import Past
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.model import Finding, Level
from officer_exposure.store.database import Database
from officer_exposure.store.records import KeptFinding, Shown, Standing, Wanted
from officer_exposure.store.repository.filters import every_condition, total_code
from officer_exposure.store.repository.gathered import Gatherer
from officer_exposure.store.repository.kept import findings, fingerprints, kept_findings
from officer_exposure.store.repository.ordered import InOrder


class Findings:
    """All findings that were ever seen; none is ever taken away."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gatherer = Gatherer(database)

    def gatherings(self, wanted: Wanted) -> tuple[Gathering, ...]:
        """What `exposure.gathering.gather` makes of the wanted findings, their `findings` read page by page.

        The order within a gathering is: worst first, then by source and artifact.
        """
        return self._gatherer.gathered(wanted)

    def page(self, gathering_id: str, wanted: Wanted, offset: int, limit: int) -> tuple[KeptFinding, ...]:
        """Findings of one gathering, worst first."""
        with self._database.transaction():
            in_order = self._in_order(gathering_id, wanted)
            return kept_findings(self._database, in_order.ids(offset, limit)) if in_order else ()

    def fingerprints(self, gathering_id: str, wanted: Wanted) -> list[str]:
        """The fingerprints of all wanted findings of one gathering, worst first."""
        with self._database.transaction():
            in_order = self._in_order(gathering_id, wanted)
            return fingerprints(self._database, in_order.ids(0, -1)) if in_order else []

    def kept(self, fingerprint: str) -> KeptFinding | None:
        """One finding with its history, or None if it was never seen."""
        rows = self._database.execute("SELECT id FROM finding WHERE fingerprint = ?", (fingerprint,))
        return kept_findings(self._database, [rows[0][0]])[0] if rows else None

    def overview(self, shown: Shown = Shown.OPEN) -> dict[Level, int]:
        """How many things there are to fix, by level; every level is there."""
        counts = dict.fromkeys(Level, 0)
        statement = "SELECT level, things FROM total JOIN gathering ON id = gathering WHERE shown = ?"
        for level, things in self._database.execute(statement, (total_code(shown),)):
            counts[Level(level)] += things
        return counts

    def past(self) -> Past:
        """What became of what is not open any more."""
        return Past(gone=self.overview(Shown.GONE), set_aside=self.overview(Shown.SET_ASIDE))

    def standings(self) -> dict[Standing, int]:
        """How many findings there are of each standing; every standing is there."""
        rows = self._database.execute("SELECT standing, sum(findings) FROM portion GROUP BY standing")
        return dict.fromkeys(Standing, 0) | {Standing(standing): count for standing, count in rows}

    def all(self, wanted: Wanted) -> list[Finding]:
        """Every wanted finding, by source, artifact and check."""
        conditions = every_condition(wanted)
        rows = self._database.execute(
            "SELECT finding.id FROM finding JOIN gathering ON gathering.id = gathering "
            f"WHERE {conditions.text} ORDER BY source, artifact, check_id, finding.id",
            conditions.values,
        )
        return list(findings(self._database, [row[0] for row in rows]))

    def _in_order(self, gathering_id: str, wanted: Wanted) -> InOrder | None:
        rows = self._database.execute("SELECT id, level FROM gathering WHERE name = ?", (gathering_id,))
        if not rows or wanted.level not in {None, rows[0][1]}:
            return None
        return self._gatherer.ordered(rows[0][0], wanted)
