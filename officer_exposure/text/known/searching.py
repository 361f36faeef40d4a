"""Where a pattern stands in a text, with or without slips of the finger."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA, Levenshtein

from officer_exposure.text.known.folding import narrowed, plain, spelled, wide, wide_origins, widened
from officer_exposure.text.known.pattern import Pattern
from officer_exposure.text.known.spoken import Heard, heard_digits

_GAPS = re.compile(r"([\W_]+)")
_WIDEST_GAP = 5
_JOINED = 8
_TAGGED = 6
_LOOSE = 12


class Folded:
    """A read text as it is searched. What only a candidate needs is worked out when first asked for."""

    __slots__ = ("_heard", "_origins", "text", "wide")

    def __init__(self, text: str) -> None:
        self.text = text
        self.wide = wide(text)
        self._origins: list[int] | None = None
        self._heard: Heard | None = None

    def origin(self, place: int) -> int:
        """The place in the text of a sign of `wide`."""
        if self._origins is None:
            self._origins = wide_origins(self.text)
        return self._origins[place]

    @property
    def heard(self) -> Heard:
        """The digits of the text, in figures or words."""
        if self._heard is None:
            self._heard = heard_digits(self.text)
        return self._heard

    def parts_sign(self, place: int) -> bool:
        """Whether a place of `wide` lies between two signs that stand for one of the text."""
        return 0 < place < len(self.wide) and self.origin(place) == self.origin(place - 1)

    def breaks(self, place: int) -> bool:
        """Whether a word may begin or end before this place of the text."""
        if place <= 0 or place >= len(self.text):
            return True
        left, right = self.text[place - 1], self.text[place]
        if not (left.isalnum() and right.isalnum()) or left.isdigit() != right.isdigit():
            return True
        return (left.islower() and right.isupper()) or not (_cased(left) and _cased(right))


def _cased(sign: str) -> bool:
    return sign.isdigit() or sign.islower() or sign.isupper()


class Span:
    """A pattern found in a text: `first` and `last` count in `wide`, `start` and `end` in the text.

    `exact`: it is written so, but for case, accents, look-alike letters and what stands between.
    """

    __slots__ = ("end", "exact", "first", "folded", "last", "pattern", "slips", "start")

    def __init__(self, folded: Folded, pattern: Pattern, first: int, last: int, slips: int = 0) -> None:
        self.folded = folded
        self.pattern = pattern
        self.first = first
        self.last = last
        self.slips = slips
        self.start = folded.origin(first)
        self.end = folded.origin(last - 1) + 1
        self.exact = not slips and plain(self.text) == pattern.plain

    @property
    def text(self) -> str:
        """What is written there."""
        return self.folded.text[self.start : self.end]

    def until(self, last: int) -> Span:
        """The same, but for its end."""
        longer = Span(self.folded, self.pattern, self.first, last, self.slips)
        longer.exact = self.exact
        return longer

    def before(self, length: int) -> str:
        """Up to so many signs before it."""
        return self.folded.text[max(0, self.start - length) : self.start]

    def after(self, length: int) -> str:
        """Up to so many signs after it."""
        return self.folded.text[self.end : self.end + length]

    def open_sides(self) -> int:
        """How many of its two sides lie inside a word."""
        return (not self.folded.breaks(self.start)) + (not self.folded.breaks(self.end))

    def is_whole(self) -> bool:
        """Whether it stands by itself, or is long enough to be recognised in words that run together."""
        sides = self.open_sides()
        if not sides or (sides == 1 and self._is_owned()):
            return True
        size = len(self.pattern.narrow)
        if sides == 1 and size >= _LOOSE:
            return True
        joined = not any(sign.isspace() for sign in self.text)
        return joined and (size >= _JOINED or (size >= _TAGGED and self._tagged()))

    def _is_owned(self) -> bool:
        """ "johndoes car": the apostrophe was too much work."""
        return self.folded.breaks(self.start) and self.after(1).lower() == "s" and self.folded.breaks(self.end + 1)

    def _tagged(self) -> bool:
        return re.search(r"[#@]\w*$", self.before(60)) is not None

    def is_spaced_well(self) -> bool:
        """Whether the gaps inside lie between words, or between all letters, and none is wide."""
        ends = [len(widened(self.pattern.narrow[:end])) for end in self.pattern.ends]
        place, gaps, misplaced = 0, 0, 0
        for piece in _GAPS.split(spelled(self.text)):
            if not piece or piece[0].isalnum():
                place += len(wide(piece))
                continue
            if len(piece) > _WIDEST_GAP:
                return False
            gaps += 1
            between_words = any(abs(place - end) <= self.slips for end in ends)
            misplaced += not between_words and any(sign.isspace() for sign in piece)
        if not misplaced:
            return True
        size = len(self.pattern.narrow)
        return gaps >= 0.6 * (size - 1) or (misplaced == 1 and size >= 10)

    def stands(self) -> bool:
        """Whether what is around it and between its signs lets it count."""
        cut = self.folded.parts_sign(self.first) or self.folded.parts_sign(self.last)
        return not cut and (self.pattern.anywhere or (self.is_whole() and self.is_spaced_well()))


def find_at(folded: Folded, pattern: Pattern, at: int, offset: int, length: int) -> Span | None:
    """The pattern around a piece of it: `length` signs at `at` of the text are those at `offset` of the pattern."""
    first = at - offset
    if first >= 0 and folded.wide.startswith(pattern.wide, first):
        span = Span(folded, pattern, first, first + len(pattern.wide))
        if span.stands():
            return span
    return _with_slips(folded, pattern, at, offset, length) if pattern.slips else None


def _with_slips(folded: Folded, pattern: Pattern, at: int, offset: int, length: int) -> Span | None:
    budget = pattern.slips + 1  # a slip to or from an m, which is two signs of a wide text
    first = at - offset
    alongside = folded.wide[max(0, first) : first + len(pattern.wide)]
    if OSA.distance(pattern.wide, alongside, score_cutoff=2 * budget) > 2 * budget:
        return None
    heads = _heads(folded.wide[max(0, first - budget) : at], pattern.wide[:offset], budget)
    if not heads:
        return None
    end = at + length
    tail = pattern.wide[offset + length :]
    tails = _heads(folded.wide[end : end + len(tail) + budget][::-1], tail[::-1], budget)
    best: Span | None = None
    for slips, before, after in sorted((one + other, before, after) for one, before in heads for other, after in tails):
        span = _judged(folded, pattern, (at - before, end + after), slips) if slips <= budget else None
        if span is not None and (best is None or span.open_sides() < best.open_sides()):
            best = span
            if not span.open_sides():
                break
    return best


def _heads(text: str, wanted: str, budget: int) -> list[tuple[int, int]]:
    """How many slips it takes to read the end of `text` as `wanted`, for every length that is possible."""
    found = []
    for size in range(max(0, len(wanted) - budget), min(len(text), len(wanted) + budget) + 1):
        slips = OSA.distance(wanted, text[len(text) - size :], score_cutoff=budget)
        if slips <= budget:
            found.append((slips, size))
    return found


def _judged(folded: Folded, pattern: Pattern, place: tuple[int, int], slips: int) -> Span | None:
    """A candidate with its true number of slips, if every slip lies in a long word."""
    first, last = place
    if last <= first:
        return None
    span = Span(folded, pattern, first, last, slips)
    if not span.stands():
        return None
    written = narrowed(span.text)
    narrow_slips = OSA.distance(pattern.narrow, written)
    span.slips = min(slips, narrow_slips)
    if span.slips > pattern.slips:
        return None
    if span.slips and narrow_slips <= slips:
        touched = (change.src_pos for change in Levenshtein.editops(pattern.narrow, written))
        if not all(pattern.in_long_word(place) for place in touched):
            return None
    return span
