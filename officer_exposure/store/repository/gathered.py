"""Makes of the kept findings what `exposure.gathering.gather` makes of a list, without reading the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from officer_exposure.exposure.gathering import Gathering, commonest, in_order
from officer_exposure.exposure.levels import is_check_first
from officer_exposure.model import Audience, Level
from officer_exposure.store.database import Database
from officer_exposure.store.records import Wanted
from officer_exposure.store.repository.filters import (
    areas_of,
    every_condition,
    on_level,
    on_portion,
    on_shown,
    on_words,
    shown_codes,
)
from officer_exposure.store.repository.kept import findings
from officer_exposure.store.repository.ordered import FindingPages, Ordered

_COUNTED = """
SELECT gathering.id, name, check_id, level, areas, audience, text, sum(findings), min({wanted})
FROM portion JOIN gathering ON gathering.id = gathering JOIN sentence ON sentence.id = summary
WHERE {shown} GROUP BY gathering.id, areas, audience, summary, {wanted}
"""

_SEARCHED = """
SELECT gathering.id, name, check_id, level, areas, audience, text, count(*), 1
FROM finding JOIN gathering ON gathering.id = gathering JOIN sentence ON sentence.id = summary
WHERE {wanted} GROUP BY gathering.id, areas, audience, summary
"""

_Sizes = dict[int, tuple[int, int]]
"""By gathering: how many things to fix, in how many files."""


class _Gathered(msgspec.Struct):
    """What the counts say of one gathering. `whole`: all of its findings of this kind are wanted."""

    name: str
    check: str
    level: Level
    whole: bool
    count: int = 0
    areas: int = 0
    audiences: set[str] = msgspec.field(default_factory=set)
    summaries: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, areas: int, audience: str, summary: str, count: int) -> None:
        self.areas |= areas
        self.audiences.add(audience)
        self.summaries[summary] += count
        self.count += count


def gathered(database: Database, wanted: Wanted) -> tuple[Gathering, ...]:
    """The wanted findings as gatherings, worst first."""
    with database.transaction():
        by_number = _counts(database, wanted)
        sizes = _sizes(database, wanted, by_number)
        return in_order([_gathering(database, wanted, number, one, sizes) for number, one in by_number.items()])


def _counts(database: Database, wanted: Wanted) -> dict[int, _Gathered]:
    if on_words(wanted).values:
        conditions = every_condition(wanted)
        statement, values = _SEARCHED.format(wanted=conditions.text), conditions.values
    else:
        conditions = on_level(wanted) & on_portion(wanted)
        statement = _COUNTED.format(wanted=conditions.text, shown=on_shown(wanted).text)
        values = conditions.values * 2
    whole = not on_words(wanted).values
    by_number: dict[int, _Gathered] = {}
    partial: set[int] = set()
    for number, name, check, level, areas, audience, summary, count, is_wanted in database.execute(statement, values):
        if not is_wanted:
            partial.add(number)
            continue
        one = by_number.setdefault(number, _Gathered(name, check, Level(level), whole))
        one.add(areas, audience, summary, count)
    for number in partial & by_number.keys():
        by_number[number].whole = False
    return by_number


def _sizes(database: Database, wanted: Wanted, by_number: dict[int, _Gathered]) -> _Sizes:
    """Those that are wanted whole are counted already; the others are counted through an index."""
    whole = [number for number, one in by_number.items() if one.whole]
    partial = [number for number, one in by_number.items() if not one.whole]
    sizes = _counted(database, wanted, whole) if whole else {}
    if partial:
        conditions = on_shown(wanted) & on_portion(wanted) & on_words(wanted)
        rows = database.execute(
            "SELECT gathering, count(DISTINCT thing), count(DISTINCT file) FROM finding "
            f"WHERE gathering IN ({_listed(partial)}) AND {conditions.text} GROUP BY gathering",
            conditions.values,
        )
        sizes |= {number: (things, files) for number, things, files in rows}
    return sizes


def _counted(database: Database, wanted: Wanted, numbers: Iterable[int]) -> _Sizes:
    codes = shown_codes(wanted.shown)
    if len(codes) == 1:
        rows = database.execute(f"SELECT gathering, things, files FROM total WHERE shown = {codes[0]}")
        return {number: (things, files) for number, things, files in rows}
    where = f"WHERE gathering IN ({_listed(numbers)}) GROUP BY gathering"
    things = database.execute(f"SELECT gathering, count(DISTINCT thing) FROM distinct_thing {where}")
    files: dict[int, int] = dict(database.execute(f"SELECT gathering, count(DISTINCT file) FROM distinct_file {where}"))
    return {number: (count, files[number]) for number, count in things}


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _gathering(database: Database, wanted: Wanted, number: int, one: _Gathered, sizes: _Sizes) -> Gathering:
    things, files = sizes[number]
    ordered = Ordered(database, number, wanted)
    examples = findings(database, ordered.examples(things))
    return Gathering(
        id=one.name,
        check=one.check,
        level=one.level,
        areas=areas_of(one.areas),
        summary=commonest(one.summaries),
        count=one.count,
        things=things,
        files=files,
        audiences=tuple(audience for audience in Audience if audience.value in one.audiences),
        examples=examples,
        findings=FindingPages(database, ordered, one.count),
        check_first=is_check_first(examples[0]),
        remediation=examples[0].remediation,
    )
