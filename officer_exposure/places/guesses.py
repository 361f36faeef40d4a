"""The guesses of a stranger, read back from findings: where home would be looked for, and how close that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

import msgspec

from officer_exposure.model import Finding, Place, Position
from officer_exposure.places.cells import distance_m

HOME_CHECK = "places.home"
ROUTINE_CHECKS = (
    "places.work",
    "places.routine",
    "places.starts_at_door",
    "places.privacy_zone",
)
"""Checks of what else positions tell, in the order in which a page shows them."""

MOST_GUESSES = 3


class Guess(msgspec.Struct, frozen=True):
    """A place where a stranger would look for home, and the finding that says so."""

    place: Place
    finding: Finding

    @property
    def position(self) -> Position:
        """Its middle."""
        return Position(self.place.latitude, self.place.longitude, "")


class Closeness(IntEnum):
    """How near the best guess comes to the door: the steps in which progress is told."""

    AT_THE_DOOR = 100
    IN_THE_STREETS = 1_000
    IN_THE_AREA = 5_000
    ELSEWHERE = 0


def guesses(findings: Iterable[Finding]) -> tuple[Guess, ...]:
    """The guesses at home, best first."""
    found = [
        Guess(fact, one)
        for one in findings
        if one.check == HOME_CHECK
        for fact in one.evidence
        if isinstance(fact, Place)
    ]
    return tuple(sorted(found, key=lambda one: one.place.rank)[:MOST_GUESSES])


def distance_from(guess: Guess, homes: Sequence[Position]) -> float | None:
    """Meters from a guess to the nearest home that is known; None where none is."""
    return min((distance_m(guess.position, home) for home in homes), default=None)


def closeness(distance: float) -> Closeness:
    """The step that a distance in meters falls into."""
    steps = (Closeness.AT_THE_DOOR, Closeness.IN_THE_STREETS, Closeness.IN_THE_AREA)
    return next((step for step in steps if distance <= step), Closeness.ELSEWHERE)
