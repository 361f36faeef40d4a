"""What the ids of the content were called before: what is kept in a vault is found again under its new name.

A vault outlives many versions of the program. Answers, decisions and reasons in it hold ids, so an id is never simply
changed: history.yaml says what became of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

import msgspec


class Ids(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """What became of the ids of one kind: old id to new id, and deleted id to the reason why."""

    renamed: dict[str, str] = {}
    deleted: dict[str, str] = {}

    def current(self, known_as: str) -> str | None:
        """Its name today, or None if it was deleted. An id that history does not know is given back as it is."""
        while known_as in self.renamed:
            known_as = self.renamed[known_as]
        return None if known_as in self.deleted else known_as

    def original(self, known_as: str) -> str:
        """The oldest name it had."""
        while known_as in self._older:
            known_as = self._older[known_as]
        return known_as

    def problem(self, present: Collection[str]) -> str:
        """What does not fit the ids there are today, as a sentence without its period; empty if all is well."""
        return self._rename_problem(present) or self._deletion_problem(present)

    @cached_property
    def _older(self) -> Mapping[str, str]:
        return {new: old for old, new in self.renamed.items()}

    def _rename_problem(self, present: Collection[str]) -> str:
        if len(self._older) < len(self.renamed):
            return "two ids were renamed to the same one: delete one of them instead"
        for old, new in self.renamed.items():
            if old in present:
                return f"{old} was renamed, so it must not be used again"
            if self._comes_back(old):
                return f"{old} comes back to itself"
            if not (new in present or new in self.renamed or new in self.deleted):
                return f"{old} was renamed to {new}, which does not exist"
        return ""

    def _comes_back(self, start: str) -> bool:
        at = self.renamed[start]
        while at in self.renamed and at != start:
            at = self.renamed[at]
        return at == start

    def _deletion_problem(self, present: Collection[str]) -> str:
        for gone, reason in self.deleted.items():
            if gone in present:
                return f"{gone} was deleted, so it must not be used again"
            if gone in self.renamed:
                return f"{gone} was both renamed and deleted"
            if not reason.strip():
                return f"say why {gone} was deleted"
        return ""


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """history.yaml: what became of every id that can stand in a vault."""

    sections: Ids
    items: Ids
    checks: Ids
    remediations: Ids
    life_events: Ids
