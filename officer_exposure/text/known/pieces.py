"""The pieces of a pattern that a text is searched for first."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.text.known.pattern import Pattern

_SHORTEST = 3


def pieces(pattern: Pattern) -> Iterator[tuple[int, str]]:
    """Pieces with their places, so chosen that at least one stands intact in every text the pattern is found in.

    Without slips that is the pattern itself. A slip touches two signs of a wide pattern, or four where one of them is
    written as two; what is left falls into one part more than there are slips.
    """
    wide = pattern.wide
    if not pattern.slips:
        yield 0, wide
        return
    touched = 4 if len(wide) > len(pattern.narrow) else 2
    intact = -(-(len(wide) - touched * pattern.slips) // (pattern.slips + 1))
    size = max(_SHORTEST, (intact + 1) // 2)
    step = max(1, intact - size + 1)
    places = [*range(0, len(wide) - size, step), len(wide) - size]
    yield from ((place, wide[place : place + size]) for place in dict.fromkeys(places))
