"""Identity cards, driver's licenses, passports and service cards.

What it sees:
    Two or more of the words that stand on them ("Driver License", "Date of birth", "Exp", "Personalausweis"), or one
    of the lines that machines read from a passport.

Why it matters:
    A card in a picture is your name, birthday, address and number at once. With it somebody can pass for you.

What it misses:
    Cards that are small, turned or in other languages than English, German, French, Spanish and Italian, and cards that
    show a face and a seal without words. Tried on texts alone: there was no photo to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.signs import load_signs
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.signs import holds, is_machine_readable, simple
from officer_exposure.vision.asking import regions, sight_of, unread_part

_FEWEST_WORDS = 2
_SURE_WORDS = 3
_MOST_LINES = 40
"""A card has fewer; a page with more lines only speaks of such things."""


class IdCardCheck:
    """Finds identity cards."""

    info = CheckInfo(
        id="photo.id_card",
        title="Identity cards",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.LINKAGE, Area.ACCOUNT, Area.HOME),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding where there is a card."""
        lines = sight_of(artifact).lines()
        read_by_machines = [line for line in lines if is_machine_readable(line.text)]
        worded = [(line, held) for line in lines if (held := holds(simple(line.text), load_signs().id_cards))]
        words = {word for _, held in worded for word in held}
        if read_by_machines or (len(words) >= _FEWEST_WORDS and len(lines) <= _MOST_LINES):
            evidence = regions([*read_by_machines, *(line for line, _ in worded)], "identity card")
            found = finding(self.info, artifact, "This may be an identity card, a license or a passport.", evidence)
            sure = bool(read_by_machines) or len(words) >= _SURE_WORDS
            yield msgspec.structs.replace(found, confidence=Confidence.MEDIUM if sure else Confidence.LOW)
        yield from unread_part(self.info, artifact)


CHECK: ArtifactCheck = IdCardCheck()
