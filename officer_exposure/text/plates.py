"""License plates among the lines that were read in a picture: the text, its shape, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from officer_exposure.content.plates import load_plates
from officer_exposure.model import Confidence
from officer_exposure.text.plate_patterns import LONGEST, Reading, as_plate, letters_and_digits
from officer_exposure.text.police_words import police_likeness
from officer_exposure.vision.rows import with_neighbors
from officer_exposure.vision.sight import Box, Line

_SHORTEST_VANITY = 5
_LEAST_SCORE, _SURE_SCORE = 0.6, 0.85
LEAST_HEIGHT = 10.0
"""Pixels of the working copy: below, letters cannot be told apart."""

_NARROWEST, _WIDEST = 1.2, 9.0
"""Width of a line by its height, for the letters of a plate seen from the side or from the front."""

_CROWDED = 24
"""Lines in a picture from which on it is a page or a screen, not a street."""

_STATE_LIKENESS = 85
_MOST_WORDS = 4
_MARKS = 3
"""Gaps and marks in a plate."""

_SOMETHING_ELSE = re.compile(r"\d[:.,/]\d|\d{2,} ?[xX] ?\d{2,}|[$€£%#@©®]|[a-z]{3}|(?<![A-Z0-9])N\d{1,5}[A-Z]{0,2}$")
"""A time, a date, a price, a size in pixels, small letters, the registration of an aircraft."""


class Plate(msgspec.Struct, frozen=True):
    """A plate: `text` in capital letters and digits without gaps, and where it is."""

    text: str
    box: Box
    confidence: Confidence


def plates_in(lines: Sequence[Line]) -> tuple[Plate, ...]:
    """The plates, likely ones first; each text once."""
    crowded = len(lines) > _CROWDED
    found = [plate for line in _candidates(lines) if (plate := _plate(line, lines, crowded=crowded))]
    best: dict[str, Plate] = {}
    for plate in sorted(found, key=lambda one: -one.confidence):
        best.setdefault(plate.text, plate)
    return tuple(best.values()) or _first(_framed_words(lines))


def _framed_words(lines: Sequence[Line]) -> list[Plate]:
    """What fits no pattern and stands alone on a plate. Where a plate was read, such a text is the name of a model."""
    return [
        Plate(text, line.box, Confidence.LOW)
        for line in _candidates(lines)
        if line.framed
        and line.height >= LEAST_HEIGHT
        and line.score >= _LEAST_SCORE
        and not _is_something_else(line.text)
        and not police_likeness(line.text)
        and _SHORTEST_VANITY <= len(text := letters_and_digits(line.text)) <= LONGEST + 1
        and not text.isdigit()
    ]


def _first(plates: Sequence[Plate]) -> tuple[Plate, ...]:
    """Each text once."""
    return tuple({plate.text: plate for plate in plates}.values())


def _candidates(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line, and two side by side that are short enough together: a gap in a plate can divide it."""
    for line in with_neighbors(lines):
        if len(line.text) <= LONGEST + _MARKS or line in lines:
            yield line


def _plate(line: Line, lines: Sequence[Line], *, crowded: bool) -> Plate | None:
    if line.height < LEAST_HEIGHT or line.score < _LEAST_SCORE or _is_something_else(line.text):
        return None
    text = letters_and_digits(line.text)
    named = _is_named(line, lines)
    if text.isdigit() or not (named or line.framed or not _is_misread_word(line.text)):
        return None
    if not any(one.isdigit() for one in text):
        vanity = named and _SHORTEST_VANITY <= len(text) <= LONGEST and not police_likeness(line.text)
        return Plate(text, line.box, Confidence.LOW) if vanity else None
    reading = as_plate(line.text)
    if reading is None or not (named or _has_shape(line)):
        return None
    confidence = _confidence(line, reading, named=named, crowded=crowded and not line.framed)
    return Plate(reading.text, line.box, confidence) if confidence else None


def _confidence(line: Line, reading: Reading, *, named: bool, crowded: bool) -> Confidence | None:
    """How sure; None where it is not worth telling: in a page full of text every code looks like a plate."""
    sure = reading.slips == 0 and line.score >= _SURE_SCORE
    if named:
        return Confidence.HIGH if sure else Confidence.MEDIUM
    if crowded:
        return Confidence.LOW if sure else None
    return Confidence.MEDIUM if sure and len(reading.text) > _SHORTEST_VANITY else Confidence.LOW


def _has_shape(line: Line) -> bool:
    across, down = line.box[2] - line.box[0], max(line.box[3] - line.box[1], 1)
    return _NARROWEST <= across / down <= _WIDEST


def _is_something_else(read: str) -> bool:
    """A number with its unit, a word with its number, several words."""
    words = re.findall(r"[^\W_]+", read)
    if len(words) > _MOST_WORDS or _SOMETHING_ELSE.search(read.strip()):
        return True
    text, content = letters_and_digits(read).casefold(), load_plates()
    if (match := re.fullmatch(r"(\d+)([a-z]+)", text)) and match[2] in content.behind:
        return True
    match = re.fullmatch(r"([a-z]+)(\d+)", text)
    return match is not None and match[1] in content.before


def _is_misread_word(read: str) -> bool:
    """Whether it is one word with one digit in it, which may be a letter."""
    plate = as_plate(read)
    text = plate.text if plate else letters_and_digits(read)
    alone = len(re.findall(r"[^\W_]+", read)) == 1 and sum(one.isdigit() for one in text) == 1
    return alone and len(text) >= _SHORTEST_VANITY and not text[0].isdigit()


def _is_named(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the name of a state stands right above or below."""
    return any(_above_or_below(line, other) and is_state(other.text) for other in lines if other.text != line.text)


def _above_or_below(line: Line, other: Line) -> bool:
    tall = line.box[3] - line.box[1]
    overlap = min(line.box[2], other.box[2]) - max(line.box[0], other.box[0])
    gap = max(other.box[1] - line.box[3], line.box[1] - other.box[3])
    smaller = other.box[3] - other.box[1] < 0.9 * tall
    return smaller and overlap > 0.3 * (other.box[2] - other.box[0]) and gap < 0.6 * tall


@cache
def is_state(text: str) -> bool:
    """Whether it holds the name of a state, give or take a letter."""
    from rapidfuzz import fuzz

    plain = re.sub(r"[^a-z ]", "", text.casefold())
    return any(
        fuzz.partial_ratio(state.casefold(), plain) >= _STATE_LIKENESS
        for state in load_plates().states
        if len(state) <= len(plain) + 1
    )
