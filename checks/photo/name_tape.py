"""Name tapes: a name on the chest of somebody in uniform.

What it sees:
    A single word in capital letters below a face, on a body that looks like a uniform or beside police lettering; and
    your own name on anybody's chest, if you entered it.

Why it matters:
    A uniform says what somebody is, the tape says who. With both, a name search leads to your home and family.

What it misses:
    Tapes of fewer than about 20 pixels in a picture of 1,280, embroidered or metal letters that shine, and names
    behind a strap. The rank or a firm's name can be taken for one; it is then marked as a guess. Tried on texts alone:
    there was no photo to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CannotCheckError, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.shows import Shows
from officer_exposure.text.known.fact import FactKind
from officer_exposure.text.police_words import police_likeness
from officer_exposure.vision.asking import regions, sight_of, tells_own, unread_part
from officer_exposure.vision.sight import Face, Line, MarkKind, Sight

_OWN = frozenset({FactKind.NAME, FactKind.NICKNAME})
_SHORTEST, _LONGEST = 3, 14
_LEAST_SCORE = 0.8
_WIDEST = 1.6
_CHEST = 3.5
_UNIFORM = 0.5


class NameTapeCheck:
    """Finds name tapes."""

    info = CheckInfo(
        id="photo.name_tape",
        title="Name tapes",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.UNIFORM, Area.LINKAGE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
        shows=Shows.BADGE,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for the officer's own name, and one for other names."""
        sight = sight_of(artifact)
        lines = sight.lines()
        words = [line for line in lines if _is_one_word(line)]
        tapes = _on_chests(words, sight.faces()) if words else []
        own = [line for line in tapes if tells_own(artifact, line.text, _OWN)]
        others = [line for line in tapes if line not in own]
        if own:
            found = self._finding(artifact, "Your name can be read on a chest.", own, Confidence.HIGH)
            yield msgspec.structs.replace(found, thing="own name")  # a decision on it stays when facts are added
        if others and _is_uniform(sight, lines):
            summary = "A name can be read on the chest of somebody who may be in uniform."
            yield self._finding(artifact, summary, others, Confidence.LOW)
        yield from unread_part(self.info, artifact)

    def _finding(self, artifact: Artifact, summary: str, lines: list[Line], confidence: Confidence) -> Finding:
        found = finding(self.info, artifact, summary, regions(lines, "name tape"))
        return msgspec.structs.replace(found, confidence=confidence)


def _is_one_word(line: Line) -> bool:
    text = line.text.strip(" .-")
    letters = text.replace(".", "").replace(" ", "")
    fits = _SHORTEST <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper()
    return fits and line.score >= _LEAST_SCORE and not police_likeness(text)


def _on_chests(lines: Sequence[Line], faces: Sequence[Face]) -> list[Line]:
    return [line for line in lines if any(_is_below(line, face) for face in faces)]


def _is_below(line: Line, face: Face) -> bool:
    left, top, right, bottom = face.box
    wide, tall = right - left, bottom - top
    across = (line.box[0] + line.box[2]) / 2
    small = line.box[2] - line.box[0] < _WIDEST * wide
    return small and left - wide < across < right + wide and bottom < line.box[1] < bottom + _CHEST * tall


def _is_uniform(sight: Sight, lines: Sequence[Line]) -> bool:
    if any(police_likeness(line.text) for line in lines):
        return True
    try:
        marks = sight.marks()
    except CannotCheckError:
        return False
    return any(mark.kind is MarkKind.UNIFORM and mark.probability >= _UNIFORM for mark in marks)


CHECK: ArtifactCheck = NameTapeCheck()
