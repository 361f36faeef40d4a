"""combinations.yaml: what two things tell together. Apart from the other content, for the check that needs it."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Ease, Severity
from officer_exposure.text.known.fact import FactKind
from officer_exposure.vision.people import Who


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of the table."""


class Sign(_Strict, frozen=True):
    """How one half is known: by findings, by people, by the officer's own facts, by the place, by any face."""

    label: str
    checks: frozenset[str]
    people: frozenset[Who] = frozenset()
    facts: frozenset[FactKind] = frozenset()
    at_home: bool = False
    faces: bool = False


class Told(_Strict, frozen=True):
    """How bad it is, and the sentence."""

    severity: Severity
    summary: str


class Combination(_Strict, frozen=True):
    """Two halves. `album`, `day`: None where halves so far apart tell nothing."""

    id: str
    one: str
    other: str
    areas: tuple[Area, ...]
    ease: Ease
    picture: Told
    album: Told | None = None
    day: Told | None = None


class Combinations(_Strict, frozen=True):
    """The whole table."""

    home_radius_m: float
    signs: dict[str, Sign]
    combinations: tuple[Combination, ...]


@cache
def load_combinations() -> Combinations:
    """The table. Raises ContentError where it breaks its schema, or names a sign that does not exist."""
    table = read_table("combinations.yaml", Combinations)
    for one in table.combinations:
        if not {one.one, one.other} <= set(table.signs):
            raise ContentError(f"combinations.yaml: {one.id} names a sign that does not exist.")
        weaker = [told.severity for told in (one.album, one.day) if told is not None]
        if any(severity > one.picture.severity for severity in weaker):
            raise ContentError(f"combinations.yaml: {one.id} must not weigh more where its halves lie farther apart.")
    if len({one.id for one in table.combinations}) != len(table.combinations):
        raise ContentError("combinations.yaml: an id is given twice.")
    return table
