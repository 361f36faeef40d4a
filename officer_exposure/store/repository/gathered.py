"""Makes of the kept findings what `exposure.gathering.gather` makes of a list, without reading the list."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from officer_exposure.exposure.gathering import Gathering, commonest, in_order
from officer_exposure.exposure.levels import is_check_first
from officer_exposure.model import Audience, Level
from officer_exposure.store.database import Database, Row
from officer_exposure.store.records import Shown, Wanted
from officer_exposure.store.repository.columns import Columns
from officer_exposure.store.repository.counts import Counted, counted, counted_by_words, few_ids
from officer_exposure.store.repository.filters import areas_of, on_level, on_portion, on_shown, on_words
from officer_exposure.store.repository.kept import findings
from officer_exposure.store.repository.ordered import FindingPages, InOrder, Listed, Ordered

_FEW = """
SELECT gathering.id, name, check_id, level, areas, audience, text, finding.id, thing, file
FROM json_each(?) AS known CROSS JOIN finding ON finding.id = known.value
JOIN gathering ON gathering.id = gathering JOIN sentence ON sentence.id = summary
WHERE {} ORDER BY rank DESC, source, artifact, finding.id
"""


class Gatherer:
    """Asks in the way that is fastest for what is wanted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._columns: Columns | None = None

    def gathered(self, wanted: Wanted) -> tuple[Gathering, ...]:
        """The wanted findings as gatherings, worst first."""
        database = self._database
        with database.transaction():
            few = _few(database, wanted)
            if few is not None:
                return in_order([_of_few(database, rows) for rows in few.values()])
            if self._is_for_columns(wanted):
                counts = list(self._columns_of_now().counted(wanted))
                return in_order([_gathering(database, one, arrayed) for _, one, arrayed in counts])
            count = counted_by_words if on_words(wanted).values else counted
            return in_order(
                [
                    _gathering(database, one, Ordered(database, number, wanted))
                    for number, one in count(database, wanted).items()
                ]
            )

    def ordered(self, number: int, wanted: Wanted) -> InOrder:
        """The wanted findings of one gathering, by its number, in their order."""
        few = _few(self._database, wanted)
        if few is not None:
            return _listed(few.get(number, []))
        if self._is_for_columns(wanted):
            counts = self._columns_of_now().counted(wanted)
            return next((arrayed for one, _, arrayed in counts if one == number), _listed([]))
        return Ordered(self._database, number, wanted)

    def _is_for_columns(self, wanted: Wanted) -> bool:
        return bool(on_words(wanted).values) and wanted.shown is not Shown.ALL

    def _columns_of_now(self) -> Columns:
        self._columns = Columns.of_now(self._columns, self._database)
        return self._columns


def _few(database: Database, wanted: Wanted) -> dict[int, list[Row]] | None:
    """All that are wanted, by gathering and in order, where they are few: then nothing is faster than to read them."""
    ids = few_ids(database, wanted)
    if ids is None:
        return None
    conditions = on_shown(wanted) & on_level(wanted) & on_portion(wanted)
    encoded = msgspec.json.encode(ids).decode()
    by_number: defaultdict[int, list[Row]] = defaultdict(list)
    for row in database.execute(_FEW.format(conditions.text), (encoded, *conditions.values)):
        by_number[row[0]].append(row)
    return dict(by_number)


def _of_few(database: Database, rows: list[Row]) -> Gathering:
    _, name, check, level, *_ = rows[0]
    one = Counted(name, check, Level(level))
    for _, _, _, _, areas, audience, summary, _, _, _ in rows:
        one.add(areas, audience, summary, 1)
    one.things = len({row[8] for row in rows})
    one.files = len({row[9] for row in rows})
    return _gathering(database, one, _listed(rows))


def _listed(rows: list[Row]) -> Listed:
    return Listed([(row[7], row[8]) for row in rows])


def _gathering(database: Database, one: Counted, in_order: InOrder) -> Gathering:
    examples = findings(database, in_order.examples(one.things))
    return Gathering(
        id=one.name,
        check=one.check,
        level=one.level,
        areas=areas_of(one.areas),
        summary=commonest(one.summaries),
        count=one.count,
        things=one.things,
        files=one.files,
        audiences=tuple(audience for audience in Audience if audience.value in one.audiences),
        examples=examples,
        findings=FindingPages(database, in_order, one.count),
        check_first=is_check_first(examples[0]),
        remediation=examples[0].remediation,
        summaries=tuple(sorted(one.summaries)),
    )
