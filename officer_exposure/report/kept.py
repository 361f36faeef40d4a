"""Screenshots kept beside answers, in the officer's own report: small where it is whole, words where it is masked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from officer_exposure.content import load_content
from officer_exposure.report.wording import counted, day
from officer_exposure.store.records import GivenAnswer
from officer_exposure.store.store import Store
from officer_exposure.walk.opening import ACCOUNT

PictureKey = tuple[str, str]
"""Which picture: the ids of its source and artifact. Never shown."""

HELD = "\0answer"
"""Stands in the place of a source for a picture that the vault holds: no folder can be called so."""

NOT_DRAWN = "It is not drawn here. The app keeps it."
"""What is said of a picture that could not be drawn, or that is one too many."""

_OLD = "old"
_ANSWERS = {
    "exposed": "You answered: a stranger can see this.",
    "safe": "You answered: it is as advised.",
    "unsure": "You answered: not sure.",
    "skipped": "You skipped this question.",
    _OLD: "Your answer is old. Look at this again.",
}


class KeptShot(msgspec.Struct, frozen=True):
    """The newest screenshot beside the answer to an item, and how many `older` ones there are. `id`: in the store."""

    id: int
    item: str
    answer: str
    on: date
    older: int = 0


class Shot(msgspec.Struct, frozen=True):
    """A screenshot in a report: of which item, its words, and its picture unless the report is masked."""

    item: str
    words: str
    picture: PictureKey | None


class Proof(msgspec.Struct, frozen=True):
    """An answer that stands on no card, with its screenshot."""

    question: str
    answer: str
    shot: Shot


def kept_shots(store: Store) -> tuple[KeptShot, ...]:
    """Those beside questions that were answered, in the order of the walk."""
    current = load_content().history.items.current
    answers = {one.item: _counting(one) for one in store.answers.given() if one.account == ACCOUNT}
    kept: dict[str, list[tuple[int, date]]] = {}
    for number, known_as, on in store.answer_pictures.kept(ACCOUNT):
        kept.setdefault(current(known_as) or known_as, []).append((number, on))
    shots = []
    for item in load_content().items:
        if item in kept and item in answers:
            number, on = max(kept[item])
            shots.append(KeptShot(number, item, answers[item], on, len(kept[item]) - 1))
    return tuple(shots)


def _counting(given: GivenAnswer) -> str:
    """An answer as it counts today: what was exposed stays so until somebody looks again, all else grows old."""
    return _OLD if given.reopened and given.answer != "exposed" else given.answer


def shots_by_item(kept: Iterable[KeptShot], *, masked: bool) -> Mapping[str, Shot]:
    """As a report shows them."""
    return {one.item: _shot(one, masked=masked) for one in kept}


def proofs(kept: Iterable[KeptShot], shots: Mapping[str, Shot], on_cards: Collection[str]) -> tuple[Proof, ...]:
    """Those that stand on no card. `on_cards`: the items of the answers that are on one."""
    items = load_content().items
    return tuple(
        Proof(items[one.item].question, _ANSWERS[one.answer], shots[one.item])
        for one in kept
        if one.item not in on_cards
    )


def _shot(one: KeptShot, *, masked: bool) -> Shot:
    words = f"Screenshot kept on {day(one.on)}."
    if one.older:
        words += f" {counted(one.older, 'older one is', 'older ones are')} kept too."
    if masked:
        return Shot(one.item, f"{words} A masked copy does not show it.", None)
    return Shot(one.item, words, (HELD, str(one.id)))
