"""Which metadata fields say what, as tables that checks look into."""

from __future__ import annotations

from functools import cache

import msgspec

from officer_exposure.content.reading import read_table

SERIAL_NUMBER = "serialnumber"
"""How the names of serial numbers end, whatever stands before it."""


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of the tables: names of fields, in lower case and without their group."""


class PlaceFields(_Strict, frozen=True):
    """Fields that name a place, by how exact it is, and keyword paths ("Places|Boston")."""

    spot: frozenset[str]
    city: frozenset[str]
    region: frozenset[str]
    keyword_paths: frozenset[str]


class PeopleFields(_Strict, frozen=True):
    """Fields that name a person shown, and fields of keywords."""

    shown: frozenset[str]
    keywords: frozenset[str]


class DeviceFields(_Strict, frozen=True):
    """Fields that name a device or its owner; `pairs` join the copies and parts of one picture.

    `accessories` are parts of the names of serial numbers that do not belong to the camera itself. `products` tell
    which camera it is, and nothing more.
    """

    serials: frozenset[str]
    accessories: frozenset[str]
    owners: frozenset[str]
    copyrights: frozenset[str]
    computers: frozenset[str]
    pairs: frozenset[str]
    products: frozenset[str]


class DocumentFields(_Strict, frozen=True):
    """Fields that name who wrote a document and for whom; `programs` (with group) only look like it.

    `paths` hold folders, and a folder can name its user.
    """

    people: frozenset[str]
    employers: frozenset[str]
    paths: frozenset[str]
    programs: frozenset[str]


class Fields(_Strict, frozen=True):
    """fields.yaml.

    `texts` hold what somebody typed: titles, captions, comments. In `typed` fields two bare numbers are a place.
    `technical` is what cameras and programs fill in.
    """

    places: PlaceFields
    people: PeopleFields
    devices: DeviceFields
    documents: DocumentFields
    texts: frozenset[str]
    typed: frozenset[str]
    technical: frozenset[str]


@cache
def load_fields() -> Fields:
    """The field tables. Raises ContentError where the file breaks its schema."""
    return read_table("fields.yaml", Fields)


def is_serial(field: str) -> bool:
    """Whether a field, in lower case and without its group, holds the serial number of something."""
    return field.endswith(SERIAL_NUMBER) or field in load_fields().devices.serials


def is_technical(field: str) -> bool:
    """Whether nobody ever types anything into a field, in lower case and without its group."""
    devices = load_fields().devices
    return field in load_fields().technical or field in devices.pairs or field in devices.products or is_serial(field)


@cache
def fields_looked_at() -> frozenset[str]:
    """Every field that any check looks at, in lower case and without its group; serial numbers by `is_serial`."""
    fields = load_fields()
    places, people, devices, documents = fields.places, fields.people, fields.devices, fields.documents
    return frozenset().union(
        *(places.spot, places.city, places.region, places.keyword_paths),
        *(people.shown, people.keywords),
        *(devices.serials, devices.owners, devices.copyrights, devices.computers, devices.pairs, devices.products),
        *(documents.people, documents.employers, documents.paths),
        fields.texts,
    )
