"""When an answer is asked for again, and why: it has grown old, or something in life has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.store.records import GivenAnswer
from officer_exposure.store.repository.answers import Answers

GREW_OLD = "grew_old"
"""Why an answer was reopened whose days were over. No life event has this id: a test holds it."""


@dataclass(frozen=True)
class Due:
    """An answer that is asked for again on that day, and the reason as a sentence."""

    item: Item
    account: str
    on: date
    why: str


def coming(answers: Iterable[GivenAnswer]) -> tuple[Due, ...]:
    """When every answer that holds is asked for again, the earliest first. What waits already is not among them."""
    found = (_due(one) for one in answers if not one.reopened)
    return tuple(sorted(filter(None, found), key=lambda due: due.on))


def due(answers: Iterable[GivenAnswer], today: date) -> tuple[Due, ...]:
    """What is to be asked again today."""
    return tuple(one for one in coming(answers) if one.on <= today)


def reopen_due(kept: Answers, today: date) -> int:
    """Ask again what has grown old by today; return how many answers that are."""
    old = {one.item.id for one in due(kept.given(), today)}
    return kept.reopen(old, GREW_OLD, today) if old else 0


def why_again(item: Item, reopened: str) -> str:
    """Why an item is asked again, as a sentence: from its group or from the life event. Empty where it is neither."""
    content = load_content()
    if reopened == GREW_OLD:
        return content.group(item).why
    event = content.life_event(reopened)
    return event.why if event else ""


def _due(one: GivenAnswer) -> Due | None:
    content = load_content()
    item = content.items.get(one.item)
    if item is None:
        return None
    on = one.given + timedelta(days=content.recheck_days(item))
    return Due(item, one.account, on, content.group(item).why)
