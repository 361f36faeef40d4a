""" "It is happening now": the steps of the first hour, of today and of this week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "response.yaml"

ContactKind = Literal["emergency", "dispatch_supervisor", "threat_contact", "peer_support", "union_legal"]
Opens = Literal["", "evidence_log", "lock_down", "people_search", "laws"]
"""What the program shows for a step."""


class Step(Strict, frozen=True):
    """One thing to do. `keeps`: it keeps evidence. `call`: who is rung; the numbers stand in the agency pack."""

    id: str
    do: str
    mark: Mark
    sources: tuple[str, ...]
    why: str = ""
    note: str = ""
    call: ContactKind | None = None
    opens: Opens = ""
    keeps: bool = False


class Block(Strict, frozen=True):
    """The steps of one stretch of time, in their order."""

    id: Literal["first_hour", "hoax_call", "today", "week"]
    title: str
    intro: str
    steps: tuple[Step, ...]


class _File(Strict, frozen=True):
    """response.yaml."""

    before: str
    contacts: dict[ContactKind, str]
    no_number: str
    blocks: tuple[Block, ...]


class Plan(Strict, frozen=True):
    """The whole plan. `before` stands above everything. `contacts`: whom the steps ring, in words."""

    before: str
    contacts: Mapping[ContactKind, str]
    no_number: str
    blocks: Mapping[str, Block]

    def steps(self) -> Iterator[Step]:
        """All steps, in the order in which they are done."""
        for block in self.blocks.values():
            yield from block.steps


@cache
def load_plan() -> Plan:
    """The plan. Raises ContentError where the file breaks its schema or gives an id twice."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Plan:
    """The same, cross-checked. Evidence is kept before anything is reported."""
    steps = [step for block in file.blocks for step in block.steps]
    refuse_unknown_sources(steps, FILE)
    by_id(steps, FILE)
    if not any(step.keeps for step in steps):
        raise ContentError(f"{FILE}: no step keeps evidence.")
    for step in steps:
        if step.call is not None and step.call not in file.contacts:
            raise ContentError(f"{FILE}: {step.id} rings {step.call}, and no words say who that is.")
    return Plan(file.before, file.contacts, file.no_number, by_id(file.blocks, FILE))


SHAPE = _File
"""What stands in the file."""
