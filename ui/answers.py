"""The officer's answers to the guided items, as the store keeps them, and what a life event does to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from officer_exposure.artifact import AnswerSheet
from officer_exposure.content import load_content
from officer_exposure.content.schema import Item, LifeEvent
from officer_exposure.model import Answer
from officer_exposure.store.records import GivenAnswer, Shown, Verdict, Wanted
from officer_exposure.store.store import Store
from officer_exposure.walk.choose import Choice
from officer_exposure.walk.due import due, reopen_due
from officer_exposure.walk.opening import ACCOUNT, KeptOpening

_ACCOUNT = ACCOUNT
_CHANGES, _USED = "answers_changes", "answers_used"
"""Settings that count: how often an answer changed, and up to which change the answers have become findings."""

_FRESH = "answers_fresh"
"""The setting that holds the items that were answered since."""

CALLED_FIXED = "fixed"
"""Why an item is asked again whose finding the officer called fixed: looking again is the proof."""

_FIXED_ONES = Wanted(shown=Shown.SET_ASIDE)


class Given(StrEnum):
    """What can be answered."""

    EXPOSED = "exposed"
    SAFE = "safe"
    UNSURE = "unsure"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class AskedAgain:
    """What a life event made old: the answers as they were, and the sections that had been left out."""

    answers: tuple[GivenAnswer, ...]
    sections: tuple[str, ...]
    questions: tuple[str, ...] = ()
    """Of the opening questions."""


@dataclass(frozen=True)
class Before:
    """How it stood with an item before it was answered, or before its section was left out."""

    item: Item
    answer: GivenAnswer | None
    is_left_out: bool


class Answers:
    """One answer at most per item, and the sections the officer has no account in."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today
        self.opening = KeptOpening(store)
        self._read()

    def _read(self) -> None:
        kept = self._store.answers
        self._given = {one.item: one for one in kept.given() if one.account == _ACCOUNT}
        self._without = {one.section for one in kept.sheets() if one.no_account and one.account == _ACCOUNT}

    @property
    def changes(self) -> str:
        """How often an answer has changed."""
        return self._store.settings.get(_CHANGES, "0")

    @property
    def are_waiting(self) -> bool:
        """Whether an answer has changed that was not turned into findings yet, be it in an earlier sitting."""
        return self.changes != self._store.settings.get(_USED, "0")

    def note_used(self, changes: str) -> None:
        """Say that the answers up to this change have become findings."""
        self._store.settings.set(_USED, changes)
        if not self.are_waiting:
            self._store.settings.set(_FRESH, "")

    def _note_change(self, *items: str) -> None:
        """Comes before the change itself: after a crash between them one look too many is the better mistake."""
        self._store.settings.set(_CHANGES, str(int(self.changes) + 1))
        self._store.settings.set(_FRESH, " ".join({*self._fresh(), *items}))

    def _fresh(self) -> set[str]:
        return set(self._store.settings.get(_FRESH).split())

    def give(self, item: Item, answer: Given) -> None:
        """Answer one item; that there is an account follows from it."""
        self._note_change(item.id)
        self._store.answers.give(item.section, _ACCOUNT, item.id, answer, self._today())
        self._read()

    def before(self, item: Item) -> Before:
        """How it stands with an item now, for whoever may take the next answer back."""
        return Before(item, self._given.get(item.id), self.is_left_out(item.section))

    def put_back(self, before: Before) -> None:
        """Let an item, and whether its section is left out, stand as they did."""
        item = before.item
        self._note_change(item.id)
        self._store.answers.put_back(item.section, _ACCOUNT, item.id, before.answer, self._today())
        (self._store.answers.leave_out if before.is_left_out else self._store.answers.take_back)(item.section, _ACCOUNT)
        self._read()

    def leave_out(self, section: str) -> None:
        """Say that there is no such account."""
        self._note_change()
        self._store.answers.leave_out(section, _ACCOUNT)
        self._read()

    def take_back(self, section: str) -> None:
        """Say that there is such an account after all."""
        self._note_change()
        self._store.answers.take_back(section, _ACCOUNT)
        self._read()

    def open_with(self, question: str, options: Collection[str]) -> Choice:
        """Answer one of the opening questions, which says what applies."""
        self._note_change()
        choice = self.opening.answer(question, options)
        self._read()
        return choice

    def of(self, item: Item) -> Given | None:
        """The answer to one item, if there is one that is not old."""
        kept = self.last(item)
        return Given(kept.answer) if kept and not kept.reopened else None

    def last(self, item: Item) -> GivenAnswer | None:
        """The latest answer to one item, even if it is old."""
        return None if item.section in self._without else self._given.get(item.id)

    def is_left_out(self, section: str) -> bool:
        """Whether the officer has no such account."""
        return section in self._without

    def is_open(self, item: Item) -> bool:
        """Whether the item waits for an answer."""
        return item.section not in self._without and self.of(item) is None

    def count(self, items: Mapping[str, Item]) -> int:
        """How many of the items are dealt with."""
        return sum(not self.is_open(item) for item in items.values())

    def asked_again(self) -> frozenset[str]:
        """The items whose answers are old."""
        return frozenset(one.item for one in self._given.values() if one.reopened)

    def touched_by(self, event: LifeEvent) -> tuple[Item, ...]:
        """The items of a life event that are dealt with: those it would ask again.

        What the opening questions left out is not among them: those are asked again themselves.
        """
        items, left_out = load_content().items, self.opening.left_out()
        asked = (items[name] for name in event.items if items[name].section not in left_out)
        return tuple(item for item in asked if not self.is_open(item))

    def waiting_for(self, event: LifeEvent) -> int:
        """How many items of a life event wait for an answer anyway."""
        asked = load_content().asked
        return sum(self.is_open(asked[name]) for name in event.items if name in asked)

    def ask_again(self, event: LifeEvent) -> AskedAgain:
        """Make what a life event touches open again. A section that was left out is asked about anew."""
        touched = self.touched_by(event)
        sections = tuple(dict.fromkeys(item.section for item in touched if self.is_left_out(item.section)))
        self._note_change()
        for section in sections:
            self._store.answers.take_back(section, _ACCOUNT)
        self._read()
        old = tuple(one for one in map(self.last, touched) if one is not None and not one.reopened)
        self._store.answers.reopen(event.items, event.id, self._today())
        self._read()
        return AskedAgain(old, sections, self.opening.ask_again(event.id))

    def undo(self, asked: AskedAgain) -> None:
        """Take a life event back: the answers hold again, with the days they were given on."""
        self._note_change()
        kept = self._store.answers
        for one in asked.answers:
            kept.give(one.section, one.account, one.item, one.answer, one.given)
        for section in asked.sections:
            kept.leave_out(section, _ACCOUNT)
        self.opening.undo(asked.questions)
        self._read()

    def ask_about_old(self) -> None:
        """Ask again what has grown old by today."""
        if due(self._given.values(), self._today()):
            self._note_change()
            reopen_due(self._store.answers, self._today())
            self._read()

    def ask_about_fixes(self) -> None:
        """Ask again what was found exposed and was called fixed since: that the answer still stands is no new look."""
        fixed = {item for item in self._called_fixed() if (last := self._given.get(item)) and not last.reopened}
        if fixed:
            self._store.answers.reopen(fixed, CALLED_FIXED, self._today())
            self._read()

    def _called_fixed(self) -> set[str]:
        """The items that were called fixed and not answered since."""
        found = self._store.findings
        kept = (
            one
            for gathering in found.gatherings(_FIXED_ONES)
            if isinstance(gathering.examples[0].evidence[0], Answer)
            for one in found.page(gathering.id, _FIXED_ONES, 0, gathering.count)
        )
        items = {
            fact.item
            for one in kept
            if one.decision is not None and one.decision.verdict is Verdict.FIXED
            for fact in one.finding.evidence
            if isinstance(fact, Answer) and one.finding.artifact.endswith(f"/{_ACCOUNT}")
        }
        return {load_content().history.items.current(item) or item for item in items} - self._fresh()

    def sheets(self) -> tuple[AnswerSheet, ...]:
        """One sheet for each section that was begun, with the answers that count."""
        self.ask_about_fixes()
        fixed = self._called_fixed()
        old = (one for one in self._given.values() if one.reopened)
        waiting = {one.item for one in old if one.reopened == CALLED_FIXED or one.item in fixed}
        return tuple(
            msgspec.structs.replace(
                sheet, answers={item: answer for item, answer in sheet.answers.items() if item not in waiting}
            )
            for sheet in self._store.answers.sheets()
        )


def first_open(answers: Answers, items: Iterable[Item], otherwise: int = 0) -> int:
    """The place of the first item that waits for an answer."""
    return next((place for place, item in enumerate(items) if answers.is_open(item)), otherwise)
