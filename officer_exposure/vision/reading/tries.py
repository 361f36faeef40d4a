"""A line of text on its way from being found to being read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.text.plate_patterns import LONGEST, letters_and_digits
from officer_exposure.text.plates import LEAST_HEIGHT
from officer_exposure.vision.reading.finding import Slanted
from officer_exposure.vision.reading.ground import stands_on_plate
from officer_exposure.vision.reading.recognizing import Reading, read_crops
from officer_exposure.vision.sight import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from officer_exposure.vision.working_copy import WorkingCopy

_LEAST = 0.5
"""Mean probability below which what was read is noise."""

NOTHING = Reading("", 0.0)


class Try(msgspec.Struct):
    """One line: where it is in the copy, how it was cut out, and what was read there so far."""

    line: Slanted
    crops: list[NDArray[np.uint8]]
    reading: Reading = NOTHING
    framed: bool | None = None

    def is_framed(self, pixels: NDArray[np.uint8]) -> bool:
        """Whether it stands on a plate; found out once."""
        if self.framed is None:
            self.framed = stands_on_plate(pixels, self.line.corners)
        return self.framed


def read_tries(tries: list[Try], model: str) -> None:
    """Read each line; of one that was cut out both ways round, the better way. Raises CannotCheckError."""
    crops = [crop for one in tries for crop in one.crops]
    readings = iter(read_crops(crops, model))
    for one in tries:
        one.reading = max((next(readings) for _ in one.crops), key=lambda reading: reading.score)


def lines_of(copy: WorkingCopy, tries: Iterable[Try], *, vehicle: bool) -> list[Line]:
    """What is more than noise, as a check is told it."""
    return [_line(copy, one, vehicle=vehicle) for one in tries if one.reading.score >= _LEAST]


def _line(copy: WorkingCopy, one: Try, *, vehicle: bool) -> Line:
    low, high = one.line.corners.min(axis=0), one.line.corners.max(axis=0)
    box = copy.full_box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    height = min(one.line.height, one.line.length)
    plausible = vehicle and height >= LEAST_HEIGHT and 1 < len(letters_and_digits(one.reading.text)) <= LONGEST + 1
    framed = plausible and one.is_framed(copy.pixels)
    return Line(one.reading.text, box, one.reading.score, height, framed)
