"""Laws and records by state: what to ask about, with dates. Never legal advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from officer_exposure.content.letters import load_letters
from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "laws.yaml"

_NATION = {"US": "US", "GB": "GB", "EU": "EU"}
"""The whole that a part of a country belongs to, by what its code begins with."""


class LawWords(Strict, frozen=True):
    """What is said beside every law. `no_entry` is for a place without one."""

    not_advice: str
    notices: str
    new_data: str
    no_entry: str
    ask: str


class Law(Strict, frozen=True):
    """One law to ask about. `as_of` is the date of the source. `check`: today's text must be looked at first."""

    id: str
    place: str
    title: str
    cite: str
    who: str
    covers: str
    steps: tuple[str, ...]
    status: str
    mark: Mark
    sources: tuple[str, ...]
    as_of: str
    remedy: str = ""
    url: str = ""
    check: bool = False
    notices: bool = False
    letters: tuple[str, ...] = ()


class StateRecord(Strict, frozen=True):
    """Which office has the record in one place, and which law to ask about there."""

    place: str
    office: str
    law: str


class Record(Strict, frozen=True):
    """A public record. `item` is the question of the walk about it."""

    id: str
    item: str
    record: str
    office: str
    mark: Mark
    sources: tuple[str, ...]
    as_of: str
    by_state: tuple[StateRecord, ...] = ()

    def in_place(self, place: str) -> StateRecord | None:
        """What is known of it in one place; None where only `office` is."""
        return next((one for one in self.by_state if one.place == place), None)


class _File(Strict, frozen=True):
    """laws.yaml."""

    words: LawWords
    places: dict[str, str]
    laws: tuple[Law, ...]
    records: tuple[Record, ...]


class Laws(Strict, frozen=True):
    """Everything in laws.yaml. `places`: code to name, such as US-NJ to New Jersey."""

    words: LawWords
    places: Mapping[str, str]
    laws: Mapping[str, Law]
    records: Mapping[str, Record]

    def asked_in(self, place: str) -> tuple[Law, ...]:
        """The laws to ask about in a place such as "US-NJ": its own first, then those of the whole country.

        A place without a law of its own gets the others; `words.no_entry` then belongs before them.
        """
        nation = _NATION.get(place.partition("-")[0], "")
        own = [law for law in self.laws.values() if law.place == place]
        return (*own, *(law for law in self.laws.values() if law.place == nation != place))

    def has_own(self, place: str) -> bool:
        """Whether there is an entry for this very place."""
        return any(law.place == place for law in self.laws.values())


@cache
def load_laws() -> Laws:
    """Laws and records. Raises ContentError where the file breaks its schema or names something that does not exist."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Laws:
    """The same, cross-checked."""
    refuse_unknown_sources(file.laws, FILE)
    refuse_unknown_sources(file.records, FILE)
    laws = Laws(words=file.words, places=file.places, laws=by_id(file.laws, FILE), records=by_id(file.records, FILE))
    for problem in _problems(laws):
        raise ContentError(f"{FILE}: {problem}")
    return laws


def _problems(laws: Laws) -> Iterator[str]:
    letters = load_letters().letters
    for law in laws.laws.values():
        if law.place not in laws.places:
            yield f"{law.id} names the place {law.place}, which does not exist."
        yield from (
            f"{law.id} names the letter {one}, which does not exist." for one in law.letters if one not in letters
        )
    for record in laws.records.values():
        for state in record.by_state:
            if state.place not in laws.places:
                yield f"{record.id} names the place {state.place}, which does not exist."
            if state.law not in laws.laws:
                yield f"{record.id} names the law {state.law}, which does not exist."


SHAPE = _File
"""What stands in the file."""
