"""The base of content that is read strictly, and what its entries have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol, TypeVar

import msgspec

from officer_exposure.content.reading import read_table
from officer_exposure.errors import ContentError


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field that is not named is refused, so a typing mistake cannot hide."""


class Source(Strict, frozen=True):
    """Where a fact comes from. `date` is ISO, as exact as it is known, or "undated"."""

    title: str
    date: str


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Sourced(_Named, Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


_Entry = TypeVar("_Entry", bound=_Named)


@cache
def load_references() -> Mapping[str, Source]:
    """Every source that the lists name, by its key. Raises ContentError where the file breaks its schema."""
    return MappingProxyType(read_table("references.yaml", dict[str, Source]))


def by_id(entries: Iterable[_Entry], name: str) -> Mapping[str, _Entry]:
    """The entries of the file `name` by their ids, read-only. Raises ContentError where an id is given twice."""
    found: dict[str, _Entry] = {}
    for entry in entries:
        if entry.id in found:
            raise ContentError(f"{name}: the id {entry.id} is given twice.")
        found[entry.id] = entry
    return MappingProxyType(found)


def refuse_unknown_sources(entries: Iterable[_Sourced], name: str) -> None:
    """Raise ContentError where an entry of the file `name` names a source that references.yaml does not hold."""
    for problem in _unknown_sources(entries):
        raise ContentError(f"{name}: {problem}")


def _unknown_sources(entries: Iterable[_Sourced]) -> Iterator[str]:
    known = load_references()
    for entry in entries:
        for key in entry.sources:
            if key not in known:
                yield f"{entry.id} names the source {key}, which does not exist."
