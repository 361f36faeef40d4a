"""Days of birth, in every order in which people and programs write a date."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import msgspec

from officer_exposure.model import Confidence
from officer_exposure.text.known.beside import Way, after, before, reads_as, ways_beside
from officer_exposure.text.known.folding import plain
from officer_exposure.text.known.pattern import Pattern, distinct, pattern
from officer_exposure.text.known.searching import Span
from officer_exposure.text.known.spoken import cardinal, ordinal, ordinal_ending, spoken
from officer_exposure.text.known.verdict import Verdict, by_exactness, verdict

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_BORN = re.compile(
    r"b-?day|birth|born|\bdob\b|d\.o\.b|\bturn(?:s|ed|ing)?\b|cake|candle|years old|\bage[ds]?\b|celebrat|party|happy"
    "|[\U0001f382\U0001f389\U0001f973\U0001f388]",
    re.IGNORECASE,
)
_ANOTHER_YEAR = re.compile(r"[\s,./'-]{0,4}(?:of\s)?(?:19|20)\d\d(?!\d)")
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d[\s,./-]{1,3}$")
_TWO_NUMBERS = re.compile(r"\d{1,2}[-./]\d{1,2}")
_GOES_ON = re.compile(r"[-./]?\d")
_PARTED = re.compile(r"\d{1,4}(?P<mark>\s?[-./_ :|]\s?'?)\d{1,2}(?P=mark)'?\d{1,4}")

_LONG_MONTH = 7
"""Shorter ones are too close to other words to forgive a slip."""

MONTH = "month"
NUMBERS = "numbers"
SHORT_NUMBERS = "short numbers"
DAY_AND_MONTH = "day and month"
AS_TYPED = "as typed"


class BirthdayRule(msgspec.Struct, frozen=True, tag="birthday", array_like=True):
    """How day and year may be written beside the name of the month; empty where only numbers are looked for."""

    days_before: tuple[Way, ...]
    days_after: tuple[Way, ...]
    years: tuple[Way, ...]
    short_years: tuple[Way, ...]

    def judge(self, span: Span) -> Verdict | None:
        """The full date is sure; day and month alone hint, and only where somebody's birthday is meant."""
        part = span.pattern.part
        if part == AS_TYPED:
            return verdict(span, by_exactness(span))
        if part == MONTH:
            return self._beside_month(span)
        if span.before(1).isdigit() or span.after(1).isdigit():
            return None
        return _in_numbers(span) if reads_as(plain(span.text), span.pattern.plain) else None

    def _beside_month(self, span: Span) -> Verdict | None:
        """The day on either side of the month, and the year around both."""
        folded = span.folded
        days = [(day.first, span.last) for day in before(folded, span.first, self.days_before)]
        days += [(span.first, day.last) for day in after(folded, span.last, self.days_after)]
        found = [self._with_year(span, first, last) for first, last in days]
        return max((each for each in found if each), key=lambda each: each.confidence, default=None)

    def _with_year(self, span: Span, first: int, last: int) -> Verdict | None:
        folded = span.folded
        start, end = folded.origin(first), folded.origin(last - 1) + 1
        for years, sure in ((self.years, by_exactness(span)), (self.short_years, Confidence.MEDIUM)):
            for year in after(folded, last, years):
                return Verdict(start, folded.origin(year.last - 1) + 1, sure)
        for year in before(folded, first, self.years):
            return Verdict(folded.origin(year.first), end, by_exactness(span))
        text = folded.text
        another = _ANOTHER_YEAR.match(text, end) or _YEAR_AT_END.search(text[max(0, start - 12) : start])
        around = text[max(0, start - 40) : start] + " " + ("" if another else text[end : end + 40])
        return Verdict(start, end, Confidence.LOW) if _BORN.search(around) else None


def _in_numbers(span: Span) -> Verdict | None:
    """ "11/06/1979" and "19791106"; six digits in a row may be anything."""
    whole = span.pattern.part == NUMBERS
    if span.pattern.part == DAY_AND_MONTH:
        alone = (
            _TWO_NUMBERS.fullmatch(span.text)
            and not _GOES_ON.match(span.after(2))
            and span.before(1) not in {"-", ".", "/"}
        )
        return verdict(span, Confidence.LOW) if alone and _BORN.search(span.before(40)) else None
    if _PARTED.fullmatch(span.text):
        return verdict(span, Confidence.HIGH if whole else Confidence.MEDIUM)
    if whole and len(span.text) == 8:
        return verdict(span, Confidence.MEDIUM)
    return verdict(span, Confidence.LOW) if _BORN.search(span.before(40)) else None


def birthday_rule(text: str) -> tuple[BirthdayRule, tuple[Pattern, ...]]:
    """What a birthday is searched by. One that is no ISO date is searched for as it stands."""
    try:
        born = date.fromisoformat(text.strip())
    except ValueError:
        return BirthdayRule((), (), (), ()), distinct([pattern(text.split(), AS_TYPED)])
    days = [str(born.day), f"{born.day:02}", f"{born.day}{ordinal_ending(born.day)}"]
    days += [ordinal(born.day), cardinal(born.day)]
    rule = BirthdayRule(
        ways_beside(day + link for day in days for link in ("", "of", "dayof")),
        ways_beside(link + day for day in days for link in ("", "the")),
        ways_beside({str(born.year), *spoken(str(born.year))}),
        ways_beside([f"{born.year % 100:02}"]),
    )
    name = _MONTHS[born.month - 1]
    months = [name, name[:3], *(["sept"] if born.month == 9 else [])]
    made = [pattern([month], MONTH, int(len(month) >= _LONG_MONTH)) for month in months]
    return rule, distinct([*made, *_number_patterns(born)])


def _number_patterns(born: date) -> list[Pattern]:
    year, short = f"{born.year:04}", f"{born.year % 100:02}"
    made = []
    for month, day in product({f"{born.month:02}", str(born.month)}, {f"{born.day:02}", str(born.day)}):
        for first, second in ((month, day), (day, month)):
            made += [pattern((first, second), DAY_AND_MONTH)] if len(first + second) > 2 else []
            made += [pattern(order, NUMBERS) for order in ((first, second, year), (year, first, second))]
            made += [pattern(order, SHORT_NUMBERS) for order in ((first, second, short), (short, first, second))]
    return made
