"""One thread that drains an audit and tells the window about it in batches. It never touches a widget."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.events import Coverage, Event, Finished, Found, Missed, Progress
from officer_exposure.model import Level, Stage
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly

if TYPE_CHECKING:
    from officer_exposure.store.records import RunSummary

_EVERY = 0.05
"""Seconds between two batches: often enough to look alive, seldom enough to cost nothing."""


class Running(Protocol):
    """What a runner drains: an audit that can be cancelled."""

    @property
    def summary(self) -> RunSummary | None:
        """What it came to against what was known before; None until it has ended."""

    def run(self, cancel: threading.Event) -> Iterator[Event]:
        """Yield what happens."""


@dataclass(frozen=True)
class Batch:
    """What is new since the last batch. `things`: distinct things to fix found so far, by level.

    `not_checked` is the number of files that were not looked at, or not in full.
    """

    progress: dict[Stage, Progress]
    things: dict[Level, int]
    not_checked: int


class Reach(Enum):
    """How far a run got: what may be said about a run without findings depends on it."""

    NOTHING_THERE = auto()
    NOTHING_READ = auto()
    NOTHING_FOUND = auto()
    FOUND = auto()


@dataclass(frozen=True)
class Look:
    """What a run came to; `summary` holds it against what was known before.

    `missed`: the number of files that were not looked at, or not in full. `left_out`: checks that did not run at all,
    such as those that need a consent. `lost`: something that was chosen could not be opened.
    """

    reach: Reach
    examined: int
    cancelled: bool
    missed: int
    left_out: int
    lost: bool
    summary: RunSummary | None

    @property
    def has_gaps(self) -> bool:
        """Whether something that was chosen was not looked at, or not in full."""
        return bool(self.missed) or self.lost


@dataclass
class _Tally:
    """Counts what comes in, one event at a time, so that nothing is ever counted twice over."""

    finished: Finished = field(default_factory=lambda: Finished(Coverage(), cancelled=False))
    lost: bool = False
    left_out: set[str] = field(default_factory=set)
    progress: dict[Stage, Progress] = field(default_factory=dict)
    things: dict[Level, set[tuple[str, ...]]] = field(default_factory=dict)
    missed: set[tuple[str, str]] = field(default_factory=set)

    def add(self, event: Event) -> None:
        from officer_exposure.exposure.gathering import thing_of
        from officer_exposure.exposure.levels import level_of
        from officer_exposure.store.judging import EVERY_CHECK

        match event:
            case Found(finding):
                self.things.setdefault(level_of(finding), set()).add((finding.check, *thing_of(finding)))
            case Missed(missed):
                if missed.artifact:
                    self.missed.add((missed.source, missed.artifact))
                elif missed.check == EVERY_CHECK:
                    self.lost = True
                else:
                    self.left_out.add(missed.check)
            case Progress(stage):
                self.progress[stage] = event
            case Finished():
                self.finished = event

    def batch(self) -> Batch:
        counts = {level: len(things) for level, things in self.things.items()}
        return Batch(dict(self.progress), counts, len(self.missed))

    def look(self, summary: RunSummary | None) -> Look:
        coverage = self.finished.coverage
        reach, cancelled = self._reach(coverage), self.finished.cancelled
        return Look(reach, coverage.examined, cancelled, len(self.missed), len(self.left_out), self.lost, summary)

    def _reach(self, coverage: Coverage) -> Reach:
        if self.things:
            return Reach.FOUND
        if not (self.missed or self.lost or coverage.artifacts):
            return Reach.NOTHING_THERE
        return Reach.NOTHING_FOUND if coverage.examined else Reach.NOTHING_READ


class Runner(Background):
    """Runs one audit, which `prepare` builds in the thread.

    Emits `advanced` with a Batch, and in the end either `ended` with a Look, or `failed` with a sentence and a hint.
    """

    advanced = Signal(object)
    ended = Signal(object)
    failed = Signal(str, str)

    def __init__(self, prepare: Callable[[], Running]) -> None:
        super().__init__()
        self._prepare = prepare
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as possible; what was found stands."""
        self._cancel.set()

    def run(self) -> None:
        """The thread."""
        try:
            running = self._prepare()
            tally = self._drain(running.run(self._cancel))
            self.ended.emit(tally.look(running.summary))
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the window waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(*OUR_BUG)

    def _drain(self, events: Iterable[Event]) -> _Tally:
        tally = _Tally()
        told = 0.0
        for event in events:
            tally.add(event)
            if time.monotonic() - told >= _EVERY:
                told = time.monotonic()
                self.advanced.emit(tally.batch())
        self.advanced.emit(tally.batch())
        return tally
