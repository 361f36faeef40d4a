"""In which order the officer looks at pictures: the likely first, and what was taken in one burst as one stack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import IntEnum

import msgspec

from officer_exposure.shows import NOTHING
from officer_exposure.store.records import ListedPicture, PictureName

_LIKELY = 0.5
_DOUBTFUL = 0.1
"""Calibrated probabilities: below the second, the model is wrong in one of ten pictures at the most."""

_FOUND = 0.6
"""For what a check is sure of, such as a license plate: behind what is very likely a uniform."""

_SECONDS = 10.0
_BITS_FROM_NEIGHBOUR = 8
_BITS_FROM_FIRST = 12
"""Of the 64 of a perceptual hash. A stack must not drift away from what it began with."""


class Chance(IntEnum):
    """How likely a picture shows something, as the program sees it. `UNKNOWN`: it could not look."""

    LIKELY = 0
    DOUBTFUL = 1
    UNKNOWN = 2
    UNLIKELY = 3


class Stack(msgspec.Struct, frozen=True):
    """One picture, or several that look the same and are answered together; the likeliest comes first."""

    pictures: tuple[ListedPicture, ...]

    @property
    def lead(self) -> ListedPicture:
        """The one that is shown for all."""
        return self.pictures[0]

    @property
    def names(self) -> tuple[PictureName, ...]:
        """What they are called."""
        return tuple(one.name for one in self.pictures)

    @property
    def is_seen(self) -> bool:
        """Whether the officer has looked at all of them."""
        return all(one.is_seen for one in self.pictures)


Scores = Mapping[PictureName, float]
"""How likely a uniform is by what was learned from the officer's answers, 0-1; it replaces the model's own word."""


def score_of(picture: ListedPicture, learned: Scores) -> float:
    """How likely the picture shows anything, 0-1."""
    found = 0.0 if picture.found is None else _FOUND if picture.sure else _LIKELY / 2
    return max(found, learned.get(picture.name, picture.uniform), picture.vehicle)


def chance_of(picture: ListedPicture, learned: Scores) -> Chance:
    """The same in a word."""
    if picture.found is not None and picture.sure:
        return Chance.LIKELY
    if picture.trouble:
        return Chance.UNKNOWN
    score = score_of(picture, learned)
    if score >= _LIKELY:
        return Chance.LIKELY
    return Chance.DOUBTFUL if score >= _DOUBTFUL else Chance.UNLIKELY


def stacks_of(pictures: Iterable[ListedPicture], learned: Scores) -> list[Stack]:
    """All pictures in their order, those of a burst together."""
    bursts = [sorted(burst, key=lambda one: -score_of(one, learned)) for burst in _bursts(pictures)]
    return in_order([Stack(tuple(burst)) for burst in bursts], learned)


def in_order(stacks: Iterable[Stack], learned: Scores) -> list[Stack]:
    """The likely first; among equals by name, so that two visits look the same."""
    return sorted(
        stacks,
        key=lambda one: (chance_of(one.lead, learned), -round(score_of(one.lead, learned), 3), one.lead.name),
    )


def _bursts(pictures: Iterable[ListedPicture]) -> Iterator[Sequence[ListedPicture]]:
    """Neighbours in one folder, taken within seconds, that look the same and in which the same was found."""
    folders: defaultdict[tuple[str, str], list[tuple[datetime, ListedPicture]]] = defaultdict(list)
    for one in pictures:
        taken = _time(one.taken) if one.look else None
        if taken is None:
            yield (one,)
        else:
            folders[one.name.source, one.name.artifact.rpartition("/")[0]].append((taken, one))
    for timed in folders.values():
        yield from _cut(sorted(timed, key=lambda one: (one[0], one[1].name)))


def _cut(timed: Sequence[tuple[datetime, ListedPicture]]) -> Iterator[Sequence[ListedPicture]]:
    burst: list[ListedPicture] = []
    before: datetime | None = None
    for taken, one in timed:
        if burst and (before is None or not _belongs(one, burst) or (taken - before).total_seconds() > _SECONDS):
            yield burst
            burst = []
        burst.append(one)
        before = taken
    if burst:
        yield burst


def _belongs(one: ListedPicture, burst: Sequence[ListedPicture]) -> bool:
    """Whether a picture is one of a burst. Where something else was found in it, it is looked at by itself."""
    return (
        (one.found or NOTHING, one.found is None) == (burst[0].found or NOTHING, burst[0].found is None)
        and one.is_seen == burst[0].is_seen
        and _difference(one.look, burst[-1].look) <= _BITS_FROM_NEIGHBOUR
        and _difference(one.look, burst[0].look) <= _BITS_FROM_FIRST
    )


def _difference(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _time(taken: str) -> datetime | None:
    """A moment without its zone: neighbours are of one camera."""
    try:
        return datetime.fromisoformat(taken).replace(tzinfo=None)
    except ValueError:
        return None
