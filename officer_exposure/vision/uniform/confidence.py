"""How sure a mark is, by the levels that come with the head."""

from __future__ import annotations

from collections.abc import Sequence

from officer_exposure.model import Confidence
from officer_exposure.vision.sight import Mark, MarkKind

WITH_LETTERING = 0.1
"""How likely the model must call a uniform where police lettering can be read, too, for it to be called likely: less
than for a finding of its own."""


def confidence_of(mark: Mark) -> Confidence | None:
    """HIGH, MEDIUM or LOW; None where the part looks too little like it to be told."""
    from officer_exposure.vision.uniform.head import shipped_head

    levels = shipped_head().levels(mark.kind)
    steps = ((levels.sure, Confidence.HIGH), (levels.likely, Confidence.MEDIUM), (levels.possible, Confidence.LOW))
    return next((confidence for level, confidence in steps if mark.probability > level), None)


def telling(marks: Sequence[Mark], kind: MarkKind) -> list[tuple[Mark, Confidence]]:
    """The marks of a kind that are worth telling, the likeliest first."""
    rated = [(mark, confidence_of(mark)) for mark in marks if mark.kind is kind]
    told = [(mark, confidence) for mark, confidence in rated if confidence is not None]
    return sorted(told, key=lambda one: -one[0].probability)


def places(told: Sequence[tuple[Mark, Confidence]]) -> list[Mark]:
    """Where to look, of marks that are told: the torsos, or else the whole picture that they are in."""
    marks = [mark for mark, _ in told]
    return [mark for mark in marks if not mark.whole] or marks
