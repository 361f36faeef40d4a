"""What there is to review, asked from the store each time: nothing here is a second list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from officer_exposure.model import Level
from ui.runner import Reach

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


class Review:
    """A thin view over a store: what is open in it, and how far it is known."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def things(self) -> int:
        """How many things there are to fix."""
        return sum(self.by_level().values())

    def by_level(self) -> dict[Level, int]:
        """Things to fix by level, worst first; levels without any are left out."""
        counts = self._store.findings.overview()
        return {level: counts[level] for level in sorted(Level, reverse=True) if counts[level]}

    @property
    def reach(self) -> Reach | None:
        """How far all looks got together; None before the first."""
        if self._store.runs.latest() is None:
            return None
        if any(self._store.findings.standings().values()):
            return Reach.FOUND
        coverage = self._store.runs.coverage()
        if not coverage.artifacts:
            return Reach.NOTHING_THERE
        return Reach.NOTHING_FOUND if coverage.examined else Reach.NOTHING_READ

    @property
    def is_cut_short(self) -> bool:
        """Whether the latest look ended before its end."""
        latest = self._store.runs.latest()
        return latest is not None and latest.cancelled
