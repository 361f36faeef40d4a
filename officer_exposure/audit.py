"""Runs every check over everything the sources hold, and says what it finds while it goes."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import TypeGuard

import msgspec

from officer_exposure.audit_coverage import CoverageCounter
from officer_exposure.audit_options import AuditOptions
from officer_exposure.audit_stage import StageRun
from officer_exposure.check import ArtifactCheck, Check, Seen
from officer_exposure.correlating import correlate, correlations
from officer_exposure.events import Coverage, Event, Finished, Found, Missed, Pictured
from officer_exposure.examining import Examined, ExamineSettings, FileJob
from officer_exposure.model import Finding, NotChecked, OutcomeKind, Stage
from officer_exposure.places.whereabouts import Located
from officer_exposure.shows import OWN_WORDS
from officer_exposure.sources.interface import Source
from officer_exposure.vision.observed import without_prints
from officer_exposure.workers.messages import WorkerSettings
from officer_exposure.workers.supervisor import Supervisor

__all__ = ["AuditOptions", "Auditor", "staged"]

_NO_VISION = "You chose not to look at the pictures themselves."
_NO_FACTS = "You have entered nothing about yourself yet, so nothing here could be compared with it."
_STOPPED = "The audit was stopped before everything here was looked at."


def staged(checks: Mapping[str, Check], options: AuditOptions) -> dict[Stage, list[ArtifactCheck]]:
    """The checks that look at each artifact in a stage, in the order of the letters of their outcomes."""
    examining = [check for check in checks.values() if _examines(check) and not _lacks_facts(check, options)]
    return {stage: [check for check in examining if check.info.stage is stage] for stage in Stage}


class Auditor:
    """One audit: these sources, these checks. The ids of the sources must differ."""

    def __init__(
        self, sources: Sequence[Source], checks: Mapping[str, Check], options: AuditOptions | None = None
    ) -> None:
        if len({source.id for source in sources}) != len(sources):
            raise ValueError("two sources with one id")
        self._sources = tuple(sources)
        self._checks = checks
        self._options = options or AuditOptions()
        self._run: _Run | None = None

    def coverage(self) -> Coverage:
        """What was looked at so far."""
        return self._run.counter.coverage() if self._run else Coverage()

    def unfinished(self) -> tuple[NotChecked, ...]:
        """What was not looked at, should the run end now."""
        return tuple(self._run.unfinished()) if self._run else ()

    def run(self, cancel: threading.Event | None = None) -> Generator[Event]:
        """Yield events until it is over; the last one is always Finished.

        First all hidden data of all sources, then everything that must decode pixels. Setting `cancel` ends it within
        a moment; what was found stands. Raises WorkerError if the helper processes do not work on this machine.
        """
        self._run = _Run(self._sources, self._checks, self._options, cancel or threading.Event())
        yield from self._run.events()


class _Run:
    """The state of one run."""

    def __init__(
        self, sources: Sequence[Source], checks: Mapping[str, Check], options: AuditOptions, cancel: threading.Event
    ) -> None:
        self._sources = sources
        self._options = options
        self._cancel = cancel
        self._is_cut_off = False
        self._correlations = correlations(checks)
        self._left_out = [check for check in checks.values() if _examines(check) and _lacks_facts(check, options)]
        self._staged = staged(checks, options)
        self.counter = CoverageCounter(self._staged)
        failed: set[int] = set()
        self._passes = {stage: StageRun(stage, self._staged[stage], self.counter, options, failed) for stage in Stage}
        self._found: list[Finding] = []
        self._pictured: list[Pictured] = []
        self._located: list[Located] = []

    def events(self) -> Iterator[Event]:
        """Everything, in order."""
        with self._supervisor() as supervisor:
            yield from self._pass(Stage.METADATA, supervisor)
            yield from self._leave_out(self._left_out, _NO_FACTS)
            if not self._options.vision:
                yield from self._leave_out(self._staged[Stage.PIXELS], _NO_VISION)
            elif self.counter.has_work(Stage.PIXELS):
                yield from self._pass(Stage.PIXELS, supervisor)
            else:
                self.counter.leave_out(self._staged[Stage.PIXELS])
        cancelled = self._cancel.is_set()
        walked = frozenset(one.id for one in self._sources if self._passes[Stage.METADATA].finished(one))
        yield from map(Missed, self.unfinished()) if cancelled else self._correlate(walked)
        cancelled = cancelled or self._is_cut_off
        yield Finished(self.counter.coverage(), cancelled, walked)

    def _supervisor(self) -> Supervisor[FileJob, Examined]:
        metadata, pixels = (tuple(type(check).__module__ for check in self._staged[stage]) for stage in Stage)
        settings = msgspec.msgpack.encode(ExamineSettings(metadata, pixels, self._options.facts, self._options.faces))
        return Supervisor[FileJob, Examined](
            WorkerSettings("officer_exposure.examining:file_task", settings, self._options.limits),
            msgspec.msgpack.Encoder().encode,
            msgspec.msgpack.Decoder(Examined).decode,
            self._options.workers,
        )

    def _pass(self, stage: Stage, supervisor: Supervisor[FileJob, Examined]) -> Iterator[Event]:
        for event in self._passes[stage].events(self._sources, supervisor, self._cancel):
            if self._correlations and self._options.known is None:
                self._bear_in_mind(event)
            yield event

    def _leave_out(self, checks: Sequence[ArtifactCheck], reason: str) -> Iterator[Event]:
        for source, check in self.counter.leave_out(checks):
            yield Missed(NotChecked(source, "", check, reason))

    def unfinished(self) -> Iterator[NotChecked]:
        """What a run that is cut off did not get to: a source as a whole, or its pictures."""
        for source in self._sources:
            missed = [check.info.id for check in self._correlations]
            if not self._passes[Stage.METADATA].finished(source):
                missed = ["*"]
            elif not self._passes[Stage.PIXELS].finished(source):
                missed += [check.info.id for check in self._staged[Stage.PIXELS]]
            for check in missed:
                yield NotChecked(source.id, "", check, _STOPPED)

    def _bear_in_mind(self, event: Event) -> None:
        """Without a memory, combinations are looked for in what this run brings."""
        if isinstance(event, Found):
            self._found.append(event.finding)
        elif isinstance(event, Pictured):
            slim = msgspec.structs.replace(without_prints(event.observed), features=b"")
            self._pictured.append(msgspec.structs.replace(event, observed=slim))
        elif isinstance(event, Located):
            self._located.append(event)

    def _correlate(self, walked: frozenset[str]) -> Iterator[Event]:
        if not self._correlations:
            return
        known = self._options.known
        seen = known.seen(walked) if known else Seen(self._found, self._pictured, located=self._located)
        audiences = {**seen.audiences, **{source.id: source.audience for source in self._sources}}
        seen = msgspec.structs.replace(seen, homes=self._options.homes, audiences=audiences)
        for check, said in correlate(self._correlations, seen, self._options.secret):
            if self._cancel.is_set():  # a check of many years of places takes seconds: a lock must not wait for all
                self._is_cut_off = True
                yield from map(Missed, self.unfinished())
                return
            if isinstance(said, Missed):
                self.counter.count(check, OutcomeKind.ERROR)
                yield said
            else:
                self.counter.count(check, OutcomeKind.FINDINGS if said else OutcomeKind.CLEAN)
                yield from said


def _examines(check: Check) -> TypeGuard[ArtifactCheck]:
    """Whether it looks at files. What takes the officer's word is asked when there is one."""
    return hasattr(check, "examine") and check.info.id not in OWN_WORDS


def _lacks_facts(check: ArtifactCheck, options: AuditOptions) -> bool:
    return check.info.needs_facts and not options.facts
