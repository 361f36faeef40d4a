"""A vehicle that may be a marked police vehicle.

What it sees:
    The middle square of the picture, and five parts of it. A model says whether a vehicle in them looks like one with
    police markings. Where police lettering can be read as well, less is enough for it.

Why it matters:
    A patrol car in a picture says what you do, and its markings say where. In front of a house, it says where you live.

What it misses:
    Measured by the model alone, on only 37 marked vehicles: 34 of them were told (92 %), and 5 of 102 other vehicles,
    4 of them cars from near. Among 2,009 pictures of people at work it told 2. The model has learned from none of
    these, but was chosen by how it does on them: on others it will do a little less well.
    Unmarked cars, vehicles far away or cut off by the edge, and motorcycles are mostly missed. Vans, ambulances and
    ordinary cars from near are at times taken for police vehicles.
    It learned from photographs alone: how it does on drawings is not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, Region, Severity, Stage
from officer_exposure.vision.asking import sight_of
from officer_exposure.vision.headline import police_lettering
from officer_exposure.vision.sight import Mark, MarkKind

_LABEL = "may be a police vehicle"

_WITH_LETTERING = 0.5
"""How likely the model must call it where police lettering can be read, too: less than for a finding of its own."""

_SUMMARIES = {
    Confidence.HIGH: "This may be a marked police vehicle. It looks very much like one.",
    Confidence.MEDIUM: "This may be a marked police vehicle.",
    Confidence.LOW: "This looks a little like a marked police vehicle: please check.",
}


class PoliceVehicleCheck:
    """Finds what may be a marked police vehicle."""

    info = CheckInfo(
        id="photo.police_vehicle",
        title="A police vehicle",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.UNIFORM,),
        severity=Severity.CAREER,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for the picture. Raises CannotCheckError where the model file is missing."""
        from officer_exposure.vision.uniform.confidence import telling

        sight = sight_of(artifact)
        marks = sight.marks()
        told = telling(marks, MarkKind.POLICE_VEHICLE)
        if told:
            confidence = told[0][1]
            evidence = [Region(mark.box, _LABEL) for mark, _ in told]
        else:
            lettered = police_lettering(sight) if _is_vehicle_like(marks) else []
            confidence = Confidence.LOW if lettered and sight.faces() else Confidence.MEDIUM
            evidence = [Region(line.box, _LABEL, line.text) for line in lettered]
        if evidence:
            found = finding(self.info, artifact, _SUMMARIES[confidence], evidence)
            yield msgspec.structs.replace(found, confidence=confidence)


def _is_vehicle_like(marks: Sequence[Mark]) -> bool:
    return any(mark.kind is MarkKind.POLICE_VEHICLE and mark.probability >= _WITH_LETTERING for mark in marks)


CHECK: ArtifactCheck = PoliceVehicleCheck()
