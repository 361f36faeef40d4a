"""A person who may be a police officer in uniform, or a police badge or patch close up.

What it sees:
    The picture as a whole, and the upper body below each of the four largest faces. A model compares them with what it
    learned from about 3,000 pictures of ten professions. It does not read words, and it does not know who somebody is.

Why it matters:
    A uniform says at one look what you do for a living, and often where.

What it misses:
    Measured on held-out pictures of the professions, all of 224 pixels, from many countries, few from the US:
    of 891 with police it told 810 (91 %), and of 2,020 with others 40 (2 %), most of them pilots and firefighters. From
    other sources it told 3 of 55 civilians and 6 of 7 lookalikes, and only 4 of 7 with police: too few to go by.
    Plain clothes, name tapes, a badge that is small in the picture, and people far away are mostly missed. Guards,
    soldiers, pilots and other people in uniform are at times taken for police. That it finds nothing does not mean that
    there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, Region, Severity, Stage
from officer_exposure.shows import Shows
from officer_exposure.vision.asking import sight_of
from officer_exposure.vision.sight import MarkKind

_SUMMARIES = {
    Confidence.HIGH: "This may be a police uniform, badge or patch. It looks very much like one.",
    Confidence.MEDIUM: "This may be a police uniform, badge or patch.",
    Confidence.LOW: "This looks a little like a police uniform, badge or patch: please check.",
}


class UniformCheck:
    """Finds what may be a police uniform."""

    info = CheckInfo(
        id="photo.uniform",
        title="A police uniform",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.UNIFORM,),
        severity=Severity.CAREER,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
        shows=Shows.UNIFORM | Shows.BADGE,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for the picture. Raises CannotCheckError where the model file is missing."""
        from officer_exposure.vision.uniform.confidence import telling

        told = telling(sight_of(artifact).marks(), MarkKind.UNIFORM)
        if told:
            confidence = told[0][1]
            regions = [Region(mark.box, "may be a police uniform") for mark, _ in told]
            found = finding(self.info, artifact, _SUMMARIES[confidence], regions)
            yield msgspec.structs.replace(found, confidence=confidence)


CHECK: ArtifactCheck = UniformCheck()
