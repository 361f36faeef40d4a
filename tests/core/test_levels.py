"""The tables, cell by cell, and the words."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.errors import ContentError
from officer_exposure.exposure.levels import (
    Likelihood,
    is_check_first,
    level_of,
    likelihood_of,
    shape,
    tables_of,
    why,
    word,
)
from officer_exposure.model import Area, Audience, Confidence, Ease, Level, Severity
from tests.core.findings import make_finding

_SCORING = load_content().scoring
_BY_REACH = (Audience.PRIVATE, Audience.FRIENDS, Audience.LINK, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("severity", "audience", "ease", "level"),
    [
        (Severity.LEADS_TO_DOOR, Audience.PUBLIC, Ease.ONE_LOOK, Level.URGENT),
        (Severity.LEADS_TO_DOOR, Audience.PUBLIC, Ease.FEW_CLICKS, Level.URGENT),
        (Severity.LEADS_TO_DOOR, Audience.FRIENDS, Ease.FEW_CLICKS, Level.HIGH),
        (Severity.LEADS_TO_DOOR, Audience.PRIVATE, Ease.ONE_LOOK, Level.MODERATE),
        (Severity.FINDS_FAMILY, Audience.LINK, Ease.FEW_CLICKS, Level.HIGH),
        (Severity.FINDS_FAMILY, Audience.LINK, Ease.TOOL, Level.MODERATE),
        (Severity.CAREER, Audience.PUBLIC, Ease.EXPERT, Level.LOW),
        (Severity.ANNOYANCE, Audience.PUBLIC, Ease.ONE_LOOK, Level.MODERATE),
        (Severity.ANNOYANCE, Audience.FRIENDS, Ease.ONE_LOOK, Level.LOW),
    ],
)
def test_level_of_reads_the_catalogue_tables(severity: Severity, audience: Audience, ease: Ease, level: Level) -> None:
    assert level_of(make_finding(severity=severity, audience=audience, ease=ease)) is level


def test_more_is_never_less() -> None:
    """A higher severity, a wider audience, an easier use: none may lower the level."""
    for severity, (reach, audience), ease in product(Severity, enumerate(_BY_REACH), Ease):
        level = level_of(make_finding(severity=severity, audience=audience, ease=ease))
        worse = [make_finding(severity=more, audience=audience, ease=ease) for more in Severity if more > severity]
        worse += [make_finding(severity=severity, audience=wider, ease=ease) for wider in _BY_REACH[reach:]]
        worse += [make_finding(severity=severity, audience=audience, ease=easier) for easier in Ease if easier > ease]
        assert all(level_of(one) >= level for one in worse)


def test_unknown_counts_as_link_and_says_if() -> None:
    for severity, ease in product(Severity, Ease):
        unknown = make_finding(severity=severity, ease=ease, audience=Audience.UNKNOWN)
        assert level_of(unknown) is level_of(make_finding(severity=severity, ease=ease, audience=Audience.LINK))
    assert "if you share this" in word(Audience.UNKNOWN)


def test_a_guess_is_never_urgent_and_is_checked_first() -> None:
    worst = {"severity": Severity.LEADS_TO_DOOR, "audience": Audience.PUBLIC, "ease": Ease.ONE_LOOK}
    guess = make_finding(**worst, confidence=Confidence.LOW)
    assert level_of(guess) is Level.HIGH
    assert is_check_first(guess)
    for confidence in (Confidence.MEDIUM, Confidence.HIGH):
        sure = make_finding(**worst, confidence=confidence)
        assert level_of(sure) is Level.URGENT
        assert not is_check_first(sure)


def test_why_names_the_two_words_that_made_the_level() -> None:
    door = make_finding(severity=Severity.LEADS_TO_DOOR, audience=Audience.UNKNOWN, ease=Ease.FEW_CLICKS)
    assert why(door) == "Leads to the door · Likely"
    assert likelihood_of(door) is Likelihood.LIKELY


def test_every_member_has_a_word_of_its_own() -> None:
    """Members of two numbered enums are equal where their numbers are: their words must not be mixed up."""
    for kind in (Severity, Likelihood, Ease, Confidence, Audience, Area, Level):
        words = [word(member) for member in kind]
        assert len(set(words)) == len(words)
    assert word(Severity.CAREER) != word(Likelihood.POSSIBLE) != word(Ease.TOOL)


def test_shapes_differ() -> None:
    assert [shape(level) for level in Level] == ["ring", "circle", "triangle", "filled diamond"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"likelihood": _SCORING.likelihood[:3]}, "likelihood"),
        ({"likelihood": ((4, 1, 1, 1), *_SCORING.likelihood[1:])}, "likelihood"),
        ({"likelihood": ((0, 1, 1, 1), *_SCORING.likelihood[1:])}, "likelihood"),
        ({"level": (("urgent", "urgent", "urgent", "urgent"), *_SCORING.level[1:])}, "level"),
        ({"visibility": {Audience.PUBLIC: 4}}, "visibility"),
        ({"visibility": {**_SCORING.visibility, Audience.PUBLIC: 5}}, "visibility"),
        ({"shapes": {**_SCORING.shapes, "urgent": "ring"}}, "shapes"),
        ({"words": msgspec.structs.replace(_SCORING.words, area={"home": "Home"})}, "words.area"),
    ],
)
def test_broken_tables_are_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(ContentError, match=field):
        tables_of(msgspec.structs.replace(_SCORING, **change))
