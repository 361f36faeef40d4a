"""One gathering as a card: what a stranger learns, where, who can see it, why this level, what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.levels import shape, why, word
from officer_exposure.model import Answer, Finding, Region
from officer_exposure.report.facts import Fact, fact_of, is_reckoned
from officer_exposure.report.kept import PictureKey, Shot
from officer_exposure.report.masking import Disguise
from officer_exposure.report.wording import counted, joined, minutes, number
from officer_exposure.walk.opening import ACCOUNT

_MOST_FACTS = 4
"""Lines under one example, and one more for each further finding in it; the JSON report holds them all."""

_MOST_NAMES = 200
"""Names in the list of all others; the JSON report holds them all."""

_PLACES = "photo.gps"
"""The check whose things are places: they are called so."""


class Remedy(msgspec.Struct, frozen=True):
    """What to do. `legal_hold`: a step removes something, so the legal-hold question stands before the steps."""

    title: str
    steps: tuple[str, ...]
    minutes: str
    legal_hold: bool


class Told(msgspec.Struct, frozen=True):
    """Where the steps of a remedy stand already: `anchor` leads there, `says` is a sentence that ends before it."""

    anchor: str
    says: str
    place: str
    note: str


class Mark(msgspec.Struct, frozen=True):
    """A marked part of a picture, in pixels of the upright image: left, top, right, bottom."""

    box: tuple[int, int, int, int]
    label: str


class Example(msgspec.Struct, frozen=True):
    """What was found in one file, shown in full. `picture` is None where there can be none, as for an answer.

    `name` is empty for a masked answer: what is left of an account's name would say nothing. `shots`: the screenshots
    that are kept beside the answers.
    """

    name: str
    summary: str
    facts: tuple[Fact, ...]
    more_facts: int
    marks: tuple[Mark, ...]
    picture: PictureKey | None
    shots: tuple[Shot, ...] = ()


class Card(msgspec.Struct, frozen=True):
    """One gathering. `names` are the first of those not shown as examples, `unnamed` how many more there are."""

    anchor: str
    level: str
    level_word: str
    shape: str
    summary: str
    seen: str
    who: str
    why: str
    also: str
    check_first: bool
    is_answer: bool
    examples: tuple[Example, ...]
    names: tuple[str, ...]
    unnamed: int
    where: str
    dont: str
    remedy: Remedy
    told: Told | None = None


def card_of(
    gathering: Gathering, disguise: Disguise, told: Told | None = None, shots: Mapping[str, Shot] | None = None
) -> Card:
    """See a gathering as a card. `told`: where the steps of its remedy stand already.

    `shots`: the screenshots beside answers, by item.
    """
    item = _item_of(gathering)
    shown = {(one.source, one.artifact) for one in gathering.examples}
    names = _names(gathering, shown)
    return Card(
        anchor=gathering.id,
        level=gathering.level.name.lower(),
        level_word=word(gathering.level),
        shape=shape(gathering.level),
        summary=gathering.summary,
        seen=_seen(gathering, is_answer=item is not None),
        who="; ".join(map(word, gathering.audiences)),
        why=why(gathering.examples[0]),
        also=_also(gathering),
        check_first=gathering.check_first,
        is_answer=item is not None,
        examples=tuple(_examples(gathering, disguise, shots or {})),
        names=tuple(disguise.artifact(*key) for key in names),
        unnamed=gathering.files - len(shown) - len(names),
        where=item.where if item else "",
        dont=item.dont if item else "",
        remedy=remedy_of(gathering),
        told=told,
    )


def remedy_of(gathering: Gathering) -> Remedy:
    """What to do about a gathering."""
    remediation = load_content().remediation(gathering.remediation)
    takes = minutes(remediation.minutes) + (" each" if gathering.things > 1 else "")
    return Remedy(remediation.title, remediation.steps, takes, remediation.deletes)


def told_at(anchor: str, place: str, remedy: Remedy) -> Told:
    """What is said where a remedy comes up again: nobody reads the same steps a second time."""
    note = "Read the note there before you remove anything." if remedy.legal_hold else ""
    return Told(anchor, "The steps stand above:", place, note)


def _item_of(gathering: Gathering) -> Item | None:
    """The guided item whose answer this is, if it is one."""
    primary = gathering.examples[0].evidence[0]
    return load_content().items.get(primary.item) if isinstance(primary, Answer) else None


def _shots(found: Sequence[Finding], shots: Mapping[str, Shot]) -> tuple[Shot, ...]:
    """The screenshots beside the answers behind these findings: those of the account that the walk asks about."""
    items = (_answered(one) for one in found if one.artifact.endswith(f"/{ACCOUNT}"))
    return tuple(shots[item] for item in dict.fromkeys(items) if item in shots)


def _answered(finding: Finding) -> str:
    """The id of the item, as it is called today, whose answer a finding is; empty where it is none."""
    primary = finding.evidence[0]
    if not isinstance(primary, Answer):
        return ""
    return load_content().history.items.current(primary.item) or primary.item


def _names(gathering: Gathering, shown: Collection[PictureKey]) -> list[PictureKey]:
    """The first files that are not shown as examples. Looks no further than it must."""
    names: dict[PictureKey, None] = {}
    for one in gathering.findings:
        key = one.source, one.artifact
        if key not in shown:
            names[key] = None
        if len(names) == _MOST_NAMES:
            break
    return list(names)


def _seen(gathering: Gathering, *, is_answer: bool) -> str:
    """How often: "In 1,994 files, at 3 places.", "In 12 files: 3 things to fix.", "In 1 file."."""
    if is_answer:
        return "From your own answer." if gathering.count == 1 else f"From {number(gathering.count)} of your answers."
    seen = f"In {counted(gathering.files, 'file')}"
    if gathering.things == gathering.files:
        return f"{seen}."
    if gathering.check == _PLACES:
        return f"{seen}, at {counted(gathering.things, 'place')}."
    return f"{seen}: {counted(gathering.things, 'thing')} to fix."


def _also(gathering: Gathering) -> str:
    others = [word(area).lower() for area in gathering.areas[1:]]
    return f"It also touches: {joined(others)}." if others else ""


def _examples(gathering: Gathering, disguise: Disguise, shots: Mapping[str, Shot]) -> Iterator[Example]:
    """One for each file: what was found in one picture stands below that picture, once."""
    by_file: dict[PictureKey, list[Finding]] = {}
    for one in gathering.examples:
        by_file.setdefault((one.source, one.artifact), []).append(one)
    for found in by_file.values():
        yield msgspec.structs.replace(_example(found, gathering, disguise), shots=_shots(found, shots))


def _example(found: Sequence[Finding], gathering: Gathering, disguise: Disguise) -> Example:
    """An example of a file: everything that was found in it."""
    shown = [disguise.finding(one) for one in found]
    evidence = [fact for one in shown for fact in one.evidence]
    told = [fact for fact in evidence if not (disguise.masked and is_reckoned(fact))] or evidence[:1]
    facts = tuple(dict.fromkeys(fact_of(one, masked=disguise.masked) for one in told))
    summaries = dict.fromkeys(one.summary for one in found if one.summary != gathering.summary)
    most = _MOST_FACTS + len(found) - 1
    is_answer = isinstance(evidence[0], Answer)
    return Example(
        name="" if is_answer and disguise.masked else shown[0].artifact,
        summary=" ".join(summaries),
        facts=facts[:most],
        more_facts=max(0, len(facts) - most),
        marks=tuple(Mark(one.box, one.label) for one in evidence if isinstance(one, Region)),
        picture=None if is_answer else (found[0].source, found[0].artifact),
    )
