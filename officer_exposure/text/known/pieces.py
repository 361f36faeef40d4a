"""The pieces of a pattern that a text is searched for first.

They are chosen so that at least one stands intact in every text the pattern is found in, and so that they are long:
the longer a piece, the fewer texts have to be looked at closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from officer_exposure.text.known.folding import widened
from officer_exposure.text.known.pattern import Pattern

_SHORTEST = 4
_SHORTEST_OF_MAIN = 3
_LONGEST = 7

Piece = tuple[int, str]
"""Where in the wide pattern it stands, and what it is."""


def pieces(pattern: Pattern) -> list[Piece]:
    """Without slips that is the pattern itself."""
    if not pattern.slips:
        return [(0, pattern.wide)]
    return max(_whole_words(pattern), _overlapping(pattern), key=_shortest)


def bearable(patterns: Sequence[Pattern]) -> tuple[Pattern, ...]:
    """The patterns of a fact with as many of their slips as can be searched for quickly.

    Short pieces stand in every other text: only the first pattern, the usual way to write the fact, may have them.
    """
    return tuple(_bearable(each, _SHORTEST if place else _SHORTEST_OF_MAIN) for place, each in enumerate(patterns))


def _bearable(pattern: Pattern, shortest: int) -> Pattern:
    while pattern.slips and _shortest(pieces(pattern)) < shortest:
        pattern = msgspec.structs.replace(pattern, slips=pattern.slips - 1)
    return pattern


def _shortest(found: list[Piece]) -> int:
    return min((len(piece) for _, piece in found), default=0)


def _whole_words(pattern: Pattern) -> list[Piece]:
    """One word more than there are slips: one of them is intact."""
    words = [
        (len(widened(pattern.narrow[:start])), widened(pattern.narrow[start:end]))
        for start, end in pairwise((0, *pattern.ends))
    ]
    words.sort(key=lambda word: -len(word[1]))
    return words[: pattern.slips + 1] if len(words) > pattern.slips else []


def _overlapping(pattern: Pattern) -> list[Piece]:
    """A slip touches two signs of a wide pattern, or three where one of them is written as two."""
    wide = pattern.wide
    touched = 3 if len(wide) > len(pattern.narrow) else 2
    intact = -(-(len(wide) - touched * pattern.slips) // (pattern.slips + 1))
    size = min(intact, _LONGEST)
    if size <= 0:
        return []
    places = [*range(0, len(wide) - size, intact - size + 1), len(wide) - size]
    return [(place, wide[place : place + size]) for place in dict.fromkeys(places)]
