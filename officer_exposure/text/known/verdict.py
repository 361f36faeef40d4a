"""What a form of fact makes of a place where one of its patterns was found."""

from __future__ import annotations

from typing import Protocol

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.searching import Span


class Verdict(msgspec.Struct, frozen=True):
    """It is written at `start` to `end` of the text, as surely as `confidence` says."""

    start: int
    end: int
    confidence: Confidence


class Rule(Protocol):
    """What is known of one fact beyond its patterns."""

    def judge(self, span: Span) -> Verdict | None:
        """What a found pattern means; None where it means nothing."""


def verdict(span: Span, confidence: Confidence) -> Verdict:
    """The span as it is."""
    return Verdict(span.start, span.end, confidence)


def by_exactness(span: Span) -> Confidence:
    """High where it is written as the officer wrote it, medium where it had to be guessed at."""
    return Confidence.HIGH if span.exact else Confidence.MEDIUM
