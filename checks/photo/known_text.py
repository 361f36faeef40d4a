"""What you told this program about yourself, in writing that can be seen in a picture.

What it sees:
    Your own entries below "About me" in the text that can be read in a picture: names, addresses, phone numbers, user
    names and the rest, also across two neighboring lines.

Why it matters:
    A name on a mailbox, an address on a letter and a number on a van are read by anyone who looks closely. Your own
    entries are what leads from a picture to you.

What it misses:
    Writing that is too small, slanted, curved or handwritten to be read, and facts you did not enter. Letters that were
    read wrongly can hide a fact, or look like one: a hit that is not exact is marked as a guess. It has been tried on
    drawn pictures only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, NotApplicableError, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Region, Severity, Stage
from officer_exposure.text.known.fact import Match
from officer_exposure.text.known.judged import judgement_of
from officer_exposure.text.known.said import said
from officer_exposure.vision.asking import sight_of, unread_part
from officer_exposure.vision.rows import stacked, with_neighbors
from officer_exposure.vision.sight import Line

_LEAST_SCORE = 0.6
_SURE_SCORE = 0.85

_Hit = tuple[Line, Match]


class KnownTextCheck:
    """Looks for the officer's own facts in what can be read."""

    info = CheckInfo(
        id="photo.known_text",
        title="What you told about yourself, in pictures",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME, Area.FAMILY, Area.UNIFORM, Area.ROUTINE, Area.LINKAGE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
        needs_facts=True,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each fact that can be read in the picture."""
        if artifact.known is None:
            raise NotApplicableError
        lines = [line for line in sight_of(artifact).lines() if line.score >= _LEAST_SCORE]
        hits: defaultdict[int, list[_Hit]] = defaultdict(list)
        for line in (*with_neighbors(lines), *stacked(lines)):
            for match in artifact.known.find(line.text):
                if not hits[match.fact] or line in lines:
                    hits[match.fact].append((line, match))
        for of_one_fact in hits.values():
            yield self._finding(artifact, of_one_fact)
        yield from unread_part(self.info, artifact)

    def _finding(self, artifact: Artifact, hits: list[_Hit]) -> Finding:
        line, match = hits[0]
        judged = judgement_of(match)
        evidence = [Region(one.box, "your own fact", one.text) for one, _ in hits]
        summary = f"In the picture one can read {judged.what}."
        found = finding(self.info, artifact, summary, evidence, said(match, line.text))
        return msgspec.structs.replace(
            found, areas=judged.areas, severity=judged.severity, confidence=max(_confidence(*hit) for hit in hits)
        )


def _confidence(line: Line, match: Match) -> Confidence:
    return match.confidence if line.score >= _SURE_SCORE else Confidence.LOW


CHECK: ArtifactCheck = KnownTextCheck()
