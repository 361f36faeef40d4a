"""The parts of an address as the officer typed it: house number, direction, name and kind of the street."""

from __future__ import annotations

import re

import msgspec

from officer_exposure.text.known.folding import plain
from officer_exposure.text.known.spoken import ordinal, ordinal_ending
from officer_exposure.text.known.streets import ROADS_FIRST, SIDES, TYPES, UNITS, WORDS

_SEGMENT = re.compile(r"[,;\n\r\t]+")
_POSTCODE = re.compile(r"\s+[A-Za-z]{2}\.?\s+\d{5}(?:-\d{4})?\s*$")
_UNIT = re.compile(rf"(?<=\S)\s+(?:#|(?:{'|'.join(UNITS)})\b(?=\W*\w{{1,5}}\b)).*$", re.IGNORECASE | re.DOTALL)
_NUMBER_FIRST = re.compile(
    r"(?:no\.?\s*|#\s*)?(?P<number>\d+[a-z]?)(?:\s*[-/]\s*\w+)?\s+(?P<street>.*[^\W\d_].*)", re.I | re.S
)
_NUMBER_LAST = re.compile(r"(?P<street>.*[^\W\d_]{3}.*?)\s+(?:no\.?\s*|#\s*)?(?P<number>\d+\s?[a-z]?)", re.I | re.S)
_NTH = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)


class Street(msgspec.Struct, frozen=True):
    """`words` are those of the name, each with the ways to write it; `kinds` and `sides` likewise, or empty."""

    number: str
    words: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


def street_of(address: str) -> Street:
    """The street of an address. Without a house number `number` is empty."""
    segments = _segments(address)
    for segment in segments:
        road = _road_first(segment)
        if road is not None:
            return road
        first = _NUMBER_FIRST.fullmatch(segment)
        if first:
            return _named(first["number"], first["street"])
        last = _NUMBER_LAST.fullmatch(_UNIT.sub("", segment))
        if last and not _NTH.fullmatch(segment.split()[-1]):
            return _named(last["number"].replace(" ", ""), last["street"])
    return _named("", segments[0] if segments else "")


def _segments(address: str) -> list[str]:
    """The address cut at commas and line ends; a house number by itself belongs to what follows."""
    cut = [part.strip() for part in _SEGMENT.split(_POSTCODE.sub("", address)) if part.strip()]
    if len(cut) > 1 and re.fullmatch(r"\d+\s?[A-Za-z]?", cut[0]):
        return [f"{cut[0].replace(' ', '')} {cut[1]}", *cut[2:]]
    return [part for part in cut if not _is_unit(part)] or cut


def _is_unit(segment: str) -> bool:
    return segment.startswith("#") or segment.split(maxsplit=1)[0].strip(".").lower() in UNITS


def _road_first(segment: str) -> Street | None:
    """A road whose kind stands before its name: "512 County Road 12", "PO Box 88"."""
    number = re.match(r"(\d+[a-z]?)\s+(?=[a-z])", segment, re.IGNORECASE)
    rest = segment[number.end() :] if number else segment
    bare = _lowered(rest)
    for forms in ROADS_FIRST:
        for form in forms:
            name = re.fullmatch(rf"{form} (\d{{1,5}}|[a-z])", bare)
            if name:
                return Street(number[1] if number else "", (forms, (name[1],)))
    return None


def _lowered(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.lower()).split())


def _named(number: str, street: str) -> Street:
    words = [word for word in re.split(r"[\s_]+", _UNIT.sub("", street.strip())) if plain(word)]
    words, sides = _leading_side(words)
    words, kinds, rest = _kind(words)
    sides = sides or (_side(rest[0]) if rest else ())
    return Street(number.lower(), tuple(_word_ways(word) for word in words), kinds, sides)


def _leading_side(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    sides = _side(words[0]) if len(words) > 1 else ()
    return (words[1:], sides) if sides and not (len(words) == 2 and _kind_forms(words[1])) else (words, ())


def _side(word: str) -> tuple[str, ...]:
    bare = plain(word)
    return next((forms for forms in SIDES if bare in forms), ())


def _kind(words: list[str]) -> tuple[list[str], tuple[str, ...], list[str]]:
    """The name, the kind, and what follows it: the city, where nobody typed a comma."""
    for place, word in enumerate(words):
        kinds = _kind_forms(word)
        if place and kinds:
            return words[:place], kinds, words[place + 1 :]
    return words, (), []


def _kind_forms(word: str) -> tuple[str, ...]:
    bare = plain(word)
    return next((forms for forms in TYPES if bare in forms), ())


def _word_ways(word: str) -> tuple[str, ...]:
    bare = plain(word)
    for forms in WORDS:
        if bare in forms:
            return forms
    nth = _NTH.fullmatch(bare)
    if nth and 0 < int(nth[1]) < 100:
        return (bare, ordinal(int(nth[1])))
    for value in range(1, 100):
        if bare == ordinal(value):
            return (bare, f"{value}{ordinal_ending(value)}")
    if bare.endswith("strasse"):
        return (bare, bare.removesuffix("asse"))
    return (word,)
