"""Texts that are about nobody in the fact sets, and fact sets that make it hard: common names, streets and words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from defusedxml.ElementTree import parse

from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from tests.shared_data import shared

_ADDRESSES = ("labeled.xml", "us50_messiest_manual_label.xml", "us50_train_tagged.xml", "example_training.xml")


def unrelated_texts() -> list[str]:
    """Some 2,000 posts, sentences and addresses of the development data, each once."""
    folder = shared("data/text")
    texts = [row["text"] for row in json.loads((folder / "posts.json").read_text("utf-8"))]
    for name in sorted(folder.glob("*.jsonl")):
        rows = map(json.loads, name.read_text("utf-8").splitlines())
        texts += [row.get("full_text") or row["text"] for row in rows]
    texts += json.loads((folder / "libpostal_addresses.json").read_text("utf-8"))
    for rows in json.loads((folder / "pyap_us_cases.json").read_text("utf-8")).values():
        texts += rows
    texts += list(address_texts())
    return list(dict.fromkeys(texts))


def address_texts() -> Iterator[str]:
    """The lines of the address training files: streets of everywhere."""
    for name in _ADDRESSES:
        for address in parse(shared(f"data/text/usaddress/{name}")).iter("AddressString"):
            yield " ".join("".join(address.itertext()).split())


def _facts(home: str, name: str, others: tuple[tuple[FactKind, Form, str], ...]) -> tuple[KnownFact, ...]:
    always = ((FactKind.HOME, Form.ADDRESS, home), (FactKind.NAME, Form.PERSON, name))
    return tuple(KnownFact(kind, form, text) for kind, form, text in (*always, *others))


UNRELATED_SETS: dict[str, tuple[KnownFact, ...]] = {
    "rare": _facts(
        "2618 Juniper Crest Avenue, Apt 12, Fairborn, OH 45324",
        "Rosalind Achterberg",
        (
            (FactKind.PHONE, Form.PHONE, "(937) 555-0148"),
            (FactKind.EMAIL, Form.EMAIL, "r.achterberg@postbox.example"),
            (FactKind.HANDLE, Form.HANDLE, "roz_achter77"),
            (FactKind.PLATE, Form.PLATE, "HKX 4829"),
            (FactKind.AGENCY, Form.PHRASE, "Fairborn Police Department"),
            (FactKind.BADGE, Form.BADGE, "6173"),
            (FactKind.BIRTHDAY, Form.DATE, "1979-11-06"),
            (FactKind.SCHOOL, Form.PHRASE, "Saint Brendan Elementary School"),
        ),
    ),
    "common": _facts(
        "27 Park Street, Apt 4, Springfield, IL 62704",
        "Mark Young",
        (
            (FactKind.MEMBER, Form.PERSON, "Rose King"),
            (FactKind.PHONE, Form.PHONE, "555-010-2030"),
            (FactKind.EMAIL, Form.EMAIL, "mark.young@mail.example"),
            (FactKind.HANDLE, Form.HANDLE, "markyoung"),
            (FactKind.PLATE, Form.PLATE, "MRK 270"),
            (FactKind.AGENCY, Form.PHRASE, "Springfield Police Department"),
            (FactKind.BADGE, Form.BADGE, "1234"),
            (FactKind.BIRTHDAY, Form.DATE, "1990-01-01"),
        ),
    ),
    "streets": _facts(
        "140 Main St",
        "Grace Hill",
        (
            (FactKind.FORMER_HOME, Form.ADDRESS, "12 W 3rd Ave, Chicago, IL"),
            (FactKind.FAMILY_HOME, Form.ADDRESS, "5 Oak Ln"),
            (FactKind.FAMILY_HOME, Form.ADDRESS, "2200 North Lake Shore Drive, Chicago"),
            (FactKind.MEMBER, Form.PERSON, "Will Short"),
            (FactKind.PLACE, Form.ADDRESS, "9 Elm Court"),
            (FactKind.HANDLE, Form.HANDLE, "@will_2000"),
            (FactKind.PHONE, Form.PHONE, "312-555-0123"),
            (FactKind.BADGE, Form.BADGE, "2019"),
        ),
    ),
    "plain": _facts(
        "88 Second Street, Unit B",
        "Art May",
        (
            (FactKind.MEMBER, Form.PERSON, "Joy Love"),
            (FactKind.MEMBER, Form.PERSON, "Summer Day"),
            (FactKind.CLUB, Form.PHRASE, "Sunday Runners"),
            (FactKind.VEHICLE, Form.PHRASE, "white van with ladder"),
            (FactKind.PLATE, Form.PLATE, "MAY 2019"),
            (FactKind.WORK, Form.PHRASE, "Night Watch Security"),
            (FactKind.BIRTHDAY, Form.DATE, "2000-12-12"),
            (FactKind.EMAIL, Form.EMAIL, "info.desk@office.example"),
        ),
    ),
    "names": _facts(
        "400 Washington Boulevard",
        "Kevin Baker",
        (
            (FactKind.MEMBER, Form.PERSON, "Anna Lee"),
            (FactKind.MEMBER, Form.PERSON, "Maria Garcia Lopez"),
            (FactKind.MEMBER, Form.PERSON, "Christopher Martin"),
            (FactKind.SCHOOL, Form.PHRASE, "Lincoln High School"),
            (FactKind.PHONE, Form.PHONE, "+1 202 555 0100"),
            (FactKind.HANDLE, Form.HANDLE, "jsmith"),
            (FactKind.UNIT, Form.PHRASE, "K-9 unit"),
            (FactKind.BIRTHDAY, Form.DATE, "1985-06-15"),
        ),
    ),
}
"""Ten facts each."""
