"""Screens and paperwork in the picture.

What it sees:
    Pictures with words of police work ("case number", "incident report", "dispatch", "duty roster") or of a computer
    ("password", "inbox"), and pictures that are a page or a screen full of text.

Why it matters:
    Case and station material must not leave the job, and a screen in the background tells more than one notices. A
    schedule tells when nobody is at home.

What it misses:
    Pages with few or small words, handwriting, and screens seen from the side. A poster or a book page is full of text,
    too: it is marked as a guess. Tried on texts alone: there was no photo to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.signs import load_signs
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.signs import holds, simple
from officer_exposure.vision.asking import regions, sight_of, unread_part

_FULL = 25
"""Lines from which on a picture is a page or a screen."""

_FEWEST_WORDS = 2
_SHOWN = 6


class ScreenOrPaperworkCheck:
    """Finds screens and paperwork."""

    info = CheckInfo(
        id="photo.screen_or_paperwork",
        title="Screens and paperwork",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.DUTY,),
        severity=Severity.CAREER,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding where there is a page, a screen, or words of police work."""
        sight = sight_of(artifact)
        lines = sight.lines()
        worded = [(line, held) for line in lines if (held := holds(simple(line.text), load_signs().papers))]
        words = {word for _, held in worded for word in held}
        if len(words) >= _FEWEST_WORDS:
            summary = "Paperwork or a screen with words of police work can be read."
            found = finding(self.info, artifact, summary, regions([line for line, _ in worded], "paperwork or screen"))
            yield msgspec.structs.replace(found, confidence=Confidence.MEDIUM)
        elif len(lines) + sight.unread() >= _FULL:
            summary = "This picture is full of text: a page, a poster or a screen."
            found = finding(self.info, artifact, summary, regions(lines[:_SHOWN], "text"))
            yield msgspec.structs.replace(found, confidence=Confidence.LOW)
        yield from unread_part(self.info, artifact)


CHECK: ArtifactCheck = ScreenOrPaperworkCheck()
