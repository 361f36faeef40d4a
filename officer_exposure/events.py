"""What an audit says while it runs, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import msgspec

from officer_exposure.model import ArtifactKind, Finding, Level, NotChecked, OutcomeKind, Stage
from officer_exposure.places.whereabouts import Located
from officer_exposure.vision.observed import Observed


class Progress(msgspec.Struct, frozen=True):
    """How far a stage is. `total` and `seconds_left` are None until all files have been counted.

    `done` counts artifacts of this stage, `files_per_second` is the rate of the last few seconds.
    """

    stage: Stage
    done: int
    total: int | None
    files_per_second: float
    seconds_left: float | None


class Found(msgspec.Struct, frozen=True):
    """A finding, with its fingerprint."""

    finding: Finding


class Missed(msgspec.Struct, frozen=True):
    """Something that was not looked at."""

    not_checked: NotChecked


class Pictured(msgspec.Struct, frozen=True):
    """A picture that was looked at: what is kept of it beside its findings."""

    source: str
    artifact: str
    observed: Observed


class Coverage(msgspec.Struct):
    """What was looked at. `outcomes`: check id -> how often each outcome occurred."""

    artifacts: int = 0
    examined: int = 0
    kinds: dict[ArtifactKind, int] = msgspec.field(default_factory=dict)
    outcomes: dict[str, dict[OutcomeKind, int]] = msgspec.field(default_factory=dict)


class Finished(msgspec.Struct, frozen=True):
    """The audit is over; `cancelled` when the officer stopped it (what was found stands).

    `walked` names the sources of which every entry was seen: a file that was known there and was not met is gone.
    """

    coverage: Coverage
    cancelled: bool
    walked: frozenset[str] = frozenset()


Event = Progress | Found | Missed | Pictured | Located | Finished


class Past(msgspec.Struct, frozen=True):
    """What became of things that were found earlier, by level: `gone` was looked at again and is no longer there."""

    gone: dict[Level, int] = msgspec.field(default_factory=dict)
    set_aside: dict[Level, int] = msgspec.field(default_factory=dict)


class Audit(msgspec.Struct):
    """Everything one run came to; from a store, everything that is known.

    `set_aside`: things to fix that the officer set aside, which are left out here. `past`: known to a store alone.
    """

    findings: list[Finding] = msgspec.field(default_factory=list)
    not_checked: list[NotChecked] = msgspec.field(default_factory=list)
    coverage: Coverage = msgspec.field(default_factory=Coverage)
    cancelled: bool = False
    set_aside: int = 0
    past: Past | None = None

    def add(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case Found(finding):
                self.findings.append(finding)
            case Missed(not_checked):
                self.not_checked.append(not_checked)
            case Finished(coverage, cancelled):
                self.coverage, self.cancelled = coverage, cancelled
                self._sort()
            case Progress() | Pictured() | Located():
                pass

    def _sort(self) -> None:
        """The same files give the same report, whichever worker was first."""
        self.findings.sort(key=lambda one: (one.source, one.artifact, one.check))
        self.not_checked.sort(key=lambda one: (one.source, one.artifact, one.check, one.reason))

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """Drain a run to its end."""
        audit = cls()
        for event in events:
            audit.add(event)
        return audit
