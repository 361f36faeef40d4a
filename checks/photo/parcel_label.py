"""Address labels: on parcels, letters and magazines.

What it sees:
    A line with a town and its postal code, together with a carrier's word ("UPS", "Ship to", "Tracking", "DHL") or a
    street with its number.

Why it matters:
    A label is your name and your address in one. Anyone who zooms in can read it.

What it misses:
    Labels that are small, turned or folded, and addresses of countries that write the code in another way than the US,
    Britain or most of Europe. Tried on texts alone: there was no photo to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.signs import load_signs
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity, Stage
from officer_exposure.text.signs import address_confidence, holds, is_towns_line, simple
from officer_exposure.vision.asking import regions, sight_of, unread_part
from officer_exposure.vision.rows import with_neighbors


class ParcelLabelCheck:
    """Finds address labels."""

    info = CheckInfo(
        id="photo.parcel_label",
        title="Address labels",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.ONE_LOOK,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding where there is a label."""
        lines = [line for line in with_neighbors(sight_of(artifact).lines()) if line.score >= 0.7]
        towns = [line for line in lines if is_towns_line(line.text)]
        streets = [line for line in lines if address_confidence(line.text)]
        carriers = [line for line in lines if holds(simple(line.text), load_signs().carriers)]
        if towns and (streets or carriers):
            evidence = regions([*streets, *towns, *carriers], "address label")
            found = finding(self.info, artifact, "An address label can be read.", evidence)
            confidence = Confidence.HIGH if streets and carriers else Confidence.MEDIUM
            yield msgspec.structs.replace(found, confidence=confidence)
        yield from unread_part(self.info, artifact)


CHECK: ArtifactCheck = ParcelLabelCheck()
