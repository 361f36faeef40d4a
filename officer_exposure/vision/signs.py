"""The halves of combinations: which signs each picture shows, and what shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.content.combinations import Combinations, Sign
from officer_exposure.model import Confidence, Evidence, Excerpt, Finding, Position, Region
from officer_exposure.places.cells import distance_m
from officer_exposure.text.known.fact import FactKind
from officer_exposure.vision.people import FaceLabel, Who

if TYPE_CHECKING:
    from officer_exposure.check import Seen

_OWN_FACTS = frozenset({"photo.known_text", "text.known_facts"})

_MOST_EVIDENCE = 8
"""Of one half: more would say nothing new."""

Place = tuple[str, str]
"""The source and the name of a picture."""


class Half(msgspec.Struct, frozen=True):
    """One half as a picture shows it."""

    confidence: Confidence
    evidence: tuple[Evidence, ...]


def halves_of(seen: Seen, table: Combinations) -> Mapping[str, Mapping[Place, Half]]:
    """Sign -> picture -> what shows it there."""
    reading = _Reading(seen, table)
    return {name: reading.halves(sign) for name, sign in table.signs.items()}


class _Reading:
    """What was seen, by picture."""

    def __init__(self, seen: Seen, table: Combinations) -> None:
        self._seen = seen
        self._radius = table.home_radius_m
        self._pictures = {(one.source, one.artifact): one.observed for one in seen.pictures}
        self._me = {(one.source, one.artifact) for one in seen.labels if one.who is Who.ME}

    def halves(self, sign: Sign) -> dict[Place, Half]:
        """Every picture that shows the sign."""
        found: defaultdict[Place, list[Half]] = defaultdict(list)
        for place, half in (*self._by_findings(sign), *self._by_people(sign), *self._by_faces(sign)):
            found[place].append(half)
        return {place: _together(halves) for place, halves in found.items()}

    def _by_findings(self, sign: Sign) -> Iterator[tuple[Place, Half]]:
        for one in self._seen.findings:
            place = one.source, one.artifact
            if one.check in sign.checks:
                yield place, Half(self._sureness(one, sign, place), one.evidence)
            elif one.check in _OWN_FACTS and _fact(one) in sign.facts:
                yield place, Half(one.confidence, one.evidence)
            elif sign.at_home and (near := [spot for spot in one.evidence if self._is_home(spot)]):
                yield place, Half(Confidence.HIGH, tuple(near))

    def _sureness(self, one: Finding, sign: Sign, place: Place) -> Confidence:
        """A uniform where the officer's own face is seen is less of a guess."""
        if "photo.uniform" in sign.checks and place in self._me:
            return Confidence(min(one.confidence + 1, Confidence.HIGH))
        return one.confidence

    def _by_people(self, sign: Sign) -> Iterator[tuple[Place, Half]]:
        for label in self._seen.labels:
            if label.who in sign.people and (label.source, label.artifact) in self._pictures:
                sure = Confidence.HIGH if label.said else Confidence.MEDIUM
                yield (label.source, label.artifact), Half(sure, (_region(label, sign),))

    def _by_faces(self, sign: Sign) -> Iterator[tuple[Place, Half]]:
        for place, observed in self._pictures.items() if sign.faces else ():
            if observed.faces:
                sure = Confidence.HIGH if place in self._me else Confidence.MEDIUM
                regions = tuple(Region(face.box, sign.label) for face in observed.faces[:_MOST_EVIDENCE])
                yield place, Half(sure, regions)

    def _is_home(self, spot: Evidence) -> bool:
        return isinstance(spot, Position) and any(distance_m(spot, home) <= self._radius for home in self._seen.homes)


def _region(label: FaceLabel, sign: Sign) -> Region:
    return Region(label.box, sign.label)


def _fact(one: Finding) -> FactKind | None:
    """The kind of the officer's own fact that a finding is about: its thing begins with it."""
    kinds = {evidence.fact for evidence in one.evidence if isinstance(evidence, Excerpt)}
    kinds.add(one.thing.partition(" ")[0])
    return next((kind for kind in FactKind if kind.value in kinds), None)


def _together(halves: list[Half]) -> Half:
    evidence = dict.fromkeys(fact for half in halves for fact in half.evidence)
    return Half(max(half.confidence for half in halves), tuple(evidence)[:_MOST_EVIDENCE])
