"""Short words and numbers right beside a found pattern: a house number, a direction, the day beside a month.

They are too short to be searched for by themselves; beside a pattern they only need to be recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.text.known.folding import narrow, plain, widened
from officer_exposure.text.known.searching import Folded

_FAR = 7
"""No more signs than this lie between the two."""


class Way(msgspec.Struct, frozen=True, array_like=True):
    """One way to write it, in plain and in wide signs."""

    plain: str
    wide: str


def ways_beside(texts: Iterable[str]) -> tuple[Way, ...]:
    """The longest first, so that "seven" is not taken for the whole of "twenty seven"."""
    plain_texts = {plain(text) for text in texts} - {""}
    return tuple(Way(text, widened(narrow(text))) for text in sorted(plain_texts, key=lambda text: (-len(text), text)))


class Beside(msgspec.Struct, frozen=True):
    """Something found beside: `first` and `last` count in `wide`; `exact`: no look-alike in it."""

    first: int
    last: int
    way: Way
    exact: bool


def before(folded: Folded, place: int, ways: Iterable[Way]) -> Iterator[Beside]:
    """Each of the ways that ends at this place of `wide`."""
    for way in ways:
        first = place - len(way.wide)
        if first >= 0 and folded.wide.startswith(way.wide, first):
            found = _recognised(folded, first, place, way)
            if found and folded.breaks(folded.origin(first)) and _near(folded, place):
                yield found


def after(folded: Folded, place: int, ways: Iterable[Way]) -> Iterator[Beside]:
    """Each of the ways that starts at this place of `wide`."""
    for way in ways:
        last = place + len(way.wide)
        if folded.wide.startswith(way.wide, place):
            found = _recognised(folded, place, last, way)
            if found and folded.breaks(folded.origin(last - 1) + 1) and _near(folded, place):
                yield found


def _near(folded: Folded, place: int) -> bool:
    return place >= len(folded.wide) or folded.origin(place) - folded.origin(place - 1) <= _FAR


def _recognised(folded: Folded, first: int, last: int, way: Way) -> Beside | None:
    written = plain(folded.text[folded.origin(first) : folded.origin(last - 1) + 1])
    if not reads_as(written, way.plain):
        return None
    return Beside(first, last, way, exact=written == way.plain)


def reads_as(written: str, wanted: str) -> bool:
    """Whether text that is equal in narrow signs is equal to a reader too: a digit is never another digit.

    What stands for a number must look like one: have a digit among its first signs or be long.
    """
    if len(written) != len(wanted):
        return not wanted.isdigit()
    pairs = list(zip(written, wanted, strict=True))
    if any(one != other and one.isdigit() and other.isdigit() for one, other in pairs):
        return False
    kept = sum(one == other for one, other in pairs)
    return not wanted.isdigit() or kept * 2 >= len(wanted) or len(wanted) > 3
