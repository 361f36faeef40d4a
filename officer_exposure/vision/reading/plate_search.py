"""Looks for license plates in a picture that may show a vehicle, after its text was read once.

What was read and may be a plate is looked at closely; where no plate comes of it, the few places where one may be are
looked at, the likeliest first, until one is surely read. Two rows that stand on one plate are one line of text.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from officer_exposure.model import Confidence
from officer_exposure.text.plate_patterns import as_plate, letters_and_digits
from officer_exposure.text.plates import LEAST_HEIGHT, plates_in
from officer_exposure.vision.reading.finding import Slanted, corners_around
from officer_exposure.vision.reading.ground import stands_on_plate
from officer_exposure.vision.reading.plate_look import (
    ANYWHERE,
    AROUND_LINE,
    Manner,
    is_better,
    is_doubtful,
    look_at_place,
)
from officer_exposure.vision.reading.plate_places import plate_places
from officer_exposure.vision.reading.recognizing import Reading
from officer_exposure.vision.reading.tries import NOTHING, Try, lines_of
from officer_exposure.vision.sight import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

_MOST_PLACES = 8
"""Places looked at for a plate that the first look did not show. Of 60 labelled plates, 54 lie in the first eight."""

_MOST_CLOSE = 2
"""Lines looked at closely, the likeliest to be a plate first."""

_BESIDE, _ABOVE = 0.5, 1.1
"""What is looked at around a line: of its length, of its height. A second row, or a letter that stands apart."""

_SHAPE = (1.1, 9.0)
_MOST_SIGNS = 10
_SURE = 0.97
_SURE_SIGNS = 6

_ROW_SIGNS, _ROW_LETTERS = 5, 3
"""Letters and digits in one of two rows, and in one of letters alone: a longer one is a word."""

_NARROWEST = 0.9
"""Width by height of a plate with two rows, seen from the side."""

_ALIKE = (0.5, 2.0)
"""Height of the lower row by that of the upper one."""

_BETWEEN = (-0.5, 0.8)
"""Gap between two rows by the height of the lower row: lines are found with a margin, so it can be less than none."""


def look_for_plates(copy: WorkingCopy, tries: list[Try]) -> None:
    """Add to what was read, and drop what was read less well. Raises CannotCheckError."""
    likely = sorted((one for one in tries if _may_be_plate(copy, one)), key=_unlike)[:_MOST_CLOSE]
    for one in likely:
        if as_plate(one.reading.text) or not _plates(copy, tries, Confidence.MEDIUM):
            _look(copy, tries, _around(copy, one.line), AROUND_LINE)
    if _plates(copy, tries, Confidence.LOW):
        return
    left_over = _MOST_CLOSE - len(likely)
    for place in plate_places(copy.pixels)[:_MOST_PLACES]:
        seen = _look(copy, tries, place, ANYWHERE)
        doubtful = [one for one in seen if is_doubtful(one.reading) and _may_be_plate(copy, one)][:left_over]
        for one in doubtful:
            _look(copy, tries, _around(copy, one.line), AROUND_LINE)
        left_over -= len(doubtful)
        if seen and _plates(copy, tries, Confidence.MEDIUM):
            return


def _plates(copy: WorkingCopy, tries: list[Try], least: Confidence) -> bool:
    """Whether a plate was read so surely."""
    _join_rows(copy.pixels, tries)
    return any(plate.confidence >= least for plate in plates_in(lines_of(copy, tries, vehicle=True)))


def _may_be_plate(copy: WorkingCopy, one: Try) -> bool:
    """Whether a closer look is worth its time: of the shape of a plate, short, and not yet surely a whole one."""
    line, plate = one.line, as_plate(one.reading.text)
    if line.height < LEAST_HEIGHT or not _SHAPE[0] <= line.length / max(line.height, 1.0) <= _SHAPE[1]:
        return False
    text = letters_and_digits(one.reading.text)
    if one.reading.text != one.reading.text.upper() or len(text) > (_ROW_SIGNS if text.isdigit() else _MOST_SIGNS):
        return False
    if plate is None and text.isalpha() and one.reading.score >= _SURE and len(text) > _ROW_LETTERS:
        return False
    settled = plate and not plate.slips and len(plate.text) >= _SURE_SIGNS and one.reading.score >= _SURE
    return not (settled and one.is_framed(copy.pixels))


def _unlike(one: Try) -> tuple[bool, float]:
    """What fits a pattern first, the largest first."""
    return as_plate(one.reading.text) is None, -one.line.length * one.line.height


def _around(copy: WorkingCopy, line: Slanted) -> Box:
    rows, columns = copy.pixels.shape[:2]
    across, down = _BESIDE * line.length, _ABOVE * line.height
    low, high = line.corners.min(axis=0), line.corners.max(axis=0)
    return (
        max(int(low[0] - across), 0),
        max(int(low[1] - down), 0),
        min(round(float(high[0] + across)), columns),
        min(round(float(high[1] + down)), rows),
    )


def _look(copy: WorkingCopy, tries: list[Try], place: Box, manner: Manner) -> list[Try]:
    """Look at one place, keep what is read better there, and return it."""
    seen = [Try(one.line, [one.crop], one.reading) for one in look_at_place(copy.pixels, place, manner)]
    better = [one for one in seen if _is_best(one, tries)]
    tries += better
    return better


def _is_best(one: Try, known: list[Try]) -> bool:
    """Whether nothing was read better in that place before. What was read less well is dropped, unless it says more.

    A part of a long line is read more surely than the whole of it, which may be an address.
    """
    there = [other for other in known if _within(one.line, other.line) or _within(other.line, one.line)]
    if not all(is_better(one.reading, other.reading) for other in there):
        return False
    for other in there:
        if len(letters_and_digits(other.reading.text)) <= max(len(letters_and_digits(one.reading.text)), _MOST_SIGNS):
            other.reading = NOTHING
    return True


def _within(line: Slanted, other: Slanted) -> bool:
    """Whether the middle of a line lies in another one."""
    middle = line.corners.mean(axis=0)
    return bool((other.corners.min(axis=0) <= middle).all() and (middle <= other.corners.max(axis=0)).all())


def _join_rows(pixels: NDArray[np.uint8], tries: list[Try]) -> None:
    """Make one line of two that stand one below the other on a plate and are one only together."""
    rows = [one for one in tries if _may_be_row(letters_and_digits(one.reading.text))]
    for upper, lower in permutations(rows, 2):
        reading = _together(upper, lower)
        if reading is None or not _stand_below(upper.line, lower.line):
            continue
        corners = corners_around(np.concatenate([upper.line.corners, lower.line.corners]))
        framed = upper.is_framed(pixels) or lower.is_framed(pixels)
        if framed or _both_sure(upper, lower) or stands_on_plate(pixels, corners, narrowest=_NARROWEST):
            whole = Slanted(corners, min(upper.line.score, lower.line.score))
            tries.append(Try(whole, [], reading, framed=True))
            upper.reading = lower.reading = NOTHING


def _may_be_row(text: str) -> bool:
    return 0 < len(text) <= (_ROW_LETTERS if text.isalpha() else _ROW_SIGNS)


def _together(upper: Try, lower: Try) -> Reading | None:
    """What two rows say, where that is a plate and both of them still count."""
    if NOTHING in (upper.reading, lower.reading):
        return None
    text = f"{upper.reading.text} {lower.reading.text}"
    plate = as_plate(text)
    return Reading(text, min(upper.reading.score, lower.reading.score)) if plate and not plate.slips else None


def _both_sure(upper: Try, lower: Try) -> bool:
    """Whether each row has two signs or more, all read without a doubt: then the edge of the plate need not be seen."""
    return all(one.reading.score >= _SURE and len(letters_and_digits(one.reading.text)) > 1 for one in (upper, lower))


def _stand_below(upper: Slanted, lower: Slanted) -> bool:
    high, low = (line.corners.max(axis=0) - line.corners.min(axis=0) for line in (upper, lower))
    start, end = upper.corners.min(axis=0), upper.corners.max(axis=0)
    below, last = lower.corners.min(axis=0), lower.corners.max(axis=0)
    overlap = min(end[0], last[0]) - max(start[0], below[0])
    return bool(
        upper.height >= LEAST_HEIGHT
        and lower.height >= LEAST_HEIGHT
        and _ALIKE[0] <= low[1] / high[1] <= _ALIKE[1]
        and _BETWEEN[0] <= (below[1] - end[1]) / low[1] <= _BETWEEN[1]
        and overlap > 0.5 * min(high[0], low[0])
    )
