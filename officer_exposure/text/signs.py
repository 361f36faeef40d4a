"""What a line of text on a sign, a building or a paper says: a street, a house number, a school, an identity card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from officer_exposure.content.signs import load_signs
from officer_exposure.model import Confidence
from officer_exposure.text.addresses import addresses_in

_HOUSE_NUMBER = re.compile(r"(?:no\.? ?|nr\.? ?|# ?)?([1-9]\d{0,4}) ?([a-hA-H])?", re.IGNORECASE)
_YEARS = range(1900, 2040)
_MOST_SIGN_WORDS = 5
_SHORTEST_NAME = 3
_JOINED_NAME = 4

_MACHINE_READABLE = re.compile(r"[A-Z0-9<]{2,}<{1,}[A-Z0-9<]{6,}")
"""A line of the machine-readable zone of a passport or an identity card (ICAO Doc 9303)."""

_POSTAL = re.compile(r"\b[A-Z]{2}\.? \d{5}(?:-\d{4})?\b|\b\d{5} [A-Z][a-z]{2,}|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b")
"""A town's line of a postal address: state and ZIP code, postal code and town, or a British postcode."""


def simple(text: str) -> str:
    """Lower case without accents and marks, one blank between words, one at each end."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    letters = "".join(one if one.isalnum() else " " for one in bare if not unicodedata.combining(one))
    return f" {' '.join(letters.split())} "


def holds(text: str, words: Iterable[str]) -> list[str]:
    """Which of these words stand in a text that `simple` made, as words of their own."""
    return [word for word in words if f" {word} " in text]


def is_street_name(text: str) -> bool:
    """Whether a line is the name of a street as signs have it: a few words, the last or first of which says so."""
    signs, plain = load_signs(), simple(text)
    words = plain.split()
    if (
        not 1 <= len(words) <= _MOST_SIGN_WORDS
        or holds(plain, signs.not_streets)
        or not (text[:1].isupper() or text[:1].isdigit())
    ):
        return False
    long_enough = sum(map(len, words)) > _SHORTEST_NAME + 1
    if len(words) == 1:
        return any(plain.strip().endswith(end) and len(plain.strip()) >= len(end) + _JOINED_NAME for end in _joined())
    named = any(len(word) >= _SHORTEST_NAME or word[0].isdigit() for word in words[:-1])
    behind = words[-1] in signs.streets_behind and named and long_enough
    before = words[0] in signs.streets_before and len(words[-1]) >= _SHORTEST_NAME
    return behind or before or any(words[-1].endswith(end) and len(words[-1]) > len(end) + 2 for end in _joined())


def _joined() -> tuple[str, ...]:
    return tuple(end for end in load_signs().streets_joined if len(end) > _SHORTEST_NAME)


def house_number(text: str) -> str | None:
    """The number where a line is nothing but a house number; None for anything else, and for what may be a year."""
    match = _HOUSE_NUMBER.fullmatch(text.strip(" .:-·"))
    if match is None or (int(match[1]) in _YEARS and not match[2]):
        return None
    return f"{match[1]}{(match[2] or '').upper()}"


def school_words(text: str) -> list[str]:
    """The words in a line that speak of a school or a team of children."""
    signs, plain = load_signs(), simple(text)
    return [] if holds(plain, signs.not_schools) else holds(plain, signs.schools)


def address_confidence(text: str) -> Confidence | None:
    """How surely a line holds a street address with its number; None where it holds none."""
    return max((mention.confidence for mention in addresses_in(text)), default=None)


def is_towns_line(text: str) -> bool:
    """Whether a line is the one of a postal address with the town and its code."""
    return _POSTAL.search(text) is not None


def is_machine_readable(text: str) -> bool:
    """Whether a line is one that machines read from a passport or an identity card."""
    return _MACHINE_READABLE.search(text.replace(" ", "")) is not None
