"""The officer's answers to the guided items, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from officer_exposure.artifact import AnswerSheet
from officer_exposure.content import load_content
from officer_exposure.content.schema import Item


class Given(StrEnum):
    """What can be answered."""

    EXPOSED = "exposed"
    SAFE = "safe"
    UNSURE = "unsure"
    SKIPPED = "skipped"


class Answers:
    """One answer at most per item, and the sections the officer has no account in."""

    def __init__(self) -> None:
        self._given: dict[str, Given] = {}
        self._without: set[str] = set()

    def give(self, item: Item, answer: Given) -> None:
        """Answer one item; that there is an account follows from it."""
        self._without.discard(item.section)
        self._given[item.id] = answer

    def leave_out(self, section: str) -> None:
        """Say that there is no such account."""
        self._without.add(section)

    def take_back(self, section: str) -> None:
        """Say that there is such an account after all."""
        self._without.discard(section)

    def of(self, item: Item) -> Given | None:
        """The answer to one item, if any."""
        return None if item.section in self._without else self._given.get(item.id)

    def is_left_out(self, section: str) -> bool:
        """Whether the officer has no such account."""
        return section in self._without

    def count(self, items: Mapping[str, Item]) -> int:
        """How many of the items are dealt with."""
        return sum(self.of(item) is not None or item.section in self._without for item in items.values())

    def sheets(self) -> tuple[AnswerSheet, ...]:
        """One sheet for each section that was begun, with the answers that were given."""
        items = load_content().items.values()
        begun = {item.section for item in items if item.section in self._without or item.id in self._given}
        return tuple(
            AnswerSheet(
                section=section,
                account="main",
                answers={
                    item.id: self._given[item.id].value
                    for item in items
                    if item.section == section and item.id in self._given
                },
                no_account=section in self._without,
            )
            for section in sorted(begun)
        )
