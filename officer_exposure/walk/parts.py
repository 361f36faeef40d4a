"""How the walk stands, stage by stage: what waits in each, cut into sittings, and what is done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from officer_exposure.content.schema import Item
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk.choose import Choice
from officer_exposure.walk.due import GREW_OLD
from officer_exposure.walk.sittings import Sitting, sittings
from officer_exposure.walk.stages import Stage, stages


@dataclass(frozen=True)
class Part:
    """One stage: all that is asked in it, what of that waits, and the sittings which that makes."""

    stage: Stage
    items: tuple[Item, ...]
    waiting: tuple[Item, ...]
    sittings: tuple[Sitting, ...]

    @property
    def minutes(self) -> int:
        """About how long looking at what waits takes."""
        return sum(item.minutes for item in self.waiting)

    @property
    def is_done(self) -> bool:
        """Whether everything in it was dealt with. That is not the same as all being checked."""
        return not self.waiting


def parts(choice: Choice, waiting: Collection[Item], before: Collection[GivenAnswer]) -> tuple[Part, ...]:
    """The stages that have something in them, in their order. `before`: the latest answers, old ones included."""
    return tuple(_parts(choice, waiting, before))


def plan(choice: Choice, waiting: Collection[Item], before: Collection[GivenAnswer]) -> tuple[Sitting, ...]:
    """All that waits, in sittings: what is asked again because something has changed, then stage by stage.

    A sitting about what has changed is filled up with what comes next.
    """
    again = _again(before)
    changed = [item for item in waiting if item.id in again]
    rest = [one for one in parts(choice, [item for item in waiting if item.id not in again], before) if one.waiting]
    if not changed:
        return tuple(one for part in rest for one in part.sittings)
    following = rest[0].waiting if rest else ()
    first = sittings((*changed, *following), begun=_begun(before), first=again | choice.first, answered=True)
    return (*first, *(one for part in rest[1:] for one in part.sittings))


def _begun(before: Collection[GivenAnswer]) -> frozenset[str]:
    return frozenset(one.section for one in before)


def _again(before: Collection[GivenAnswer]) -> frozenset[str]:
    return frozenset(one.item for one in before if one.reopened and one.reopened != GREW_OLD)


def _parts(choice: Choice, waiting: Collection[Item], before: Collection[GivenAnswer]) -> Iterator[Part]:
    placed = stages(choice.items, choice.first, _again(before))
    for stage in Stage:
        items = tuple(item for item in choice.items if placed[item.id] is stage)
        rest = tuple(item for item in waiting if placed.get(item.id) is stage)
        if items:
            is_begun = bool(before) or stage is not Stage.FIRST
            yield Part(stage, items, rest, sittings(rest, begun=_begun(before), first=choice.first, answered=is_begun))
