"""Made whereabouts for the checks below `checks/places`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.runner import Habits, Runner
from officer_exposure.check import CorrelationCheck, Seen
from officer_exposure.model import Audience, Evidence, Finding, Place, Position, Tag
from officer_exposure.places.whereabouts import Located, Track, Whereabouts

TIDY = Habits(elsewhere=0.0)


def ran(seed: int, number: int, radius: float | None, habits: Habits = TIDY) -> tuple[list[Track], Position]:
    """So many activities of a made runner, and their home. A radius of None is no zone."""
    runner = Runner(seed, habits)
    zone = None if radius is None else (runner.home, radius)
    return runner.tracks(number, zone), runner.position(runner.home)


def files(tracks: Sequence[Track], source: str = "runs") -> list[Located]:
    """One file for each."""
    return [Located(source, f"{number:03}.gpx", Whereabouts(tracks=(track,))) for number, track in enumerate(tracks, 1)]


def said(
    check: CorrelationCheck, located: Sequence[Located], audiences: Mapping[str, Audience] | None = None
) -> list[Finding]:
    """What a check says of files."""
    return list(check.correlate(Seen(located=located, audiences=audiences or {})))


def place_of(finding: Finding) -> Place:
    """The place of a finding, which comes first."""
    first = finding.evidence[0]
    assert isinstance(first, Place)
    return first


def values(evidence: Sequence[Evidence]) -> dict[str, str]:
    """The tags of a finding, by their names."""
    return {one.name: one.value for one in evidence if isinstance(one, Tag)}
