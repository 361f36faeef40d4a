"""Names of schools and of children's teams.

What it sees:
    Lines with a word such as "Elementary", "High School", "Little League", "Kindergarten", "Grundschule" or "École",
    on a building, a shirt, a certificate or a screen; and the school or club you entered, however it is written.

Why it matters:
    It tells where a child is on weekdays. With a face or a name beside it, it finds your family.

What it misses:
    Crests and mascots without words, names without such a word, and lettering that is small or curved around a badge.
    Tried on texts alone: there was no photo to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.known.fact import FactKind
from officer_exposure.text.signs import school_words, simple
from officer_exposure.vision.asking import regions, sight_of, tells_own, unread_part
from officer_exposure.vision.headline import may_be_headline
from officer_exposure.vision.rows import stacked, with_neighbors

_LEAST_SCORE = 0.7
_OWN = frozenset({FactKind.SCHOOL, FactKind.CLUB})


class SchoolOrTeamCheck:
    """Finds schools and teams."""

    info = CheckInfo(
        id="photo.school_or_team",
        title="Schools and teams",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.FAMILY, Area.ROUTINE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each school or team."""
        lines = sight_of(artifact).lines()
        seen: set[str] = set()
        for line in (*with_neighbors(lines), *stacked(lines)):
            own = tells_own(artifact, line.text, _OWN, Confidence.MEDIUM)
            words = school_words(line.text)
            name = simple(line.text).strip() if own else " ".join(sorted(words))
            if line.score < _LEAST_SCORE or name in seen or not (own or words):
                continue
            seen.add(name)
            summary = (
                "The school or club of your household can be read."
                if own
                else "The name of a school or a team can be read."
            )
            confidence = Confidence.LOW if may_be_headline(line, lines) else Confidence.MEDIUM
            found = finding(self.info, artifact, summary, regions([line], "school or team"), name)
            yield msgspec.structs.replace(found, confidence=Confidence.HIGH if own else confidence)
        yield from unread_part(self.info, artifact)


CHECK: ArtifactCheck = SchoolOrTeamCheck()
