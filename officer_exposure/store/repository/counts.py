"""How many findings, things and files the wanted part of each gathering holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from officer_exposure.model import Level
from officer_exposure.store.database import Database, Row
from officer_exposure.store.records import Standing, Wanted
from officer_exposure.store.repository.filters import (
    Conditions,
    every_condition,
    on_level,
    on_portion,
    on_shown,
    on_words,
    shown_codes,
    total_code,
)

_FEW = 2_000
"""So many findings are counted one by one in less time than a look at the screen."""

_COUNTED = """
SELECT gathering.id, name, check_id, level, areas, audience, text, sum(findings), min({wanted})
FROM portion JOIN gathering ON gathering.id = gathering JOIN sentence ON sentence.id = summary
WHERE {shown} GROUP BY gathering.id, areas, audience, summary, {wanted}
"""

_SEARCHED = """
SELECT gathering.id, name, check_id, level, areas, audience, text, count(*), 1
FROM finding INDEXED BY finding_order CROSS JOIN gathering ON gathering.id = gathering
CROSS JOIN sentence ON sentence.id = summary
WHERE {wanted} GROUP BY gathering.id, areas, audience, summary
"""
"""Reads an index from end to end: where a word stands in very many findings, that beats looking each of them up."""


class Counted(msgspec.Struct):
    """What is counted of the wanted part of one gathering. `others`: how many of its findings are not wanted."""

    name: str
    check: str
    level: Level
    count: int = 0
    others: int = 0
    things: int = 0
    files: int = 0
    areas: int = 0
    audiences: set[str] = msgspec.field(default_factory=set)
    summaries: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, areas: int, audience: str, summary: str, count: int) -> None:
        """Count in some findings that are alike."""
        self.areas |= areas
        self.audiences.add(audience)
        self.summaries[summary] += count
        self.count += count


def counted(database: Database, wanted: Wanted) -> dict[int, Counted]:
    """The wanted part of every gathering that has one, from the counts that triggers keep."""
    conditions = on_level(wanted) & on_portion(wanted)
    statement = _COUNTED.format(wanted=conditions.text, shown=on_shown(wanted).text)
    by_number = _by_number(database.execute(statement, conditions.values * 2))
    for number, things, files in database.execute(
        f"SELECT gathering, things, files FROM total WHERE shown = {total_code(wanted.shown)}"
    ):
        if number in by_number:
            by_number[number].things, by_number[number].files = things, files
    for number, one in by_number.items():
        if one.others:
            _count_part(database, wanted, number, one)
    return by_number


def counted_by_words(database: Database, wanted: Wanted) -> dict[int, Counted]:
    """The same for words, which no counts are kept of: slow where they stand in very many findings."""
    conditions = every_condition(wanted)
    by_number = _by_number(database.execute(_SEARCHED.format(wanted=conditions.text), conditions.values))
    rows = database.execute(
        "SELECT gathering, count(DISTINCT thing), count(DISTINCT file) "
        "FROM finding INDEXED BY finding_order CROSS JOIN gathering ON gathering.id = gathering "
        f"WHERE {conditions.text} GROUP BY gathering",
        conditions.values,
    )
    for number, things, files in rows:
        by_number[number].things, by_number[number].files = things, files
    return by_number


def few_ids(database: Database, wanted: Wanted) -> list[int] | None:
    """The ids of findings of which some are wanted and no others, or None where they are not few."""
    words = on_words(wanted)
    if words.values:
        rows = database.execute(f"SELECT rowid FROM searchable WHERE searchable MATCH ? LIMIT {_FEW + 1}", words.values)
    elif wanted.standing is not None:
        rows = database.execute(
            f"SELECT id FROM finding INDEXED BY finding_standing WHERE standing = ? LIMIT {_FEW + 1}",
            (wanted.standing.value,),
        )
    else:
        return None
    return [row[0] for row in rows] if len(rows) <= _FEW else None


def _by_number(rows: Iterable[Row]) -> dict[int, Counted]:
    by_number: dict[int, Counted] = {}
    others: Counter[int] = Counter()
    for number, name, check, level, areas, audience, summary, count, is_wanted in rows:
        if is_wanted:
            by_number.setdefault(number, Counted(name, check, Level(level))).add(areas, audience, summary, count)
        else:
            others[number] += count
    for number, one in by_number.items():
        one.others = others[number]
    return by_number


def _count_part(database: Database, wanted: Wanted, number: int, one: Counted) -> None:
    """Count the things and files of a part: of the rest instead, where that is smaller."""
    here = Conditions(f"gathering = {number}") & on_shown(wanted)
    part = on_portion(wanted)
    if one.others >= min(one.count, _FEW):
        where = here & part
        ((one.things, one.files),) = database.execute(
            f"SELECT count(DISTINCT thing), count(DISTINCT file) FROM finding WHERE {where.text}", where.values
        )
        return
    where = here & _rest(wanted)
    rest = database.execute(f"SELECT thing, file FROM finding WHERE {where.text}", where.values)
    one.things -= _only_in(database, wanted, number, "thing", Counter(row[0] for row in rest))
    one.files -= _only_in(database, wanted, number, "file", Counter(row[1] for row in rest))


def _rest(wanted: Wanted) -> Conditions:
    """What `on_portion` leaves out; a list of standings can be looked up."""
    if wanted.area is None:
        others = tuple(one.value for one in Standing if one is not wanted.standing)
        return Conditions(f"standing IN ({', '.join('?' * len(others))})", others)
    part = on_portion(wanted)
    return Conditions(f"NOT ({part.text})", part.values)


def _only_in(database: Database, wanted: Wanted, number: int, noun: str, rest: Counter[int]) -> int:
    """How many things (or files) have all of their findings in the rest."""
    codes = ", ".join(map(str, shown_codes(wanted.shown)))
    listed = ", ".join(map(str, rest))
    rows = database.execute(
        f"SELECT {noun}, sum(findings) FROM distinct_{noun} "
        f"WHERE gathering = {number} AND {noun} IN ({listed}) AND shown IN ({codes}) GROUP BY {noun}"
    )
    return sum(rest[one] == findings for one, findings in rows)
