"""A face that may be a small child's.

What it sees:
    Faces that look like those of children of up to about twelve years. It is a question, not an answer: please check.
    No age is told, kept or shown.

Why it matters:
    A picture of your child tells a stranger whom to look for. Beside a uniform, a school or a house it tells more.

What it misses:
    Most teenagers. Faces of fewer than about 40 pixels in a copy of 1280 pixels, faces from the side or behind, faces
    that are covered. Small or blurred faces of adults are sometimes taken for children. It was tried on a few dozen
    faces only; how often it is right on children was not measurable.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CannotCheckError, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, Region, Severity, Stage
from officer_exposure.shows import Shows
from officer_exposure.vision.people import MAYBE_CHILD

_LIKELY = 0.6

_UNDECODED = "The picture itself could not be looked at."


class PossibleChildCheck:
    """Asks about faces that may be a child's."""

    info = CheckInfo(
        id="photo.possible_child",
        title="Possibly a child",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.FAMILY,),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
        shows=Shows.CHILD,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for all such faces of the picture. Raises CannotCheckError where it cannot be looked at."""
        if artifact.sight is None:
            raise CannotCheckError(_UNDECODED)
        children = [(face.child, face.box) for face in artifact.sight.faces() if (face.child or 0) >= MAYBE_CHILD]
        if children:
            regions = [Region(box, "Possibly a child") for _, box in children]
            found = finding(self.info, artifact, "Possibly a child: please check.", regions)
            sure = max(child or 0 for child, _ in children) >= _LIKELY
            yield msgspec.structs.replace(found, confidence=Confidence.MEDIUM if sure else Confidence.LOW)


CHECK: ArtifactCheck = PossibleChildCheck()
