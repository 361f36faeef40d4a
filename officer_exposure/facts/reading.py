"""A facts file: YAML as the officer writes it, to `Facts` and back. No message repeats what stands in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.content.reading import Document, text_of
from officer_exposure.errors import ContentError, FactsError
from officer_exposure.facts.record import Facts, Role
from officer_exposure.facts.tidying import tidied
from officer_exposure.facts.values import LONGEST_TEXT, MOST_ENTRIES, is_birthday, is_position

if TYPE_CHECKING:
    from pathlib import Path

    from officer_exposure.content.mistakes import FieldPath

_NAME = "The facts file"
_HINT = "Correct the facts file, then start again."
_MOST_BYTES = 500_000

_Problem = tuple["FieldPath", str]


class CovertRoleError(FactsError):
    """The stop sign: this program is not for covert identities."""

    def __init__(self) -> None:
        super().__init__(
            "This program is not for covert identities. It would put what must stay apart into one place.",
            "Nothing was saved. Please talk to your unit: it has people and ways for this.",
        )


def read_facts(path: Path) -> Facts:
    """Read a facts file. Raises FactsError naming the line and the field; CovertRoleError for a covert role."""
    try:
        return facts_of(text_of(path, _NAME, _MOST_BYTES))
    except ContentError as error:
        raise FactsError(error.message, error.hint) from None


def facts_of(text: str) -> Facts:
    """The facts in a text: tidied, and each double once. Raises like `read_facts`."""
    try:
        document = Document(text, _NAME, skip_blanks=True)
        _refuse_covert(document.plain)
        facts = document.read(Facts) if document.plain else Facts()
        for path, problem in _problems(facts):
            raise document.error(path, problem)
    except ContentError as error:
        raise FactsError(error.message, _HINT) from None
    return tidied(facts)


def _refuse_covert(plain: object) -> None:
    """Before anything else is said about the file."""
    subject = plain.get("subject") if isinstance(plain, dict) else None
    role = subject.get("role") if isinstance(subject, dict) else None
    if isinstance(role, str) and role.strip().casefold() == Role.COVERT:
        raise CovertRoleError


def _problems(facts: Facts) -> Iterator[_Problem]:
    """What the shape alone cannot say."""
    yield from _too_much(msgspec.to_builtins(facts), ())
    if facts.subject.birthday and not is_birthday(facts.subject.birthday):
        yield ("subject", "birthday"), "this must be a day, written as 1985-04-23"
    yield from _repeated("household", [member.id for member in facts.household])
    yield from _repeated("places", [place.id for place in facts.places])
    for number, place in enumerate(facts.places):
        if place.position and not is_position(place.position):
            yield ("places", number, "position"), "this must be a latitude and a longitude in degrees"


def _repeated(name: str, ids: Iterable[str]) -> Iterator[_Problem]:
    seen: set[str] = set()
    for number, id in enumerate(ids):
        if id in seen:
            yield (name, number, "id"), "another entry has the same id"
        seen.add(id)


def _too_much(value: object, path: FieldPath) -> Iterator[_Problem]:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        yield path, f"this is longer than {LONGEST_TEXT} characters"
    if isinstance(value, list | tuple) and len(value) > MOST_ENTRIES:
        yield path, f"this list has more than {MOST_ENTRIES} entries"
    if isinstance(value, list | tuple):
        for number, entry in enumerate(value):
            yield from _too_much(entry, (*path, number))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _too_much(entry, (*path, key))
