"""The list of what was found: areas as headings, one row per gathering, and "Not checked" as a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.levels import word
from officer_exposure.model import Area, Level

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
    """Rows in the order of the report: by area, in each area worst first. Filtered by area and level."""

    def __init__(self) -> None:
        super().__init__()
        self._gatherings: tuple[Gathering, ...] = ()
        self._first: frozenset[str] = frozenset()
        self._not_checked: NotCheckedEntry | None = None
        self._area: Area | None = None
        self._level: Level | None = None
        self._rows: list[Row] = []

    def take(
        self, gatherings: Sequence[Gathering], first: Iterable[Gathering], not_checked: NotCheckedEntry | None
    ) -> None:
        """Show another review."""
        self._gatherings = tuple(gatherings)
        self._first = frozenset(one.id for one in first)
        self._not_checked = not_checked
        self._arrange()

    def filter(self, area: Area | None, level: Level | None) -> None:
        """Show only one area or one level; None shows all."""
        self._area, self._level = area, level
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = list(self._arranged())
        self.endResetModel()

    def _arranged(self) -> Iterable[Row]:
        for area in Area:
            here = [one for one in self._gatherings if one.areas[0] is area and self._passes(one)]
            if here:
                yield Heading(word(area))
                yield from (Entry(one, one.id in self._first) for one in here)
        if self._not_checked is not None:
            yield Heading(self.tr("Not checked"))
            yield self._not_checked

    def _passes(self, gathering: Gathering) -> bool:
        in_area = self._area is None or self._area in gathering.areas
        return in_area and (self._level is None or gathering.level is self._level)

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

    def position_of(self, identity: str | None) -> QModelIndex:
        """The row of a gathering by its id, or the first row that can be chosen."""
        choosable = [at for at, row in enumerate(self._rows) if not isinstance(row, Heading)]
        wanted = (at for at in choosable if _identity(self._rows[at]) == identity)
        at = next(wanted, choosable[0] if choosable else -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def remark(self, row: Row) -> str:
        """The small line under a row: how many things to fix, or how much was not looked at."""
        numbers = QLocale()
        match row:
            case Entry(gathering, first):
                many = self.tr("{} things to fix").format(numbers.toString(gathering.things))
                count = self.tr("1 thing to fix") if gathering.things == 1 else many
                return self.tr("{}, do this first").format(count) if first else count
            case NotCheckedEntry(extent):
                return extent or self.tr("No file. But every check has limits.")
        return ""

    def _spoken(self, row: Row) -> str:
        match row:
            case Entry(gathering):
                return f"{word(gathering.level)}. {gathering.summary} {self.remark(row)}"
            case NotCheckedEntry():
                return self.tr("Not checked. {}").format(self.remark(row))
        return _title(row)


def _identity(row: Row) -> str:
    return row.gathering.id if isinstance(row, Entry) else ""


def _title(row: Row) -> str:
    match row:
        case Heading(text):
            return text
        case Entry(gathering):
            return gathering.summary
    return ""
