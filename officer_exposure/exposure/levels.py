"""From a finding to its level, by the printed tables of content/scoring.yaml, and the words that say why."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from itertools import product

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.schema import Scoring, Shape
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Audience, Confidence, Ease, Finding, Level, Severity


class Likelihood(IntEnum):
    """How likely it is that somebody uses it: from who can see it and how easy it is to use."""

    UNLIKELY = 1
    POSSIBLE = 2
    LIKELY = 3
    VERY_LIKELY = 4


Worded = Severity | Likelihood | Ease | Confidence | Audience | Area | Level
"""Everything that has a word on the screen."""


class Tables(msgspec.Struct, frozen=True):
    """The lookup tables with the enums of the model in them: no arithmetic is left to do."""

    likelihood: dict[tuple[Audience, Ease], Likelihood]
    level: dict[tuple[Severity, Likelihood], Level]
    guess_at_most: Level
    words: dict[tuple[type[Worded], Worded], str]
    shapes: dict[Level, Shape]


def level_of(finding: Finding) -> Level:
    """The level of a finding. A guess (low confidence) is capped: it is shown as "check this first" instead."""
    level = level_for(finding.severity, finding.audience, finding.ease)
    return min(level, _tables().guess_at_most) if is_check_first(finding) else level


def level_for(severity: Severity, audience: Audience, ease: Ease) -> Level:
    """The level of something that is sure."""
    tables = _tables()
    return tables.level[severity, tables.likelihood[audience, ease]]


def is_check_first(finding: Finding) -> bool:
    """Whether the officer should look first whether this is right at all."""
    return finding.confidence is Confidence.LOW


def likelihood_of(finding: Finding) -> Likelihood:
    """How likely it is that somebody uses what was found."""
    return _tables().likelihood[finding.audience, finding.ease]


def word(value: Worded) -> str:
    """The word on the screen for a member of the model's enums, such as "Finds you or your family"."""
    return _tables().words[type(value), value]


def shape(level: Level) -> Shape:
    """The shape that stands beside the word of a level, so that color alone says nothing."""
    return _tables().shapes[level]


def why(finding: Finding) -> str:
    """The two words that made the level, such as "Leads to the door · Likely"."""
    return f"{word(finding.severity)} · {word(likelihood_of(finding))}"


def tables_of(scoring: Scoring) -> Tables:
    """Turn the content into lookup tables. Raises ContentError where one has a gap or is not monotone."""
    _check_sizes(scoring)
    likelihood = {
        (audience, ease): Likelihood(scoring.likelihood[scoring.visibility[audience] - 1][ease - 1])
        for audience, ease in product(Audience, Ease)
    }
    level = {
        (severity, likely): Level[scoring.level[severity - 1][likely - 1].upper()]
        for severity, likely in product(Severity, Likelihood)
    }
    return Tables(likelihood, level, Level[scoring.guess_at_most.upper()], _words(scoring), _shapes(scoring))


@cache
def _tables() -> Tables:
    return tables_of(load_content().scoring)


def _check_sizes(scoring: Scoring) -> None:
    """Four by four, every audience, every number from 1 to 4, and never less for more."""
    ranks = [[Level[name.upper()] for name in row] for row in scoring.level]
    for name, table in (("likelihood", [list(row) for row in scoring.likelihood]), ("level", ranks)):
        if len(table) != 4 or any(len(row) != 4 for row in table):
            raise ContentError(f"scoring.yaml: the table {name} must have four rows of four.")
        if any(not 1 <= cell <= 4 for row in table for cell in row):
            raise ContentError(f"scoring.yaml: the table {name} must hold 1 to 4 only.")
        if any(list(line) != sorted(line) for line in [*table, *zip(*table, strict=True)]):
            raise ContentError(f"scoring.yaml: the table {name} must never fall from left to right or downwards.")
    if any(scoring.visibility.get(audience, 0) not in range(1, 5) for audience in Audience):
        raise ContentError("scoring.yaml: visibility must give every audience a number from 1 to 4.")


def _words(scoring: Scoring) -> dict[tuple[type[Worded], Worded], str]:
    """By type and member: members of two numbered enums are equal where their numbers are."""
    words: dict[tuple[type[Worded], Worded], str] = {}
    for kind in (Severity, Likelihood, Ease, Confidence, Audience, Area, Level):
        name = kind.__name__.lower()
        given: dict[str, str] = getattr(scoring.words, name)
        if set(given) != {member.name.lower() for member in kind}:
            raise ContentError(f"scoring.yaml: words.{name} must have exactly one word for each member.")
        words.update({(kind, member): given[member.name.lower()] for member in kind})
    return words


def _shapes(scoring: Scoring) -> dict[Level, Shape]:
    names = {level.name.lower() for level in Level}
    if set(scoring.shapes) != names or len(set(scoring.shapes.values())) != len(names):
        raise ContentError("scoring.yaml: shapes must give every level a shape of its own.")
    return {Level[name.upper()]: form for name, form in scoring.shapes.items()}
