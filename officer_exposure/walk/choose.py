"""What applies to this officer: from the opening questions to the sections that are asked about, with the reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.opening import Option, Question, load_opening
from officer_exposure.content.schema import Item

Opened = Mapping[str, Collection[str]]
"""The answers to the opening questions: question id -> ids of the chosen options. "None of these" is an empty one."""


@dataclass(frozen=True)
class NotShown:
    """A section that is not asked about, and why, as a sentence. `question`: the id of the opening question."""

    section: str
    why: str
    question: str


@dataclass(frozen=True)
class Choice:
    """What is asked about, in the order of the walk, and what is not.

    `first` holds the items that come first because of what is happening, `now` says that something is happening now.
    `left_out`: items that an agency pack leaves out, each with the agency's reason. They stay on the list of what was
    not checked.
    """

    items: tuple[Item, ...]
    not_shown: tuple[NotShown, ...]
    first: frozenset[str]
    now: bool
    left_out: Mapping[str, str]


def choose(opened: Opened) -> Choice:
    """What applies. A question that was not answered leaves nothing out."""
    content = load_content()
    asking = {section: question for section, question in _left_out(opened) if section in content.sections}
    chosen = tuple(_chosen(opened))
    events = (content.life_events[option.event] for option in chosen if option.event)
    asked = [item for item in content.items.values() if item.section not in asking]
    left_out = {item.id: reason for item in asked if (reason := content.left_out(item.id))}
    return Choice(
        items=tuple(item for item in asked if item.id not in left_out),
        not_shown=tuple(
            NotShown(section, asking[section].not_shown, asking[section].id)
            for section in content.sections
            if section in asking
        ),
        first=frozenset(item for event in events for item in event.items),
        now=any(option.now for option in chosen),
        left_out=left_out,
    )


def opened_text(opened: Opened) -> str:
    """The answers as they are kept."""
    return msgspec.json.encode({name: sorted(options) for name, options in sorted(opened.items())}).decode()


def read_opened(text: str) -> dict[str, frozenset[str]]:
    """The answers as they were kept. What is no longer asked is passed over; a text that is none answers nothing."""
    try:
        kept = msgspec.json.decode(text, type=dict[str, frozenset[str]])
    except msgspec.DecodeError:
        return {}
    known = {question.id: {option.id for option in question.options} for question in load_opening()}
    return {name: options & known[name] for name, options in kept.items() if _still_answers(options, known.get(name))}


def _still_answers(options: frozenset[str], known: set[str] | None) -> bool:
    """Whether this is an answer today: "none of these" is one, only options that are gone are not."""
    return known is not None and (not options or bool(options & known))


def _chosen(opened: Opened) -> Iterator[Option]:
    for question in load_opening():
        yield from (option for option in question.options if option.id in opened.get(question.id, ()))


def _left_out(opened: Opened) -> Iterator[tuple[str, Question]]:
    """The sections that an answered question names, but none of its chosen options, with the question."""
    for question in load_opening():
        if question.id in opened:
            named = _sections(question.options)
            wanted = _sections(option for option in question.options if option.id in opened[question.id])
            yield from ((section, question) for section in named if section not in wanted)


def _sections(options: Iterable[Option]) -> dict[str, None]:
    """The sections that options name, in their order."""
    return dict.fromkeys(section for option in options for section in option.sections)


def open_questions(opened: Opened) -> tuple[Question, ...]:
    """The opening questions that were not answered yet."""
    return tuple(question for question in load_opening() if question.id not in opened)
