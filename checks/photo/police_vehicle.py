"""A vehicle that may be a marked police vehicle.

What it sees:
    The picture as a whole and its middle. A model says whether a vehicle in it looks like one with police markings.
    Where police lettering can be read in the picture as well, less is enough for it.

Why it matters:
    A patrol car in a picture says what you do, and its markings say where. In front of a house, it says where you live.

What it misses:
    Measured on held-out pictures, with only 37 marked vehicles, and by the model alone:
    26 of the 37 were told (70 %), and 10 of 102 other vehicles, 9 of them cars from near. Among 2,000 pictures of
    people at work it told 1.
    Unmarked cars, vehicles far away or cut off by the edge, and motorcycles are mostly missed. Taxis, ambulances and
    ordinary cars from near are at times taken for police vehicles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, Region, Severity, Stage
from officer_exposure.text.police_words import police_likeness
from officer_exposure.vision.asking import sight_of
from officer_exposure.vision.headline import may_be_headline
from officer_exposure.vision.sight import Line, Mark, MarkKind, Sight

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
            lettered = _lettering(sight) if _is_vehicle_like(marks) else []
            confidence = Confidence.LOW if lettered and sight.faces() else Confidence.MEDIUM
            evidence = [Region(line.box, _LABEL, line.text) for line in lettered]
        if evidence:
            found = finding(self.info, artifact, _SUMMARIES[confidence], evidence)
            yield msgspec.structs.replace(found, confidence=confidence)


def _is_vehicle_like(marks: Sequence[Mark]) -> bool:
    return any(mark.kind is MarkKind.POLICE_VEHICLE and mark.probability >= _WITH_LETTERING for mark in marks)


def _lettering(sight: Sight) -> list[Line]:
    """Police lettering that stands on something: what the model is unsure of, the word settles."""
    lines = sight.lines()
    return [line for line in lines if police_likeness(line.text) and not may_be_headline(line, lines)]


CHECK: ArtifactCheck = PoliceVehicleCheck()
