"""What you do again and again, and when: the same place each Tuesday, work, short stops, shifts, an empty home.

What it sees:
    Places and times of your photos, posts, timelines and activities, put together. It tells of a place on one day of
    the week, seen in four weeks or more and a quarter of all; of hours of work; of short stops on the mornings and
    afternoons of workdays, as at a school or for a coffee; of days on and off that come again after 3 to 28 days; and,
    where your home is known or can be guessed, of the hours in which you are away. Each must be clearer than chance
    would make it.

Why it matters:
    A routine tells where to wait for you, and when nobody is at home. It needs no address.

What it misses:
    Whether somebody else is at home. Habits of fewer than four weeks, and hours before which you were seen too seldom.
    Where the clock of a place is not known, times can be hours off. Sparse posts show few habits. Of 600 made-up people
    without habits none was told of one. Where four in five visits were recorded, it told of 57 of 60 gyms on Tuesdays,
    of all 60 hours of work and short stops as at a school, and of 119 of 120 turns of shifts. Where half were, it told
    of 35 gyms and 76 turns. It was developed on other people who were made up in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Confidence,
    Ease,
    Evidence,
    Finding,
    Place,
    Position,
    Severity,
    Tag,
)
from officer_exposure.places.cells import cell
from officer_exposure.places.onlookers import homes_of
from officer_exposure.places.recorded import Recorded, recorded_of
from officer_exposure.places.routine.finding import find_routine
from officer_exposure.places.routine.patterns import Kind, Pattern
from officer_exposure.places.routine.visits import visits_of_all


class _Told(msgspec.Struct, frozen=True):
    """How one kind of routine is told."""

    summary: str
    areas: tuple[Area, ...]
    severity: Severity
    most: Confidence = Confidence.HIGH


_TOLD: Mapping[Kind, _Told] = MappingProxyType(
    {
        Kind.WEEKLY: _Told(
            "You are at the same place on the same day of the week, at about the same time.",
            (Area.ROUTINE,),
            Severity.FINDS_FAMILY,
        ),
        Kind.SCHOOL_RUN: _Told(
            "On workdays you stop at the same place for a short time. It can be a school, or a stop on your way.",
            (Area.ROUTINE, Area.FAMILY),
            Severity.FINDS_FAMILY,
            Confidence.MEDIUM,
        ),
        Kind.WORK_HOURS: _Told(
            "You are at the same place for many hours on workdays, at the same time.", (Area.ROUTINE,), Severity.CAREER
        ),
        Kind.WORKDAYS: _Told(
            "On workdays you are at the same place at about the same time.", (Area.ROUTINE,), Severity.CAREER
        ),
        Kind.SHIFTS: _Told(
            "Your days on and off come again in the same order. A stranger can tell which days come next.",
            (Area.ROUTINE, Area.HOME),
            Severity.FINDS_FAMILY,
        ),
        Kind.EMPTY_HOME: _Told(
            "A stranger can tell at which hours you are away from home.",
            (Area.ROUTINE, Area.HOME),
            Severity.FINDS_FAMILY,
            Confidence.MEDIUM,
        ),
    }
)

_VERY_SELDOM = 1e-4
_RADIUS_M = 75.0
_MOST_FILES = 12


class RoutineCheck:
    """Tells routines."""

    info = CheckInfo(
        id="places.routine",
        title="A routine that can be read",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY}),
        areas=(Area.ROUTINE, Area.HOME, Area.FAMILY),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="routine.vary",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield a few findings, the clearest of each kind, for the most open audience that can tell them."""
        told: set[str] = set()
        for group, visits, home in zip(
            seen.once(recorded_of), seen.once(visits_of_all), seen.once(homes_of), strict=True
        ):
            for rank, pattern in enumerate(find_routine(visits, home), 1):
                if _thing(pattern) not in told:
                    told.add(_thing(pattern))
                    yield self._finding(pattern, rank, group)

    def _finding(self, pattern: Pattern, rank: int, group: Recorded) -> Finding:
        files = group.files_of_all(pattern.files)
        told = _TOLD[pattern.kind]
        return Finding(
            check=self.info.id,
            areas=told.areas,
            severity=told.severity,
            audience=group.audience,
            ease=self.info.ease,
            confidence=min(told.most, Confidence.HIGH if pattern.by_chance < _VERY_SELDOM else Confidence.MEDIUM),
            summary=told.summary,
            source=files[0][0],
            artifact=files[0][1],
            evidence=tuple(_evidence(pattern, rank, files)),
            remediation=self.info.remediation,
            thing=_thing(pattern),
        )


def _thing(pattern: Pattern) -> str:
    """The kind, the place and the day; the hour can move a little from look to look."""
    day = "" if pattern.kind is Kind.SHIFTS else pattern.when.partition(",")[0]
    return f"{pattern.kind} {cell(Position(*pattern.spot, 'post'))} {day}".strip()


def _evidence(pattern: Pattern, rank: int, files: list[tuple[str, str]]) -> Iterator[Evidence]:
    yield Place(*pattern.spot, _RADIUS_M, rank, pattern.seen / max(pattern.of, 1))
    yield Tag("Routine:When", pattern.when)
    yield Tag("Routine:Seen", f"{pattern.seen} of {pattern.of} {pattern.unit}")
    for _, name in files[:_MOST_FILES]:
        yield Tag("Routine:File", name)


CHECK: CorrelationCheck = RoutineCheck()
