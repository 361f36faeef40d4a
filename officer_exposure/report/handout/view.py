"""What a handout says. A trainer's sheet looks at which checks ran, never at what one of them found.

It is made from `Coverage` alone, which counts outcomes; even of these only the names of the checks get through, and
whether they looked at anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby

import msgspec

from officer_exposure.check import Check
from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.events import Coverage
from officer_exposure.registry import load_checks, manual
from officer_exposure.report.gaps import idle_checks
from officer_exposure.report.wording import day
from officer_exposure.shows import OWN_WORDS


class Line(msgspec.Struct, frozen=True):
    """One line with its boxes to tick: `boxes` are their words, `ticked` the one that is ticked already, or nothing."""

    text: str
    notes: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    ticked: str = ""


class Block(msgspec.Struct, frozen=True):
    """Lines below a heading."""

    title: str
    lead: str
    lines: tuple[Line, ...]


class HandoutView(msgspec.Struct, frozen=True):
    """A paper. `blanks`: empty lines to write on at the end, below `blanks_title`."""

    title: str
    opening: str
    made: str
    blocks: tuple[Block, ...]
    blanks_title: str = ""
    blanks: int = 0


_ANSWERS = ("Fine", "To do", "Not sure")
_BLANKS = 5


def checklist_view(*, made: date, sections: Collection[str] | None = None) -> HandoutView:
    """Every question on paper, with where to look and what it should say. `sections`: only these."""
    content = load_content()
    items = [item for item in content.items.values() if sections is None or item.section in sections]
    return HandoutView(
        title="A checklist to fill in by hand",
        opening="Take one part at a time. Skip what you do not use. Nothing on this paper is about you until you write "
        "on it, so keep it where only you can read it.",
        made=day(made),
        blocks=tuple(_blocks(items)),
    )


def _blocks(items: Iterable[Item]) -> Iterator[Block]:
    sections = load_content().sections
    for name, group in groupby(items, key=lambda item: item.section):
        yield Block(sections[name].title, sections[name].intro, tuple(map(_question, group)))


def _question(item: Item) -> Line:
    return Line(item.question, (f"Where: {item.where}", f"It should say: {item.safe}"), _ANSWERS)


def _lead(check: Check) -> str:
    """What a check looks for, without its title before it."""
    lead = manual(check).lead.removeprefix(f"{check.info.title}: ")
    return lead[:1].upper() + lead[1:]


def trainer_view(coverage: Coverage, *, made: date, asked: Collection[str] = ()) -> HandoutView:
    """What was gone through: the checks that looked at something, and the groups of sections that were `asked` about.

    Not the sections: which sites and apps somebody uses is nobody's business.
    """
    idle = set(idle_checks(coverage))
    checks = [check for name, check in load_checks().items() if name not in OWN_WORDS]
    ran = [check for check in checks if check.info.title not in idle]
    gone_through = {section.group for section in load_content().sections.values() if section.id in asked}
    groups = load_content().groups.values()
    return HandoutView(
        title="What was gone through",
        opening="This sheet is for a talk with a trainer. It says what was looked at. It does not say what was found, "
        "and nobody may ask for that.",
        made=day(made),
        blocks=(
            Block(
                "Looked at by the program",
                "Each looked at something. This says nothing about the result.",
                tuple(Line(check.info.title, (_lead(check),), ("Looked",), "Looked") for check in ran),
            ),
            Block(
                "Not looked at",
                "Switched off, or there was nothing for them.",
                tuple(Line(title, (), ("Looked",)) for title in sorted(idle)),
            ),
            Block(
                "Questions",
                "A tick means that some of these were answered. What is not used needs none.",
                tuple(Line(one.title, (), ("Asked",), "Asked" if one.id in gone_through else "") for one in groups),
            ),
        ),
        blanks_title="What I would like to talk about",
        blanks=_BLANKS,
    )
