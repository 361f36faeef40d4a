"""Counts what fits words that stand in very many findings: over columns in memory, kept until something changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Self

import msgspec

from officer_exposure.exposure.gathering import EXAMPLES
from officer_exposure.model import Audience, Level
from officer_exposure.store.database import Database
from officer_exposure.store.records import Shown, Standing, Wanted
from officer_exposure.store.repository.counts import Counted
from officer_exposure.store.repository.filters import area_bits, on_words, shown_codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Numbers = NDArray[np.int64]

_STANDINGS = {standing.value: number for number, standing in enumerate(Standing)}
_AUDIENCES = {audience.value: number for number, audience in enumerate(Audience)}
_NAMES = [audience.value for audience in Audience]

_READ = """
SELECT id, gathering, shown, standing, areas, audience, summary, thing, file FROM finding INDEXED BY finding_order
ORDER BY gathering, shown, rank DESC, source, artifact, id
"""


class Arrayed:
    """The ids of findings in their order, and their things."""

    def __init__(self, ids: _Numbers, things: _Numbers) -> None:
        self._ids = ids
        self._things = things

    def ids(self, offset: int, limit: int) -> Sequence[int]:
        """Some of them; a limit of -1 is none."""
        end = len(self._ids) if limit < 0 else offset + limit
        return [int(one) for one in self._ids[offset:end]]

    def examples(self, things: int) -> list[int]:
        """A few: the first of each thing, then the rest."""
        import numpy as np

        firsts = sorted(np.unique(self._things, return_index=True)[1])[:EXAMPLES]
        rest = [place for place in range(min(len(self._ids), 2 * EXAMPLES)) if place not in firsts]
        return [int(self._ids[place]) for place in [*firsts, *rest][:EXAMPLES]]


class Columns:
    """What is counted of all findings, column by column, in the order of the list. About 7 MB for 100,000 findings."""

    def __init__(self, database: Database) -> None:
        import numpy as np

        self._database = database
        self._as_of = database.changes_so_far()
        rows = [(*row[:3], _STANDINGS[row[3]], row[4], _AUDIENCES[row[5]], *row[6:]) for row in database.execute(_READ)]
        table = np.array(rows, dtype=np.int64).reshape(-1, 9).T.copy()
        self._id, self._gathering, self._shown, self._standing, self._areas = table[:5]
        self._audience, self._summary, self._thing, self._file = table[5:]

    @classmethod
    def of_now(cls, before: Self | None, database: Database) -> Self:
        """Those read before, where nothing was written since then."""
        if before is not None and before._as_of == database.changes_so_far():
            return before
        return cls(database)

    def counted(self, wanted: Wanted) -> Iterator[tuple[int, Counted, Arrayed]]:
        """Each gathering of which something is wanted: its number, its counts, its findings in order.

        Not for Shown.ALL: the order here is one of open, of set aside and of gone findings, each by itself.
        """
        import numpy as np

        assert wanted.shown is not Shown.ALL, "three orders are not one"
        places = np.flatnonzero(self._is_wanted(wanted))
        names = {row[0]: row[1:] for row in self._database.execute("SELECT id, name, check_id, level FROM gathering")}
        texts: dict[int, str] = dict(self._database.execute("SELECT id, text FROM sentence"))
        ends = np.flatnonzero(np.diff(self._gathering[places])) + 1
        for here in np.split(places, ends) if len(places) else []:
            number = int(self._gathering[here[0]])
            name, check, level = names[number]
            if wanted.level in {None, level}:
                yield number, self._count(Counted(name, check, Level(level)), here, texts), self._arrayed(here)

    def _is_wanted(self, wanted: Wanted) -> NDArray[np.bool_]:
        import numpy as np

        hits = self._hits(wanted)
        is_hit = np.zeros(int(max(self._id.max(initial=0), hits.max(initial=0))) + 1, dtype=np.bool_)
        is_hit[hits] = True
        is_wanted: NDArray[np.bool_] = is_hit[self._id] & (self._shown == shown_codes(wanted.shown)[0])
        if wanted.area is not None:
            is_wanted &= (self._areas & area_bits((wanted.area,))) != 0
        if wanted.standing is not None:
            is_wanted &= self._standing == _STANDINGS[wanted.standing.value]
        return is_wanted

    def _hits(self, wanted: Wanted) -> _Numbers:
        """The ids in which the words stand: as one text, which is read faster than that many rows."""
        import numpy as np

        ((listed,),) = self._database.execute(
            "SELECT json_group_array(rowid) FROM searchable WHERE searchable MATCH ?", on_words(wanted).values
        )
        return np.array(msgspec.json.decode(listed, type=list[int]), dtype=np.int64)

    def _count(self, one: Counted, here: _Numbers, texts: dict[int, str]) -> Counted:
        import numpy as np

        one.count = len(here)
        one.things, one.files = len(np.unique(self._thing[here])), len(np.unique(self._file[here]))
        one.areas = int(np.bitwise_or.reduce(self._areas[here]))
        one.audiences = {_NAMES[number] for number in np.unique(self._audience[here])}
        for summary, count in zip(*np.unique(self._summary[here], return_counts=True), strict=True):
            one.summaries[texts[int(summary)]] += int(count)
        return one

    def _arrayed(self, here: _Numbers) -> Arrayed:
        return Arrayed(self._id[here], self._thing[here])
