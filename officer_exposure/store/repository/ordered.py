"""The wanted findings of one gathering in their order: worst first, then by source and artifact."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import overload

from officer_exposure.exposure.gathering import EXAMPLES
from officer_exposure.model import Finding
from officer_exposure.store.database import Database, Row
from officer_exposure.store.records import Wanted
from officer_exposure.store.repository.filters import Conditions, on_portion, on_words, shown_codes
from officer_exposure.store.repository.kept import findings

_PAGE = 1_000

_FIRST_LOOK = 4 * EXAMPLES
"""So many are looked through at once for examples; where they show too few things, others are asked for one by one."""


class Ordered:
    """Walks an index that holds the order, and opens no finding on its way."""

    def __init__(self, database: Database, gathering: int, wanted: Wanted) -> None:
        self._database = database
        self._gathering = gathering
        self._codes = shown_codes(wanted.shown)
        self._conditions = on_portion(wanted) & on_words(wanted)

    def ids(self, offset: int, limit: int) -> list[int]:
        """Their ids; a limit of -1 is none."""
        return [row[0] for row in self._rows("id", Conditions("1"), limit, offset)]

    def fingerprints(self) -> list[str]:
        """The fingerprints of all of them."""
        return [row[0] for row in self._rows("fingerprint", Conditions("1"), -1)]

    def examples(self, things: int) -> list[int]:
        """A few ids: the first of each thing, then the rest. `things`: how many things there are."""
        first = self._rows("id, thing", Conditions("1"), _FIRST_LOOK)
        by_thing: dict[int, int] = {}
        for one, thing in first:
            by_thing.setdefault(thing, one)
        while len(by_thing) < min(EXAMPLES, things):
            by_thing |= self._first_of_another(by_thing)
        chosen = list(by_thing.values())[:EXAMPLES]
        return [*chosen, *(one for one, _ in first if one not in chosen)][:EXAMPLES]

    def _first_of_another(self, known: Collection[int]) -> dict[int, int]:
        others = Conditions(f"thing NOT IN ({', '.join('?' * len(known))})", tuple(known))
        return {thing: one for one, thing in self._rows("id, thing", others, 1)}

    def _rows(self, columns: str, more: Conditions, limit: int, offset: int = 0) -> list[Row]:
        """Each state of `shown` stands in order in the index; more than one are merged."""
        conditions = self._conditions & more
        lanes = [
            f"SELECT {columns}, rank, source, artifact, id FROM finding "
            f"WHERE gathering = {self._gathering} AND shown = {code} AND {conditions.text}"
            for code in self._codes
        ]
        return self._database.execute(
            f"SELECT {columns} FROM ({' UNION ALL '.join(lanes)}) "
            f"ORDER BY rank DESC, source, artifact, id LIMIT {limit} OFFSET {offset}",
            conditions.values * len(lanes),
        )


class FindingPages(Sequence[Finding]):
    """Findings in their order, read page by page while somebody looks at them.

    The length is that of the moment it was made; findings that moved elsewhere since then make it end earlier.
    """

    def __init__(self, database: Database, ordered: Ordered, length: int) -> None:
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
