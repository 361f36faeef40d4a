"""What the officer reviews: the photos' audit and the answers' audit as one, gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from officer_exposure.events import Audit, Coverage
from officer_exposure.exposure.first import do_first
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.model import Level
from officer_exposure.report.cards import Card, card_of
from officer_exposure.report.gaps import BlindSpot, Gap, blind_spots, extent, gaps, idle_checks
from officer_exposure.report.masking import Disguise


class Reach(Enum):
    """How far the audit got: what may be said about a list without findings depends on it."""

    NOTHING_THERE = auto()
    NOTHING_READ = auto()
    NOTHING_FOUND = auto()
    FOUND = auto()


@dataclass(frozen=True)
class Review:
    """One list of findings. `own` is the audit that just ended; `audit` is it and the other one together.

    `not_checked` says how much was not looked at. `cards` holds the words for each gathering by its id, the same that
    the report prints.
    """

    own: Audit = field(default_factory=Audit)
    audit: Audit = field(default_factory=Audit)
    gatherings: tuple[Gathering, ...] = ()
    first: tuple[Gathering, ...] = ()
    cards: Mapping[str, Card] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    not_checked: str = ""
    idle_checks: tuple[str, ...] = ()
    blind_spots: tuple[BlindSpot, ...] = ()

    @property
    def things(self) -> int:
        """How many things there are to fix."""
        return sum(gathering.things for gathering in self.gatherings)

    @property
    def reach(self) -> Reach:
        """How far both audits got together."""
        return _reach(self.audit)

    @property
    def own_reach(self) -> Reach:
        """How far the audit got that just ended."""
        return _reach(self.own)

    def by_level(self) -> dict[Level, int]:
        """Things to fix by level, worst first; levels without any are left out."""
        counts = dict.fromkeys(sorted(Level, reverse=True), 0)
        for gathering in self.gatherings:
            counts[gathering.level] += gathering.things
        return {level: count for level, count in counts.items() if count}


def _reach(audit: Audit) -> Reach:
    if audit.findings:
        return Reach.FOUND
    if not (audit.coverage.artifacts or audit.not_checked):
        return Reach.NOTHING_THERE
    return Reach.NOTHING_FOUND if audit.coverage.examined else Reach.NOTHING_READ


def review(own: Audit, other: Audit) -> Review:
    """Gather two audits as one. Runs in the runner's thread: ten thousand findings take a moment."""
    audit = joined(own, other)
    disguise = Disguise(audit, masked=False)
    gatherings = gather(audit.findings)
    return Review(
        own=own,
        audit=audit,
        gatherings=gatherings,
        cards={one.id: card_of(one, disguise) for one in gatherings},
        first=do_first(gatherings),
        gaps=gaps(audit.not_checked, disguise),
        not_checked=extent(audit.not_checked),
        idle_checks=idle_checks(audit.coverage),
        blind_spots=blind_spots(),
    )


def joined(*audits: Audit) -> Audit:
    """Several audits as one."""
    return Audit(
        findings=[finding for audit in audits for finding in audit.findings],
        not_checked=[missed for audit in audits for missed in audit.not_checked],
        coverage=_joined_coverage(audit.coverage for audit in audits),
        cancelled=any(audit.cancelled for audit in audits),
    )


def _joined_coverage(parts: Iterable[Coverage]) -> Coverage:
    whole = Coverage()
    for part in parts:
        whole.artifacts += part.artifacts
        whole.examined += part.examined
        for kind, count in part.kinds.items():
            whole.kinds[kind] = whole.kinds.get(kind, 0) + count
        for check, outcomes in part.outcomes.items():
            mine = whole.outcomes.setdefault(check, {})
            for outcome, count in outcomes.items():
                mine[outcome] = mine.get(outcome, 0) + count
    return whole
