"""An audit that is kept: what it finds is in the store before anybody hears of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date

import msgspec

from officer_exposure.audit import Auditor, staged
from officer_exposure.audit_options import AuditOptions
from officer_exposure.check import ArtifactCheck, Check, Seen
from officer_exposure.correlating import correlations
from officer_exposure.errors import VaultError
from officer_exposure.events import Event, Finished, Found, Missed, Pictured
from officer_exposure.model import Finding, NotChecked, Stage
from officer_exposure.places.whereabouts import Located
from officer_exposure.recognizing import group_people
from officer_exposure.signature import signature
from officer_exposure.sources.folder import FolderSource
from officer_exposure.sources.interface import Source
from officer_exposure.store.judging import Reach
from officer_exposure.store.records import RunKind, RunSummary
from officer_exposure.store.store import Store

_SECONDS = 0.2
"""Writing to the disk more often than this would slow the audit; less often, and much would be looked at again after a
crash."""

_MOST = 500


class KeptAudit:
    """Runs an audit as `Auditor` does, with the store as its memory.

    The ids of the sources must be those of the store (`store.places.source_id`), so that the same file is known again.
    The store's own secret keys the fingerprints, and the consent that it holds decides about prints of faces. `summary`
    is there once the run is over.
    """

    def __init__(
        self,
        store: Store,
        sources: Sequence[Source],
        checks: Mapping[str, Check],
        options: AuditOptions | None = None,
        kind: RunKind = RunKind.FILES,
        *,
        today: date,
    ) -> None:
        self._store = store
        self._sources = tuple(sources)
        self._checks = checks
        self._options = msgspec.structs.replace(options or AuditOptions(), faces=store.faces.allowed is not None)
        self._kind = kind
        self._today = today
        self.summary: RunSummary | None = None

    def run(self, cancel: threading.Event | None = None) -> Generator[Event]:
        """Yield events until it is over; the last one is always Finished.

        A finding, or a reason why something was not looked at, comes once it is kept for good. However the run ends,
        what it did until then stays. Raises VaultError where something cannot be kept, WorkerError as `Auditor.run`.
        """
        run = self._begin()
        ledger = _Ledger(self._store, run)
        memory = msgspec.structs.replace(
            self._options,
            secret=self._store.secret,
            recall=self._store.runs.recall(run),
            known=_Known(lambda walked: self._seen(run, ledger, walked)),
        )
        auditor = Auditor(self._sources, self._checks, memory)
        finished = Finished(auditor.coverage(), cancelled=True)
        try:
            with closing(auditor.run(cancel)) as events:
                for event in events:
                    if isinstance(event, Finished):
                        finished = event
                    else:
                        yield from ledger.entered(event)
            yield from ledger.recorded()
        except BaseException:
            with suppress(VaultError):  # what ended the run is to be told, not what followed from it
                ledger.write(auditor.unfinished())
                self._finish(run, Finished(auditor.coverage(), cancelled=True))
            raise
        self._finish(run, finished)
        yield finished

    def _begin(self) -> int:
        stages = staged(self._checks, self._options)
        return self._store.runs.begin(
            self._kind,
            [source.id for source in self._sources],
            {stage: [check.info for check in checks] for stage, checks in stages.items()},
            {stage: self._signature(stage, checks) for stage, checks in stages.items()},
            self._today,
            [check.info for check in correlations(self._checks)],
        )

    def _seen(self, run: int, ledger: _Ledger, walked: frozenset[str]) -> Seen:
        """What holds once this run has been through its sources. New faces join the people they look like first."""
        ledger.keep()
        if self._options.faces:
            group_people(self._store)
        return self._store.runs.seen(run, walked, self._reach())

    def _signature(self, stage: Stage, checks: Sequence[ArtifactCheck]) -> bytes:
        """Consent to grouping faces makes every picture be looked at again, and so does taking it back."""
        return signature(checks, self._options.facts, prints=self._options.faces and stage is Stage.PIXELS)

    def _reach(self) -> Reach:
        folders = [source for source in self._sources if isinstance(source, FolderSource)]
        return Reach(
            {folder.id: folder.elsewhere for folder in folders},
            {folder.id: folder.opened for folder in folders},
            self._options.facts,
        )

    def _finish(self, run: int, finished: Finished) -> None:
        self.summary = self._store.runs.finish(
            run, finished.coverage, finished.cancelled, finished.walked, self._today, self._reach()
        )


class _Known(msgspec.Struct, frozen=True):
    """What the store knows, as a run asks for it."""

    ask: Callable[[frozenset[str]], Seen]

    def seen(self, walked: frozenset[str]) -> Seen:
        """Ask the store."""
        return self.ask(walked)


_Kept = Found | Missed | Pictured | Located
"""What is told only once it is on the disk."""


class _Ledger:
    """What the run has said and the store does not hold yet."""

    def __init__(self, store: Store, run: int) -> None:
        self._store = store
        self._run = run
        self._waiting: list[_Kept] = []
        self._untold: list[_Kept] = []
        self._written = time.monotonic()
        self._silent = True

    def entered(self, event: Event) -> Iterator[Event]:
        """Take in an event; yield those that may be told now. Progress never waits."""
        if isinstance(event, _Kept):
            self._waiting.append(event)
        else:
            yield event
        if self._is_time():
            yield from self.recorded()

    def _is_time(self) -> bool:
        """Whether to write. The first thing to be told does not wait for company."""
        first = self._silent and bool(self._waiting)
        return first or len(self._waiting) >= _MOST or time.monotonic() - self._written >= _SECONDS

    def recorded(self) -> Iterator[Event]:
        """Write down what is waiting, then yield it."""
        written = self._untold + self.write()
        self._untold = []
        yield from written

    def keep(self) -> None:
        """Write down what is waiting, and yield it later."""
        self._untold += self.write()

    def write(self, unfinished: Iterable[NotChecked] = ()) -> list[_Kept]:
        """Make what is waiting durable, with what was remembered of files that were clean."""
        waiting, self._waiting = self._waiting, []
        found: list[Finding] = [event.finding for event in waiting if isinstance(event, Found)]
        missed: list[NotChecked] = [event.not_checked for event in waiting if isinstance(event, Missed)]
        pictured = [event for event in waiting if isinstance(event, Pictured)]
        located = [event for event in waiting if isinstance(event, Located)]
        self._store.runs.record(self._run, found, [*missed, *unfinished], pictured, located)
        self._written = time.monotonic()
        self._silent = self._silent and not waiting
        return waiting
