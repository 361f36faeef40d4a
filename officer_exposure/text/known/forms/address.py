"""Street addresses: a street, known by its name, and the house number beside it."""

from __future__ import annotations

import re

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.folding import LATIN, narrow, widened
from officer_exposure.text.known.forms.address_parts import Street, street_of
from officer_exposure.text.known.pattern import Pattern, distinct, patterns, slips_for, ways
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.spoken import spoken
from officer_exposure.text.known.streets import PLAIN_NAMES, SIDES, TYPES
from officer_exposure.text.known.verdict import Verdict

_AT_HOME = re.compile(r"home|house|\bliv(?:e|ed|es|ing)\b|\bmov(?:e|ed|ing)\b|address|neighbo|\bour\b", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?<![\w.,/:-])\d{1,5}[a-z]?[\W_]{1,3}(?:(?:[nsew]|[ns][ew]|north|south|east|west)\W{1,3})?$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[\W_]{0,3}([^\W\d_]+)")
_EVERY_KIND = frozenset(form for forms in TYPES for form in forms)
_EVERY_SIDE = ("", *(widened(narrow(form)) for forms in SIDES for form in forms))
_FAR = 7
"""No more signs than this lie between a house number and its street."""

NAME = "name"
NAME_AND_KIND = "name and kind"


class AddressRule(msgspec.Struct, frozen=True, tag="address", array_like=True):
    """`numbers` and `sides` are written as in a wide text. `rare`: few towns have a street of that name."""

    digits: str
    numbers: tuple[str, ...]
    sides: tuple[str, ...]
    rare: bool

    def judge(self, span: Span) -> Verdict | None:
        """A street with its house number, or the street alone where that says something."""
        has_kind = span.pattern.part == NAME_AND_KIND
        if not self.numbers:
            confidence = Confidence.HIGH if span.exact else Confidence.MEDIUM
            return Verdict(span.start, span.end, confidence)
        found = self._number_before(span) or self._number_after(span)
        if found is None:
            return self._street_alone(span, has_kind=has_kind)
        return Verdict(min(found[0], span.start), max(found[1], span.end), self._sure(span, found, has_kind=has_kind))

    def _number_before(self, span: Span) -> tuple[int, int, bool] | None:
        """Start, end, and whether the direction between number and name is the right one or none."""
        folded = span.folded
        for side in _EVERY_SIDE:
            end = span.first - len(side)
            if not folded.wide.startswith(side, max(0, end)) or end <= 0:
                continue
            for number in self.numbers:
                if folded.wide.endswith(number, 0, end):
                    place = folded.origin(end - len(number)), folded.origin(end - 1) + 1
                    if self._is_number(span, place) and span.start - place[1] <= _FAR + len(side):
                        return (*place, not side or not self.sides or side in self.sides)
        return None

    def _number_after(self, span: Span) -> tuple[int, int, bool] | None:
        folded = span.folded
        for number in self.numbers:
            if folded.wide.startswith(number, span.last):
                place = folded.origin(span.last), folded.origin(span.last + len(number) - 1) + 1
                if self._is_number(span, place) and place[0] - span.end <= _FAR:
                    return (*place, True)
        return None

    def _is_number(self, span: Span, place: tuple[int, int]) -> bool:
        """Whether it stands by itself, and is the same number where it is written in digits."""
        written = span.folded.alphabet.plain(span.folded.text[place[0] : place[1]])
        if written.isdigit() and written != self.digits:
            return False
        outside = place[0] if place[0] < span.start else place[1]
        return span.folded.breaks(outside)

    def _sure(self, span: Span, found: tuple[int, int, bool], *, has_kind: bool) -> Confidence:
        start, end, right_side = found
        another_kind = not has_kind and self._another_kind(span)
        if not right_side or (another_kind and not self.rare):
            return Confidence.LOW
        short = len(span.pattern.narrow) < 5 and len(self.digits) < 3
        if not has_kind and not self.rare and short:
            return Confidence.LOW
        written = span.folded.alphabet.plain(span.folded.text[start:end])
        exact = written == self.digits or not any(sign.isdigit() for sign in written)
        return Confidence.HIGH if exact and span.exact and not another_kind else Confidence.MEDIUM

    def _another_kind(self, span: Span) -> bool:
        following = _NEXT_WORD.match(span.after(20))
        return following is not None and LATIN.plain(following[1]) in _EVERY_KIND

    def _street_alone(self, span: Span, *, has_kind: bool) -> Verdict | None:
        at_home = _AT_HOME.search(span.before(60) + " " + span.after(40)) is not None
        if not self.rare:
            says_something = has_kind and at_home and span.exact and not _OTHER_NUMBER.search(span.before(30))
            return Verdict(span.start, span.end, Confidence.LOW) if says_something else None
        several_words = len(span.pattern.ends) > 1 + has_kind
        if not (has_kind or several_words or at_home):
            return None
        sure = span.exact and (has_kind or at_home) and not _OTHER_NUMBER.search(span.before(30))
        return Verdict(span.start, span.end, Confidence.MEDIUM if sure else Confidence.LOW)


def address_rule(text: str) -> tuple[AddressRule, tuple[Pattern, ...]]:
    """What an address is searched by."""
    street = street_of(text)
    made: list[Pattern] = []
    for words in ways(street.words):
        made += patterns(words, NAME, slips_for(words))
        for kind in street.kinds:
            made += patterns((*words, kind), NAME_AND_KIND, slips_for((*words, kind)))
    digits = "".join(sign for sign in street.number if sign.isdigit())
    numbers = _number_ways(street.number, digits)
    sides = tuple(widened(narrow(side)) for side in street.sides)
    return AddressRule(street.number, numbers, sides, _is_rare(street)), distinct(made)


def _number_ways(number: str, digits: str) -> tuple[str, ...]:
    """The longest first, so that "seven" is not taken for the whole of "twenty seven"."""
    if not digits:
        return ()
    said = {number, digits} | (spoken(digits) if number == digits else set())
    return tuple(sorted({widened(narrow(way)) for way in said}, key=len, reverse=True))


def _is_rare(street: Street) -> bool:
    words = [LATIN.plain(forms[0]) for forms in street.words]
    unusual = [word for word in words if word not in PLAIN_NAMES and not any(sign.isdigit() for sign in word)]
    size = sum(map(len, words))
    return (bool(unusual) and size >= 8) or (len(unusual) == 1 and len(words) == 1 and size >= 7)
