"""What a report says, before it has a form: the one view of an audit that every document for people is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from officer_exposure.content import load_content
from officer_exposure.events import Audit, Coverage, Past
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.levels import shape, word
from officer_exposure.exposure.plan import plan_of
from officer_exposure.model import Area, ArtifactKind, Level
from officer_exposure.report.cards import Card, Remedy, Told, card_of, remedy_of, told_at
from officer_exposure.report.gaps import BlindSpot, Gap, blind_spots, gaps, idle_checks
from officer_exposure.report.kept import KeptShot, Proof, Shot, proofs, shots_by_item
from officer_exposure.report.map import ReportMap, report_map
from officer_exposure.report.masking import Disguise
from officer_exposure.report.readers import NOTES, TITLES, Reader, for_reader
from officer_exposure.report.ways import PlanView, plan_view
from officer_exposure.report.wording import counted, day, number
from officer_exposure.walk.due import Due

_MOST_PARTS = 12
"""Parts to look at again: the next ones; the walk-through knows them all."""


class LevelCount(msgspec.Struct, frozen=True):
    """How much there is of one level: `things` to fix, and the `findings` behind them."""

    name: str
    word: str
    shape: str
    things: int
    findings: int


class Since(msgspec.Struct, frozen=True):
    """What became of the things of one level since the first look: how many there were, and how many are left."""

    name: str
    word: str
    shape: str
    found: int
    gone: int
    set_aside: int
    open: int


class LookAgain(msgspec.Struct, frozen=True):
    """When what was answered about one part grows old: the day, the part, how many answers, and why."""

    day: str
    part: str
    answers: str
    why: str


class FirstStep(msgspec.Struct, frozen=True):
    """One of the things to do first. `anchor` leads to its card, `own` to itself."""

    own: str
    anchor: str
    level: str
    level_word: str
    shape: str
    summary: str
    remedy: Remedy
    told: Told | None = None


class AreaSection(msgspec.Struct, frozen=True):
    """All cards of one area, worst first."""

    name: str
    title: str
    things: str
    cards: tuple[Card, ...]


class ReportView(msgspec.Struct, frozen=True):
    """A whole report. With `masked` no text in it holds a value from the officer's files."""

    title: str
    masked: bool
    cancelled: bool
    made: str
    opening: str
    reader_note: str
    left_out: str
    levels: tuple[LevelCount, ...]
    since: tuple[Since, ...]
    first: tuple[FirstStep, ...]
    plan: PlanView
    again: tuple[LookAgain, ...]
    areas: tuple[AreaSection, ...]
    proofs: tuple[Proof, ...]
    map: ReportMap | None
    gaps: tuple[Gap, ...]
    idle_checks: tuple[str, ...]
    blind_spots: tuple[BlindSpot, ...]
    coverage: str
    legal_hold_question: str
    legal_hold_if_yes: str


def report_view(
    audit: Audit,
    *,
    masked: bool,
    made: date,
    reader: Reader = Reader.ME,
    again: Iterable[Due] = (),
    kept: Sequence[KeptShot] = (),
) -> ReportView:
    """See an audit as a report for somebody. `made` is the day it was written, `again` when answers grow old.

    `kept`: screenshots beside answers. They are the officer's own, and in nobody else's report.
    """
    kept = kept if reader is Reader.ME else ()
    shots = shots_by_item(kept, masked=masked)
    audit = for_reader(audit, reader)
    gatherings = gather(audit.findings)
    plan = plan_of(gatherings)
    disguise = Disguise(audit, masked=masked)
    told: dict[str, Told] = {}
    hold = load_content().legal_hold
    first = tuple(_first_step(number, one, told) for number, one in enumerate(plan.first, start=1))
    areas = _areas(gatherings, disguise, told, shots)
    return ReportView(
        title=TITLES[reader],
        masked=masked,
        cancelled=audit.cancelled,
        made=day(made),
        reader_note=NOTES[reader],
        opening=_opening(gatherings, audit.set_aside),
        left_out=_left_out(audit.set_aside),
        levels=_levels(gatherings),
        since=_since(gatherings, audit.past),
        first=first,
        plan=plan_view(plan, gaps=bool(audit.not_checked)),
        again=_again(again),
        areas=areas,
        proofs=proofs(kept, shots, _shown(areas)),
        map=report_map(audit.findings, masked=masked),
        gaps=gaps(audit.not_checked, disguise),
        idle_checks=idle_checks(audit.coverage),
        blind_spots=blind_spots(),
        coverage=_coverage(audit.coverage),
        legal_hold_question=hold.question,
        legal_hold_if_yes=hold.if_yes,
    )


def _opening(gatherings: Sequence[Gathering], set_aside: int) -> str:
    if not gatherings and set_aside:
        return "Nothing that was found is open. That does not mean there is nothing."
    if not gatherings:
        return "The checks that ran found nothing. That does not mean there is nothing."
    things = sum(one.things for one in gatherings)
    findings = sum(one.count for one in gatherings)
    seen = "" if things == findings else f" They were seen {number(findings)} times in all."
    return f"There {'is' if things == 1 else 'are'} {counted(things, 'thing')} to fix.{seen}"


def _left_out(set_aside: int) -> str:
    """What the officer decided not to have in the report."""
    if not set_aside:
        return ""
    return f"{counted(set_aside, 'thing')} that you set aside {'is' if set_aside == 1 else 'are'} not in this report."


def _levels(gatherings: Sequence[Gathering]) -> tuple[LevelCount, ...]:
    """Every level, worst first, also those with nothing in them: a gap in the row would make one wonder."""
    return tuple(
        LevelCount(
            name=level.name.lower(),
            word=word(level),
            shape=shape(level),
            things=sum(one.things for one in gatherings if one.level is level),
            findings=sum(one.count for one in gatherings if one.level is level),
        )
        for level in sorted(Level, reverse=True)
    )


def _since(gatherings: Sequence[Gathering], past: Past | None) -> tuple[Since, ...]:
    """Before and after, level by level; nothing where nothing has changed yet."""
    if past is None or not any((*past.gone.values(), *past.set_aside.values())):
        return ()
    rows = []
    for level in sorted(Level, reverse=True):
        left = sum(one.things for one in gatherings if one.level is level)
        gone, aside = past.gone.get(level, 0), past.set_aside.get(level, 0)
        rows.append(Since(level.name.lower(), word(level), shape(level), left + gone + aside, gone, aside, left))
    return tuple(rows)


def _again(dues: Iterable[Due]) -> tuple[LookAgain, ...]:
    """The next parts to look at again, the earliest first; the day is that of the first answer to grow old."""
    sections = load_content().sections
    by_part: dict[str, list[Due]] = {}
    for due in sorted(dues, key=lambda one: one.on):
        by_part.setdefault(due.item.section, []).append(due)
    rows = [
        LookAgain(day(part[0].on), sections[name].title, counted(len(part), "answer"), part[0].why)
        for name, part in by_part.items()
    ]
    return tuple(rows[:_MOST_PARTS])


def _first_step(number: int, gathering: Gathering, told: dict[str, Told]) -> FirstStep:
    """`told`: where each remedy stands already, by its id; this one is added to it."""
    remedy, own = remedy_of(gathering), f"first-{number}"
    before = told.get(gathering.remediation)
    told.setdefault(gathering.remediation, told_at(own, f"“Do these first”, {number}", remedy))
    return FirstStep(
        own=own,
        anchor=gathering.id,
        level=gathering.level.name.lower(),
        level_word=word(gathering.level),
        shape=shape(gathering.level),
        summary=gathering.summary,
        remedy=remedy,
        told=before,
    )


def _shown(areas: Iterable[AreaSection]) -> set[str]:
    """The items whose screenshots stand on cards."""
    examples = (example for area in areas for card in area.cards for example in card.examples)
    return {shot.item for example in examples for shot in example.shots}


def _areas(
    gatherings: Sequence[Gathering], disguise: Disguise, told: dict[str, Told], shots: Mapping[str, Shot]
) -> tuple[AreaSection, ...]:
    """Each gathering stands under the first of its areas; the others are named on its card. `told` as above."""
    sections = []
    for area in Area:
        here = [one for one in gatherings if one.areas[0] is area]
        cards = []
        for one in here:
            cards.append(card_of(one, disguise, told.get(one.remediation), shots))
            told.setdefault(one.remediation, told_at(one.id, f"“{one.summary}”", cards[-1].remedy))
        if here:
            things = counted(sum(one.things for one in here), "thing")
            sections.append(AreaSection(area.value, word(area), f"{things} to fix", tuple(cards)))
    return tuple(sections)


def _coverage(coverage: Coverage) -> str:
    nouns = "files and answer sheets" if coverage.kinds.get(ArtifactKind.ANSWERS) else "files"
    if coverage.artifacts == coverage.examined:
        noun = nouns.rstrip("s") if coverage.artifacts == 1 else nouns
        return f"{number(coverage.artifacts)} {noun} {'was' if coverage.artifacts == 1 else 'were'} read."
    return f"{number(coverage.examined)} of {number(coverage.artifacts)} {nouns} were read."
