"""How hard a passphrase is to guess: a careful lower estimate, told in a word and a hint.

The passphrase is taken apart in the way that is cheapest to guess: words that people choose first, rows of keys, years,
other words, single characters. What repeats itself counts once. An ordinary word counts little, however long it
is; several that do not belong together count well. It cannot know quotations, nor what others know about you, such as
the name of a child or a dog.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from officer_exposure.errors import VaultError

_ENOUGH_BITS, _GOOD_BITS, _STRONG_BITS = 40.0, 50.0, 65.0
"""40 bits are a million million guesses: at ten thousand a second, more than a year until the right one."""

_JUDGED, _LONGEST_PART = 100, 24
_LETTER_BITS, _DIGIT_BITS, _SIGN_BITS, _GAP_BITS = 4.7, 3.3, 4.5, 1.0
_ROW_BITS, _YEAR_BITS, _CAPITALS_BITS = 5.0, 6.0, 1.0
_WORD_BITS, _WORD_LETTERS = 12.0, 7
"""An ordinary word is one of some thousands; a run of letters may be several words, joined."""

_MEANT = str.maketrans("01345$@7!8", "oieassatib")
_REPEATED = re.compile(r"(.{2,}?)\1+|(.)\2{2,}", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "qsdfghjklm",
    "zxcvbnm",
    "yxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "!@#$%^&*()",
)
_FORWARD_AND_BACK = tuple(order for row in _ROWS for order in (row, row[::-1]))

_ADD_WORDS = "Four or more words that do not belong together are hard to guess and easy to keep in mind."


class Strength(msgspec.Struct, frozen=True):
    """A word for the strength, what would make it better ("" where nothing needs to), and whether it is accepted."""

    word: str
    hint: str
    enough: bool


def strength(passphrase: str) -> Strength:
    """Judge a passphrase."""
    bits = _bits(_once(passphrase[:_JUDGED]))
    if not passphrase:
        return Strength("empty", _ADD_WORDS, enough=False)
    if bits < _ENOUGH_BITS:
        return Strength("easy to guess", _ADD_WORDS, enough=False)
    if bits < _GOOD_BITS:
        return Strength("fair", "One more word would make it better.", enough=True)
    return Strength("good" if bits < _STRONG_BITS else "strong", "", enough=True)


def refuse_weak(passphrase: str) -> None:
    """Raise VaultError for a passphrase that is not accepted."""
    judged = strength(passphrase)
    if not judged.enough:
        raise VaultError("This passphrase is easy to guess.", judged.hint)


def _once(passphrase: str) -> str:
    """The passphrase with each thing that comes again left out."""
    seen = dict[str, str]()
    short = _REPEATED.sub(lambda match: match[1] or match[2], passphrase)
    for number, piece in enumerate(re.findall(r"\w+|\W+", short)):
        seen.setdefault(piece.lower() if piece[0].isalnum() else str(number), piece)
    return "".join(seen.values())


def _bits(passphrase: str) -> float:
    """How many yes-or-no questions the cheapest way of guessing it takes."""
    cheapest = [0.0]
    for end in range(1, len(passphrase) + 1):
        starts = range(max(0, end - _LONGEST_PART), end)
        cheapest.append(min(cheapest[start] + _part_bits(passphrase[start:end]) for start in starts))
    return cheapest[-1]


def _part_bits(part: str) -> float:
    """What it takes to guess this part alone; infinite where it is no part."""
    small = part.lower()
    capitals = 0.0 if small == part else _CAPITALS_BITS
    if not _common().isdisjoint((small, small.translate(_MEANT))):
        return (4.0 if len(part) <= 4 else 6.0) + capitals
    if len(part) >= 3 and any(small in row for row in _FORWARD_AND_BACK):
        return _ROW_BITS + capitals
    if part.isalpha():
        return min(_LETTER_BITS * len(part), _WORD_BITS * max(1.0, len(part) / _WORD_LETTERS)) + capitals
    if _YEAR.fullmatch(part):
        return _YEAR_BITS
    return _sign_bits(part) if len(part) == 1 else float("inf")


@cache
def _common() -> frozenset[str]:
    """What people choose first, and so what a guesser tries first."""
    return frozenset((resources.files("officer_exposure.store") / "common_words.txt").read_text("utf-8").split())


def _sign_bits(sign: str) -> float:
    if sign.isdigit():
        return _DIGIT_BITS
    return _GAP_BITS if sign in " -_." else _SIGN_BITS
