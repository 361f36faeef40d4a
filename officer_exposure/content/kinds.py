"""The kinds of content files, and every mistake in one of them: for whoever writes content, or an agency pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from officer_exposure.content.reading import Document
from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

PACK = "an agency pack"

_MOST_BYTES = 2_000_000

_BEGIN = "An agency pack begins with the line format: officer-exposure/agency-pack"

_NO_KIND = f"this is no content file that the program knows. {_BEGIN}. A file of ours keeps its name."


class Kind(NamedTuple):
    """A kind of file: its name for people, its shape, and what else is checked once the shape is right."""

    name: str
    shape: Any
    check: Callable[[Any], object] | None = None


class Checked(NamedTuple):
    """What became of one file: its kind, or nothing where it has none, and every mistake as a sentence."""

    kind: str
    mistakes: tuple[str, ...]


def check_file(path: Path, name: str) -> Checked:
    """Check one file, which is called `name` in what is said about it. Never raises for what stands in it."""
    from officer_exposure.content.reading import text_of

    try:
        text = text_of(path, name, _MOST_BYTES)
    except ContentError as error:
        return Checked("", (str(error),))
    if not text.strip():
        return Checked("", (f"{name}: there is nothing in this file. {_BEGIN}.",))
    kind = kind_of(path)
    if kind is not None:
        return Checked(kind.name, _mistakes(text, name, kind))
    return _check_pack(text, name)


def kind_of(path: Path) -> Kind | None:
    """The kind of one of the program's own files, by its folder and name; None for any other."""
    return _in_folders().get(path.parent.name) or _by_name().get(path.name)


def _check_pack(text: str, name: str) -> Checked:
    from officer_exposure.content.pack import mistakes_in

    if "agency-pack" not in text:
        return Checked("", (f"{name}: {_NO_KIND}",))
    found = mistakes_in(text, name)
    return Checked(PACK, tuple(found) if isinstance(found, list) else ())


def _mistakes(text: str, name: str, kind: Kind) -> tuple[str, ...]:
    try:
        read = Document(text, name).read(kind.shape)
        if kind.check is not None:
            kind.check(read)
    except ContentError as error:
        if error.message.startswith(f"{name}, line "):
            return (error.message,)
        return (f"{name}{_line(error.message, text)}: {error.message.partition('.yaml: ')[2] or error.message}",)
    return ()


def _line(message: str, text: str) -> str:
    """The line of the entry that a sentence names by its id, such as ", line 7"; empty where it names none."""
    for word in message.replace(",", " ").split():
        match = re.search(rf"(?m)^.*\bid: {re.escape(word)}\b", text)
        if match:
            return f", line {text.count(chr(10), 0, match.start()) + 1}"
    return ""


@cache
def _in_folders() -> Mapping[str, Kind]:
    from officer_exposure.content.schema import Item, Remediation

    return {
        "items": Kind("questions", tuple[Item, ...], _check_items),
        "remediations": Kind("what to do", tuple[Remediation, ...]),
    }


def _check_items(items: Any) -> None:
    """Hold questions against the sections and remediations of the program."""
    from officer_exposure.content.loading import shipped_content

    known = shipped_content()
    seen = set()
    for item in items:
        if item.id in seen:
            raise ContentError(f"the id {item.id} is given twice.")
        if item.section not in known.sections:
            raise ContentError(f"{item.id} names the section {item.section}, which does not exist.")
        if item.remediation not in known.remediations:
            raise ContentError(f"{item.id} names the remediation {item.remediation}, which does not exist.")
        seen.add(item.id)


@cache
def _by_name() -> Mapping[str, Kind]:
    return {**_lists(), **_walk(), **_tables()}


def _lists() -> Mapping[str, Kind]:
    """Lists of facts, each with its own check."""
    from officer_exposure.content import (
        briefing,
        brokers,
        built_on,
        laws,
        letters,
        onboarding,
        opening,
        policy,
        response,
        scenarios,
    )
    from officer_exposure.content.strict import Source

    return {
        brokers.FILE: Kind("sites that sell personal data", brokers.SHAPE, brokers.checked),
        built_on.FILE: Kind("what the program is built on", built_on.SHAPE, built_on.checked),
        laws.FILE: Kind("laws and records", laws.SHAPE, laws.checked),
        policy.FILE: Kind("policy rules", policy.SHAPE, policy.checked),
        response.FILE: Kind("the plan", response.SHAPE, response.checked),
        letters.LETTERS_FILE: Kind("letters", letters.LETTERS_SHAPE, letters.checked_letters),
        letters.REQUESTS_FILE: Kind("requests", letters.REQUESTS_SHAPE, letters.checked_requests),
        briefing.FILE: Kind("the family briefing", briefing.SHAPE, briefing.checked),
        onboarding.FILE: Kind("the onboarding", onboarding.SHAPE, onboarding.checked),
        opening.FILE: Kind("the first questions", tuple[opening.Question, ...], opening.checked),
        scenarios.FILE: Kind("scenarios", scenarios.SHAPE, scenarios.checked),
        "references.yaml": Kind("sources", dict[str, Source]),
        "left_out.yaml": Kind("what is left out", tuple[dict[str, str], ...]),
        "left_out_records.yaml": Kind("what is left out", tuple[dict[str, str], ...]),
    }


def _walk() -> Mapping[str, Kind]:
    """What the guided walk is made of."""
    from officer_exposure.content.history import History
    from officer_exposure.content.loading import RemediationsFile
    from officer_exposure.content.paths import Paths
    from officer_exposure.content.schema import Group, LifeEvent, Scoring, Section, Walk

    return {
        "remediations.yaml": Kind("what to do", RemediationsFile),
        "groups.yaml": Kind("groups of sections", tuple[Group, ...]),
        "sections.yaml": Kind("sections", tuple[Section, ...]),
        "life_events.yaml": Kind("life events", tuple[LifeEvent, ...]),
        "history.yaml": Kind("former ids", History),
        "scoring.yaml": Kind("lookup tables", Scoring),
        "walk.yaml": Kind("how the walk goes", Walk),
        "paths.yaml": Kind("ways to the officer", Paths),
    }


def _tables() -> Mapping[str, Kind]:
    """Word tables of the checks."""
    from officer_exposure.content.combinations import Combinations
    from officer_exposure.content.fields import Fields
    from officer_exposure.content.lettering import Lettering
    from officer_exposure.content.names import Names
    from officer_exposure.content.plates import PlateContent
    from officer_exposure.content.signs import Signs
    from officer_exposure.content.telling import TellingPhrases

    return {
        "combinations.yaml": Kind("combinations", Combinations),
        "fields.yaml": Kind("fields of hidden data", Fields),
        "names.yaml": Kind("words for names and places", Names),
        "plates.yaml": Kind("license plates", PlateContent),
        "signs.yaml": Kind("signs", Signs),
        "lettering.yaml": Kind("lettering", Lettering),
        "telling.yaml": Kind("what plain words give away", TellingPhrases),
    }
