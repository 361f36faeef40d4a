"""The text of a picture: lines are found by the quick detector, and each is read as carefully as it may matter.

Dear looks are gated by cheap ones. Where there are many lines the quick recogniser reads all of them, and the careful
one only those that hold digits or are unsure. A line that stays unsure and has the shape of a plate or a sign is cut
out with some ground around it, enlarged, and looked at once more on its own. Where there may be a vehicle and no plate
was read, the few places where one may be are enlarged and looked at, the likeliest first, until one is surely read.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.vision.reading.crops import crop_of, ways_to_read
from officer_exposure.vision.reading.finding import Slanted, find_lines
from officer_exposure.vision.reading.plate_search import look_for_plates
from officer_exposure.vision.reading.recognizing import CAREFUL, QUICK, Reading, read_crops
from officer_exposure.vision.reading.tries import NOTHING, Try, lines_of, read_tries
from officer_exposure.vision.sight import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

MOST_LINES = 40
"""Lines read in one picture, the largest: a page of print holds hundreds."""

_FEW = 5
"""So many lines are all read carefully at once."""

_MOST_CAREFUL = 12
_MOST_CLOSE = 4
_SETTLED = 0.97
"""Mean probability from which what the quick recogniser read in letters alone needs no second reading."""

_SETTLED_LONG = 0.93
"""The same for a whole sentence, with digits or without."""

_LONG = 16
"""Signs in a sentence: more than any plate, number or badge has."""

_NOISE = 0.2
"""Mean probability of the quick recogniser below which there is nothing to read. Of 173 such lines in the labelled
pictures, the careful one read 14 at 0.5 or more: a sign or a few each, and no word."""

_NOISE_TO_BOTH = 0.3, 0.45
"""Of the careful and of the quick recogniser, below which no closer look is worth its time: 87 of them found four words
of up to three letters, and none of them right."""

_UNSURE = 0.95
_CLOSE_SHAPE = (1.2, 7.0)
"""Length by height of what may be a plate, a badge or a sign."""

_CLOSE_LEAST_HEIGHT = 10
_CLOSE_MARGIN = 0.25
_CLOSE_HEIGHT = 128
_CLOSE_EDGE = 640
_CLOSE_LINE = 0.2
"""Part of the enlarged cut-out that a line in it must be high: plates bear small print, too."""


class Text(msgspec.Struct, frozen=True):
    """The lines that were read, in reading order, and how many more were found but not read."""

    lines: tuple[Line, ...]
    unread: int


def read_text(copy: WorkingCopy, *, vehicle: bool = False) -> Text:
    """Find and read the text. `vehicle`: license plates are looked for closely. Raises CannotCheckError."""
    found = sorted(find_lines(copy.pixels), key=lambda line: -line.length * line.height)
    tries = [Try(line, [crop_of(copy.pixels, way) for way in ways_to_read(line)]) for line in found[:MOST_LINES]]
    if len(tries) > _FEW:
        read_tries(tries, QUICK)
        read_tries(sorted((one for one in tries if wants_care(one.reading)), key=_worth)[:_MOST_CAREFUL], CAREFUL)
    else:
        read_tries(tries, CAREFUL)
    _read_closer(copy, tries)
    if vehicle:
        look_for_plates(copy, tries)
    lines = lines_of(copy, tries, vehicle=vehicle)
    return Text(tuple(in_reading_order(lines)), max(len(found) - MOST_LINES, 0))


def _read_closer(copy: WorkingCopy, tries: list[Try]) -> None:
    for one in sorted(filter(_wants_closer, tries), key=_worth)[:_MOST_CLOSE]:
        if not _is_noise(one):
            tries += _replaced(one, _close(copy, one))


def _replaced(one: Try, closer: list[Try]) -> list[Try]:
    """What the closer look read, where it read better: then the first reading is dropped."""
    if max((other.reading.score for other in closer), default=0) <= one.reading.score:
        return []
    one.reading = NOTHING
    return closer


def wants_care(reading: Reading) -> bool:
    """Whether what the quick recogniser read is more than noise and less than sure."""
    sure = _SETTLED
    if len(reading.text) > _LONG:
        sure = _SETTLED_LONG
    elif any(sign.isdigit() for sign in reading.text):
        sure = math.inf
    return _NOISE <= reading.score < sure


def _worth(one: Try) -> float:
    """The highest lettering first."""
    return -min(one.line.height, one.line.length)


def _wants_closer(one: Try) -> bool:
    low, high = _CLOSE_SHAPE
    height = one.line.height
    return one.reading.score < _UNSURE and height >= _CLOSE_LEAST_HEIGHT and low <= one.line.length / height <= high


def _is_noise(one: Try) -> bool:
    careful, quick = _NOISE_TO_BOTH
    return one.reading.score < careful and max(read.score for read in read_crops(one.crops, QUICK)) < quick


def _close(copy: WorkingCopy, one: Try) -> list[Try]:
    """What stands in the line, looked at alone and enlarged."""
    import cv2

    margin = _CLOSE_MARGIN * min(one.line.height, one.line.length)
    rows, columns = copy.pixels.shape[:2]
    low = np.maximum(one.line.corners.min(axis=0) - margin, 0).astype(int)
    high = np.minimum(np.ceil(one.line.corners.max(axis=0) + margin), (columns, rows)).astype(int)
    part = copy.pixels[low[1] : high[1], low[0] : high[0]]
    factor = min(_CLOSE_HEIGHT / part.shape[0], _CLOSE_EDGE / part.shape[1])
    size = max(round(part.shape[1] * factor), 1), max(round(part.shape[0] * factor), 1)
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    large = np.asarray(cv2.resize(part, size, interpolation=how), np.uint8)
    seen = [line for line in find_lines(large, max(size)) if line.height >= _CLOSE_LINE * size[1]]
    tries = [Try(_back(line, factor, low), [crop_of(large, line.corners)]) for line in seen]
    read_tries(tries, CAREFUL)
    return tries


def _back(line: Slanted, factor: float, low: NDArray[np.intp]) -> Slanted:
    return Slanted((line.corners / factor + low).astype(np.float32), line.score)


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
