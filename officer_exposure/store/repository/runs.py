"""The looks: what each began with, what it saw, and what it came to against what was known before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from officer_exposure.check import CheckInfo, Seen
from officer_exposure.events import Coverage, Pictured
from officer_exposure.model import ArtifactKind, Finding, NotChecked, OutcomeKind, Stage
from officer_exposure.places.whereabouts import Located
from officer_exposure.recall import Recall
from officer_exposure.store.database import Database, Row
from officer_exposure.store.judging import EVERYTHING, Look, Reach, RunCheck, letters_of
from officer_exposure.store.records import RunKind, RunSummary, Standing
from officer_exposure.store.repository.comparing import compare, counts_of_seen, gone_files
from officer_exposure.store.repository.located import LocatedFiles
from officer_exposure.store.repository.missed import Gaps
from officer_exposure.store.repository.pictures import Pictures
from officer_exposure.store.repository.recall import RunRecall
from officer_exposure.store.repository.related import Related
from officer_exposure.store.repository.sightings import Sightings

_encode = msgspec.msgpack.Encoder().encode
_decode_counts = msgspec.msgpack.Decoder(dict[Standing, int]).decode
_decode_coverage = msgspec.msgpack.Decoder(Coverage).decode

_SUMMARIES = "SELECT id, kind, started, finished, cancelled, coverage, counts FROM run"


_WHOLE = "WHERE kind NOT IN ('again', 'seen', 'people')"
"""A look at sources as a whole."""


class _Current(msgspec.Struct):
    """A run that is going on."""

    checks: dict[Stage, list[RunCheck]]
    titles: dict[str, str]
    recall: RunRecall
    kind: RunKind
    correlations: frozenset[str]
    related: Related
    unseen: Counter[Standing] | None = None


class Runs:
    """All looks. Any may end without `finish`: what it recorded stays, and nothing that it left out counts as gone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sightings = Sightings(database)
        self._gaps = Gaps(database)
        self._pictures = Pictures(database)
        self._located = LocatedFiles(database)
        self._current: dict[int, _Current] = {}

    def begin(
        self,
        kind: RunKind,
        sources: Collection[str],
        checks: Mapping[Stage, Sequence[CheckInfo]],
        signatures: Mapping[Stage, bytes],
        today: date,
        correlations: Collection[CheckInfo] = (),
    ) -> int:
        """Begin a look; return its id. `checks` by stage in the order of their letters in `Examined.outcomes`.

        A stage's signature changes with everything that decides what its checks say. `correlations`: the checks that
        have their turn after `seen`.
        """
        kept = {
            stage: [RunCheck(info.id, info.opens, info.needs_facts) for info in infos]
            for stage, infos in checks.items()
        }
        with self._database.transaction():
            run = self._database.insert(
                "INSERT INTO run (kind, started) VALUES (?, ?)", (kind.value, today.isoformat())
            )
            self._database.execute_many("INSERT INTO look VALUES (?, ?)", [(run, one) for one in {"", *sources}])
        titles = {info.id: info.title for infos in (*checks.values(), correlations) for info in infos}
        recall, related = RunRecall(self._database, run, dict(signatures)), frozenset(info.id for info in correlations)
        self._current[run] = _Current(kept, titles, recall, kind, related, Related(self._database, run, kind, related))
        return run

    def recall(self, run: int) -> Recall:
        """The memory for this run; what it is given to keep is written by `record` and `finish`."""
        return self._current[run].recall

    def record(
        self,
        run: int,
        found: Sequence[Finding],
        missed: Sequence[NotChecked],
        pictured: Sequence[Pictured] = (),
        located: Sequence[Located] = (),
    ) -> None:
        """Write down what was seen so far, all or nothing. It is on the disk on return."""
        current = self._current[run]
        with self._database.transaction():
            current.recall.flush()
            self._gaps.add(run, missed)
            self._pictures.see(pictured)
            self._located.see(located)
            for finding in found:
                if finding.check in current.correlations and current.related.is_as_before(finding):
                    continue
                self._sightings.see(run, finding, current.titles.get(finding.check, ""))

    def seen(self, run: int, walked: Collection[str], reach: Reach = EVERYTHING) -> Seen:
        """Say of every finding in its sources how it stands now, and return what holds: what combinations are made of.

        Asked once, after everything was recorded. The arguments as in `finish`.
        """
        with self._database.transaction():
            self.record(run, (), ())
            current = self._current[run]
            current.unseen = self._compared(run, current, walked, reach)
            return current.related.seen()

    def _compared(self, run: int, current: _Current, walked: Collection[str], reach: Reach) -> Counter[Standing]:
        """The standing of what was not seen. Where no file is opened, only combinations can change."""
        if current.kind is RunKind.PEOPLE:
            return Counter()
        look = Look(letters_of(current.checks), frozenset(walked), self._gaps.of(run))
        if current.kind is RunKind.FILES:
            gone = gone_files(self._database, run, look, reach)
            self._pictures.forget(gone)
            self._located.forget(gone)
        return compare(self._database, run, look, reach, current.correlations)

    def finish(
        self,
        run: int,
        coverage: Coverage,
        cancelled: bool,
        walked: Collection[str],
        today: date,
        reach: Reach = EVERYTHING,
    ) -> RunSummary:
        """End a look: say of every finding in its sources how it stands now. `walked`: sources seen to their end.

        `reach`: what else decides how far it could see.
        """
        with self._database.transaction():
            self.record(run, (), ())
            current = self._current[run]
            had_their_turn = current.correlations if current.unseen is not None and not cancelled else frozenset()
            failed = {check for check, _ in self._gaps.of(run).get(("", ""), ())}
            unseen = self._compared(run, current, walked, reach) if current.unseen is None else current.unseen
            combined = current.related.settle(had_their_turn - failed)
            self._write_counts(run, counts_of_seen(self._database, run) + unseen + combined)
            self._database.execute(
                "UPDATE run SET finished = ?, cancelled = ?, coverage = ? WHERE id = ?",
                (today.isoformat(), cancelled, _encode(coverage), run),
            )
            self._gaps.forget_before(run)
        del self._current[run]
        return self._summaries("WHERE id = ?", (run,))[0]

    def latest(self, kind: RunKind | None = None) -> RunSummary | None:
        """The latest look, finished or not; while it is going on its counts are zero.

        One file looked at again is no look of its own: it is given only where that kind is asked for.
        """
        where, values = (_WHOLE, ()) if kind is None else ("WHERE kind = ?", (kind.value,))
        return next(iter(self._summaries(f"{where} ORDER BY id DESC LIMIT 1", values)), None)

    def not_checked(self) -> list[NotChecked]:
        """What was not looked at, of the latest look at each source."""
        return self._gaps.latest()

    def coverage(self) -> Coverage:
        """What was looked at: the latest finished look of each kind, added up."""
        latest = self._summaries(
            f"WHERE id IN (SELECT max(id) FROM run {_WHOLE} AND finished IS NOT NULL GROUP BY kind)"
        )
        return _sum([one.coverage for one in latest])

    def settle(self) -> None:
        """End the looks that a crash cut off: what they did not see again is unseen, and nothing is gone."""
        with self._database.transaction():
            for run, kind in self._database.execute("SELECT id, kind FROM run WHERE counts IS NULL ORDER BY id"):
                if run not in self._current:
                    unseen = compare(self._database, run, Look()) if kind != RunKind.PEOPLE else Counter[Standing]()
                    self._write_counts(run, counts_of_seen(self._database, run) + unseen)

    def _write_counts(self, run: int, counts: Counter[Standing]) -> None:
        self._database.execute("UPDATE run SET counts = ? WHERE id = ?", (_encode(counts), run))

    def _summaries(self, where: str, values: Sequence[str | int] = ()) -> list[RunSummary]:
        return [_summary(row) for row in self._database.execute(f"{_SUMMARIES} {where}", values)]


def _summary(row: Row) -> RunSummary:
    run, kind, started, finished, cancelled, coverage, encoded = row
    counts = _decode_counts(encoded) if encoded else {}
    return RunSummary(
        run=run,
        kind=RunKind(kind),
        started=date.fromisoformat(started),
        finished=date.fromisoformat(finished) if finished else None,
        cancelled=bool(cancelled),
        coverage=_decode_coverage(coverage) if coverage else Coverage(),
        **{standing.value: counts.get(standing, 0) for standing in Standing},
    )


def _sum(coverages: Sequence[Coverage]) -> Coverage:
    kinds: Counter[ArtifactKind] = Counter()
    outcomes: defaultdict[str, Counter[OutcomeKind]] = defaultdict(Counter)
    for one in coverages:
        kinds.update(one.kinds)
        for check, counts in one.outcomes.items():
            outcomes[check].update(counts)
    return Coverage(
        artifacts=sum(one.artifacts for one in coverages),
        examined=sum(one.examined for one in coverages),
        kinds=dict(kinds),
        outcomes={check: dict(counts) for check, counts in sorted(outcomes.items())},
    )
