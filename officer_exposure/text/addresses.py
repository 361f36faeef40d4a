"""Street addresses in file names: a house number, a street name, and a word such as "Street"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from officer_exposure.content.names import load_names
from officer_exposure.model import Confidence
from officer_exposure.text.mention import Mention, Subject

_GAP = r"[ _.-]{1,2}"
_NUMBER = r"(?<![\w-])(?P<number>[1-9]\d{0,4})[A-Za-z]?"
_COMPASS = rf"(?:(?:[NSEW]|NE|NW|SE|SW|north|south|east|west){_GAP})?"
_NOT_A_STREET = r"(?!(?:at|in|on|of|the|and|with|for|to|from|my|our)\b)"
_WORD = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_NOT_A_STREET}[^\W\d_]+)"
_END = r"(?=[\W_]*(?:$|[\d(#/,]|\.\w{1,5}$|(?:apt|ste|suite|unit|floor)\b))"
_YEARS = range(1950, 2050)


def addresses_in(name: str) -> Iterator[Mention]:
    """Every street address. A number that may be a year, and a word such as "Court", make it a guess."""
    for match in _address().finditer(name):
        guess = match["unsure"] is not None or int(match["number"]) in _YEARS
        confidence = Confidence.LOW if guess else Confidence.MEDIUM
        yield Mention(Subject.ADDRESS, match.start(), match.end(), confidence)


@cache
def _address() -> re.Pattern[str]:
    places = load_names().places
    tables = places.streets, places.unsure_streets, places.short_streets
    full, unsure, short = ("|".join(sorted(words)) for words in tables)
    long_form = rf"(?:{_WORD}{_GAP}){{1,3}}(?:{full}|(?P<unsure>{unsure}))(?![^\W\d_])"
    short_form = rf"(?:{_WORD}{_GAP}){{1,2}}(?:{short})(?![^\W\d_])\.?{_END}"
    return re.compile(rf"{_NUMBER}{_GAP}{_COMPASS}(?:{long_form}|{short_form})", re.IGNORECASE)
