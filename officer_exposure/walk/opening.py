"""The answers to the opening questions in the store, and which of them a life event asks again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from officer_exposure.content.opening import Question, load_opening
from officer_exposure.store.store import Store
from officer_exposure.walk.choose import Choice, Opened, choose, opened_text, read_opened
from officer_exposure.walk.reminders import new_series

ACCOUNT = "main"
"""The walk asks about one account of each kind."""

_OPENED, _AGAIN, _PASSED, _SERIES = "walk_opened", "walk_opening_again", "walk_opening_passed", "walk_reminders"


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
        dealt_with, again = {*self.opened, *self._names(_PASSED)}, self._names(_AGAIN)
        return tuple(one for one in load_opening() if one.id not in dealt_with or one.id in again)

    def pass_over(self, question: str) -> None:
        """Do not ask this any more. It leaves nothing out; an answer that was given before holds."""
        self._set(_PASSED, self._names(_PASSED) | {question})
        self._set(_AGAIN, self._names(_AGAIN) - {question})

    def begin_again(self) -> None:
        """Ask every question again; the answers hold until then."""
        self._set(_AGAIN, [question.id for question in load_opening()])

    def asks_about(self, section: str) -> tuple[str, frozenset[str]] | None:
        """The question, and its answer, by which a section that is left out is asked about after all."""
        for question in load_opening():
            naming = next((option.id for option in question.options if section in option.sections), None)
            if naming and question.id in self.opened:
                others = self.opened[question.id] if question.many else ()
                return question.id, frozenset({*others, naming})
        return None

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
        self._set(_AGAIN, self._names(_AGAIN) - {question})
        return choice

    def ask_again(self, event: str) -> tuple[str, ...]:
        """Ask again what a life event can change; return the ids of the questions that were not waiting already."""
        opened, again = self.opened, self._names(_AGAIN)
        asked = tuple(
            one.id for one in load_opening() if event in one.ask_again and one.id in opened and one.id not in again
        )
        self._set(_AGAIN, again | set(asked))
        return asked

    def undo(self, questions: Iterable[str]) -> None:
        """Let the answers to these questions stand after all."""
        self._set(_AGAIN, self._names(_AGAIN) - set(questions))

    def series(self) -> str:
        """The id by chance that all reminders of this store share."""
        kept = self._store.settings.get(_SERIES)
        if not kept:
            kept = new_series()
            self._store.settings.set(_SERIES, kept)
        return kept

    def _names(self, key: str) -> frozenset[str]:
        return frozenset(self._store.settings.get(key).split())

    def _set(self, key: str, questions: Collection[str]) -> None:
        self._store.settings.set(key, " ".join(sorted(questions)))
