"""Police lettering in a text that was read from a picture, give or take a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from itertools import pairwise

from officer_exposure.content.lettering import load_lettering

_AS_LETTER = str.maketrans({"0": "O", "1": "I", "5": "S", "8": "B", "6": "G", "€": "E", "3": "E", "4": "A", "|": "I"})
_LETTERS = re.compile(r"[^A-Z0-9]+")
_SHORT_TOKEN = 3
_LONG_WORD = 9
"""From this length on two slips are taken, below it one."""

_FEWEST_DEPARTMENT, _MOST_DEPARTMENT = 2, 4


class Likeness(IntEnum):
    """How well a text fits. `WITH_SLIP`: with a letter read wrongly, or cut off."""

    WITH_SLIP = 1
    EXACT = 2


def plain(text: str) -> str:
    """Capital letters and digits without accents, a blank between words."""
    bare = unicodedata.normalize("NFKD", text.upper())
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return _LETTERS.sub(" ", bare.replace("€", "E").replace("|", "I")).strip()


@cache
def police_likeness(text: str) -> Likeness | None:
    """Whether police lettering stands in a line of text."""
    words = plain(text).split()
    return max(_likenesses(words), default=None)


def _likenesses(words: list[str]) -> Iterator[Likeness]:
    content = load_lettering()
    together = " ".join(words)
    if any(f" {phrase} " in f" {together} " for phrase in content.phrases):
        yield Likeness.EXACT
    if any(phrase in "".join(words) for phrase in _long_phrases()):
        yield Likeness.WITH_SLIP
    for word in (*words, *_joined(words)):
        letters = word.translate(_AS_LETTER)
        if letters in content.others or word in content.others:
            continue
        if word in content.whole:
            yield Likeness.EXACT
        elif _is_department(word):
            yield Likeness.WITH_SLIP
        yield from _fuzzy(letters, changed=letters != word)


def _joined(words: list[str]) -> Iterator[str]:
    """Letters that stand apart (P O L I C E), and a word cut in two (SHER IFF)."""
    if len(words) > 1 and all(len(word) <= _SHORT_TOKEN for word in words):
        yield "".join(words)
    others = load_lettering().others
    for first, second in pairwise(words):
        if min(len(first), len(second)) >= _SHORT_TOKEN - 1 and not {first, second} & others:
            yield first + second


@cache
def _long_phrases() -> frozenset[str]:
    """Phrases without their blanks, which the reader often misses; long enough not to stand in other words."""
    together = (phrase.replace(" ", "") for phrase in load_lettering().phrases)
    return frozenset(phrase for phrase in together if len(phrase) >= _LONG_WORD)


def _fuzzy(letters: str, *, changed: bool) -> Iterator[Likeness]:
    from rapidfuzz.distance import Levenshtein

    for word in load_lettering().fuzzy:
        if word in letters:
            yield Likeness.WITH_SLIP if changed or len(letters) > len(word) + 1 else Likeness.EXACT
            continue
        most = 2 if len(word) >= _LONG_WORD else 1
        if abs(len(letters) - len(word)) > most:
            continue
        if Levenshtein.distance(word, letters, score_cutoff=most) <= most:
            yield Likeness.WITH_SLIP


def _is_department(word: str) -> bool:
    """NYPD, CSPD: two to four letters before the ending, and no digit."""
    return any(
        word.endswith(ending) and word.isalpha() and _FEWEST_DEPARTMENT <= len(word) - len(ending) <= _MOST_DEPARTMENT
        for ending in load_lettering().departments
    )
