"""Names of streets, on signs or walls.

What it sees:
    A few words of which the last or the first says that they are a street: "Main St", "Gartenstraße", "Rue de Lyon",
    also on two boards one below the other.

Why it matters:
    A street's name with a house in the picture leads to a door. Two signs at a corner are a point on the map.

What it misses:
    Names without such a word ("Broadway"), signs that are small, slanted or partly hidden, and other languages than
    English, German, French, Spanish, Italian, Portuguese, Dutch and those of the north. Of 4 photos of signs it told
    3, which is too few for a figure.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.known.fact import FactKind
from officer_exposure.text.signs import is_street_name, simple
from officer_exposure.vision.asking import regions, sight_of, tells_own, unread_part
from officer_exposure.vision.headline import may_be_headline
from officer_exposure.vision.rows import stacked, with_neighbors

_LEAST_SCORE = 0.75
_HOMES = frozenset({FactKind.HOME, FactKind.FAMILY_HOME})


class StreetSignCheck:
    """Finds names of streets."""

    info = CheckInfo(
        id="photo.street_sign",
        title="Street signs",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME, Area.ROUTINE),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for each street."""
        lines = sight_of(artifact).lines()
        seen: set[str] = set()
        for line in (*with_neighbors(lines), *stacked(lines)):
            street = simple(line.text).strip()
            if line.score < _LEAST_SCORE or street in seen or not is_street_name(line.text):
                continue
            seen.add(street)
            own = tells_own(artifact, line.text, _HOMES)
            summary = "The street you live in can be read." if own else "The name of a street can be read."
            found = finding(self.info, artifact, summary, regions([line], "street name"), street)
            confidence = Confidence.HIGH if own else self._confidence(may_be_headline(line, lines))
            yield msgspec.structs.replace(found, confidence=confidence)
        yield from unread_part(self.info, artifact)

    def _confidence(self, headline: bool) -> Confidence:
        return Confidence.LOW if headline else Confidence.MEDIUM


CHECK: ArtifactCheck = StreetSignCheck()
