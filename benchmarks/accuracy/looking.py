"""Puts the program's own checks to labelled pictures, the way an audit does, and keeps what they said."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import msgspec

from benchmarks.accuracy.labels import Labelled
from officer_exposure.audit import AuditOptions, staged
from officer_exposure.examining import Examined, FileJob, examine_file
from officer_exposure.model import Audience, Confidence, Finding, Region, Stage
from officer_exposure.registry import load_checks
from officer_exposure.vision.looking import Onlooker


class Looked(msgspec.Struct, frozen=True):
    """A labelled picture and what the program said of it."""

    label: Labelled
    said: Examined

    def findings(self, check: str, least: Confidence = Confidence.LOW) -> list[Finding]:
        """What one check found, from a confidence on."""
        return [one for one in self.said.findings if one.check == check and one.confidence >= least]

    def texts(self, check: str) -> list[str]:
        """The texts that one check marked in the picture."""
        evidence = (one for finding in self.findings(check) for one in finding.evidence)
        return [one.text for one in evidence if isinstance(one, Region) and one.text]

    @property
    def was_judged(self) -> bool:
        """Whether the picture could be opened and decoded at all."""
        return not self.said.unreadable and self.said.observed is not None


def look(labelled: Iterable[Labelled]) -> Iterator[Looked]:
    """Look at every picture with all checks that look at pictures; face prints are made."""
    checks = staged(load_checks(), AuditOptions(faces=True))[Stage.PIXELS]
    onlooker = Onlooker(prints=True)
    for label in labelled:
        path = os.fsencode(label.path)
        root = len(os.fsencode(label.path.parent)) + 1
        job = FileJob("accuracy", Audience.UNKNOWN, path, root, Stage.PIXELS)
        yield Looked(label, examine_file(job, checks, onlooker=onlooker))
