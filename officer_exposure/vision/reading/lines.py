"""The text of a picture: lines are found by the quick detector, and each is read as carefully as it may matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from officer_exposure.vision.reading.crops import crop_of, ways_to_read
from officer_exposure.vision.reading.finding import Slanted, find_lines
from officer_exposure.vision.reading.recognizing import CAREFUL, QUICK, Reading, read_crops
from officer_exposure.vision.sight import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

MOST_LINES = 40
"""Lines read in one picture, the largest: a page of print holds hundreds."""

_MOST_CAREFUL = 12
_SURE = 0.97
_LEAST = 0.5
"""Mean probability below which what was read is noise."""


class Text(msgspec.Struct, frozen=True):
    """The lines that were read, in reading order, and how many more were found but not read."""

    lines: tuple[Line, ...]
    unread: int


class _Try(msgspec.Struct):
    """One line on its way: where it is, and what was read there so far."""

    line: Slanted
    crops: list[NDArray[np.uint8]]
    reading: Reading = Reading("", 0.0)


def read_text(copy: WorkingCopy) -> Text:
    """Find and read the text. Raises CannotCheckError."""
    found = sorted(find_lines(copy.pixels), key=lambda line: -line.length * line.height)
    tries = [_Try(line, [crop_of(copy.pixels, way) for way in ways_to_read(line)]) for line in found[:MOST_LINES]]
    if len(tries) > _MOST_CAREFUL:
        _read(tries, QUICK)
        tries.sort(key=_doubt, reverse=True)
    _read(tries[:_MOST_CAREFUL], CAREFUL)
    lines = [_line(copy, one) for one in tries if one.reading.score >= _LEAST]
    return Text(tuple(in_reading_order(lines)), max(len(found) - MOST_LINES, 0))


def _read(tries: list[_Try], model: str) -> None:
    crops = [crop for one in tries for crop in one.crops]
    readings = iter(read_crops(crops, model))
    for one in tries:
        one.reading = max((next(readings) for _ in one.crops), key=lambda reading: reading.score)


def _doubt(one: _Try) -> tuple[bool, float]:
    """What is worth a careful look: first what holds a digit or is unsure, then the largest."""
    text, score = one.reading.text, one.reading.score
    return score < _SURE or any(sign.isdigit() for sign in text), one.line.height


def _line(copy: WorkingCopy, one: _Try) -> Line:
    low, high = one.line.corners.min(axis=0), one.line.corners.max(axis=0)
    box = copy.full_box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Line(one.reading.text, box, one.reading.score, min(one.line.height, one.line.length))


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Row by row: lines whose middles differ by less than half the lower one's height are one row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.box[1] + one.box[3]):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: one.box[0])]


def _beside(one: Line, other: Line) -> bool:
    apart = abs((one.box[1] + one.box[3]) - (other.box[1] + other.box[3])) / 2
    return apart <= 0.5 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])
