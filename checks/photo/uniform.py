"""A person who may be a police officer in uniform, or a police badge or patch close up.

What it sees:
    The picture as a whole and in parts, and the upper body below each of the four largest faces. A model compares them
    with what it learned from about 3,000 pictures of ten professions. It does not know who somebody is. Where police
    lettering can be read in the picture as well, less is enough for it.

Why it matters:
    A uniform says at one look what you do for a living, and often where.

What it misses:
    Measured on held-out pictures of the professions, all of 224 pixels, from many countries, few from the US: of 891
    with police it told 872 (98 %), and of 2,009 with others 40 (2 %), most of them firefighters, pilots and mechanics.
    Of these it called 862 (97 %) and 20 (1 %) likely. From other sources it told 3 of 55 civilians, 6 of 7 lookalikes
    and 7 of 7 with police, two of them by their lettering alone: too few to go by.
    Plain clothes, name tapes, a badge that is small in the picture, and people far away are mostly missed. Guards,
    soldiers, pilots and other people in uniform are at times taken for police. That it finds nothing does not mean that
    there is nothing.
    It learned from photographs alone: how it does on drawings is not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CannotCheckError, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, Region, Severity, Stage
from officer_exposure.shows import Shows
from officer_exposure.vision.asking import sight_of
from officer_exposure.vision.headline import police_lettering
from officer_exposure.vision.sight import Mark, MarkKind

_LABEL = "may be a police uniform"

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
        from officer_exposure.vision.uniform.confidence import places, telling

        sight = sight_of(artifact)
        marks = sight.marks()
        told = telling(marks, MarkKind.UNIFORM)
        confidence = told[0][1] if told else Confidence.LOW
        regions = [Region(mark.box, _LABEL) for mark in places(told)]
        if confidence is Confidence.LOW and _may_be_worn(marks):
            with suppress(CannotCheckError) if told else nullcontext():
                lettered = [Region(line.box, _LABEL, line.text) for line in police_lettering(sight)]
                confidence = Confidence.MEDIUM if lettered else confidence
                regions += lettered
        if regions:
            found = finding(self.info, artifact, _SUMMARIES[confidence], regions)
            yield msgspec.structs.replace(found, confidence=confidence)


def _may_be_worn(marks: Sequence[Mark]) -> bool:
    from officer_exposure.vision.uniform.confidence import WITH_LETTERING

    return any(mark.kind is MarkKind.UNIFORM and mark.probability >= WITH_LETTERING for mark in marks)


CHECK: ArtifactCheck = UniformCheck()
