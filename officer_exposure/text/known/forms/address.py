"""Street addresses: a street, known by its name, and the house number beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.beside import Way, after, before, ways_beside
from officer_exposure.text.known.folding import plain
from officer_exposure.text.known.forms.address_parts import Street, street_of
from officer_exposure.text.known.pattern import Pattern, distinct, pattern, slips_for, ways
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.spoken import spoken
from officer_exposure.text.known.streets import PLAIN_NAMES, SIDES, TYPES
from officer_exposure.text.known.verdict import Verdict, by_exactness, verdict

_AT_HOME = re.compile(r"home|house|\bliv(?:e|ed|es|ing)\b|\bmov(?:e|ed|ing)\b|address|neighbo|\bour\b", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?<![\w.,/:-])[nsew]?\d{1,6}[a-z]?[\W_]{1,3}(?:(?:[nsew]|[ns][ew]|north|south|east|west)\W{1,3})?$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[\W_]{0,3}([^\W\d_]+)")
_EVERY_KIND = frozenset(form for forms in TYPES for form in forms)
_EVERY_SIDE = ways_beside(form for forms in SIDES for form in forms)

NAME = "name"
NAME_AND_KIND = "name and kind"


class _Number(msgspec.Struct, frozen=True):
    """The house number beside a street; `fits`: the direction beside it is no other one."""

    first: int
    last: int
    exact: bool
    fits: bool = True


class AddressRule(msgspec.Struct, frozen=True, tag="address", array_like=True):
    """`sides` are directions in plain letters. `rare`: few towns have a street of that name."""

    numbers: tuple[Way, ...]
    sides: tuple[str, ...]
    kinds: tuple[Way, ...]
    rare: bool

    def judge(self, span: Span) -> Verdict | None:
        """A street with its house number, or the street alone where that says something."""
        has_kind = span.pattern.part == NAME_AND_KIND
        if not has_kind:
            span, has_kind = self._with_kind(span)
        if not self.numbers:
            return verdict(span, by_exactness(span))
        number = next(self._numbers_before(span), None) or next(self._numbers_after(span), None)
        if number is None:
            return self._street_alone(span, has_kind=has_kind)
        start, end = span.folded.origin(number.first), span.folded.origin(number.last - 1) + 1
        return Verdict(min(start, span.start), max(end, span.end), self._sure(span, number, has_kind=has_kind))

    def _with_kind(self, span: Span) -> tuple[Span, bool]:
        """The span, longer by the kind of street that follows it."""
        kind = next(after(span.folded, span.last, self.kinds), None)
        return (span, False) if kind is None else (span.until(kind.last), True)

    def _numbers_before(self, span: Span) -> Iterator[_Number]:
        for number in before(span.folded, span.first, self.numbers):
            yield _Number(number.first, number.last, number.exact)
        for side in before(span.folded, span.first, _EVERY_SIDE):
            fits = not self.sides or side.way.plain in self.sides
            for number in before(span.folded, side.first, self.numbers):
                yield _Number(number.first, number.last, number.exact, fits)

    def _numbers_after(self, span: Span) -> Iterator[_Number]:
        for number in after(span.folded, span.last, self.numbers):
            yield _Number(number.first, number.last, number.exact)

    def _sure(self, span: Span, number: _Number, *, has_kind: bool) -> Confidence:
        another_kind = not has_kind and self._another_kind(span)
        if not number.fits or (another_kind and not self.rare):
            return Confidence.LOW
        short = len(span.pattern.narrow) < 5 and number.last - number.first < 3
        if not has_kind and not self.rare and short:
            return Confidence.LOW
        return Confidence.HIGH if number.exact and span.exact and not another_kind else Confidence.MEDIUM

    def _another_kind(self, span: Span) -> bool:
        following = _NEXT_WORD.match(span.after(20))
        return following is not None and plain(following[1]) in _EVERY_KIND

    def _street_alone(self, span: Span, *, has_kind: bool) -> Verdict | None:
        """With another house number it is another house, unless somebody speaks of home."""
        at_home = _AT_HOME.search(span.before(60) + " " + span.after(40)) is not None
        another = _OTHER_NUMBER.search(span.before(30)) is not None
        if not self.rare:
            return verdict(span, Confidence.LOW) if has_kind and at_home and span.exact and not another else None
        several_words = len(span.pattern.ends) > 1 + (span.pattern.part == NAME_AND_KIND)
        if (another and not at_home) or not (has_kind or several_words or at_home):
            return None
        sure = span.exact and (has_kind or at_home) and not another
        return verdict(span, Confidence.MEDIUM if sure else Confidence.LOW)


def address_rule(text: str) -> tuple[AddressRule, tuple[Pattern, ...]]:
    """What an address is searched by."""
    street = street_of(text)
    made: list[Pattern] = []
    for written in ways(street.words):
        words = " ".join(written).split()
        made.append(pattern(words, NAME, slips_for(words)))
        made += [pattern((*words, kind), NAME_AND_KIND) for kind in street.kinds]
    numbers = ways_beside(_number_ways(street.number)) if street.number else ()
    return AddressRule(numbers, street.sides, ways_beside(street.kinds), _is_rare(street)), distinct(made)


def _number_ways(number: str) -> set[str]:
    digits = "".join(sign for sign in number if sign.isdigit())
    after_street = {f"{word}{digits}" for word in ("number", "no", "nr", "house")}
    return {number, digits} | after_street | (spoken(digits) if number == digits else set())


def _is_rare(street: Street) -> bool:
    words = [plain(forms[0]) for forms in street.words]
    unusual = [word for word in words if word not in PLAIN_NAMES and not any(sign.isdigit() for sign in word)]
    size = sum(map(len, words))
    return (bool(unusual) and size >= 8) or (len(unusual) == 1 and len(words) == 1 and size >= 7)
