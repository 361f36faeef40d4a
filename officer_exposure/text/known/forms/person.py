"""Names of people: in full, turned round, or with an initial."""

from __future__ import annotations

import re

import msgspec
from rapidfuzz.distance import OSA

from officer_exposure.content.names import load_names
from officer_exposure.model import Confidence
from officer_exposure.text.known.folding import narrow, narrowed, plain, weight
from officer_exposure.text.known.pattern import LONG_WORD, Pattern, distinct, pattern, slips_for
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.verdict import Verdict, by_exactness, verdict

_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|officer|ofc|deputy|det|detective|sgt|sergeant|lt|cpl|capt|chief)\.?\s+)+", re.I
)
_SUFFIX = re.compile(r"[\s,]+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_PARTICLE_ROW = "van von de der den del della di da dos du la le bin ibn al el st san ter ten mac"
_PARTICLES = frozenset(_PARTICLE_ROW.split())
_BACKWARDS = re.compile(r"\W{1,3}(?P<between>[^\W\d_]+)\W{1,3}(?P<first>[^\W_]+(?:-[^\W_]+)?)")
"""What stands before a surname, read from its end: that needs no second try."""
_RARE_SURNAME = 7
_TELLING = 5

FULL = "full"
INITIAL = "initial"
INITIAL_LAST = "initial last"
SURNAME = "surname"
SINGLE = "single"


class PersonRule(msgspec.Struct, frozen=True, tag="person", array_like=True):
    """`first` is the first name in plain letters; empty where the whole name is one word."""

    first: str
    common: bool

    def judge(self, span: Span) -> Verdict | None:
        """A full name is sure; one word alone, or an initial, only hints."""
        if span.pattern.part == FULL:
            return verdict(span, by_exactness(span))
        if span.pattern.part == SINGLE:
            return verdict(span, self._single(span))
        if span.pattern.part in {INITIAL, INITIAL_LAST}:
            return self._with_initial(span)
        return self._with_middle_name(span)

    def _single(self, span: Span) -> Confidence:
        hint = self.common or span.slips or weight(span.pattern.plain) < _TELLING
        return Confidence.LOW if hint else by_exactness(span)

    def _with_initial(self, span: Span) -> Verdict | None:
        """ "J. Doe", "JDoe" and "jdoe", but no word that only starts alike."""
        if span.open_sides() or (span.pattern.part == INITIAL_LAST and "," not in span.text and span.after(1) != "."):
            return None
        sure = len(span.pattern.narrow) > _RARE_SURNAME and any(not sign.isalnum() for sign in span.text[1:4])
        return verdict(span, Confidence.MEDIUM if sure else Confidence.LOW)

    def _with_middle_name(self, span: Span) -> Verdict | None:
        """The surname with the first name before it, one word or letter between them."""
        found = _BACKWARDS.match(span.before(60)[::-1])
        if found is None or span.open_sides():
            return None
        between = found["between"][::-1]
        if len(between) > 1 and not between[0].isupper() and len(span.pattern.narrow) < _RARE_SURNAME:
            return None
        first = found["first"][::-1]
        if OSA.distance(narrowed(first), narrow(self.first)) > (len(self.first) >= LONG_WORD and not span.slips):
            return None
        sure = len(between) == 1 and span.exact and plain(first) == self.first
        return Verdict(span.start - found.end(), span.end, Confidence.HIGH if sure else Confidence.MEDIUM)


def person_rule(text: str) -> tuple[PersonRule, tuple[Pattern, ...]]:
    """What a name is searched by."""
    words = name_words(text)
    if len(words) < 2:
        return _single_rule(words or [text])
    given, surname = _parted(words)
    return PersonRule(plain(given[0]), common=False), distinct(_full(given, surname))


def name_words(text: str) -> list[str]:
    """First names before surnames, without titles: "Officer Doe, Jane" is Jane Doe."""
    bare = _SUFFIX.sub("", _TITLE.sub("", text.strip()))
    if bare.count(",") == 1:
        last, first = bare.split(",")
        bare = f"{first} {last}"
    return [word for word in bare.split() if plain(word)]


def _single_rule(words: list[str]) -> tuple[PersonRule, tuple[Pattern, ...]]:
    common = plain(words[0]) in load_names().given_names
    return PersonRule("", common=common), distinct([pattern(words, SINGLE, slips_for(words))])


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """First names and surnames; "van der Berg" is one surname."""
    for place, word in enumerate(words[1:-1], 1):
        if word.lower().strip(".") in _PARTICLES:
            return words[:place], words[place:]
    return words[:-1], words[-1:]


def _full(given: list[str], surname: list[str]) -> list[Pattern]:
    words = [*given, *surname]
    orders = [[*words[place:], *words[:place]] for place in range(len(words))]
    if len(given) > 1:
        initials = [name[0] for name in given[1:]]
        orders += [[given[0], *surname], [*surname, given[0]], [given[0], *initials, *surname]]
        orders += [[given[0], given[1], *surname], [given[1], *surname]]
    if surname[-1].count("-") == 1:
        orders += [[given[0], part] for part in surname[-1].split("-") if len(part) > 3]
    made = [pattern(order, FULL, slips_for(order)) for order in orders]
    if len(plain(surname[-1])) > 2:
        made.append(pattern([given[0][0], *surname], INITIAL, slips_for(surname)))
        made.append(pattern([*surname, given[0][0]], INITIAL_LAST))
    return [*made, pattern(surname, SURNAME, slips_for(surname))]
