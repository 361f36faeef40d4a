"""The questions at the start of the walk: which platforms, phones and people there are, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from officer_exposure.content.loading import load_content
from officer_exposure.content.reading import read_table
from officer_exposure.content.strict import Strict
from officer_exposure.errors import ContentError

FILE = "opening.yaml"


class Option(Strict, frozen=True):
    """One thing to choose. Choosing it asks about `sections`. `event`: a life event. `now`: it is happening now."""

    id: str
    label: str
    sections: tuple[str, ...] = ()
    event: str = ""
    now: bool = False


class Question(Strict, frozen=True):
    """One opening question. `not_shown` is the reason for every section that no chosen option named.

    `left_out` is the same for the report, behind "Left out, because".
    `ask_again`: the life events after which the answer may be another one.
    """

    id: str
    question: str
    why: str
    not_shown: str
    options: tuple[Option, ...]
    many: bool = False
    left_out: str = ""
    ask_again: tuple[str, ...] = ()


@cache
def load_opening() -> tuple[Question, ...]:
    """The opening questions in their order. Raises ContentError where one names something that does not exist."""
    return checked(read_table(FILE, tuple[Question, ...]))


def checked(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The same. Raises ContentError where an id stands twice, or a section or life event does not exist."""
    content = load_content()
    _refuse_twice(question.id for question in questions)
    for question in questions:
        _refuse_twice(f"{question.id}.{option.id}" for option in question.options)
        for event in question.ask_again:
            if event not in content.life_events:
                raise ContentError(f"{FILE}: {question.id} names the life event {event}, which does not exist.")
        for option in question.options:
            for section in option.sections:
                if section not in content.sections:
                    raise ContentError(f"{FILE}: {option.id} names the section {section}, which does not exist.")
            if option.event and option.event not in content.life_events:
                raise ContentError(f"{FILE}: {option.id} names the life event {option.event}, which does not exist.")
            if option.sections and not (question.not_shown and question.left_out):
                raise ContentError(f"{FILE}: {question.id} must say why its sections are not shown.")
    return questions


def _refuse_twice(ids: Iterable[str]) -> None:
    for name, count in Counter(ids).items():
        if count > 1:
            raise ContentError(f"{FILE}: the id {name} is given twice.")
