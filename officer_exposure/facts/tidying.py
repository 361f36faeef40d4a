"""The same facts without stray spaces, empty entries and doubles, wherever they were typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec.structs import replace

from officer_exposure.facts.record import Facts, Handle, KnownPlace, Member, Subject, Vehicle

_Entry = TypeVar("_Entry")


def tidied(facts: Facts) -> Facts:
    """Spaces made single, lines joined with commas, empty entries and doubles left out; the first of a kind stays."""
    return Facts(
        subject=_subject(facts.subject),
        household=_once(map(_member, facts.household), lambda one: (one.names, one.relation, one.minor), _says_nothing),
        places=_once(map(_place, facts.places), lambda one: (one.kind, one.names, one.address, one.position), _nowhere),
        phones=_texts(facts.phones),
        emails=_texts(facts.emails),
        handles=_once(map(_handle, facts.handles), lambda one: (one.handle, one.platform), lambda one: not one.handle),
        vehicles=_once(
            map(_vehicle, facts.vehicles),
            lambda one: (one.plate, one.description),
            lambda one: not (one.plate or one.description),
        ),
        words=_texts(facts.words),
    )


def _text(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return ", ".join(filter(None, lines))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return _once(map(_text, texts), lambda text: text, lambda text: not text)


def _once(
    entries: Iterable[_Entry], key: Callable[[_Entry], object], is_empty: Callable[[_Entry], bool]
) -> tuple[_Entry, ...]:
    """Entries whose key differs only in capitals are the same."""
    kept: dict[str, _Entry] = {}
    for entry in entries:
        if not is_empty(entry):
            kept.setdefault(repr(key(entry)).casefold(), entry)
    return tuple(kept.values())


def _subject(subject: Subject) -> Subject:
    return replace(
        subject,
        names=_texts(subject.names),
        nicknames=_texts(subject.nicknames),
        birthday=_text(subject.birthday),
        agency=_text(subject.agency),
        unit=_text(subject.unit),
        badge=_text(subject.badge),
    )


def _member(member: Member) -> Member:
    return replace(member, names=_texts(member.names), relation=_text(member.relation))


def _says_nothing(member: Member) -> bool:
    return not (member.names or member.relation)


def _place(place: KnownPlace) -> KnownPlace:
    return replace(place, names=_texts(place.names), address=_text(place.address))


def _nowhere(place: KnownPlace) -> bool:
    return not (place.names or place.address or place.position)


def _handle(handle: Handle) -> Handle:
    return Handle(_text(handle.handle), _text(handle.platform))


def _vehicle(vehicle: Vehicle) -> Vehicle:
    return Vehicle(_text(vehicle.plate), _text(vehicle.description))
