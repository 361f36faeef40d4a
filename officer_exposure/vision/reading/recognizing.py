"""Reads the text in a crop of one line with PP-OCRv6's recognisers (connectionist temporal classification)."""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.vision.sessions import network

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUICK = "PP-OCRv6_rec_tiny.onnx"
CAREFUL = "PP-OCRv6_rec_small.onnx"

HEIGHT = 48
"""Pixels across the text that the networks read."""

_WIDTHS = (96, 160, 240, 320, 480, 640, 960)
"""Pixels along the text: crops are filled up to the next, so that equal ones can be read together."""

_BATCH = 1  # more at once cost more memory and, on one thread, no less time
_BLANK = 0


class Reading(msgspec.Struct, frozen=True):
    """What was read in a crop, and the mean probability of its characters, 0-1."""

    text: str
    score: float


def read_crops(crops: Sequence[NDArray[np.uint8]], model: str) -> list[Reading]:
    """What each crop of `crop_of` says. Raises CannotCheckError."""
    readings = [Reading("", 0.0)] * len(crops)
    by_width: dict[int, list[int]] = {}
    for number, crop in enumerate(crops):
        by_width.setdefault(_width(crop), []).append(number)
    for width, numbers in by_width.items():
        for start in range(0, len(numbers), _BATCH):
            some = numbers[start : start + _BATCH]
            for number, reading in zip(some, _read([crops[one] for one in some], width, model), strict=True):
                readings[number] = reading
    return readings


def _width(crop: NDArray[np.uint8]) -> int:
    return next((width for width in _WIDTHS if width >= crop.shape[1]), _WIDTHS[-1])


def _read(crops: Sequence[NDArray[np.uint8]], width: int, model: str) -> list[Reading]:
    batch = np.zeros((len(crops), 3, HEIGHT, width), np.float32)
    for number, crop in enumerate(crops):
        batch[number, :, :, : crop.shape[1]] = crop.transpose(2, 0, 1) / np.float32(127.5) - 1
    letters, places = _letters(model)
    probability = network(model).run(batch)[:, :, places]
    best = probability.argmax(axis=2)
    scores = np.take_along_axis(probability, best[:, :, None], axis=2)[:, :, 0]
    return [_decoded(row, score, letters) for row, score in zip(best, scores, strict=True)]


def _decoded(best: NDArray[np.intp], scores: NDArray[np.float32], letters: str) -> Reading:
    """One letter for each run of the same, none for a blank."""
    starts = np.ones(len(best), bool)
    starts[1:] = best[1:] != best[:-1]
    starts &= best != _BLANK
    text = "".join([letters[one] for one in best[starts]])
    return Reading(text.strip(), float(scores[starts].mean()) if text.strip() else 0.0)


@cache
def _letters(model: str) -> tuple[str, NDArray[np.intp]]:
    """The letters that may be read, and where they stand among all that the network knows; first of all the blank.

    The network knows 18,000 signs, most of them Chinese, and sees those in patterns and leaves. Where only Latin ones
    are allowed, the best of them is what stands there, and noise gets a low score.
    """
    known = ["\0", *network(model).notes["character"].split("\n"), " "]
    places = [place for place, sign in enumerate(known) if place == _BLANK or is_latin(sign)]
    return "".join([known[place] for place in places]), np.array(places)


_SIGNS = string.digits + string.punctuation + " €£§°·\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2116"
_BEYOND = "ȘșȚțẞ"


def is_latin(sign: str) -> bool:
    """Whether it is a Latin letter, plain or with a mark, a digit, or a sign that stands among them."""
    return len(sign) == 1 and (sign in _SIGNS or sign in _BEYOND or (sign <= "\u017f" and sign.isalpha()))
