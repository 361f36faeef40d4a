"""Two records of the same household as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from officer_exposure.facts.record import Facts, KnownPlace, Member, Subject
from officer_exposure.facts.tidying import tidied

_Named = TypeVar("_Named", Member, KnownPlace)


def merged(first: Facts, second: Facts) -> Facts:
    """Everything of both, tidied. Where they disagree, `second` counts: single fields, and entries of the same id."""
    return tidied(
        Facts(
            subject=_subject(first.subject, second.subject),
            household=_by_id((*first.household, *second.household)),
            places=_by_id((*first.places, *second.places)),
            phones=first.phones + second.phones,
            emails=first.emails + second.emails,
            handles=first.handles + second.handles,
            vehicles=first.vehicles + second.vehicles,
            words=first.words + second.words,
        )
    )


def _subject(first: Subject, second: Subject) -> Subject:
    said = {name: value for name in Subject.__struct_fields__ if (value := getattr(second, name))}
    whole = msgspec.structs.replace(first, **said)
    names, nicknames = first.names + second.names, first.nicknames + second.nicknames
    return msgspec.structs.replace(whole, names=names, nicknames=nicknames)


def _by_id(entries: Iterable[_Named]) -> tuple[_Named, ...]:
    return tuple({entry.id: entry for entry in entries}.values())
