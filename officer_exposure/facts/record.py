"""The officer's own facts as one typed record: the same in the window, in the vault and in a facts file."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What the officer does. `COVERT` meets a stop sign: this program is not for covert identities."""

    PATROL = "patrol"
    INVESTIGATOR = "investigator"
    SCHOOL = "school"
    COVERT = "covert"
    RECRUIT = "recruit"
    CIVILIAN = "civilian"
    RETIRED = "retired"


class PlaceKind(StrEnum):
    """What a place is to the officer or the household."""

    HOME = "home"
    FORMER_HOME = "former_home"
    FAMILY = "family"
    SCHOOL = "school"
    WORK = "work"
    CLUB = "club"
    OTHER = "other"


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of the record: a field that is not named here is refused, so a typing mistake cannot hide."""


class Subject(_Strict, frozen=True):
    """The officer. `birthday` is ISO (1985-04-23); `take_home_car`: a marked or known car stands at home."""

    names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    birthday: str = ""
    role: Role | None = None
    agency: str = ""
    unit: str = ""
    badge: str = ""
    take_home_car: bool = False


class Member(_Strict, frozen=True):
    """Someone of the household who agreed to be part of this. `relation` is free text, such as "daughter"."""

    id: str
    names: tuple[str, ...] = ()
    relation: str = ""
    minor: bool = False


class KnownPlace(_Strict, frozen=True):
    """A place. `address` is as typed; `position`, where given, is latitude and longitude in WGS 84 degrees."""

    id: str
    kind: PlaceKind
    names: tuple[str, ...] = ()
    address: str = ""
    position: tuple[float, float] | None = None


class Handle(_Strict, frozen=True):
    """A user name on a platform."""

    handle: str
    platform: str = ""


class Vehicle(_Strict, frozen=True):
    """A car: its plate, and how one would know it ("gray pickup with a canoe rack")."""

    plate: str = ""
    description: str = ""


class Facts(_Strict, frozen=True):
    """Everything. Every field may stay empty; `words` are anything else to watch for."""

    subject: Subject = Subject()
    household: tuple[Member, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    words: tuple[str, ...] = ()
