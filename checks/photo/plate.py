"""License plates in the picture.

What it sees:
    Texts that are built like a plate of a US state or of most European countries, from the street or from close by.
    The finding marks the plate and shows what was read.

Why it matters:
    A plate leads to you through toll, parking and insurance records, and to your home when the car stands in front of
    it. Anyone who sees the picture can note it down.

What it misses:
    On 60 photos with a known plate, 56 were read without a mistake. They are the ones it was made with. Most others
    were too small, too slanted or too dark to be read. Plates that are letters alone count only below the name of a
    state, or on a vehicle where the edge of the plate can be seen. Plates of other continents. A number on a taxi, a
    boat or a machine can be taken for one. In films nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Region, Severity, Stage
from officer_exposure.text.known.fact import FactKind
from officer_exposure.text.plates import Plate, plates_in
from officer_exposure.vision.asking import sight_of, tells_own, unread_part


class PlateCheck:
    """Finds license plates."""

    info = CheckInfo(
        id="photo.plate",
        title="License plates",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME, Area.ROUTINE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.TOOL,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each plate."""
        for plate in plates_in(sight_of(artifact).lines()):
            yield self._finding(artifact, plate)
        yield from unread_part(self.info, artifact)

    def _finding(self, artifact: Artifact, plate: Plate) -> Finding:
        own = tells_own(artifact, plate.text, {FactKind.PLATE})
        summary = "Your own license plate can be read." if own else "A license plate can be read."
        evidence = [Region(plate.box, "license plate", plate.text)]
        confidence = Confidence.HIGH if own else plate.confidence
        found = finding(self.info, artifact, summary, evidence, plate.text)
        return msgspec.structs.replace(found, confidence=confidence)


CHECK: ArtifactCheck = PlateCheck()
