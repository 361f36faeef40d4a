"""The guesses of a stranger, read back from findings: where home would be looked for, and how close that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

import msgspec

from officer_exposure.content import load_content
from officer_exposure.model import Confidence, Finding, Place, Position, Tag
from officer_exposure.places.cells import distance_m

HOME_CHECK = "places.home"
_LABELLED_CHECK = "activity.labelled_place"
OTHER_CHECKS = (
    _LABELLED_CHECK,
    "activity.zone_list",
    "places.privacy_zone",
    "places.starts_at_door",
    "places.second_home",
    "places.work",
    "places.school",
    "places.routine",
)
"""Checks of what else places tell, in the order in which a page shows them."""

MOST_GUESSES = 3
_WORTH_A_LOOK = 0.01
"""A place with a smaller share of what points home is no guess: it only fills up the three."""

_SAME_SPOT_M = 150.0

_SEEN_IN = "Place:HomeSeenIn"
_TIME = re.compile(r"(?P<name>.*), (?P<when>\d{4}-\d\d-\d\d \d\d:\d\d)", re.DOTALL)
_WHEN, _SEEN = "Routine:When", "Routine:Seen"


class Guess(msgspec.Struct, frozen=True):
    """A place where a stranger would look for home, and the finding that says so."""

    place: Place
    finding: Finding

    @property
    def position(self) -> Position:
        """Its middle."""
        return Position(self.place.latitude, self.place.longitude, "")

    @property
    def confidence(self) -> Confidence | None:
        """How sure the first guess is; of those after it nothing is known but their order."""
        return self.finding.confidence if self.place.rank == 1 else None


class Closeness(IntEnum):
    """How near a guess comes to the door: the steps in which progress is told, in meters."""

    AT_THE_DOOR = 100
    IN_THE_STREETS = 1_000
    IN_THE_AREA = 5_000
    ELSEWHERE = 0


def guesses(findings: Iterable[Finding]) -> tuple[Guess, ...]:
    """The guesses at home of whoever sees the least, which is a stranger; best first."""
    first = next(iter(_at_home(findings)), None)
    if first is None:
        return ()
    found = [Guess(fact, first) for fact in first.evidence if isinstance(fact, Place)]
    told = [one for one in found if is_worth_a_look(one.place)]
    return tuple(sorted(told, key=lambda one: one.place.rank)[:MOST_GUESSES])


def is_worth_a_look(place: Place) -> bool:
    """Whether a guess at home is told: the first, and of the others those that something speaks for."""
    return place.rank == 1 or place.share >= _WORTH_A_LOOK


def others(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What else places tell, and what those who see more would guess at home, if that is somewhere else.

    What was found in several looks, or for several audiences, is told once: of those who see the least.
    """
    found = list(findings)
    reach = load_content().scoring.visibility
    rest = [one for one in found if one.check in OTHER_CHECKS]
    rest.sort(key=lambda one: (OTHER_CHECKS.index(one.check), -reach[one.audience]))
    told: list[Finding] = []
    for one in (*_at_home(found), *rest):
        if not any(_is_the_same(one, before) for before in told):
            told.append(one)
    return tuple(told[1:] if told and told[0].check == HOME_CHECK else told)


def _is_the_same(one: Finding, before: Finding) -> bool:
    """Whether `before` has told it already: the same of the same place, or to the same people a home in its streets."""
    here, there = spot(one), spot(before)
    if one.check != before.check or habit(one)[0] != habit(before)[0]:
        return False
    if one.check == _LABELLED_CHECK and one.summary != before.summary:
        return False  # work can lie across the street from home
    if here is None or there is None:
        return here is there and one.summary == before.summary
    in_the_streets = one.check == HOME_CHECK and one.audience is before.audience
    return distance_m(here, there) <= (Closeness.IN_THE_STREETS if in_the_streets else _SAME_SPOT_M)


def _at_home(findings: Iterable[Finding]) -> list[Finding]:
    """The guesses at home, those of the most open audience first."""
    reach = load_content().scoring.visibility
    found = [one for one in findings if one.check == HOME_CHECK]
    return sorted(found, key=lambda one: (-reach[one.audience], -one.confidence, one.thing))


def seen_in(finding: Finding) -> Iterator[tuple[str, str]]:
    """The files that carry the first guess of a finding, by name, and the time of each; empty where it has none."""
    for fact in finding.evidence:
        if isinstance(fact, Tag) and fact.name == _SEEN_IN:
            timed = _TIME.fullmatch(fact.value)
            yield (timed["name"], timed["when"]) if timed else (fact.value, "")


def habit(finding: Finding) -> tuple[str, str]:
    """When a routine happens and how often it was seen, in words; both empty where a finding is about no routine."""
    told = {fact.name: fact.value for fact in finding.evidence if isinstance(fact, Tag)}
    return told.get(_WHEN, ""), told.get(_SEEN, "")


def spot(finding: Finding) -> Position | None:
    """Where what a finding tells is on the map: its first place or position."""
    for fact in finding.evidence:
        if isinstance(fact, Place):
            return Position(fact.latitude, fact.longitude, "")
        if isinstance(fact, Position):
            return fact
    return None


def distance_from(guess: Guess, homes: Sequence[Position]) -> float | None:
    """Meters from a guess to the nearest home that is known; None where none is."""
    return min((distance_m(guess.position, home) for home in homes), default=None)


def closeness(distance: float) -> Closeness:
    """The step that a distance in meters falls into."""
    steps = (Closeness.AT_THE_DOOR, Closeness.IN_THE_STREETS, Closeness.IN_THE_AREA)
    return next((step for step in steps if distance <= step), Closeness.ELSEWHERE)
