"""House numbers, and whole addresses.

What it sees:
    A number of up to five digits that stands alone, with a letter behind it or not, in a picture with little other
    text; and a number with a street's name.

Why it matters:
    A house number and any hint of the street lead to the door. Together they are the address.

What it misses:
    Numbers that are small, slanted, hidden by plants or written in words. Numbers like a year (1900 to 2039) count only
    beside a street. A number on a shirt, a bus or a clock can be taken for one: without a street beside it, it is
    marked as a guess. Of 7 photos of house numbers it told 4, which is too few for a figure; of the other three, one
    is written with a gap, one askew, and one is small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Confidence,
    Ease,
    Finding,
    NotChecked,
    Region,
    Severity,
    Stage,
)
from officer_exposure.shows import Shows
from officer_exposure.text.plates import plates_in
from officer_exposure.text.signs import address_confidence, house_number, is_street_name
from officer_exposure.vision.asking import regions, sight_of, unread_part
from officer_exposure.vision.rows import with_neighbors
from officer_exposure.vision.sight import Box, Face, Line, Sight

_LEAST_SCORE = 0.8
_LEAST_HEIGHT = 14.0
_MOST_LINES = 6
"""Lines beside it beyond which a number alone is more likely one of many."""

_SURE_FACE = 0.8
"""Score of a face from which on it has a shirt. What only resembles one, as panes and leaves do, silences nothing."""

_CHEST = 4.0
"""Heights of a face below it within which a number is one on a shirt."""


class HouseNumberCheck:
    """Finds house numbers."""

    info = CheckInfo(
        id="photo.house_number",
        title="House numbers",
        kinds=frozenset({ArtifactKind.PHOTO}),
        areas=(Area.HOME,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.FEW_CLICKS,
        remediation="picture.share_without",
        stage=Stage.PIXELS,
        shows=Shows.HOUSE,
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield one finding for whole addresses, else one for numbers that stand alone."""
        sight = sight_of(artifact)
        lines = sight.lines()
        addresses = [line for line in with_neighbors(lines) if address_confidence(line.text)]
        if addresses:
            summary = "A house number with its street can be read."
            found = finding(self.info, artifact, summary, regions(addresses, "address"))
            yield msgspec.structs.replace(found, confidence=Confidence.MEDIUM)
        elif numbers := _numbers(lines, sight, street=(street := any(is_street_name(line.text) for line in lines))):
            evidence = [Region(line.box, "house number", number) for line, number in numbers]
            found = finding(self.info, artifact, "A number like that of a house can be read.", evidence)
            confidence = Confidence.MEDIUM if street else Confidence.LOW
            yield msgspec.structs.replace(found, confidence=confidence)
        yield from unread_part(self.info, artifact)


def _numbers(lines: Sequence[Line], sight: Sight, *, street: bool) -> list[tuple[Line, str]]:
    """Lines that are nothing but a house number, not on shirts or plates. One digit counts only beside a `street`."""
    if len(lines) > _MOST_LINES:
        return []
    numbered = [
        (line, number)
        for line in lines
        if line.score >= _LEAST_SCORE
        and line.height >= _LEAST_HEIGHT
        and (number := house_number(line.text))
        and (street or len(number) > 1)
    ]
    if not numbered:
        return []
    faces = sight.faces()
    plates = [plate.box for plate in plates_in(lines)]
    return [
        (line, number)
        for line, number in numbered
        if not any(_on_shirt(line, face) for face in faces) and not any(_on_plate(line, plate) for plate in plates)
    ]


def _on_plate(line: Line, plate: Box) -> bool:
    """The month or year on a license plate, or a part of its number."""
    across, down = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    tall = plate[3] - plate[1]
    beside = plate[0] - tall <= across <= plate[2] + tall
    return beside and plate[1] - tall <= down <= plate[3] + tall


def _on_shirt(line: Line, face: Face) -> bool:
    left, top, right, bottom = face.box
    across = (line.box[0] + line.box[2]) / 2
    wide, tall = right - left, bottom - top
    if face.score < _SURE_FACE:
        return False
    return left - wide < across < right + wide and top < line.box[1] < bottom + _CHEST * tall


CHECK: ArtifactCheck = HouseNumberCheck()
