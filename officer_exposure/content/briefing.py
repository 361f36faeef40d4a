"""The family briefing: sheets by who is in the room, an evening with other families, the card for the first hour."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from officer_exposure.content.reading import read_table
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.content.schema import Mark
from officer_exposure.content.strict import Strict, by_id, refuse_unknown_sources
from officer_exposure.errors import ContentError

FILE = "briefing.yaml"

Listener = Literal["partner", "child", "teen", "relatives", "school"]
"""Who is in the room."""


class BriefingRule(Strict, frozen=True):
    """One thing to do. `about`: the areas and checks whose open findings put it first."""

    id: str
    say: str
    why: str
    about: tuple[str, ...]
    mark: Mark
    sources: tuple[str, ...]


class Story(Strict, frozen=True):
    """A short story to talk through: what helps, and what to ask each other."""

    title: str
    story: str
    question: str
    helps: str
    talk: str


class Sheet(Strict, frozen=True):
    """What one kind of listener is told. `scenarios`, `stories`: what to talk through. `agree`: what all sign."""

    id: Listener
    title: str
    opening: str
    scenarios: tuple[str, ...]
    agree: tuple[str, ...]
    rules: tuple[BriefingRule, ...]
    stories: tuple[Story, ...] = ()


class RunStep(Strict, frozen=True):
    """A part of the evening."""

    minutes: int
    do: str


class RunSheet(Strict, frozen=True):
    """The evening with other families."""

    title: str
    before: str
    steps: tuple[RunStep, ...]


class EmergencyCard(Strict, frozen=True):
    """The card for the first hour; its steps are those of the response plan. `numbers`: whom to ring."""

    title: str
    intro: str
    numbers: tuple[str, ...]


class HomeCard(EmergencyCard, frozen=True):
    """The same for everybody at home: what they do themselves, and not what the officer does."""

    steps: tuple[str, ...]


class _File(Strict, frozen=True):
    """briefing.yaml."""

    audiences: tuple[Sheet, ...]
    run_sheet: RunSheet
    card: EmergencyCard
    home_card: HomeCard


class Briefing(Strict, frozen=True):
    """Everything for the briefing."""

    sheets: Mapping[str, Sheet]
    run_sheet: RunSheet
    card: EmergencyCard
    home_card: HomeCard


@cache
def load_briefing() -> Briefing:
    """The briefing. Raises ContentError where the file breaks its schema or names what does not exist."""
    return checked(read_table(FILE, _File))


def checked(file: _File) -> Briefing:
    """The same, cross-checked."""
    rules = [rule for sheet in file.audiences for rule in sheet.rules]
    by_id(rules, FILE)
    refuse_unknown_sources(rules, FILE)
    scenarios = load_scenarios()
    for sheet in file.audiences:
        for one in sheet.scenarios:
            if one not in scenarios:
                raise ContentError(f"{FILE}: {sheet.id} names the scenario {one}, which does not exist.")
    return Briefing(by_id(file.audiences, FILE), file.run_sheet, file.card, file.home_card)


SHAPE = _File
"""What stands in the file."""
