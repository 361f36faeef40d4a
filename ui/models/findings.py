"""Every finding of one gathering, as a list that stays light with ten thousand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from officer_exposure.exposure.gathering import thing_of
from officer_exposure.store.records import KeptFinding, Shown, Standing, Wanted
from officer_exposure.text.steering import harmless

if TYPE_CHECKING:
    from officer_exposure.store.store import Store

Index = QModelIndex | QPersistentModelIndex

_PAGE = 100
"""Findings read at once: more than a list shows, and still within a frame."""

_MOST_PAGES = 50

NO_LONGER_SEEN = (Standing.GONE, Standing.ABSENT)
"""Where nothing is left to decide."""


class FindingPages:
    """The findings of one gathering in the order of the list, read from the store when they are looked at."""

    def __init__(self, store: Store, gathering: str, wanted: Wanted, count: int) -> None:
        self._store, self._wanted = store, wanted
        self.gathering = gathering
        self.count = count
        self._pages: dict[int, tuple[KeptFinding, ...]] = {}

    def at(self, position: int) -> KeptFinding | None:
        """The finding at a position. None beyond the end, and where the store has changed in the meantime."""
        number, row = divmod(position, _PAGE)
        if not 0 <= position < self.count:
            return None
        page = self._pages.get(number)
        if page is None:
            page = self._store.findings.page(self.gathering, self._wanted, number * _PAGE, _PAGE)
            if len(self._pages) >= _MOST_PAGES:
                self._pages.clear()
            self._pages[number] = page
        return page[row] if row < len(page) else None

    def fingerprints(self) -> list[str]:
        """The fingerprints of all of them."""
        return self._store.findings.fingerprints(self.gathering, self._wanted)

    def fingerprints_of(self, thing: tuple[str, ...]) -> list[str]:
        """The fingerprints of those that show the same thing. Reads all of them: not for the window's thread."""
        pages = FindingPages(self._store, self.gathering, self._wanted, self.count)
        found = (pages.at(position) for position in range(self.count))
        return [one.finding.fingerprint for one in found if one is not None and thing_of(one.finding) == thing]

    def follow(self, fingerprint: str, near: int) -> tuple[int, KeptFinding] | None:
        """A finding that stood at `near` before, as it is now and where it stands; None where it is wanted no more.

        Only the neighborhood is read. A finding that was moved further by what a scan found stays at `near`; where
        words, an area or a level are asked for, only the store could tell whether it fits: it is followed no further.
        """
        for position in (near, *range(near - _PAGE, near + _PAGE)):
            here = self.at(position)
            if here is not None and here.finding.fingerprint == fingerprint:
                return position, here
        narrow = msgspec.structs.replace(self._wanted, shown=Shown.OPEN, standing=None) != Wanted()
        kept = None if narrow else self._store.findings.kept(fingerprint)
        if kept is None or not self._wants(kept):
            return None
        return max(0, min(near, self.count - 1)), kept

    def _wants(self, kept: KeptFinding) -> bool:
        match self._wanted.shown:
            case Shown.OPEN:
                shown = kept.is_open
            case Shown.SET_ASIDE:
                shown = not kept.is_open and kept.standing not in NO_LONGER_SEEN
            case Shown.GONE:
                shown = kept.standing in NO_LONGER_SEEN
            case Shown.ALL:
                shown = True
        return shown and self._wanted.standing in (None, kept.standing)


class FindingsModel(QAbstractListModel):
    """One row per finding: the name of its file, relative to what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: FindingPages | None = None

    def take(self, pages: FindingPages | None) -> None:
        """Show another gathering's findings, or none."""
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of findings."""
        return 0 if parent.isValid() or self._pages is None else self._pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The file's name."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole or self._pages is None:
            return None
        kept = self._pages.at(index.row())
        return "" if kept is None else harmless(kept.finding.artifact)
