"""What follows from what the officer said of people and pictures: combinations looked for anew. No file is opened."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from datetime import date

import msgspec

from officer_exposure.check import Check
from officer_exposure.correlating import correlate, correlations
from officer_exposure.errors import VaultError
from officer_exposure.events import Coverage, Event, Finished, Missed
from officer_exposure.model import Position
from officer_exposure.recognizing import group_people
from officer_exposure.store.records import RunKind, RunSummary
from officer_exposure.store.store import Store


class PeopleRun:
    """A look at what is known already. `summary` is there once it is over."""

    def __init__(self, store: Store, checks: Mapping[str, Check], homes: Sequence[Position], *, today: date) -> None:
        self._store = store
        self._checks = correlations(checks)
        self._homes = homes
        self._today = today
        self.summary: RunSummary | None = None

    def run(self, cancel: threading.Event | None = None) -> Generator[Event]:
        """Yield events until it is over; the last one is always Finished. Raises VaultError as `KeptAudit.run`."""
        infos = [check.info for check in self._checks]
        runs = self._store.runs
        sources = {*self._store.pictures.sources(), *self._store.located.sources()}
        run = runs.begin(RunKind.PEOPLE, sorted(sources), {}, {}, self._today, infos)
        cancelled = True
        try:
            if self._store.faces.allowed:
                group_people(self._store)
            for event in self._said(run):
                yield event
                if cancel is not None and cancel.is_set():
                    break
            else:
                cancelled = False
        except BaseException:
            with suppress(VaultError):  # what ended the run is to be told, not what followed from it
                self.summary = runs.finish(run, Coverage(), True, (), self._today)
            raise
        self.summary = runs.finish(run, Coverage(), cancelled, (), self._today)
        yield Finished(Coverage(), cancelled)

    def _said(self, run: int) -> Generator[Event]:
        seen = msgspec.structs.replace(
            self._store.runs.seen(run, ()), homes=self._homes, audiences=self._store.places.audiences()
        )
        for _, said in correlate(self._checks, seen, self._store.secret):
            if isinstance(said, Missed):
                self._store.runs.record(run, (), [said.not_checked])
                yield said
            else:
                self._store.runs.record(run, [one.finding for one in said], ())
                yield from said
