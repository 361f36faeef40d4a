"""Between the record of facts and what stands in the fields of "About me"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import uuid4

from officer_exposure.facts.record import Facts, Handle, KnownPlace, Member, PlaceKind, Role, Subject, Vehicle
from officer_exposure.facts.tidying import tidied
from officer_exposure.facts.values import position_in
from ui.asked import BETWEEN, ID, YES, Entries, Entry

PLACES = {
    "homes": (PlaceKind.HOME,),
    "former_homes": (PlaceKind.FORMER_HOME,),
    "family_homes": (PlaceKind.FAMILY,),
    "places": (PlaceKind.SCHOOL, PlaceKind.CLUB, PlaceKind.WORK, PlaceKind.OTHER),
}
"""Which kinds of places a group holds; the first is what a new entry is."""


def form_of(facts: Facts) -> Entries:
    """What stands in the fields for these facts."""
    subject = facts.subject
    places = {
        group: [_place_entry(one) for one in facts.places if one.kind in kinds] for group, kinds in PLACES.items()
    }
    return {
        "names": _texts(subject.names),
        "role": [{"role": subject.role or ""}],
        "nicknames": _texts(subject.nicknames),
        "birthday": [{"birthday": subject.birthday}],
        "work": [
            {
                "agency": subject.agency,
                "unit": subject.unit,
                "badge": subject.badge,
                "take_home_car": _tick(subject.take_home_car),
            }
        ],
        "household": [
            {ID: one.id, "names": _joined(one.names), "relation": one.relation, "minor": _tick(one.minor)}
            for one in facts.household
        ],
        **places,
        "phones": _texts(facts.phones),
        "emails": _texts(facts.emails),
        "handles": [{"handle": one.handle, "platform": one.platform} for one in facts.handles],
        "vehicles": [{"plate": one.plate, "description": one.description} for one in facts.vehicles],
        "words": _texts(facts.words),
    }


def facts_in(form: Entries) -> Facts:
    """The facts that stand in the fields, tidied."""
    role, work, birthday = form["role"][0], form["work"][0], form["birthday"][0]
    subject = Subject(
        names=_said(form["names"]),
        nicknames=_said(form["nicknames"]),
        birthday=birthday["birthday"],
        role=Role(role["role"]) if role["role"] else None,
        agency=work["agency"],
        unit=work["unit"],
        badge=work["badge"],
        take_home_car=work["take_home_car"] == YES,
    )
    return tidied(
        Facts(
            subject=subject,
            household=tuple(_member(entry) for entry in form["household"]),
            places=tuple(_place(entry, kinds) for group, kinds in PLACES.items() for entry in form[group]),
            phones=_said(form["phones"]),
            emails=_said(form["emails"]),
            handles=tuple(Handle(entry["handle"], entry["platform"]) for entry in form["handles"]),
            vehicles=tuple(Vehicle(entry["plate"], entry["description"]) for entry in form["vehicles"]),
            words=_said(form["words"]),
        )
    )


def new_id() -> str:
    """A name for a new entry. It says nothing."""
    return uuid4().hex


def _texts(texts: Iterable[str]) -> list[Entry]:
    return [{"text": text} for text in texts]


def _said(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry["text"] for entry in entries)


def _tick(ticked: bool) -> str:
    return YES if ticked else ""


def _joined(names: Iterable[str]) -> str:
    return f"{BETWEEN} ".join(names)


def _parted(names: str) -> tuple[str, ...]:
    return tuple(names.split(BETWEEN))


def _member(entry: Entry) -> Member:
    return Member(entry[ID], _parted(entry["names"]), entry["relation"], entry["minor"] == YES)


def _place_entry(place: KnownPlace) -> Entry:
    position = "" if place.position is None else ", ".join(map(_degrees, place.position))
    return {
        ID: place.id,
        "kind": place.kind,
        "names": _joined(place.names),
        "address": place.address,
        "position": position,
    }


def _degrees(value: float) -> str:
    """To a tenth of a millimeter, and never as 1e-05."""
    return f"{value:.9f}".rstrip("0") + "0" * (value == round(value))


def _place(entry: Entry, kinds: Collection[PlaceKind]) -> KnownPlace:
    kind = PlaceKind(entry["kind"]) if "kind" in entry else next(iter(kinds))
    return KnownPlace(entry[ID], kind, _parted(entry["names"]), entry["address"], position_in(entry["position"]))
