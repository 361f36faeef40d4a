"""What is looked for, and what a hit says."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import msgspec

from officer_exposure.model import Confidence


class FactKind(StrEnum):
    """What sort of fact it is: decides how it may be written and what a stranger learns from it."""

    NAME = "name"
    NICKNAME = "nickname"
    MEMBER = "member"
    BIRTHDAY = "birthday"
    HOME = "home"
    FORMER_HOME = "former_home"
    FAMILY_HOME = "family_home"
    SCHOOL = "school"
    CLUB = "club"
    WORK = "work"
    PLACE = "place"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    PLATE = "plate"
    VEHICLE = "vehicle"
    AGENCY = "agency"
    UNIT = "unit"
    BADGE = "badge"
    WORD = "word"


class Form(StrEnum):
    """How a fact is written: an address, a name, a number ... decides how it is compared."""

    ADDRESS = "address"
    PERSON = "person"
    PHRASE = "phrase"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    PLATE = "plate"
    BADGE = "badge"
    DATE = "date"


class KnownFact(msgspec.Struct, frozen=True, array_like=True):
    """One thing to look for. `text` is as the officer typed it. `minor`: it is about a child."""

    kind: FactKind
    form: Form
    text: str
    minor: bool = False


class Match(msgspec.Struct, frozen=True):
    """A hit: `fact` is the number of the fact in the list; `start` and `end` are code points into the text."""

    fact: int
    kind: FactKind
    minor: bool
    start: int
    end: int
    confidence: Confidence


class Matcher(Protocol):
    """Finds known facts in texts. Made by `compile_facts` and `matcher_of` in `matching`."""

    def find(self, text: str) -> list[Match]:
        """Every hit, in the order of the text; each fact at most once at one place."""
