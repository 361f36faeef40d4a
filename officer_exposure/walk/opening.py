"""The answers to the opening questions in the store, and which of them a life event asks again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from officer_exposure.content.opening import Question, load_opening
from officer_exposure.store.store import Store
from officer_exposure.walk.choose import Choice, Opened, choose, opened_text, read_opened
from officer_exposure.walk.reminders import new_series

ACCOUNT = "main"
"""The walk asks about one account of each kind."""

_OPENED, _AGAIN, _SERIES = "walk_opened", "walk_opening_again", "walk_reminders"


class KeptOpening:
    """What was answered at the start of the walk. Every change is in the store at once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def opened(self) -> Opened:
        """The answers that were given."""
        return read_opened(self._store.settings.get(_OPENED))

    @property
    def choice(self) -> Choice:
        """What applies, by these answers."""
        return choose(self.opened)

    def left_out(self) -> frozenset[str]:
        """The sections that these answers leave out."""
        return frozenset(one.section for one in self.choice.not_shown)

    def waiting(self) -> tuple[Question, ...]:
        """The questions without an answer, and those that a life event asks again: their answers hold until then."""
        opened, again = self.opened, self._again()
        return tuple(one for one in load_opening() if one.id not in opened or one.id in again)

    def answer(self, question: str, options: Collection[str]) -> Choice:
        """Keep an answer. Sections that do not apply are left out; sections that now apply are asked about."""
        before = self.left_out()
        opened = {**self.opened, question: options}
        choice = choose(opened)
        now = frozenset(one.section for one in choice.not_shown)
        for section in sorted(now - before):
            self._store.answers.leave_out(section, ACCOUNT)
        for section in sorted(before - now):
            self._store.answers.take_back(section, ACCOUNT)
        self._store.settings.set(_OPENED, opened_text(opened))
        self._set_again(self._again() - {question})
        return choice

    def ask_again(self, event: str) -> tuple[str, ...]:
        """Ask again what a life event can change; return the ids of the questions that were not waiting already."""
        opened, again = self.opened, self._again()
        asked = tuple(
            one.id for one in load_opening() if event in one.ask_again and one.id in opened and one.id not in again
        )
        self._set_again(again | set(asked))
        return asked

    def undo(self, questions: Iterable[str]) -> None:
        """Let the answers to these questions stand after all."""
        self._set_again(self._again() - set(questions))

    def series(self) -> str:
        """The id by chance that all reminders of this store share."""
        kept = self._store.settings.get(_SERIES)
        if not kept:
            kept = new_series()
            self._store.settings.set(_SERIES, kept)
        return kept

    def _again(self) -> frozenset[str]:
        return frozenset(self._store.settings.get(_AGAIN).split())

    def _set_again(self, questions: Collection[str]) -> None:
        self._store.settings.set(_AGAIN, " ".join(sorted(questions)))
