"""Whether a line stands on a thing in the street, or in a text that somebody prints or shows on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from officer_exposure.text.police_words import police_likeness
from officer_exposure.vision.sight import Line, Sight

_MANY_LINES = 14
_STANDS_OUT = 1.8
"""How much taller than the others a line on a vehicle or a vest is than one of a page."""

_MOST_WORDS = 5


def police_lettering(sight: Sight) -> list[Line]:
    """Police lettering that stands on something: what the uniform model is unsure of, the word settles."""
    return police_lines(sight.lines())


def police_lines(lines: Sequence[Line]) -> list[Line]:
    """Of all lines of a picture, those of police lettering that stand on something."""
    return [line for line in lines if police_likeness(line.text) and not may_be_headline(line, lines)]


def may_be_headline(line: Line, lines: Sequence[Line]) -> bool:
    """A line of many words, or one among many lines of about its height."""
    if len(line.text.split()) > _MOST_WORDS:
        return True
    usual = median(one.height for one in lines)
    return len(lines) > _MANY_LINES and line.height < _STANDS_OUT * usual
