"""A child that you saw yourself.

What it sees:
    Your own answer on the page Pictures. It says what you saw, in the pictures in which the program had not found it.

Why it matters:
    A picture of your child tells a stranger whom to look for, and next to whom.

What it misses:
    Every picture that you have not looked at yourself. A picture that has changed since you answered has to be looked
    at again.
"""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, NotApplicableError, finding
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity, Tag
from officer_exposure.shows import OWN_WORDS


class ChildCheck:
    """Takes your word for a child."""

    info = CheckInfo(
        id="seen.child",
        title="A child, seen by you",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.FAMILY,),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        opens=False,
        shows=OWN_WORDS["seen.child"],
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding where the officer says so. Raises NotApplicableError where nobody was asked."""
        if artifact.shows is None:
            raise NotApplicableError
        if self.info.shows & artifact.shows:
            yield finding(self.info, artifact, "You saw a child in this picture.", [Tag("Seen by you", "A child")])


CHECK: ArtifactCheck = ChildCheck()
