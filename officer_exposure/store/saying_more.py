"""Whether a finding tells a stranger more than it did when the officer decided on it: then they are asked again."""

from __future__ import annotations

from collections.abc import Hashable
from functools import singledispatch

import msgspec

from officer_exposure.exposure.levels import is_check_first, level_of
from officer_exposure.model import Answer, Evidence, Excerpt, Finding, Place, Position, Region, Tag

_DECIMALS = 4
"""About 10 m: the same place, read by another version of the program, is not a new one."""


def says_more(before: Finding, after: Finding) -> bool:
    """Whether it shows something it did not show, is a guess no more, or is worse in itself, whoever can see it."""
    shown = {_told(evidence) for evidence in before.evidence}
    if any(_told(evidence) not in shown for evidence in after.evidence):
        return True
    if is_check_first(before) and not is_check_first(after):
        return True
    return level_of(msgspec.structs.replace(before, audience=after.audience)) < level_of(after)


def is_worse_placed(before: Finding, after: Finding) -> bool:
    """Whether it weighs more than before, be it only because more people can see it now."""
    return level_of(before) < level_of(after)


@singledispatch
def _told(evidence: Evidence) -> Hashable:
    """What it tells, without the program's own words: these are reworded and renamed."""
    raise TypeError(type(evidence).__name__)


@_told.register(Position)
@_told.register(Place)
def _(evidence: Position | Place) -> Hashable:
    return round(evidence.latitude, _DECIMALS), round(evidence.longitude, _DECIMALS)


@_told.register
def _(evidence: Region) -> Hashable:
    return evidence.box, evidence.text


@_told.register
def _(evidence: Tag) -> Hashable:
    return evidence.value.strip().casefold()


@_told.register
def _(evidence: Excerpt) -> Hashable:
    return evidence.text


@_told.register
def _(evidence: Answer) -> Hashable:
    return evidence.answer
