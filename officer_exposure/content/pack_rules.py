"""What an agency pack may hold. A pack can never weaken a promise of the program.

Some rules follow from its shape alone: no field replaces a line of ours, and none sends anything. The others are here,
each as a sentence for the trainer who wrote the file, without its line and field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.content.pack_shape import Contact, Drop, Pack, PackItem, Wording
from officer_exposure.content.pack_words import asks_to_hand_over, deletes, judges_a_view
from officer_exposure.model import Area

if TYPE_CHECKING:
    from officer_exposure.content.mistakes import FieldPath
    from officer_exposure.content.schema import Item

Problem = tuple["FieldPath", str]

LONGEST = 400
"""Signs in one text."""

MOST = {"contacts": 20, "wording": 300, "rules": 20, "drop": 300, "items": 40}
MOST_STEPS = 12
GUARDED = {Area.HOME, Area.FAMILY}
"""What touches these is never left out: it is what the program is for."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_NUMBER = re.compile(r"\d\d")
_PHONE = re.compile(r"[0-9+() .#*x-]{3,40}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_URL = re.compile(r"https://(?P<host>[a-z0-9-]+(\.[a-z0-9-]+)+)(/[A-Za-z0-9/._~%?&=+#,:@!-]*)?")
_ADDRESS_IN_TEXT = re.compile(r"://|\bwww\.|\S@\S|\bmailto:|\btel:", re.IGNORECASE)
_CURLY_QUOTES = frozenset("\u201c\u201d\u2018\u2019")
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>\ud800-\udfff]")

_NO_HAND_OVER = "a pack cannot ask for what the officer found, for accounts or for passwords"
_NO_VIEW = "a pack cannot ask about a view: the program looks at what strangers can learn, not at what somebody thinks"
_LONGEST_ID = 80
_WHERE_IDS_ARE = "docs/agency-pack.md says where the ids stand"
_NO_QUESTION = "this must end with a question mark. A text with a # in it stands in quotes, or it ends there"
_CURLY = "the quotes around this are curly. Use straight ones, or none"
_NO_URL = "this must be a plain https address of a named host, such as https://www.example.gov/page"
_NO_ADDRESS = "an address belongs into `url`, where its host is shown before it opens, or into `email` of a contact"


def problems(pack: Pack) -> Iterator[Problem]:
    """Everything that is wrong with a pack, with the way to its field."""
    yield from _about(pack)
    for name, most in MOST.items():
        if len(getattr(pack, name)) > most:
            yield (name,), f"there can be no more than {most} of these"
            return
    yield from _texts(pack)
    yield from _below("contacts", pack.contacts, _contact)
    yield from _below("wording", pack.wording, _wording)
    yield from _rules(pack)
    yield from _below("drop", pack.drop, _drop)
    yield from _items(pack)


def _about(pack: Pack) -> Iterator[Problem]:
    if not pack.agency.strip():
        yield ("agency",), "give the name of the agency"
    if not _CODE.fullmatch(pack.code):
        yield ("code",), "this must be 2 to 10 capital letters and digits, and begin with a letter"
    if not _is_day(pack.issued):
        yield ("issued",), "this must be a day such as 2026-11-26"


def _texts(pack: Pack) -> Iterator[Problem]:
    for path, text in _all_texts(pack, ()):
        field = path[-1] if isinstance(path[-1], str) else path[-2]
        if len(text) > LONGEST:
            yield path, f"this must be no longer than {LONGEST} signs"
        elif _UNSHOWN.search(text):
            yield path, "this holds a sign that cannot be shown, a line break, or < or >"
        elif text[:1] in _CURLY_QUOTES and text[-1:] in _CURLY_QUOTES and text:
            yield path, _CURLY
        elif field not in {"url", "email"} and _ADDRESS_IN_TEXT.search(text):
            yield path, _NO_ADDRESS
        elif asks_to_hand_over(text):
            yield path, _NO_HAND_OVER


def _all_texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _all_texts(one, (*path, number))
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _all_texts(getattr(value, field), (*path, field))


def _below(name: str, entries: Iterable[msgspec.Struct], rule: object) -> Iterator[Problem]:
    """The problems of each entry of a list, and those that name one thing twice."""
    assert callable(rule)
    seen = set()
    for number, entry in enumerate(entries):
        for path, problem in rule(entry):
            yield (name, number, *path), problem
        named = getattr(entry, "item", None)
        if named is not None and named in seen:
            yield (name, number, "item"), "this question is named twice"
        seen.add(named)


def _contact(contact: Contact) -> Iterator[Problem]:
    if not contact.name.strip():
        yield ("name",), "say who this is"
    if not (contact.phone or contact.email):
        yield (), "a contact needs a phone number or an email address"
    if contact.phone and not _PHONE.fullmatch(contact.phone):
        yield ("phone",), "this must be a phone number"
    if contact.email and not _EMAIL.fullmatch(contact.email):
        yield ("email",), "this must be one email address"


def _wording(wording: Wording) -> Iterator[Problem]:
    item = _known(wording.item)
    if item is None:
        yield ("item",), _no_such(wording.item)
    elif wording.severity is not None and wording.severity < item.severity:
        yield ("severity",), f"a pack can raise a question, not lower it: it stands at {int(item.severity)}"
    if not (wording.why or wording.do or wording.dont or wording.severity):
        yield (), "this says nothing: give why, do, dont or severity"


def _rules(pack: Pack) -> Iterator[Problem]:
    from officer_exposure.content.policy import load_policy

    for number, one in enumerate(pack.rules):
        if one.rule not in load_policy().rules:
            yield ("rules", number, "rule"), "there is no such rule"


def _drop(drop: Drop) -> Iterator[Problem]:
    item = _known(drop.item)
    if item is None:
        yield ("item",), _no_such(drop.item)
    elif GUARDED & set(item.areas):
        yield ("item",), "a pack cannot leave out a question about the home or the family"
    if not drop.reason.strip():
        yield ("reason",), "say why: the officer is shown the reason"


def _items(pack: Pack) -> Iterator[Problem]:
    numbers = set()
    for number, item in enumerate(pack.items):
        for path, problem in _item(item):
            yield ("items", number, *path), problem
        if item.number in numbers:
            yield ("items", number, "number"), "this number is given twice"
        numbers.add(item.number)


def _item(item: PackItem) -> Iterator[Problem]:
    for field, holds, problem in _fields_of(item):
        if not holds:
            yield (field,), problem


def _fields_of(item: PackItem) -> Iterator[tuple[str, bool, str]]:
    """What must hold of each field, and what is said where it does not."""
    yield "number", bool(_NUMBER.fullmatch(item.number)), 'this must be two digits, such as "01"'
    for field in ("question", "exposes", "why", "where", "safe", "do", "dont"):
        yield field, bool(getattr(item, field).strip()), "this is empty"
    yield "question", item.question.endswith("?"), _NO_QUESTION
    yield "url", not item.url or bool(host_of(item.url)), _NO_URL
    yield "areas", bool(item.areas), "name at least one area"
    yield "minutes", 1 <= item.minutes <= 60, "this must be between 1 and 60"
    yield "recheck_days", item.recheck_days is None or 7 <= item.recheck_days <= 730, "this must be between 7 and 730"
    yield "steps", 1 <= len(item.steps) <= MOST_STEPS, f"give 1 to {MOST_STEPS} steps"
    for field in ("question", "exposes"):
        yield field, not judges_a_view(getattr(item, field)), _NO_VIEW


def deletes_something(item: PackItem) -> bool:
    """Whether the legal-hold question stands before its steps: where the pack says so, or where the words do."""
    return item.deletes or any(deletes(step) for step in (*item.steps, item.do))


def host_of(url: str) -> str:
    """The host of an address; empty where it is not one that a pack may name: numbers, other alphabets, no https."""
    match = _URL.fullmatch(url)
    host = match["host"] if match else ""
    is_number = host.replace(".", "").isdigit()
    hides_another = "xn--" in host or ".." in host
    return "" if is_number or hides_another else host


def _known(item: str) -> Item | None:
    """A question of the program by its present name."""
    from officer_exposure.content.loading import shipped_content

    return shipped_content().items.get(item)


def _no_such(item: str) -> str:
    """Says so, with the ids of ours that look most like it."""
    from officer_exposure.content.loading import shipped_content

    ours = shipped_content().items
    letters = item[:_LONGEST_ID].rstrip("0123456789")
    alike = [name for name in ours if letters and name.rstrip("0123456789") == letters.upper()]
    close = alike[:3] or get_close_matches(item[:_LONGEST_ID], ours, n=2)
    perhaps = f"; perhaps {' or '.join(close)} was meant" if close else ""
    return f"there is no such question{perhaps}. {_WHERE_IDS_ARE}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
