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

from officer_exposure.model import Confidence
from officer_exposure.text.plate_patterns import LONGEST, letters_and_digits
from officer_exposure.text.plates import LEAST_HEIGHT, plates_in
from officer_exposure.vision.reading.crops import crop_of, ways_to_read
from officer_exposure.vision.reading.finding import Slanted, find_lines
from officer_exposure.vision.reading.ground import stands_on_plate
from officer_exposure.vision.reading.plate_places import plate_places
from officer_exposure.vision.reading.recognizing import CAREFUL, QUICK, Reading, read_crops
from officer_exposure.vision.sight import Box, Line

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
_LEAST = 0.5
"""Mean probability below which what was read is noise."""

_CLOSE_SHAPE = (1.2, 7.0)
"""Length by height of what may be a plate, a badge or a sign."""

_CLOSE_LEAST_HEIGHT = 10
_CLOSE_MARGIN = 0.25
_CLOSE_HEIGHT = 128
_CLOSE_EDGE = 640
_CLOSE_LINE = 0.2
"""Part of the enlarged cut-out that a line in it must be high: plates bear small print, too."""

_MOST_PLACES = 8
"""Places looked at for a plate that the first look did not show. Of 60 labelled plates, 54 lie in the first eight."""

_AGAIN_ENLARGED = 1.5
_AGAIN_SHAPE = (1.4, 9.0)
_MOST_AGAIN = 2
"""Lines read in one place, the largest: a plate bears one that counts."""


class Text(msgspec.Struct, frozen=True):
    """The lines that were read, in reading order, and how many more were found but not read."""

    lines: tuple[Line, ...]
    unread: int


class _Try(msgspec.Struct):
    """One line on its way: where it is, and what was read there so far."""

    line: Slanted
    crops: list[NDArray[np.uint8]]
    reading: Reading = Reading("", 0.0)
    framed: bool | None = None

    def is_framed(self, pixels: NDArray[np.uint8]) -> bool:
        """Whether it stands on a plate; found out once."""
        if self.framed is None:
            self.framed = stands_on_plate(pixels, self.line.corners)
        return self.framed


def read_text(copy: WorkingCopy, *, vehicle: bool = False) -> Text:
    """Find and read the text. `vehicle`: license plates are looked for closely. Raises CannotCheckError."""
    found = sorted(find_lines(copy.pixels), key=lambda line: -line.length * line.height)
    tries = [_Try(line, [crop_of(copy.pixels, way) for way in ways_to_read(line)]) for line in found[:MOST_LINES]]
    if len(tries) > _FEW:
        _read(tries, QUICK)
        _read(sorted((one for one in tries if wants_care(one.reading)), key=_worth)[:_MOST_CAREFUL], CAREFUL)
    else:
        _read(tries, CAREFUL)
    _read_closer(copy, tries)
    if vehicle:
        _look_for_plate(copy, tries)
    lines = _lines(copy, tries, vehicle=vehicle)
    return Text(tuple(in_reading_order(lines)), max(len(found) - MOST_LINES, 0))


def _look_for_plate(copy: WorkingCopy, tries: list[_Try]) -> None:
    """Where no plate was read: look at the places where one may be, and add what was read better there."""
    if plates_in(_lines(copy, tries, vehicle=True)):
        return
    for place in plate_places(copy.pixels)[:_MOST_PLACES]:
        seen = _again(copy, place)
        tries += [one for one in seen if _is_best(one, tries)]
        plates = plates_in(_lines(copy, tries, vehicle=True)) if seen else ()
        if any(plate.confidence >= Confidence.MEDIUM for plate in plates):
            return


def _again(copy: WorkingCopy, place: Box) -> list[_Try]:
    """Lines of the shape of a plate in one place, enlarged."""
    import cv2

    left, top, right, bottom = place
    part = copy.pixels[top:bottom, left:right]
    size = round(part.shape[1] * _AGAIN_ENLARGED), round(part.shape[0] * _AGAIN_ENLARGED)
    large = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    low, high = _AGAIN_SHAPE
    found = [
        line
        for line in (_back(one, _AGAIN_ENLARGED, np.array([left, top])) for one in find_lines(large, max(size)))
        if line.height >= LEAST_HEIGHT and low <= line.length / line.height <= high
    ]
    largest = sorted(found, key=lambda line: -line.length * line.height)[:_MOST_AGAIN]
    tries = [_Try(line, [crop_of(copy.pixels, line.corners)]) for line in largest]
    _read(tries, CAREFUL)
    return tries


def _is_best(one: _Try, known: list[_Try]) -> bool:
    """Whether nothing was read better in that place before. What was read less well is dropped, unless it says more.

    A part of a long line is read more surely than the whole of it, which may be an address.
    """
    there = [other for other in known if _within(one.line, other.line) or _within(other.line, one.line)]
    if max((other.reading.score for other in there), default=0) >= one.reading.score:
        return False
    for other in there:
        if len(letters_and_digits(other.reading.text)) <= len(letters_and_digits(one.reading.text)):
            other.reading = Reading("", 0.0)
    return True


def _within(line: Slanted, other: Slanted) -> bool:
    """Whether the middle of a line lies in another one."""
    middle = line.corners.mean(axis=0)
    return bool((other.corners.min(axis=0) <= middle).all() and (middle <= other.corners.max(axis=0)).all())


def _read_closer(copy: WorkingCopy, tries: list[_Try]) -> None:
    for one in sorted(filter(_wants_closer, tries), key=_worth)[:_MOST_CLOSE]:
        if not _is_noise(one):
            tries += _replaced(one, _close(copy, one))


def _replaced(one: _Try, closer: list[_Try]) -> list[_Try]:
    """What the closer look read, where it read better: then the first reading is dropped."""
    if max((other.reading.score for other in closer), default=0) <= one.reading.score:
        return []
    one.reading = Reading("", 0.0)
    return closer


def _read(tries: list[_Try], model: str) -> None:
    crops = [crop for one in tries for crop in one.crops]
    readings = iter(read_crops(crops, model))
    for one in tries:
        one.reading = max((next(readings) for _ in one.crops), key=lambda reading: reading.score)


def wants_care(reading: Reading) -> bool:
    """Whether what the quick recogniser read is more than noise and less than sure."""
    sure = _SETTLED
    if len(reading.text) > _LONG:
        sure = _SETTLED_LONG
    elif any(sign.isdigit() for sign in reading.text):
        sure = math.inf
    return _NOISE <= reading.score < sure


def _worth(one: _Try) -> float:
    """The highest lettering first."""
    return -min(one.line.height, one.line.length)


def _wants_closer(one: _Try) -> bool:
    low, high = _CLOSE_SHAPE
    height = one.line.height
    return one.reading.score < _UNSURE and height >= _CLOSE_LEAST_HEIGHT and low <= one.line.length / height <= high


def _is_noise(one: _Try) -> bool:
    careful, quick = _NOISE_TO_BOTH
    return one.reading.score < careful and max(read.score for read in read_crops(one.crops, QUICK)) < quick


def _close(copy: WorkingCopy, one: _Try) -> list[_Try]:
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
    tries = [_Try(_back(line, factor, low), [crop_of(large, line.corners)]) for line in seen]
    _read(tries, CAREFUL)
    return tries


def _back(line: Slanted, factor: float, low: NDArray[np.intp]) -> Slanted:
    return Slanted((line.corners / factor + low).astype(np.float32), line.score)


def _lines(copy: WorkingCopy, tries: list[_Try], *, vehicle: bool) -> list[Line]:
    return [_line(copy, one, vehicle=vehicle) for one in tries if one.reading.score >= _LEAST]


def _line(copy: WorkingCopy, one: _Try, *, vehicle: bool) -> Line:
    low, high = one.line.corners.min(axis=0), one.line.corners.max(axis=0)
    box = copy.full_box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    height = min(one.line.height, one.line.length)
    plausible = vehicle and height >= LEAST_HEIGHT and 1 < len(letters_and_digits(one.reading.text)) <= LONGEST + 1
    framed = plausible and one.is_framed(copy.pixels)
    return Line(one.reading.text, box, one.reading.score, height, framed)


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
