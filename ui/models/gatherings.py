"""The list of what was found: areas as headings, one row per gathering, and "Not checked" as a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.levels import word
from officer_exposure.model import Area
from officer_exposure.store.records import Shown

ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """The name of an area. Not to be selected."""

    text: str


@dataclass(frozen=True)
class Entry:
    """One gathering. `first`: it is one of the things to do first."""

    gathering: Gathering
    first: bool


@dataclass(frozen=True)
class NotCheckedEntry:
    """What was not looked at. `extent` says how much: "2 files and 8 questions"."""

    extent: str


Row = Heading | Entry | NotCheckedEntry


class GatheringsModel(QAbstractListModel):
    """Rows in the order of the report: by area, in each area worst first."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown.OPEN
        self._rows: list[Row] = []

    def take(
        self,
        gatherings: Sequence[Gathering],
        first: Iterable[str],
        not_checked: NotCheckedEntry | None,
        shown: Shown = Shown.OPEN,
    ) -> None:
        """Show these gatherings. `first`: the ids of those to do first. `shown`: which findings they are made of.

        Where the same rows stay, only what they say changes: the list does not jump under the officer's hand.
        """
        rows = list(self._arranged(gatherings, frozenset(first), not_checked))
        same = [_identity(row) for row in rows] == [_identity(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._shown = rows, shown
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def note_not_checked(self, entry: NotCheckedEntry) -> None:
        """Say something else about what was not checked."""
        for at, row in enumerate(self._rows):
            if isinstance(row, NotCheckedEntry):
                self._rows[at] = entry
                self.dataChanged.emit(self.index(at), self.index(at))

    def _arranged(
        self, gatherings: Sequence[Gathering], first: frozenset[str], not_checked: NotCheckedEntry | None
    ) -> Iterable[Row]:
        for area in Area:
            here = [one for one in gatherings if one.areas[0] is area]
            if here:
                yield Heading(word(area))
                yield from (Entry(one, one.id in first) for one in here)
        if not_checked is not None:
            yield Heading(self.tr("Not checked"))
            yield not_checked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, and its words for the list and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _title(row) or self.tr("What was not looked at")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == ROW:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def position_of(self, identity: str | None, near: int = 0) -> QModelIndex:
        """The row of a gathering by its id; else the row at `near` or after it, so that one goes on where one was."""
        choosable = [at for at, row in enumerate(self._rows) if not isinstance(row, Heading)]
        wanted = (at for at in choosable if _identity(self._rows[at]) == identity)
        after = next((at for at in choosable if at >= near), choosable[-1] if choosable else -1)
        at = next(wanted, after)
        return self.index(at) if at >= 0 else QModelIndex()

    def first_of(self, check: str) -> QModelIndex:
        """The first row of a check; none where it found nothing that is listed."""
        rows = (at for at, row in enumerate(self._rows) if isinstance(row, Entry) and row.gathering.check == check)
        at = next(rows, -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def row_of(self, gathering: str) -> QModelIndex:
        """The row of a gathering by its id; none where it is not listed."""
        rows = (at for at, row in enumerate(self._rows) if isinstance(row, Entry) and row.gathering.id == gathering)
        at = next(rows, -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def remark(self, row: Row) -> str:
        """The small line under a row: how many things, or how much was not looked at."""
        match row:
            case Entry(gathering, first):
                count = self._counted(gathering.things)
                return self.tr("{}, do this first").format(count) if first else count
            case NotCheckedEntry(extent):
                return extent
        return ""

    def _counted(self, things: int) -> str:
        words = {
            Shown.OPEN: (self.tr("1 thing to fix"), self.tr("{} things to fix")),
            Shown.SET_ASIDE: (self.tr("1 thing set aside"), self.tr("{} things set aside")),
            Shown.GONE: (self.tr("1 thing no longer seen"), self.tr("{} things no longer seen")),
            Shown.ALL: (self.tr("1 thing"), self.tr("{} things")),
        }
        one, many = words[self._shown]
        return one if things == 1 else many.format(QLocale().toString(things))

    def _spoken(self, row: Row) -> str:
        match row:
            case Entry(gathering):
                return f"{word(gathering.level)}. {gathering.summary} {self.remark(row)}"
            case NotCheckedEntry():
                return self.tr("Not checked. {}").format(self.remark(row))
        return _title(row)


def _identity(row: Row) -> str:
    """What stays the same about a row when its counts change."""
    match row:
        case Heading(text):
            return f"# {text}"
        case Entry(gathering):
            return gathering.id
    return ""


def _title(row: Row) -> str:
    match row:
        case Heading(text):
            return text
        case Entry(gathering):
            return gathering.summary
    return ""
