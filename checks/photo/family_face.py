"""The face of your child, or of somebody else of your family, in a picture.

What it sees:
    Faces of people whom you have named as your child or your family on the page People, in every picture in which they
    were found. It needs your consent to grouping faces.

Why it matters:
    Whoever wants to reach you looks for your family first. A child's face weighs most: it can be known again on the way
    to school.

What it misses:
    Whoever you have not named. Faces that are small, blurred, covered or turned away, and people who have changed much
    since: children do within a year or two. Brothers and sisters can be taken for each other. In a public set of 30
    pictures all 18 pairs of one person came together, and none of the 20 pairs of two people; children were not tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from officer_exposure.check import CheckInfo, CorrelationCheck, Seen
from officer_exposure.model import Area, ArtifactKind, Audience, Confidence, Ease, Finding, Region, Severity
from officer_exposure.vision.people import FaceLabel, Who

_CHILD = "Your child's face can be recognized in this picture."
_FAMILY = "The face of somebody of your family can be recognized in this picture."


class FamilyFaceCheck:
    """Finds the faces of named children and family."""

    info = CheckInfo(
        id="photo.family_face",
        title="A face of your family",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.FAMILY,),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
    )

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        """Yield one finding for the children of each picture, and one for the others of the family."""
        there = {(one.source, one.artifact) for one in seen.pictures}
        faces: defaultdict[tuple[str, str, Who], list[FaceLabel]] = defaultdict(list)
        for label in seen.labels:
            if label.who in {Who.CHILD, Who.FAMILY} and (label.source, label.artifact) in there:
                faces[label.source, label.artifact, label.who].append(label)
        for (source, _, _), labels in sorted(faces.items()):
            yield self._finding(labels, seen.audiences.get(source, Audience.UNKNOWN))

    def _finding(self, labels: list[FaceLabel], audience: Audience) -> Finding:
        first = labels[0]
        is_child = first.who is Who.CHILD
        return Finding(
            check=self.info.id,
            areas=self.info.areas,
            severity=Severity.FINDS_FAMILY if is_child else Severity.CAREER,
            audience=audience,
            ease=self.info.ease,
            confidence=Confidence.HIGH if any(label.said for label in labels) else Confidence.MEDIUM,
            summary=_CHILD if is_child else _FAMILY,
            source=first.source,
            artifact=first.artifact,
            evidence=tuple(Region(label.box, "Your child" if is_child else "Your family") for label in labels),
            remediation=self.info.remediation,
            thing=f"{first.who} {first.source} {first.artifact}"[-300:],
        )


CHECK: CorrelationCheck = FamilyFaceCheck()
