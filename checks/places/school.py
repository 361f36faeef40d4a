"""A place that looks like the school of a child.

What it sees:
    Short stops near home on workdays, at the times at which schools begin or end. What tells a school from a coffee on
    the way is the calendar: it pauses in holidays for a week or more, and at no other time, while you are seen at work
    as ever. It needs months of stays with a length, as timelines have them, and your home, entered or guessed.

Why it matters:
    A child is at its school every day, at hours that anybody can look up. Whoever knows the school can wait there, for
    the child or for you.

What it misses:
    Schools without a pause in what was recorded, which is about half of them; nurseries, which close when you are on
    leave; children who go by themselves; a school where nobody stops at the same time. A stop that you gave up for some
    weeks of a summer, for another reason, can be taken for a school. Of 200 made-up parents it named 108 schools.
    Of 1,400 made-up people with other short stops at such times it called five a school. It was developed on others who
    were made up in the same way. All figures stand in docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from officer_exposure.places.cells import Apart, cell
from officer_exposure.places.onlookers import homes_of
from officer_exposure.places.recorded import Recorded, recorded_of
from officer_exposure.places.routine.school import School, schools
from officer_exposure.places.routine.visits import visits_of_all

_SUMMARY = "A place near your home looks like the school of a child: you stop there on school days alone."
_SAME_M = 100.0
_RADIUS_M = 75.0
_MOST_FILES = 12


class SchoolCheck:
    """Names places that look like a school."""

    info = CheckInfo(
        id="places.school",
        title="A place that looks like a school",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.ACTIVITY}),
        areas=(Area.FAMILY, Area.ROUTINE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="places.hide_routine",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each place, for the most open audience that can tell it."""
        told = Apart(_SAME_M)
        for group, visits, home in zip(
            seen.once(recorded_of), seen.once(visits_of_all), seen.once(homes_of), strict=True
        ):
            for rank, school in enumerate(schools(visits, home) if home else (), 1):
                spot = Position(*school.spot, "post")
                if told.takes(spot):
                    yield self._finding(school, spot, rank, group)

    def _finding(self, school: School, spot: Position, rank: int, group: Recorded) -> Finding:
        files = group.files_of_all(school.files)
        return Finding(
            check=self.info.id,
            areas=self.info.areas,
            severity=self.info.severity,
            audience=group.audience,
            ease=self.info.ease,
            confidence=Confidence.MEDIUM,
            summary=_SUMMARY,
            source=files[0][0],
            artifact=files[0][1],
            evidence=tuple(_evidence(school, rank, files)),
            remediation=self.info.remediation,
            thing=f"{self.info.id} {cell(spot)}",
        )


def _evidence(school: School, rank: int, files: list[tuple[str, str]]) -> Iterator[Evidence]:
    yield Place(*school.spot, _RADIUS_M, rank, school.days / max(school.of, 1))
    yield Tag("Routine:When", school.when)
    yield Tag("Routine:Seen", f"{school.days} of {school.of} school days")
    yield Tag("School:Paused", f"{school.missed} workdays in holidays")
    for _, name in files[:_MOST_FILES]:
        yield Tag("Routine:File", name)


CHECK: CorrelationCheck = SchoolCheck()
