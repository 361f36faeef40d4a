"""Activities that begin or end at the same spot.

What it sees:
    Recorded runs, rides and walks of which at least three, on two days or more, begin or end within 30 m of each other.
    It names the three commonest spots of each region. Ends that a privacy zone hides are left out.

Why it matters:
    Most people start the recording at their front door. Three activities are enough to see which one it is.

What it misses:
    What the spot is. It can be home, work, a gym or a trail head. Whether others see the whole track: an export holds
    all of it, also where the site hides the ends. Activities that each begin elsewhere. Receivers take half a minute to
    find themselves, so the first points can lie some houses away.
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
from officer_exposure.places.privacy_zones.doors import Door, find_doors
from officer_exposure.places.privacy_zones.seen import zones_of
from officer_exposure.places.recorded import Recorded, recorded_of

_OFTEN = "Many of your activities begin or end at the same spot. That may be your door."
_SOME = "Several of your activities begin or end at the same spot. It may be your door, or where you meet others."
_MANY, _LARGE_SHARE = 5, 0.3
_SAME_M = 100.0
_MOST_FILES = 12


class StartsAtDoorCheck:
    """Names the spots where activities begin or end."""

    info = CheckInfo(
        id="places.starts_at_door",
        title="Activities that start at your door",
        kinds=frozenset({ArtifactKind.ACTIVITY}),
        areas=(Area.HOME, Area.ROUTINE),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.FEW_CLICKS,
        remediation="activity.hide_ends",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each spot, for the most open audience that sees it."""
        told = Apart(_SAME_M)
        for group, zones in zip(seen.once(recorded_of), seen.once(zones_of), strict=True):
            hidden = {number for zone in zones for number in zone.tracks}
            for rank, door in enumerate(find_doors(group.tracks, hidden), 1):
                spot = Position(door.latitude, door.longitude, "track")
                if told.takes(spot):
                    yield self._finding(door, rank, group)

    def _finding(self, door: Door, rank: int, group: Recorded) -> Finding:
        files = group.files_of(door.tracks)
        often = len(door.tracks) >= _MANY and door.share >= _LARGE_SHARE
        spot = Position(door.latitude, door.longitude, "track")
        return Finding(
            check=self.info.id,
            areas=self.info.areas,
            severity=self.info.severity,
            audience=group.audience,
            ease=self.info.ease,
            confidence=Confidence.MEDIUM if often else Confidence.LOW,
            summary=_OFTEN if often else _SOME,
            source=files[0][0],
            artifact=files[0][1],
            evidence=tuple(self._evidence(door, rank, len(group.tracks), files)),
            remediation=self.info.remediation,
            thing=cell(spot),
        )

    def _evidence(self, door: Door, rank: int, tracks: int, files: list[tuple[str, str]]) -> Iterator[Evidence]:
        yield Place(door.latitude, door.longitude, max(10.0, door.spread * 2), rank, door.share)
        yield Tag("Track:ActivitiesThere", f"{len(door.tracks)} of {tracks}")
        yield Tag("Track:Begin", str(door.starts))
        yield Tag("Track:End", str(door.finishes))
        for _, name in files[:_MOST_FILES]:
            yield Tag("Track:Activity", name)


CHECK: CorrelationCheck = StartsAtDoorCheck()
