"""A check that reports every line it reads: what the tests of looking put to a picture."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Region, Severity, Stage


class ReadingCheck:
    """Reports lines and faces."""

    info = CheckInfo(
        id="test.reading",
        title="Reading",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME,),
        severity=Severity.ANNOYANCE,
        ease=Ease.EXPERT,
        remediation="none",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Say what can be read."""
        assert artifact.sight is not None
        regions = [Region(line.box, line.text) for line in artifact.sight.lines()]
        regions += [Region(face.box, "face") for face in artifact.sight.faces()]
        if regions:
            yield finding(self.info, artifact, "There is something to see.", regions)


CHECK: ArtifactCheck = ReadingCheck()
