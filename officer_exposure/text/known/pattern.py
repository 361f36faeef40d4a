"""One way to write a fact, made ready to be searched for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, product

import msgspec

from officer_exposure.text.known.folding import narrow, plain, widened

LONG_WORD = 5
"""From this length on a word may hold a slip and still be itself."""

_MOST_WAYS = 96
"""A fact of many abbreviations has no end of ways to be written; the likely ones come first."""


class Pattern(msgspec.Struct, frozen=True, array_like=True):
    """`ends` are the places in `narrow` where its words end; `slips` is how many typing mistakes are let through.

    `anywhere`: it counts inside longer words and numbers too, with any gaps; its rule looks at what is around it.
    """

    part: str
    plain: str
    narrow: str
    wide: str
    ends: tuple[int, ...]
    slips: int = 0
    anywhere: bool = False

    def in_long_word(self, place: int) -> bool:
        """Whether the sign at a place of `narrow` belongs to a word in which a slip is forgiven: no number."""
        start = 0
        for end in self.ends:
            if place < end or end == self.ends[-1]:
                return end - start >= LONG_WORD and not any(sign.isdigit() for sign in self.plain[start:end])
            start = end
        return False


def pattern(words: Sequence[str], part: str, slips: int = 0) -> Pattern:
    """The words written one after the other. Words that hold no letter or digit count for nothing."""
    plain_words = [folded for word in words if (folded := plain(word))]
    whole = "".join(plain_words)
    folded = narrow(whole)
    return Pattern(part, whole, folded, widened(folded), tuple(accumulate(map(len, plain_words))), slips)


def loose_pattern(words: Sequence[str], part: str) -> Pattern:
    """A pattern that is found anywhere."""
    return msgspec.structs.replace(pattern(words, part), anywhere=True)


def slips_for(words: Iterable[str]) -> int:
    """One slip for each long word, three at most; none in a text that is short as a whole."""
    lengths = [len(plain(word)) for word in words]
    long_words = sum(length >= LONG_WORD for length in lengths)
    return min(3, long_words) if sum(lengths) >= 8 else 0


def ways(choices: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Every combination of the choices, the first ones first, and no more than can be searched for quickly."""
    combined: list[tuple[str, ...]] = []
    for combination in product(*choices):
        combined.append(combination)
        if len(combined) >= _MOST_WAYS:
            break
    return combined


def distinct(made: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Without those that are empty or come again."""
    first: dict[tuple[str, str], Pattern] = {}
    for each in made:
        if each.plain:
            first.setdefault((each.part, each.plain), each)
    return tuple(first.values())
