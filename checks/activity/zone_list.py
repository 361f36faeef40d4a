"""The list of your privacy zones, as the site itself keeps it.

What it sees:
    The table of privacy zones in a Strava export, by its columns or by its name, in any language: the middle of each
    zone and the address that it was made for.

Why it matters:
    A privacy zone hides the places that matter most. The list names exactly these. An export that holds it tells more
    than all activities in it.

What it misses:
    Lists of sites that write their zones in another form. What others can work out from the activities themselves:
    another check looks for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Evidence, Finding, Position, Severity
from officer_exposure.places.cells import cell

_ZONE = "zone"
_TAG = "PrivacyZone:"
_SUMMARY = "This file lists the places that you hide on the map."


class ZoneListCheck:
    """Finds lists of privacy zones."""

    info = CheckInfo(
        id="activity.zone_list",
        title="A list of your privacy zones",
        kinds=frozenset({ArtifactKind.ACTIVITY}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.ONE_LOOK,
        remediation="activity.keep_zones_private",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for all zones of the file."""
        if artifact.metadata is None:
            return
        stays = [stay for stay in artifact.metadata.whereabouts.stays if stay.said == _ZONE]
        spots = [Position(stay.latitude, stay.longitude, stay.origin or "track") for stay in stays]
        written = [tag for tag in artifact.metadata.tags if tag.name.startswith(_TAG)]
        evidence: list[Evidence] = [*spots, *written]
        if evidence:
            yield finding(self.info, artifact, _SUMMARY, evidence, cell(spots[0]) if spots else "")


CHECK: ArtifactCheck = ZoneListCheck()
