"""Police lettering: on clothes, vehicles, badges and patches.

What it sees:
    Words that police write on themselves, in some twenty languages: police, sheriff, trooper, Polizei, policía and
    others, also with a letter read wrongly or cut off. Short names of departments such as NYPD. Your own agency, unit
    and badge number, if you entered them.

Why it matters:
    It tells a stranger at one glance that somebody in the picture, or whoever took it, is an officer. With a town's
    name beside it, it also tells where you work.

What it misses:
    In 39 photos of marked vehicles and police lettering here, it found 25; in most others no letter was large enough
    to be read. In about 450 other photos it found nothing. From about 20 pixels in a picture of 1,280 on, letters are
    usually read; below, often not. Curved lettering around a patch, letters behind folds, handwriting, and writing
    that is not Latin. A headline or a book title can be taken for it; it is then marked as a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.known.fact import FactKind
from officer_exposure.text.police_words import Likeness, police_likeness
from officer_exposure.vision.asking import regions, sight_of, tells_own, unread_part
from officer_exposure.vision.headline import may_be_headline
from officer_exposure.vision.rows import with_neighbors
from officer_exposure.vision.sight import Line

_OWN = frozenset({FactKind.AGENCY, FactKind.UNIT, FactKind.BADGE})
_OWN_LETTERING = "own agency, unit or badge"
"""Apart from other lettering, so that a decision about one stays with it when facts are added."""

_LEAST_SCORE, _SURE_SCORE = 0.6, 0.85
_LEGIBLE = 12.0
"""Height of letters in pixels of the working copy from which on a reading is trusted."""


class PoliceLetteringCheck:
    """Finds police lettering."""

    info = CheckInfo(
        id="photo.police_lettering",
        title="Police lettering",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.UNIFORM,),
        severity=Severity.CAREER,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for all lettering, and one for the officer's own agency, unit or badge number."""
        lines = sight_of(artifact).lines()
        readable = [line for line in with_neighbors(lines) if line.score >= _LEAST_SCORE]
        own = [line for line in readable if tells_own(artifact, line.text, _OWN, Confidence.MEDIUM)]
        if own:
            summary = "The name of your agency or unit, or your badge number, can be read."
            yield msgspec.structs.replace(self._finding(artifact, summary, own, Confidence.HIGH), thing=_OWN_LETTERING)
        hits = [(line, likeness) for line in readable if (likeness := police_likeness(line.text))]
        if hits:
            confidence = max(_confidence(line, likeness, lines) for line, likeness in hits)
            summary = "Police lettering can be read."
            if confidence is Confidence.LOW:
                summary = "A word such as “police” can be read. It may be part of a headline or a title."
            yield self._finding(artifact, summary, [line for line, _ in hits], confidence)
        yield from unread_part(self.info, artifact)

    def _finding(self, artifact: Artifact, summary: str, lines: list[Line], confidence: Confidence) -> Finding:
        found = finding(self.info, artifact, summary, regions(lines, "police lettering"))
        return msgspec.structs.replace(found, confidence=confidence)


def _confidence(line: Line, likeness: Likeness, lines: Sequence[Line]) -> Confidence:
    if may_be_headline(line, lines):
        return Confidence.LOW
    sure = likeness is Likeness.EXACT and line.score >= _SURE_SCORE and line.height >= _LEGIBLE
    return Confidence.HIGH if sure else Confidence.MEDIUM


CHECK: ArtifactCheck = PoliceLetteringCheck()
