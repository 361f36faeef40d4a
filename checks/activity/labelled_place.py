"""A place that the file itself calls home or work.

What it sees:
    What a phone has worked out for itself in a Google timeline ("home", "inferred home", "work"), places labeled or
    saved in Google Maps, places saved on a watch, and waypoints and placemarks that are named "home" or "work", in
    about thirty languages.

Why it matters:
    Nobody has to guess where you live: the file says so.

What it misses:
    Names of your own ("the nest", a nickname, a street). Home that is never named: other checks work it out from where
    you were. Addresses that stand there without coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Evidence, Finding, Position, Severity, Tag
from officer_exposure.places.cells import cell

_WORK = "work"
_SUMMARIES = {
    "home": "This file itself says which place is home.",
    _WORK: "This file itself says which place is work.",
}


class LabelledPlaceCheck:
    """Finds places that are named home or work."""

    info = CheckInfo(
        id="activity.labelled_place",
        title="A place that is named home or work",
        kinds=frozenset({ArtifactKind.ACTIVITY}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.ONE_LOOK,
        remediation="activity.remove_labels",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for each name."""
        stays = artifact.metadata.whereabouts.stays if artifact.metadata else ()
        for said, summary in _SUMMARIES.items():
            spots = [Position(one.latitude, one.longitude, one.origin or "track") for one in stays if one.said == said]
            if not spots:
                continue
            evidence: list[Evidence] = [Tag("Recording:CalledByTheFile", said), *spots]
            found = finding(self.info, artifact, summary, evidence, f"{said} {cell(spots[0])}")
            if said == _WORK:
                found = msgspec.structs.replace(found, areas=(Area.UNIFORM, Area.ROUTINE), severity=Severity.CAREER)
            yield found


CHECK: ArtifactCheck = LabelledPlaceCheck()
