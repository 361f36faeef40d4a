"""The wanted findings of one gathering in their order: worst first, then by source and artifact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, overload

from officer_exposure.exposure.gathering import EXAMPLES
from officer_exposure.model import Finding
from officer_exposure.store.database import Database, Row
from officer_exposure.store.records import Wanted
from officer_exposure.store.repository.filters import Conditions, on_portion, on_words, shown_codes
from officer_exposure.store.repository.kept import findings

_PAGE = 1_000

_FIRST_LOOK = 4 * EXAMPLES
"""So many are looked through at once for examples; where they show too few things, others are asked for one by one."""


class InOrder(Protocol):
    """The ids of findings in their order."""

    def ids(self, offset: int, limit: int) -> Sequence[int]:
        """Some of them; a limit of -1 is none."""

    def examples(self, things: int) -> list[int]:
        """A few: the first of each thing, then the rest. `things`: how many things there are."""


class Listed:
    """A few findings, all of them at hand: id and thing of each, in order."""

    def __init__(self, listed: Sequence[tuple[int, int]]) -> None:
        self._listed = listed

    def ids(self, offset: int, limit: int) -> Sequence[int]:
        """Some of them; a limit of -1 is none."""
        end = len(self._listed) if limit < 0 else offset + limit
        return [one for one, _ in self._listed[offset:end]]

    def examples(self, things: int) -> list[int]:
        """A few: the first of each thing, then the rest."""
        return _examples(_first_of_each(self._listed), self._listed)


class Ordered:
    """Any number of them: walks an index that holds the order, and opens no finding on its way."""

    def __init__(self, database: Database, gathering: int, wanted: Wanted) -> None:
        self._database = database
        self._gathering = gathering
        self._codes = shown_codes(wanted.shown)
        self._conditions = on_portion(wanted) & on_words(wanted)

    def ids(self, offset: int, limit: int) -> Sequence[int]:
        """Some of them; a limit of -1 is none."""
        return [one for one, _ in self._rows(Conditions("1"), limit, offset)]

    def examples(self, things: int) -> list[int]:
        """A few: the first of each thing, then the rest. `things`: how many things there are."""
        first = self._rows(Conditions("1"), _FIRST_LOOK)
        by_thing = _first_of_each(first)
        while len(by_thing) < min(EXAMPLES, things):
            others = Conditions(f"thing NOT IN ({_listed(by_thing)})")
            by_thing |= _first_of_each(self._rows(others, 1))
        return _examples(by_thing, first)

    def _rows(self, more: Conditions, limit: int, offset: int = 0) -> list[Row]:
        """Id and thing. Each state of `shown` stands in order in the index; of each no more is read than is needed."""
        conditions = self._conditions & more
        needed = limit + offset if limit >= 0 else -1
        lanes = [
            f"SELECT * FROM (SELECT id, thing, rank, source, artifact FROM finding "
            f"WHERE gathering = {self._gathering} AND shown = {code} AND {conditions.text} "
            f"ORDER BY rank DESC, source, artifact, id LIMIT {needed})"
            for code in self._codes
        ]
        return self._database.execute(
            f"SELECT id, thing FROM ({' UNION ALL '.join(lanes)}) "
            f"ORDER BY rank DESC, source, artifact, id LIMIT {limit} OFFSET {offset}",
            conditions.values * len(lanes),
        )


def _first_of_each(rows: Iterable[Row]) -> dict[int, int]:
    """Thing -> the first of its findings."""
    by_thing: dict[int, int] = {}
    for one, thing in rows:
        by_thing.setdefault(thing, one)
    return by_thing


def _examples(by_thing: dict[int, int], rows: Iterable[Row]) -> list[int]:
    chosen = list(by_thing.values())[:EXAMPLES]
    return [*chosen, *(one for one, _ in rows if one not in chosen)][:EXAMPLES]


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(map(str, numbers))


class FindingPages(Sequence[Finding]):
    """Findings in their order, read page by page while somebody looks at them.

    The length is that of the moment it was made; findings that moved elsewhere since then make it end earlier.
    """

    def __init__(self, database: Database, ordered: InOrder, length: int) -> None:
        self._database = database
        self._ordered = ordered
        self._length = length
        self._start = -1
        self._page: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...

    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return tuple(self[one] for one in range(*index.indices(self._length)))
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError("no finding so far down")
        start = place - place % _PAGE
        if start != self._start:
            self._page = findings(self._database, self._ordered.ids(start, _PAGE))
            self._start = start
        return self._page[place - start]
