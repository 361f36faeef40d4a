"""A part of a text that says something: what kind, where, how surely."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.model import Confidence


class Subject(StrEnum):
    """What a mention is about."""

    ADDRESS = "address"
    PERSON = "person"
    PLACE = "place"
    OFFICER = "officer"
    DATE = "date"


class Mention(msgspec.Struct, frozen=True):
    """`start` and `end` are code points into the text."""

    subject: Subject
    start: int
    end: int
    confidence: Confidence
