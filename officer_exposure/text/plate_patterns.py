"""Whether a text can be a license plate by the order of its letters and digits, and how it is then written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from officer_exposure.content.plates import load_plates

SHORTEST, LONGEST = 4, 8
_SHORTEST_WITH_EMBLEM = 6
_MOST_SLIPS = 2

_AS_DIGIT = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "G": "6", "T": "7"}
_AS_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G", "7": "T"}
"""What is often read one for the other; which one it is follows from the pattern."""

ALIKE = str.maketrans("OISBZG", "015826")
"""Letters and the digits that they are seldom told from."""

_GAP = re.compile(r"(?<=[A-Z])[^A-Z0-9]+(?=[A-Z0-9])")


class Reading(msgspec.Struct, frozen=True):
    """A text as a plate. `slips`: signs taken for their look-alikes, or an emblem at its start left out."""

    text: str
    slips: int


def letters_and_digits(text: str) -> str:
    """Capital letters without accents, and digits; nothing else."""
    plain = unicodedata.normalize("NFKD", text.upper())
    return "".join(one for one in plain if one.isascii() and one.isalnum())


@cache
def as_plate(read: str) -> Reading | None:
    """The text as a plate of the pattern that needs the fewest slips; None where it fits none."""
    text = letters_and_digits(read)
    if not SHORTEST <= len(text) <= LONGEST + 1:
        return None
    fits = [fit for pattern in _patterns(bool(_GAP.search(read.upper()))) if (fit := _fitted(text, pattern))]
    if fits:
        return min(fits, key=lambda one: (one.slips, one.text))
    if len(text) > _SHORTEST_WITH_EMBLEM and _shape(text[1:]) in _patterns(divided=False):
        return Reading(text[1:], 1)
    return None


@cache
def _patterns(divided: bool) -> frozenset[str]:
    content = load_plates()
    whole = frozenset(pattern for region in content.patterns.values() for pattern in region)
    return whole | content.divided if divided else whole


def _shape(text: str) -> str:
    return "".join("D" if one.isdigit() else "L" for one in text)


def _fitted(text: str, pattern: str) -> Reading | None:
    """The text written as the pattern wants it, if look-alikes allow it."""
    if len(text) != len(pattern):
        return None
    signs, slips = [], 0
    for sign, wanted in zip(text, pattern, strict=True):
        if sign.isdigit() == (wanted == "D"):
            signs.append(sign)
            continue
        other = (_AS_LETTER if sign.isdigit() else _AS_DIGIT).get(sign)
        slips += 1
        if other is None or slips > _MOST_SLIPS:
            return None
        signs.append(other)
    return Reading("".join(signs), slips)
