"""What a sheet for the family says. An audit decides which rules come first, and nothing else of it gets in.

Every text of a sheet is the program's own: no value out of a file or an answer can reach it, because none is looked at
but the areas and the checks of what is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from officer_exposure.content.briefing import BriefingRule, Listener, Sheet, Story, load_briefing
from officer_exposure.content.response import load_plan
from officer_exposure.content.scenarios import Scenario, load_scenarios
from officer_exposure.model import Finding
from officer_exposure.report.wording import counted, day

_FIRST = 3


class Said(msgspec.Struct, frozen=True):
    """A rule and why."""

    say: str
    why: str


class CardView(msgspec.Struct, frozen=True):
    """A card to hang up: the first hour, or what everybody at home does."""

    title: str
    intro: str
    numbers: tuple[str, ...]
    steps: tuple[str, ...]


class EveningView(msgspec.Struct, frozen=True):
    """The run-sheet of an evening with other families: minutes and what to do."""

    title: str
    before: str
    steps: tuple[tuple[str, str], ...]


class BriefingView(msgspec.Struct, frozen=True):
    """One sheet. `first` are the rules to begin with; `why_first` says why these, where that may be said."""

    listener: Listener
    title: str
    opening: str
    made: str
    why_first: str
    first: tuple[Said, ...]
    more: tuple[Said, ...]
    talks: tuple[Story, ...]
    agree: tuple[str, ...]
    card: CardView | None
    evening: EveningView | None


def briefing_view(
    listener: Listener, found: Iterable[Finding] = (), *, made: date, evening: bool = False
) -> BriefingView:
    """The sheet for a listener, shaped by what is open. `evening`: with the run-sheet for a group of families."""
    content = load_briefing()
    sheet = content.sheets[listener]
    touched = {topic for one in found for topic in (one.check, *one.areas)}
    rules = _in_order(sheet, touched)
    return BriefingView(
        listener=listener,
        title=sheet.title,
        opening=sheet.opening,
        made=day(made),
        why_first=_why_first(sheet, touched),
        first=tuple(Said(rule.say, rule.why) for rule in rules[:_FIRST]),
        more=tuple(Said(rule.say, rule.why) for rule in rules[_FIRST:]),
        talks=(*sheet.stories, *(_talk(load_scenarios()[one]) for one in sheet.scenarios)),
        agree=sheet.agree,
        card=_card(listener),
        evening=_evening() if evening else None,
    )


def _in_order(sheet: Sheet, touched: set[str]) -> Sequence[BriefingRule]:
    """What touches something open first; otherwise the order of the content."""
    return sorted(sheet.rules, key=lambda rule: not touched.intersection(rule.about))


def _why_first(sheet: Sheet, touched: set[str]) -> str:
    """Only the partner hears that the check had a say: a child, a club or an aunt need not know there was one."""
    if sheet.id == "partner" and any(touched.intersection(rule.about) for rule in sheet.rules):
        return "Our own check says: begin with these"
    return "Begin with these"


def _talk(scenario: Scenario) -> Story:
    best = next(choice for choice in scenario.choices if choice.good)
    helps = f"{best.text} {best.feedback.removeprefix('Yes. ')}"
    return Story(scenario.title, scenario.story, scenario.question, helps, scenario.talk)


def _card(listener: Listener) -> CardView | None:
    """The officer's own first hour is for two. A teenager gets what everybody at home does; others need no card."""
    if listener == "partner":
        card = load_briefing().card
        steps = tuple(step.do for step in load_plan().blocks["first_hour"].steps)
        return CardView(card.title, card.intro, card.numbers, steps)
    if listener == "teen":
        home = load_briefing().home_card
        return CardView(home.title, home.intro, home.numbers, home.steps)
    return None


def _evening() -> EveningView:
    plan = load_briefing().run_sheet
    return EveningView(
        plan.title, plan.before, tuple((counted(step.minutes, "minute"), step.do) for step in plan.steps)
    )
