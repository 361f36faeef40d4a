"""One pass over all sources with the checks of one stage."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.audit_coverage import CoverageCounter
from officer_exposure.audit_options import AuditOptions
from officer_exposure.audit_pace import Counting, Pace
from officer_exposure.check import ArtifactCheck
from officer_exposure.events import Event, Found, Missed, Pictured
from officer_exposure.examining import LETTERS, Examined, FileJob, examine, matcher_from
from officer_exposure.file_names import kind_by_name
from officer_exposure.fingerprint import signed
from officer_exposure.model import NotChecked, OutcomeKind, Stage
from officer_exposure.places.whereabouts import Located
from officer_exposure.sources.interface import Source
from officer_exposure.text.known.fact import Matcher
from officer_exposure.workers.messages import Loss
from officer_exposure.workers.supervisor import Supervisor

_LOST = {
    Loss.CRASHED: "Looking at this file stopped the helper that read it. The file may be damaged.",
    Loss.TOO_SLOW: "Looking at this file took too long.",
    Loss.TOO_MUCH_MEMORY: "This file needs too much memory to look at.",
    Loss.REPLY_TOO_LARGE: "This file holds more than can be reported.",
    Loss.REPLY_MALFORMED: "The helper that read this file gave an answer that makes no sense.",
    Loss.FAILED: "Looking at this file failed.",
}

_LETTERS = frozenset(LETTERS.values())

_COUNT_EVERY = 32
"""Files handed out between two slices of counting."""


class StageRun:
    """A pass over the sources.

    `failed` holds a hash of each file that could not be read, and of each place: later passes leave it out.
    """

    def __init__(
        self,
        stage: Stage,
        checks: Sequence[ArtifactCheck],
        counter: CoverageCounter,
        options: AuditOptions,
        failed: set[int],
    ) -> None:
        self._stage = stage
        self._checks = checks
        self._ids = frozenset(check.info.id for check in checks)
        self._counter = counter
        self._options = options
        self._recall = options.recall
        self._failed = failed
        self._pace = Pace(stage)
        self._aside: list[Iterable[Event]] = []
        self._in_hand: Counter[str] = Counter()
        self._walked: set[str] = set()

    def events(
        self, sources: Sequence[Source], supervisor: Supervisor[FileJob, Examined], cancel: threading.Event
    ) -> Iterator[Event]:
        """Run the pass."""
        yield self._pace.progress()
        for done in supervisor.run_with_pauses(self._jobs(sources), cancel):
            yield from self._set_aside()
            if done is not None:
                yield from self._done(*done)
            if self._pace.due():
                yield self._pace.progress()
        yield from self._set_aside()
        yield self._pace.progress()

    def _done(self, job: FileJob, result: Examined | Loss) -> Iterator[Event]:
        self._pace.done += 1
        self._in_hand[job.source] -= 1
        said = result if isinstance(result, Loss) else self._understood(job, result)
        yield from self._lost(job, said) if isinstance(said, Loss) else self._taken(job, said)

    def finished(self, source: Source) -> bool:
        """Whether everything in the source has been through this pass."""
        return source.id in self._walked and not self._in_hand[source.id]

    def _jobs(self, sources: Sequence[Source]) -> Iterator[FileJob]:
        """The files of all sources; what needs no worker is dealt with on the way."""
        counting = Counting(item for source in sources for item in source.artifacts())
        until_counting = 0
        for source in sources:
            for item in source.artifacts():
                if self._stage is Stage.METADATA:
                    self._counter.artifacts += 1
                if self._without_worker(item):
                    self._pace.done += 1
                elif isinstance(item, FileJob):
                    self._in_hand[source.id] += 1
                    yield self._job(item)
                if until_counting == 0:
                    counting.advance()
                    self._pace.total = counting.total
                until_counting = (until_counting + 1) % _COUNT_EVERY
            self._walked.add(source.id)

    def _job(self, item: FileJob) -> FileJob:
        """The file as a job of this stage, with the stamp it is known by."""
        if self._recall is None:
            return item if self._stage is item.stage else msgspec.structs.replace(item, stage=self._stage)
        known = self._recall.stamp(self._stage, item.source, item.audience, item.name)
        return msgspec.structs.replace(item, stage=self._stage, known=known)

    def _without_worker(self, item: FileJob | Artifact | NotChecked) -> bool:
        """Deal with what needs no worker; say whether it was that."""
        if isinstance(item, FileJob):
            failed = _mark(item) in self._failed
            if failed:
                self._count_not_checked(item)
            return failed
        if isinstance(item, Artifact):
            self._examine_here(item)
        elif (place := hash((item.source, item.artifact, item.reason))) not in self._failed:
            self._failed.add(place)  # a later pass tells only what was still there in the one before
            self._aside.append([Missed(item)])
        return True

    def _examine_here(self, artifact: Artifact) -> None:
        """An artifact that came ready: the officer's own answers, no hostile bytes."""
        examined = examine(msgspec.structs.replace(artifact, known=self._matcher), self._checks)
        self._counter.add(self._stage, artifact.source, artifact.kind, examined.outcomes)
        if self._stage is Stage.METADATA:
            self._counter.examined(artifact.kind)
        self._aside.append(self._told(artifact, examined))

    @cached_property
    def _matcher(self) -> Matcher | None:
        return matcher_from(self._options.facts)

    def _set_aside(self) -> Iterator[Event]:
        while self._aside:
            aside, self._aside = self._aside, []
            for said in aside:
                yield from said

    def _understood(self, job: FileJob, examined: Examined) -> Examined | Loss:
        """What a reply says: for a file that has not changed, what was said before."""
        if examined.unchanged:
            if self._recall is None or not job.known or examined.stamp != job.known:
                return Loss.REPLY_MALFORMED
            said = self._recall.recall(self._stage, job.source, job.name)
            examined = msgspec.structs.replace(said, stamp=job.known)
        return examined if self._makes_sense(job, examined) else Loss.REPLY_MALFORMED

    def _makes_sense(self, job: FileJob, examined: Examined) -> bool:
        """Whether a reply speaks of the file and the checks it was asked about, and of nothing else."""
        if examined.unchanged or len(examined.outcomes) != len(self._checks):
            return False
        if not _LETTERS.issuperset(examined.outcomes):
            return False
        name = job.name if examined.findings else ""
        return all(
            finding.source == job.source and finding.artifact == name and finding.check in self._ids
            for finding in examined.findings
        )

    def _taken(self, job: FileJob, examined: Examined) -> Iterator[Event]:
        self._counter.add(self._stage, job.source, examined.kind, examined.outcomes)
        if examined.unreadable:
            yield from self._failed_as_a_whole(job, examined.unreadable)
        elif self._stage is Stage.METADATA:
            self._counter.examined(examined.kind)
        yield from self._told(job, examined)

    def _lost(self, job: FileJob, loss: Loss) -> Iterator[Event]:
        not_checked = self._count_not_checked(job)
        yield from self._failed_as_a_whole(job, _LOST[loss])
        self._keep(job, msgspec.structs.replace(not_checked, unreadable=_LOST[loss]))

    def _count_not_checked(self, job: FileJob) -> Examined:
        letters = LETTERS[OutcomeKind.NOT_CHECKED] * len(self._checks)
        kind = kind_by_name(job.name)
        self._counter.add(self._stage, job.source, kind, letters)
        return Examined(kind, letters)

    def _failed_as_a_whole(self, job: FileJob, reason: str) -> Iterator[Event]:
        self._failed.add(_mark(job))
        for check in ["*"] if self._stage is Stage.METADATA else sorted(self._ids):
            yield Missed(NotChecked(job.source, job.name, check, reason))

    def _told(self, item: FileJob | Artifact, examined: Examined) -> Iterator[Event]:
        """What was said, as events. It is remembered last: nobody may find a file judged whose findings were lost."""
        if examined.findings:
            yield from map(Found, signed(examined.findings, self._options.secret))
        if examined.observed is not None:
            yield Pictured(item.source, item.name, examined.observed)
        if examined.whereabouts:
            yield Located(item.source, item.name, examined.whereabouts)
        for one in examined.missed:
            yield Missed(NotChecked(item.source, item.name, one.check, one.reason, one.about))
        if self._stage is Stage.METADATA:
            for problem in examined.problems:
                yield Missed(NotChecked(item.source, item.name, "*", problem))
        self._keep(item, examined)

    def _keep(self, item: FileJob | Artifact, examined: Examined) -> None:
        if self._recall is not None:
            self._recall.keep(self._stage, item.source, item.audience, item.name, examined)


def _mark(job: FileJob) -> int:
    return hash((job.source, job.path))
