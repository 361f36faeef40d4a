"""A check that does what the name of a file tells it to. Run inside workers by the tests of the audit."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CannotCheckError, CheckInfo, NotApplicableError, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, NotChecked, Severity, Tag

PRIVATE = "a private value"


class UnrulyCheck:
    """Does as it is told."""

    info = CheckInfo(
        id="test.unruly",
        title="Unruly",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME,),
        severity=Severity.ANNOYANCE,
        ease=Ease.EXPERT,
        remediation="none",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Look at nothing but the name."""
        name = artifact.name
        _misbehave(name)
        if "part" in name:
            yield NotChecked(artifact.source, name, self.info.id, "A part could not be judged.")
        if "forged" in name:
            lie = finding(self.info, artifact, "A lie.", [Tag("a", "b")])
            yield msgspec.structs.replace(lie, artifact="another file")
        if "clock" in name:
            yield finding(self.info, artifact, "A sentence.", [Tag("time", str(time.time_ns()))])
        for number in range(name.count("find")):
            yield finding(self.info, artifact, "A sentence.", [Tag("name", str(number))])


def _misbehave(name: str) -> None:
    """Fail in every way a check can."""
    if "abort" in name:
        os.abort()
    if "hang" in name:
        time.sleep(3600)
    if "bug" in name:
        raise ValueError(PRIVATE)
    if "memory" in name:
        raise MemoryError
    if "cannot" in name:
        raise CannotCheckError("It cannot be judged.")
    if "nothing to judge" in name:
        raise NotApplicableError


CHECK: ArtifactCheck = UnrulyCheck()
