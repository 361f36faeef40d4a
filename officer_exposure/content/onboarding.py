"""The onboarding week: its modules, their stories, and what is acknowledged at the end of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "onboarding.yaml"

ModuleId = Literal["policy", "own_check", "academy", "records", "family", "first_hour", "other_rules", "again"]
"""A closed list: what an attestation may name, and nothing else."""


class ConfidenceQuestion(Strict, frozen=True):
    """Something that one is asked before and after, 1 (not at all) to 5 (fully). The answer never leaves the vault."""

    id: str
    text: str


class Module(Strict, frozen=True):
    """A part of the week. `acknowledge`: the one sentence that is true when it is finished."""

    id: ModuleId
    title: str
    minutes: int
    text: tuple[str, ...]
    scenarios: tuple[str, ...]
    acknowledge: str
    covers: tuple[str, ...]
    mark: Mark
    sources: tuple[str, ...]


class _File(Strict, frozen=True):
    """onboarding.yaml."""

    intro: str
    questions: tuple[ConfidenceQuestion, ...]
    modules: tuple[Module, ...]


class Onboarding(Strict, frozen=True):
    """Everything for the onboarding week."""

    intro: str
    questions: Mapping[str, ConfidenceQuestion]
    modules: Mapping[str, Module]


@cache
def load_onboarding() -> Onboarding:
    """The week. Raises ContentError where the file breaks its schema or names what does not exist."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Onboarding:
    """The same, cross-checked."""
    refuse_unknown_sources(file.modules, FILE)
    known = load_scenarios()
    for module in file.modules:
        for one in module.scenarios:
            if one not in known:
                raise ContentError(f"{FILE}: {module.id} names the scenario {one}, which does not exist.")
    return Onboarding(file.intro, by_id(file.questions, FILE), by_id(file.modules, FILE))


SHAPE = _File
"""What stands in the file."""
