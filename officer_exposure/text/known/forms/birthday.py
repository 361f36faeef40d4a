"""Days of birth, in every order in which people and programs write a date."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.pattern import Pattern, distinct, pattern, slips_for
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.spoken import cardinal, ordinal, ordinal_ending, spoken
from officer_exposure.text.known.verdict import Verdict, verdict

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_BORN = re.compile(
    r"b-?day|birth|born|\bdob\b|d\.o\.b|\bturn(?:s|ed|ing)?\b|cake|candle|years old|\bage[ds]?\b|celebrat|party|happy"
    "|[\U0001f382\U0001f389\U0001f973\U0001f388]",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"[\s,./'\u2019-]{0,4}(?:of\s)?(?P<year>(?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d)[\s,./-]{1,3}$")
_PARTED = re.compile(r"\d{1,4}(?P<mark>\s?[-./_ :]\s?'?)\d{1,2}(?P=mark)'?\d{1,4}")

FULL = "full"
SHORT_YEAR = "short year"
NUMBERS = "numbers"
SHORT_NUMBERS = "short numbers"
NO_YEAR = "no year"


class BirthdayRule(msgspec.Struct, frozen=True, tag="birthday", array_like=True):
    """`year` has four digits; empty where the officer gave none."""

    year: str

    def judge(self, span: Span) -> Verdict | None:
        """The full date is sure; day and month alone hint, and only where somebody's birthday is meant."""
        if span.before(1).isdigit() or span.after(1).isdigit() or not _same_numbers(span):
            return None
        part = span.pattern.part
        if part == FULL:
            return verdict(span, Confidence.HIGH if span.exact else Confidence.MEDIUM)
        if part == SHORT_YEAR:
            return verdict(span, Confidence.MEDIUM)
        if part == NO_YEAR:
            return self._without_year(span)
        return self._in_numbers(span)

    def _in_numbers(self, span: Span) -> Verdict | None:
        """ "11/06/1979" and "19791106"; six digits in a row may be anything."""
        whole = span.pattern.part == NUMBERS
        if _PARTED.fullmatch(span.text.strip("'")) or _PARTED.fullmatch(span.text):
            return verdict(span, Confidence.HIGH if whole else Confidence.MEDIUM)
        if span.text.isdigit() and (whole and len(span.text) == 8):
            return verdict(span, Confidence.MEDIUM)
        named = _BORN.search(span.before(40)) is not None
        return verdict(span, Confidence.LOW) if named else None

    def _without_year(self, span: Span) -> Verdict | None:
        year = _YEAR_AFTER.match(span.after(12)) or _YEAR_BEFORE.search(span.before(12))
        if year is not None and year["year"] == self.year:
            return verdict(span, Confidence.MEDIUM)
        around = span.before(40) + " " + span.after(40)
        return verdict(span, Confidence.LOW) if _BORN.search(around) or not self.year else None


def birthday_rule(text: str) -> tuple[BirthdayRule, tuple[Pattern, ...]]:
    """What a birthday is searched by. One that is no ISO date is searched for as it stands."""
    try:
        born = date.fromisoformat(text.strip())
    except ValueError:
        return BirthdayRule(""), distinct([pattern(text.split(), FULL)])
    return BirthdayRule(str(born.year)), distinct([*_in_numbers(born), *_in_words(born)])


def _in_numbers(born: date) -> list[Pattern]:
    year, short = f"{born.year:04}", f"{born.year % 100:02}"
    made = []
    for month, day in product({f"{born.month:02}", str(born.month)}, {f"{born.day:02}", str(born.day)}):
        for first, second in ((month, day), (day, month)):
            made += [pattern(order, NUMBERS) for order in ((first, second, year), (year, first, second))]
            made += [pattern(order, SHORT_NUMBERS) for order in ((first, second, short), (short, first, second))]
    return made


def _in_words(born: date) -> list[Pattern]:
    name = _MONTHS[born.month - 1]
    months = {name, name[:3]} | ({"sept"} if born.month == 9 else set())
    days = [f"{born.day}", f"{born.day:02}", f"{born.day}{ordinal_ending(born.day)}"]
    days += [ordinal(born.day), cardinal(born.day)]
    short = f"{born.year % 100:02}"
    years = [(str(born.year), FULL), (short, SHORT_YEAR), *((said, FULL) for said in sorted(spoken(str(born.year))))]
    made = []
    for month, day in product(sorted(months), days):
        orders = [(month, day), (day, month), (day, "of", month), (month, "the", day)]
        for order in orders:
            made.append(pattern(order, NO_YEAR, slips_for(order)))
            made += [pattern((*order, year), part, slips_for((*order, year))) for year, part in years]
        made += [pattern((str(born.year), *order), FULL, slips_for(order)) for order in orders[:2]]
    return made


def _same_numbers(span: Span) -> bool:
    """Whether the numbers in it are those of the date: a slip or a look-alike makes another day."""
    written = span.folded.alphabet.plain(span.text)
    return [sign for sign in written if sign.isdigit()] == [sign for sign in span.pattern.plain if sign.isdigit()] or (
        len(written) == len(span.pattern.plain)
        and all(
            one == other or not (one.isdigit() and other.isdigit())
            for one, other in zip(written, span.pattern.plain, strict=True)
        )
    )
