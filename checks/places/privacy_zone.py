"""A privacy zone whose middle can be worked out from the activities that it cuts.

What it sees:
    Activities that break off on the edge of the same circle. Each edge crossed is one more point, and three points make
    a circle. The program computes it as a stranger would, for any radius from 90 m to 1.7 km, and tells how far off it
    can be and which activities carry it. It counts only circles that chance would hardly make.

Why it matters:
    A privacy zone hides the first and last part of every activity. It does not hide the circle itself. Where the circle
    lies around a home, its middle is the home. A larger circle helps little: more streets cross it.

What it misses:
    A zone that was moved away from home: the circle is found, home is only somewhere inside it. Fewer than four streets
    out of the zone. Activities that are always cut at the same corner. Files from your own export are often whole, and
    what others see is cut: then nothing is found here, and the circle may still be seen online.
    Of 60 made-up runners for each size of zone, five activities gave the middle of a centered one within 25 m for 53
    (200 m), 57 (400 m) and 56 to 59 (larger), and ten gave it for all; the others mostly crossed its edge at fewer than
    four spots. Where the zone was moved, the circle was found as well, and never home.
    Of 360 made-up runners without a zone, two were told of a circle, and none of a very likely one. Who often stops the
    watch a little before the door can be told of one that is not there: of 60 with 100 activities, 20 were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from officer_exposure.places.cells import Apart, cell, distance_m
from officer_exposure.places.privacy_zones.attack import Zone
from officer_exposure.places.privacy_zones.seen import zones_of
from officer_exposure.places.recorded import Recorded, recorded_of

_SURE = (
    "A privacy zone hides where your activities begin and end. It does not hide its own middle, which is often a home."
)
_UNSURE = (
    "A privacy zone seems to hide where your activities begin and end. A stranger could guess at its middle, which is"
    " often a home."
)
_HOME = (
    "A privacy zone hides where your activities begin and end. It does not hide its own middle, and that is your home."
)
_INSIDE = "Your privacy zone can be worked out. Your home lies inside it, but not at its middle."
_ELSEWHERE = "A privacy zone of yours can be worked out. It lies around a place that you have not entered as a home."

_SELDOM = 5e-4
"""Fewer circles than this by chance, and no other that fits as well: very likely."""

_NOW_AND_THEN = 1e-2
"""More than this by chance: a guess."""

_LEAST_WITHIN_M, _WITHIN_SIGMAS = 8.0, 3.0
"""Of 119 circles of made runners 19 of 20 lay within 2.6 standard deviations, also where noise came after the cut."""

_SHARP_M = 15.0
_SAME_M = 100.0
_MOST_FILES = 12


class PrivacyZoneCheck:
    """Works out privacy zones."""

    info = CheckInfo(
        id="places.privacy_zone",
        title="A privacy zone that can be worked out",
        kinds=frozenset({ArtifactKind.ACTIVITY}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.TOOL,
        remediation="activity.hide_better",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for each circle, for the most open audience that can work it out."""
        told = Apart(_SAME_M)
        for group, zones in zip(seen.once(recorded_of), seen.once(zones_of), strict=True):
            for rank, zone in enumerate(zones, 1):
                spot = Position(zone.latitude, zone.longitude, "track")
                if told.takes(spot):
                    found = self._finding(zone, rank, group)
                    yield _compared(found, zone, [distance_m(spot, home) for home in seen.homes])

    def _finding(self, zone: Zone, rank: int, group: Recorded) -> Finding:
        files = group.files_of(zone.tracks)
        confidence = sureness(zone)
        spot = Position(zone.latitude, zone.longitude, "track")
        return Finding(
            check=self.info.id,
            areas=self.info.areas,
            severity=self.info.severity,
            audience=group.audience,
            ease=self.info.ease,
            confidence=confidence,
            summary=_UNSURE if confidence is Confidence.LOW else _SURE,
            source=files[0][0],
            artifact=files[0][1],
            evidence=tuple(self._evidence(zone, rank, len(group.tracks), files)),
            remediation=self.info.remediation,
            thing=cell(spot),
        )

    def _evidence(self, zone: Zone, rank: int, tracks: int, files: list[tuple[str, str]]) -> Iterator[Evidence]:
        yield Place(zone.latitude, zone.longitude, zone.radius, rank, zone.share)
        if sureness(zone) is not Confidence.LOW:
            within = max(_LEAST_WITHIN_M, _WITHIN_SIGMAS * zone.uncertainty)
            yield Tag("Track:MiddleFoundWithin", f"{within:.0f} m, in 19 of 20 cases")
        yield Tag("Track:ActivitiesCutThere", f"{len(zone.tracks)} of {tracks}")
        yield Tag("Track:SpotsOnTheEdge", str(zone.crossings))
        for _, name in files[:_MOST_FILES]:
            yield Tag("Track:CutActivity", name)


def _compared(found: Finding, zone: Zone, away: Sequence[float]) -> Finding:
    """The finding in the light of the homes that were entered. `away`: meters of each from the middle."""
    if not away or found.confidence is Confidence.LOW:
        return found
    if min(away) <= min(_SAME_M, zone.radius / 2):
        return msgspec.structs.replace(found, summary=_HOME)
    inside = min(away) <= zone.radius
    return msgspec.structs.replace(
        found, summary=_INSIDE if inside else _ELSEWHERE, severity=Severity.FINDS_FAMILY if inside else found.severity
    )


def sureness(zone: Zone) -> Confidence:
    """How sure it is that the circle is where it is said to be."""
    if zone.rival or zone.uncertainty > 2 * _SHARP_M or zone.by_chance > _NOW_AND_THEN:
        return Confidence.LOW
    return Confidence.HIGH if zone.by_chance < _SELDOM and zone.uncertainty <= _SHARP_M else Confidence.MEDIUM


CHECK: CorrelationCheck = PrivacyZoneCheck()
