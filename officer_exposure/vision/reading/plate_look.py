"""A place where a license plate may be, looked at on its own: enlarged until a plate has the size that is read best.

Lines are cut out a little tighter than they are found: what stands at their ends is then more seldom the frame of the
plate. Where a doubt is left, the place is looked at again at another size, and the better reading counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.text.plate_patterns import ALIKE, as_plate, letters_and_digits
from officer_exposure.text.plates import LEAST_HEIGHT
from officer_exposure.vision.reading.crops import crop_of
from officer_exposure.vision.reading.finding import Slanted, find_lines
from officer_exposure.vision.reading.recognizing import CAREFUL, Reading, read_crops
from officer_exposure.vision.sight import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_ENLARGED = 5.0
_LEAST_NAME = 6.0
"""Pixels before enlarging: the name of a state is smaller than the number."""

_SHAPE = (1.1, 12.0)
_ROWS = 2
"""Lines read in one place, the largest: a plate has its number in one row or two."""

_AS_TALL = 0.5
"""Height of the second row by that of the first one, at least."""

_NAMES = 2
"""Smaller lines read where the number alone does not tell a plate: one may be the name of a state."""

_TIGHTER = (0.08, 0.05)
"""Of the height of a line, cut off at each end, and above and below."""

_SURE, _DOUBTFUL, _HOPELESS = 0.92, 0.85, 0.55
"""Likeness from which one reading will do, from which one size will do, and below which no other size helps."""

_CERTAIN = 0.97
"""Mean probability from which a line is read, whether it fits a pattern or not."""

_WORD = 5
_SLIP = 0.08
_MISFIT = 0.1
"""What a sign taken for its look-alike, or a text that fits no pattern, costs in probability."""


class Manner(msgspec.Struct, frozen=True):
    """How a place is looked at: enlarged to so many pixels across, one after the other until it is read without much
    doubt, and `enlarged` so many times at least."""

    widths: tuple[int, ...]
    enlarged: float


AROUND_LINE = Manner((448, 320), 0.5)
"""Around a line that may be a plate: a wide place, with text in it for certain."""

ANYWHERE = Manner((1,), 1.5)
"""A place in which nothing was read: it fits a plate closely, or is much larger than it, and mostly holds none."""


class Found(msgspec.Struct, frozen=True):
    """A line in pixels of the copy, cut out to be read, and what was read in it."""

    line: Slanted
    crop: NDArray[np.uint8]
    reading: Reading


def look_at_place(pixels: NDArray[np.uint8], place: Box, manner: Manner) -> list[Found]:
    """The lines in one place that count. Raises CannotCheckError."""
    best: list[Found] = []
    for width in manner.widths:
        best = max(best, _at_width(pixels, place, width, manner), key=_likeness_of)
        if not _HOPELESS < _likeness_of(best) < _DOUBTFUL or max(one.reading.score for one in best) >= _CERTAIN:
            break
    return best


def _likeness_of(found: list[Found]) -> float:
    return max((likeness(one.reading) for one in found), default=0.0)


def is_doubtful(reading: Reading) -> bool:
    """Whether it may be a plate, and another look may read it better."""
    return _HOPELESS < likeness(reading) < _SURE


def likeness(reading: Reading) -> float:
    """How well a text was read and how well it fits the pattern of a plate, 0-1."""
    plate = as_plate(reading.text)
    return reading.score - (_SLIP * plate.slips if plate else _MISFIT)


def is_better(reading: Reading, other: Reading) -> bool:
    """Whether the first of two readings of one place is the better one; a whole plate is better than a part of it."""
    if _is_whole_of(reading, other):
        return True
    return not _is_whole_of(other, reading) and likeness(reading) > likeness(other)


def _is_whole_of(reading: Reading, part: Reading) -> bool:
    whole, piece = as_plate(reading.text), as_plate(part.text)
    if whole is None or reading.score < (_DOUBTFUL if piece else _HOPELESS) or (piece and whole.slips):
        return False
    text = (piece.text if piece else letters_and_digits(part.text)).translate(ALIKE)
    return len(text) < len(whole.text) and text in whole.text.translate(ALIKE)


def _at_width(pixels: NDArray[np.uint8], place: Box, width: int, manner: Manner) -> list[Found]:
    left, top, right, bottom = place
    part = pixels[top:bottom, left:right]
    if not part.size:
        return []
    factor = min(max(width / part.shape[1], manner.enlarged), _MOST_ENLARGED)
    large = _resized(part, factor)
    lines = [line for line in find_lines(large, max(large.shape)) if _fits(line, factor)]
    lines.sort(key=lambda line: -line.length * line.height)
    tall = [line for line in lines if line.height / factor >= LEAST_HEIGHT]
    rows = [line for line in tall[:_ROWS] if line.height >= _AS_TALL * tall[0].height]
    found = _read(large, rows)
    if any(_may_be_word(one.reading) for one in found):
        found += _read(large, [line for line in lines if not any(line is row for row in rows)][:_NAMES])
    start = np.array([left, top], np.float32)
    return [Found(_moved(one.line, factor, start), one.crop, one.reading) for one in found]


def _resized(part: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    import cv2

    size = max(round(part.shape[1] * factor), 1), max(round(part.shape[0] * factor), 1)
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(part, size, interpolation=how), np.uint8)


def _moved(line: Slanted, factor: float, start: NDArray[np.float32]) -> Slanted:
    return Slanted((line.corners / factor + start).astype(np.float32), line.score)


def _fits(line: Slanted, factor: float) -> bool:
    low, high = _SHAPE
    return line.height / factor >= _LEAST_NAME and low <= line.length / max(line.height, 1.0) <= high


def _may_be_word(reading: Reading) -> bool:
    """Whether it was read surely, fits no pattern, and is long enough for a plate that somebody chose."""
    long = len(letters_and_digits(reading.text)) >= _WORD
    return long and reading.score >= _DOUBTFUL and as_plate(reading.text) is None


def _read(large: NDArray[np.uint8], lines: list[Slanted]) -> list[Found]:
    """What each line says, cut tighter."""
    crops = [crop_of(large, _tighter(line.corners)) for line in lines]
    readings = read_crops(crops, CAREFUL)
    return [Found(*one) for one in zip(lines, crops, readings, strict=True)]


def _tighter(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    along = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    high = max(float(np.linalg.norm(down)), 1.0)
    ends = along / max(float(np.linalg.norm(along)), 1.0) * _TIGHTER[0] * high
    edges = down * _TIGHTER[1]
    cut = np.array([ends + edges, edges - ends, -ends - edges, ends - edges], np.float32)
    return np.asarray(corners + cut, np.float32)
