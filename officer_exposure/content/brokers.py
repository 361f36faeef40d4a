"""People-search sites: where to look oneself up, what each asks for, and how to be taken out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Severity

FILE = "brokers.yaml"

Need = Literal[
    "email",
    "phone",
    "profile_link",
    "birth_date",
    "government_id",
    "address",
    "captcha",
    "account",
    "payment",
]
Lists = Literal["address", "property", "voter", "family_tree", "work", "face", "file"]
"""What a site mostly shows: `file` is data that it sells without a page for each person."""

Priority = Literal[1, 2, 3]


class Rule(Strict, frozen=True):
    """Something that holds for every site."""

    id: str
    text: str
    mark: Mark
    sources: tuple[str, ...]


class Broker(Strict, frozen=True):
    """One site. `look` and `opt_out` are addresses, or empty; `how` says what to do where there is no such page."""

    id: str
    name: str
    priority: Priority
    mark: Mark
    as_of: str
    item: str = ""
    status: Literal["alive", "dead"] = "alive"
    country: Literal["US", "GB"] = "US"
    lists: Lists = "address"
    look: str = ""
    opt_out: str = ""
    also: str = ""
    how: str = ""
    needs: tuple[Need, ...] = ()
    takes: str = ""
    covers: tuple[str, ...] = ()
    tip: str = ""
    sources: tuple[str, ...] = ()

    @property
    def see_it_first(self) -> bool:
        """Whether one can look oneself up before giving the site anything but a name."""
        return bool(self.look) and "payment" not in self.needs

    @property
    def is_asked(self) -> bool:
        """Whether it is a question of the walk.

        Not where the site is gone or abroad, where nobody can look without giving data away, or where it wants a face
        first: those stand in the list alone, and what to do there is the officer's own choice.
        """
        known = self.status == "alive" and self.country == "US"
        return known and bool(self.look) and self.lists not in {"face", "file"}


class Kind(Strict, frozen=True):
    """The question about a site of one kind, and what its answer means."""

    question: str
    exposes: str
    why: str
    areas: tuple[Area, ...]
    severity: Severity


class Asking(Strict, frozen=True):
    """The words of the questions about sites."""

    kinds: dict[Lists, Kind]
    where: str
    where_account: str
    safe: str
    do: str
    dont: str
    dont_account: str
    caution: str
    caution_needs: str
    caution_payment: str
    covers: str
    covered: str


class Removing(Strict, frozen=True):
    """The words of the steps by which one is taken out of a site."""

    title: str
    save: str
    email: str
    page: str
    also: str
    needs: str
    never: str
    covers: str
    takes: str
    looks: str
    reminder: str


class SearchEngine(Strict, frozen=True):
    """A search engine, and where to ask that it leaves a result out."""

    id: str
    name: str
    look: str
    opt_out: str
    tip: str
    mark: Mark
    as_of: str
    also: str = ""
    sources: tuple[str, ...] = ()


class _File(Strict, frozen=True):
    """brokers.yaml."""

    rules: tuple[Rule, ...]
    recheck_days: dict[Priority, int]
    needs: dict[Need, str]
    asking: Asking
    removing: Removing
    search_engines: tuple[SearchEngine, ...]
    brokers: tuple[Broker, ...]


class Brokers(Strict, frozen=True):
    """All sites in the order in which to do them, with the words and the days that hold for all of them."""

    rules: Mapping[str, Rule]
    recheck_days: Mapping[Priority, int]
    needs: Mapping[Need, str]
    asking: Asking
    removing: Removing
    search_engines: Mapping[str, SearchEngine]
    sites: Mapping[str, Broker]

    def needed(self, broker: Broker) -> tuple[str, ...]:
        """What the site asks for, in words."""
        return tuple(self.needs[need] for need in broker.needs)

    def covered_by(self, broker: Broker) -> Broker | None:
        """The site whose request most likely takes care of this one too, if there is one."""
        return next((one for one in self.sites.values() if broker.name in one.covers), None)

    def recheck(self, broker: Broker) -> int:
        """After how many days to look again."""
        return self.recheck_days[broker.priority]


@cache
def load_brokers() -> Brokers:
    """The sites. Raises ContentError where the file breaks its schema or names something that does not exist."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Brokers:
    """The same, cross-checked."""
    for entries in (file.rules, file.search_engines, file.brokers):
        refuse_unknown_sources(entries, FILE)
    for broker in file.brokers:
        if broker.status == "alive" and not (broker.opt_out or broker.how):
            raise ContentError(f"{FILE}: {broker.id} does not say how to be taken out.")
        if broker.is_asked and broker.lists not in file.asking.kinds:
            raise ContentError(f"{FILE}: {broker.id} lists {broker.lists}, and no question is about that.")
    return Brokers(
        rules=by_id(file.rules, FILE),
        recheck_days=file.recheck_days,
        needs=file.needs,
        asking=file.asking,
        removing=file.removing,
        search_engines=by_id(file.search_engines, FILE),
        sites=by_id(sorted(file.brokers, key=lambda broker: broker.priority), FILE),
    )


SHAPE = _File
"""What stands in the file."""
