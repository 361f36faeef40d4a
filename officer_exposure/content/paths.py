"""paths.yaml: what a finding hands to a stranger, what follows from it, and what it takes to close it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec

from officer_exposure.content.reading import read_table
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Audience


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of the table."""


class Target(_Strict, frozen=True):
    """What a stranger must not get to; `words` end the sentence "a stranger has two ways to ..."."""

    id: str
    words: str


class Join(_Strict, frozen=True, rename={"known": "from"}):
    """Who knows all of `known` knows `to`, or gets to it. `ease` as in the head of the file."""

    known: tuple[str, ...]
    to: str
    ease: float


class Case(_Strict, frozen=True):
    """A finding whose sentence holds the words `says` gives this, whatever its check gives otherwise."""

    says: str
    gives: tuple[str, ...]


class Giving(_Strict, frozen=True):
    """What a finding gives, and what must be known to get at it.

    `where`: the part of an account or a site where it stands. `own_facts`: the cases are those of the officer's facts.
    """

    gives: tuple[str, ...]
    needs: tuple[str, ...] = ("name",)
    ease: float = 1.0
    cases: tuple[Case, ...] = ()
    own_facts: bool = False
    where: str = ""


class FixCost(_Strict, frozen=True):
    """What a remedy costs: 1 alone, 2 with others, 5 by others, 0 where nobody can. `note`: what stays all the same."""

    cost: int
    who: str
    note: str = ""


class Aside(_Strict, frozen=True):
    """Checks and questions that lead to none of the targets, for one reason."""

    because: str
    ids: tuple[str, ...]


class Paths(_Strict, frozen=True):
    """The whole table."""

    least_ease: float
    attributes: dict[str, str]
    starts: tuple[str, ...]
    targets: tuple[Target, ...]
    joins: tuple[Join, ...]
    audiences: dict[Audience, float]
    sources: dict[str, dict[Audience, str]]
    no_sites: frozenset[str]
    checks: dict[str, Giving]
    own_facts: tuple[Case, ...]
    items: dict[str, Giving]
    sections: dict[str, Giving]
    areas: dict[Area, tuple[str, ...]]
    off_the_path: tuple[Aside, ...]
    fixes: dict[str, FixCost]

    def is_aside(self, name: str) -> bool:
        """Whether a check or a question leads to none of the targets."""
        return any(name in aside.ids for aside in self.off_the_path)

    def cost_of(self, remediation: str) -> FixCost:
        """What a remedy costs: by its own name, else by the longest beginning of it that is listed.

        A remedy that is not listed is something that the officer does alone.
        """
        beginnings = [
            key for key in self.fixes if remediation == key or (key[-1] == "." and remediation.startswith(key))
        ]
        return self.fixes[max(beginnings, key=len)] if beginnings else FixCost(1, "you")

    def cases_of(self, giving: Giving) -> tuple[Case, ...]:
        """What its sentences say in particular."""
        return self.own_facts if giving.own_facts else giving.cases


def _begins(key: str, remediation: str) -> bool:
    return key.endswith(".") and remediation.startswith(key)


@cache
def load_paths() -> Paths:
    """The table. Raises ContentError where it breaks its schema, or names something that it does not define."""
    table = read_table("paths.yaml", Paths)
    _check_names(table)
    _check_numbers(table)
    names = Counter([*table.checks, *table.items, *(one for aside in table.off_the_path for one in aside.ids)])
    for name, count in names.items():
        if count > 1:
            raise ContentError(f"paths.yaml: {name} is given twice.")
    return table


def _check_names(table: Paths) -> None:
    known = set(table.attributes)
    targets = {one.id for one in table.targets}
    if targets & known:
        raise ContentError("paths.yaml: a target and an attribute have the same name.")
    used = {*table.starts, *_used_by(table)}
    if not used <= known:
        raise ContentError(f"paths.yaml: {min(used - known)} is no attribute.")
    led_to = {join.to for join in table.joins}
    if not targets <= led_to <= targets | known:
        raise ContentError("paths.yaml: every target needs a join, and a join leads to what is listed.")


def _used_by(table: Paths) -> Iterable[str]:
    for join in table.joins:
        yield from join.known
    for giving in (*table.checks.values(), *table.items.values(), *table.sections.values()):
        yield from (*giving.gives, *giving.needs)
        for case in table.cases_of(giving):
            yield from case.gives
    for given in table.areas.values():
        yield from given


def _check_numbers(table: Paths) -> None:
    eases = [join.ease for join in table.joins]
    eases += [one.ease for one in (*table.checks.values(), *table.items.values(), *table.sections.values())]
    if any(not 0 < ease <= 1 for ease in eases) or set(table.audiences) != set(Audience):
        raise ContentError("paths.yaml: an ease lies above 0 and up to 1, and every audience has one.")
    if any(fix.cost not in {0, 1, 2, 5} for fix in table.fixes.values()):
        raise ContentError("paths.yaml: a fix costs 0, 1, 2 or 5.")
    visible = set(Audience) - {Audience.PRIVATE}
    if any(set(words) != visible for words in table.sources.values()):
        raise ContentError("paths.yaml: a source is named for every audience that is not private.")
