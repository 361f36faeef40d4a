"""What a check is: an identity card and one method. A new check is one new file below `checks/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.events import Pictured
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Evidence,
    Finding,
    NotChecked,
    Position,
    Severity,
    Stage,
)
from officer_exposure.places.whereabouts import Located
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.vision.people import FaceLabel

_Made = TypeVar("_Made")


class CheckInfo(msgspec.Struct, frozen=True):
    """A check's identity card. `id` is its path: checks/photo/gps.py is "photo.gps".

    `opens` is False for a check that judges by the name alone: damage inside a file takes nothing from it.
    `needs_facts`: it compares with what the officer entered about themselves, and is left out where nothing is.
    `shows`: what its findings say a picture shows: an officer who sees nothing of it calls them a false alarm.
    """

    id: str
    title: str
    kinds: frozenset[ArtifactKind]
    areas: tuple[Area, ...]
    severity: Severity
    ease: Ease
    remediation: str
    stage: Stage = Stage.METADATA
    opens: bool = True
    needs_facts: bool = False
    shows: Shows = NOTHING


class CannotCheckError(Exception):
    """Raised by a check that cannot judge this artifact: becomes NOT_CHECKED with this sentence as its reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotApplicableError(Exception):
    """Raised by a check for which there is nothing to judge here (no such account): becomes NOT_APPLICABLE."""


class ArtifactCheck(Protocol):
    """Looks at one artifact, in a worker. Several findings are allowed; none means clean.

    A check that could judge only a part yields a NotChecked for each part it could not judge, beside its findings.
    """

    @property
    def info(self) -> CheckInfo:
        """The check's identity card."""

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield what a stranger could learn. Raises CannotCheckError or NotApplicableError."""


class Seen(msgspec.Struct, frozen=True):
    """What a correlation check looks at.

    `findings`: what holds today, be it of this look or of an earlier one. `pictures`: what is kept of each picture
    beside its findings, without prints of faces. `labels`: the faces of people the officer has named. `homes`: where
    the officer lives, where that was entered as a position. `audiences`: who can see what a source holds, by its id.
    `located`: where the officer was, file by file. `made`: what `once` keeps.
    """

    findings: Sequence[Finding] = ()
    pictures: Sequence[Pictured] = ()
    labels: Sequence[FaceLabel] = ()
    homes: Sequence[Position] = ()
    audiences: Mapping[str, Audience] = {}
    located: Sequence[Located] = ()
    made: dict[Callable[[Seen], Any], Any] = msgspec.field(default_factory=dict)

    def once(self, make: Callable[[Seen], _Made]) -> _Made:
        """What `make` makes of this: for the first check that asks, and the same for every other one of this look."""
        if make not in self.made:
            self.made[make] = make(self)
        found: _Made = self.made[make]
        return found


class CorrelationCheck(Protocol):
    """Looks at what was found and seen, afterwards.

    What it no longer yields is called gone: it must yield everything that follows from what it is given.
    """

    @property
    def info(self) -> CheckInfo:
        """The check's identity card."""

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield what follows from several things together."""


Check = ArtifactCheck | CorrelationCheck
"""What a file below `checks/` holds as its `CHECK`."""


_MOST_EVIDENCE = 40
_LONGEST_THING = 300


def finding(
    info: CheckInfo, artifact: Artifact, summary: str, evidence: Iterable[Evidence], thing: str = ""
) -> Finding:
    """Make a finding of `info`'s check on `artifact`; change what differs with `msgspec.structs.replace`.

    The same fact is kept once. A file made to hold a million facts must not fill the memory: the first ones stand for
    all.
    """
    facts = tuple(islice(dict.fromkeys(evidence), _MOST_EVIDENCE))
    if not facts:
        raise ValueError("a finding needs at least one piece of evidence")
    return Finding(
        check=info.id,
        areas=info.areas,
        severity=info.severity,
        audience=artifact.audience,
        ease=info.ease,
        confidence=Confidence.HIGH,
        summary=summary,
        source=artifact.source,
        artifact=artifact.name,
        evidence=facts,
        remediation=info.remediation,
        thing=thing[:_LONGEST_THING],
    )


def not_judged(info: CheckInfo, artifact: Artifact, reason: str, thing: str) -> NotChecked:
    """Say that `info`'s check could not judge one thing of `artifact`: the `thing` a finding about it would have."""
    return NotChecked(artifact.source, artifact.name, info.id, reason, about=thing[:_LONGEST_THING])
