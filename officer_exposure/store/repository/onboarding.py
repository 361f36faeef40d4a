"""Which parts of the onboarding week are finished, and how sure the officer felt before and after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from officer_exposure.content.onboarding import ModuleId, load_onboarding
from officer_exposure.store.database import Database

Moment = Literal["before", "after"]


class ModuleDone(msgspec.Struct, frozen=True):
    """A finished part: with which content (`content.version`), and when."""

    module: ModuleId
    content: str
    day: date


class OnboardingStore:
    """The officer's own week. What was answered to a story is not kept at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def finish(self, module: ModuleId, content: str, day: date) -> None:
        """Keep that a part is finished; done again, the later day counts."""
        self._database.execute(
            "INSERT OR REPLACE INTO module_done VALUES (?, ?, ?)", (module, content, day.isoformat())
        )

    def take_back(self, module: ModuleId) -> None:
        """It is not finished after all."""
        self._database.execute("DELETE FROM module_done WHERE module = ?", (module,))

    def done(self) -> tuple[ModuleDone, ...]:
        """The finished parts, in the order of the week. A part that the content no longer has is left out."""
        rows = self._database.execute("SELECT module, content, day FROM module_done")
        kept = {module: ModuleDone(module, content, date.fromisoformat(day)) for module, content, day in rows}
        return tuple(kept[module] for module in load_onboarding().modules if module in kept)

    def say(self, moment: Moment, question: str, value: int) -> None:
        """Keep how sure one is, 1 to 5. Raises ValueError beyond that."""
        if value not in range(1, 6):
            raise ValueError("1 to 5")
        self._database.execute("INSERT OR REPLACE INTO confidence VALUES (?, ?, ?)", (moment, question, value))

    def said(self, moment: Moment) -> Mapping[str, int]:
        """How sure one was, by question."""
        rows = self._database.execute("SELECT question, value FROM confidence WHERE moment = ?", (moment,))
        return {str(question): int(value) for question, value in rows}
