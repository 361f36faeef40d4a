"""Which findings are wanted, as conditions of a statement."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from officer_exposure.model import Area
from officer_exposure.store.database import Value
from officer_exposure.store.records import Shown, Wanted
from officer_exposure.store.repository.words import search_of

OPEN, SET_ASIDE, GONE, ALL = range(4)
"""The numbers of `finding.shown`; totals alone are kept for ALL."""

_CODES = {Shown.OPEN: (OPEN,), Shown.SET_ASIDE: (SET_ASIDE,), Shown.GONE: (GONE,), Shown.ALL: (OPEN, SET_ASIDE, GONE)}
_BITS = {area: 1 << place for place, area in enumerate(Area)}


class Conditions(msgspec.Struct, frozen=True):
    """Conditions joined by AND, and their values. Numbers of ours stand in the text, words of others never do."""

    text: str
    values: tuple[Value, ...] = ()

    def __and__(self, other: Conditions) -> Conditions:
        return Conditions(f"{self.text} AND {other.text}", self.values + other.values)


def shown_codes(shown: Shown) -> tuple[int, ...]:
    """The numbers of `finding.shown` that are wanted."""
    return _CODES[shown]


def total_code(shown: Shown) -> int:
    """The number of `total.shown` that counts what is wanted."""
    return ALL if shown is Shown.ALL else _CODES[shown][0]


def area_bits(areas: Sequence[Area]) -> int:
    """A set of areas as a number."""
    return sum(_BITS[area] for area in set(areas))


def areas_of(bits: int) -> tuple[Area, ...]:
    """A number as areas, in the order of the model."""
    return tuple(area for area in Area if bits & _BITS[area])


def on_portion(wanted: Wanted) -> Conditions:
    """What findings and their counts both know: area and standing."""
    conditions = Conditions("1")
    if wanted.area is not None:
        conditions &= Conditions(f"areas & {_BITS[wanted.area]} != 0")
    if wanted.standing is not None:
        conditions &= Conditions("standing = ?", (wanted.standing.value,))
    return conditions


def on_shown(wanted: Wanted) -> Conditions:
    """Open, set aside or no longer seen."""
    return Conditions(f"shown IN ({', '.join(map(str, shown_codes(wanted.shown)))})")


def on_level(wanted: Wanted) -> Conditions:
    """The level, which belongs to the gathering."""
    return Conditions("1") if wanted.level is None else Conditions(f"level = {wanted.level.value}")


def on_words(wanted: Wanted) -> Conditions:
    """The words, which stand in the findings alone."""
    search = search_of(wanted.words)
    if not search:
        return Conditions("1")
    return Conditions("finding.id IN (SELECT rowid FROM searchable WHERE searchable MATCH ?)", (search,))


def every_condition(wanted: Wanted) -> Conditions:
    """All of it, for a statement over findings with their gatherings."""
    return on_shown(wanted) & on_level(wanted) & on_portion(wanted) & on_words(wanted)
