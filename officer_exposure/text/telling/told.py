"""What a text says that a stranger can use: kinds of it, and where it stands."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.model import Confidence


class Telling(StrEnum):
    """What sort of thing it is, the worst first."""

    ADDRESS = "address"
    CODE = "code"
    SCHOOL = "school"
    AWAY = "away"
    FAMILY = "family"
    PLATE = "plate"
    SHIFT = "shift"
    CONTACT = "contact"
    OFFICER = "officer"
    BIRTHDAY = "birthday"
    VEHICLE = "vehicle"


class Told(msgspec.Struct, frozen=True):
    """Something that is told; `start` and `end` are code points into the text."""

    telling: Telling
    start: int
    end: int
    confidence: Confidence


def surest(all_told: list[Told]) -> list[Told]:
    """Each part of a text once for each kind, as surely as the surest says it; in the order of the text."""
    kept: list[Told] = []
    for one in sorted(all_told, key=lambda told: (-told.confidence, told.start - told.end, told.start)):
        if not any(one.telling is other.telling and one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda told: (told.start, told.telling))
