"""From the record to the flat list of what is looked for in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.content.names import load_names
from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind, Subject, Vehicle
from officer_exposure.model import Position
from officer_exposure.text.known.fact import FactKind, Form, KnownFact

_KIND_OF_PLACE = {
    PlaceKind.HOME: FactKind.HOME,
    PlaceKind.FORMER_HOME: FactKind.FORMER_HOME,
    PlaceKind.FAMILY: FactKind.FAMILY_HOME,
    PlaceKind.SCHOOL: FactKind.SCHOOL,
    PlaceKind.WORK: FactKind.WORK,
    PlaceKind.CLUB: FactKind.CLUB,
    PlaceKind.OTHER: FactKind.PLACE,
}

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORTEST_NAME = 2
_SHORT_FORM = re.compile(r"(?P<full>.*?)\s*\((?P<short>[^()]+)\)\s*")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "at", "in"})
_SHORTEST_INITIALS = 3
"""Two letters stand for too much else."""


def known_facts(facts: Facts) -> tuple[KnownFact, ...]:
    """Everything that can be looked for, each once; nothing for what was left empty."""
    once: dict[tuple[FactKind, Form, str], KnownFact] = {}
    for fact in _all(facts):
        key = fact.kind, fact.form, fact.text.casefold()
        if fact.text and not (key in once and once[key].minor):
            once[key] = fact
    return tuple(once.values())


def _all(facts: Facts) -> Iterator[KnownFact]:
    yield from _of_subject(facts.subject)
    for member in facts.household:
        yield from _of_member(member)
    for place in facts.places:
        yield from _of_place(place)
    for vehicle in facts.vehicles:
        yield from _of_vehicle(vehicle)
    yield from (KnownFact(FactKind.PHONE, Form.PHONE, phone) for phone in facts.phones)
    yield from (KnownFact(FactKind.EMAIL, Form.EMAIL, email) for email in facts.emails)
    yield from (KnownFact(FactKind.HANDLE, Form.HANDLE, one.handle) for one in facts.handles)
    yield from (KnownFact(FactKind.WORD, Form.PHRASE, word) for word in facts.words)


def _of_subject(subject: Subject) -> Iterator[KnownFact]:
    yield from (KnownFact(FactKind.NAME, Form.PERSON, _spoken(name)) for name in subject.names)
    yield from (KnownFact(FactKind.NICKNAME, Form.PERSON, name) for name in subject.nicknames)
    yield KnownFact(FactKind.BIRTHDAY, Form.DATE, subject.birthday)
    yield from (KnownFact(FactKind.AGENCY, Form.PHRASE, name) for name in _agency_names(subject.agency))
    yield KnownFact(FactKind.UNIT, Form.PHRASE, subject.unit)
    yield KnownFact(FactKind.BADGE, Form.BADGE, subject.badge)


def _agency_names(agency: str) -> Iterator[str]:
    """The agency and its short form: the one in brackets behind it, else its initials."""
    if match := _SHORT_FORM.fullmatch(agency):
        yield from (match["full"], match["short"])
        return
    yield agency
    words = re.findall(r"[^\W\d_]+(?:['\u2019]s)?", agency)
    initials = "".join(word[0] for word in words if word.casefold() not in _SMALL_WORDS).upper()
    if len(initials) >= _SHORTEST_INITIALS:
        yield initials


def _of_member(member: Member) -> Iterator[KnownFact]:
    """At home a first name is enough, and so it is on a photo: it is a fact of its own."""
    for name in member.names:
        for form in (_spoken(name), _first_name(name)):
            yield KnownFact(FactKind.MEMBER, Form.PERSON, form, member.minor)


def _spoken(name: str) -> str:
    return " ".join(_in_order(name))


def _first_name(name: str) -> str:
    """Nothing where there are only initials."""
    return next((word for word in _in_order(name) if not word.endswith(".") and len(word) >= _SHORTEST_NAME), "")


def _in_order(name: str) -> list[str]:
    """The words of a name, the given name first: "Doe, Emma" begins with the family name, "Doe, Jr." does not."""
    family, _, given = name.partition(",")
    if given.strip(" .").casefold() in _SUFFIXES:
        return [*family.split(), *given.split()]
    return [*given.split(), *family.split()]


def _of_place(place: KnownPlace) -> Iterator[KnownFact]:
    kind = _KIND_OF_PLACE[place.kind]
    yield KnownFact(kind, Form.ADDRESS, place.address)
    yield from (KnownFact(kind, Form.PHRASE, name) for name in place.names if not _is_everyday(name))


def _is_everyday(name: str) -> bool:
    """Whether a place has a name that every place of its kind has: "Home", "My school"."""
    names = load_names()
    everyday = {"my", "our", "the", "old", "new", "work", "office"} | names.places.sure | names.places.unsure
    return set(re.findall(r"\w+", name.casefold())) <= everyday


def _of_vehicle(vehicle: Vehicle) -> Iterator[KnownFact]:
    yield KnownFact(FactKind.PLATE, Form.PLATE, vehicle.plate)
    yield KnownFact(FactKind.VEHICLE, Form.PHRASE, vehicle.description)


def homes(facts: Facts) -> tuple[Position, ...]:
    """Where the officer lives, where that was entered as a position: an address is never turned into one."""
    return tuple(
        Position(*place.position, origin="post")
        for place in facts.places
        if place.kind is PlaceKind.HOME and place.position is not None
    )
