"""The ways of a stranger and the plan, as a report says them. No sentence of them holds a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.exposure.paths.wording import Way
from officer_exposure.exposure.plan import Goal, Plan, Step
from officer_exposure.report.wording import counted, joined, minutes, number

_MOST_WAYS = 20
"""Ways of one kind that are printed; the JSON report holds more."""


class WayLine(msgspec.Struct, frozen=True):
    """A way, or several that read the same: `times` says how many.

    `places` are the anchors of the cards on them and the words for each.
    """

    sentence: str
    remark: str
    places: tuple[tuple[str, str], ...]
    times: int = 1


class WaySection(msgspec.Struct, frozen=True):
    """All ways to one target. `untold`: how many more there are."""

    name: str
    title: str
    lead: str
    ways: tuple[WayLine, ...]
    untold: int


class StepLine(msgspec.Struct, frozen=True):
    """One step of the plan; `anchor` leads to its card."""

    anchor: str
    title: str
    summary: str
    about: str
    note: str


class PlanView(msgspec.Struct, frozen=True):
    """Ways, the steps that close them, and what can be beside them."""

    sections: tuple[WaySection, ...]
    steps: tuple[StepLine, ...]
    remarks: tuple[str, ...]


def plan_view(plan: Plan, *, gaps: bool) -> PlanView:
    """See a plan as a report. `gaps`: something was not looked at."""
    sections = tuple(_section(goal, plan) for goal in plan.goals if goal.total)
    repeated = [note for note, times in Counter(step.note for step in plan.steps if step.note).items() if times > 1]
    steps = tuple(_step(step, "" if step.note in repeated else step.note) for step in plan.steps)
    return PlanView(sections, steps, (*repeated, *_remarks(plan, gaps=gaps)))


def _section(goal: Goal, plan: Plan) -> WaySection:
    least = "at least " if goal.at_least else ""
    shown = goal.ways[:_MOST_WAYS]
    return WaySection(
        name=goal.id,
        title=f"A stranger has {least}{counted(goal.total, 'way')} to {goal.words}",
        lead=_lead(goal, plan),
        ways=tuple(_merged(map(_way, shown))),
        untold=goal.open - len(shown),
    )


def _lead(goal: Goal, plan: Plan) -> str:
    closing = [step.closes[goal.id] for step in plan.steps if goal.id in step.closes]
    lasting = f" Nobody can close {number(goal.lasting)} of them." if goal.lasting else ""
    if not closing:
        return lasting.strip()
    steps = "This 1 step closes" if len(closing) == 1 else f"These {number(len(closing))} steps close"
    return f"{steps} {number(sum(closing))} of {number(goal.total)}.{lasting}"


def _merged(lines: Iterable[WayLine]) -> Iterator[WayLine]:
    """Each sentence once, where it first stands: reading it three times over would say no more."""
    alike: dict[tuple[str, str], list[WayLine]] = {}
    for line in lines:
        alike.setdefault((line.sentence, line.remark), []).append(line)
    for first, *others in alike.values():
        places = dict.fromkeys(place for line in (first, *others) for place in line.places)
        remark = " ".join(
            filter(None, (first.remark, f"{counted(1 + len(others), 'way')} like this." if others else ""))
        )
        yield WayLine(first.sentence, remark, tuple(_told_apart(places)), 1 + len(others))


def _told_apart(places: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words that lead to several cards are numbered, so that no two links read the same."""
    times: Counter[str] = Counter()
    for anchor, words in places:
        times[words] += 1
        yield anchor, f"{words} ({times[words]})" if times[words] > 1 else words


def _way(way: Way) -> WayLine:
    said = []
    if way.guess:
        said.append("Part of this is a guess and may be wrong.")
    if way.slow:
        said.append("This takes a search in public records or street pictures.")
    return WayLine(way.sentence, " ".join(said), way.places)


def _step(step: Step, note: str) -> StepLine:
    who = step.who[:1].upper() + step.who[1:]
    each = " each" if step.gathering.things > 1 else ""
    words = {"home": "your door", "family": "your family", "routine": "your routine"}
    closes = [f"{counted(count, 'way')} to {words[target]}" for target, count in step.closes.items()]
    about = minutes(step.minutes)
    return StepLine(
        anchor=step.gathering.id,
        title=step.title,
        summary=step.gathering.summary,
        about=f"{who}. {about[:1].upper()}{about[1:]}{each}. Closes {joined(closes)}.",
        note=note,
    )


def _remarks(plan: Plan, *, gaps: bool) -> list[str]:
    said = ["This shows what was found. A stranger may know more than that."]
    if gaps:
        said.append("Not everything was looked at, so there can be more ways. What is missing is listed below.")
    if plan.unseen:
        said.append(f"Left out, because only you can see it: {counted(plan.unseen, 'thing')}.")
    if plan.halves:
        said.append(f"Half of a way, until somebody finds the rest: {counted(len(plan.halves), 'kind')} of things.")
    if not plan.smallest:
        said.append("There are very many ways. Fewer steps may be enough.")
    return said
