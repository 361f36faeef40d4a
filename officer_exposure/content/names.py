"""The word tables that checks need in the workers: loaded apart from the rest, since a worker needs nothing else."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of the tables."""


class Vocabulary(_Strict, frozen=True):
    """Words in lower case: `sure` ones hardly ever mean anything else, `unsure` ones may."""

    sure: frozenset[str]
    unsure: frozenset[str]


class PlaceVocabulary(Vocabulary, frozen=True):
    """Words for places, and the words that end a street name: in full, in full but ambiguous, and short."""

    streets: frozenset[str]
    unsure_streets: frozenset[str]
    short_streets: frozenset[str]


class Placeholders(_Strict, frozen=True):
    """Values that say nothing, in lower case."""

    serials: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]


class Names(_Strict, frozen=True):
    """names.yaml."""

    people: Vocabulary
    given_names: frozenset[str]
    owners_that_are_no_person: frozenset[str]
    places: PlaceVocabulary
    officer: Vocabulary
    place_branches: frozenset[str]
    placeholders: Placeholders


@cache
def load_names() -> Names:
    """The word tables. Raises ContentError where the file breaks its schema."""
    return read_table("names.yaml", Names)


def says_nothing(value: str, placeholders: frozenset[str]) -> bool:
    """Whether a value is empty, a placeholder with or without a version ("Picasa 2.0"), or one character repeated."""
    plain = value.strip().strip("\0").casefold()
    if plain in placeholders or plain.rstrip("0123456789. ") in placeholders:
        return True
    telling = set(filter(str.isalnum, plain))
    repeated = len(telling) == 1 and plain.isascii()  # one Chinese character can be a whole name
    return repeated or not telling
