"""Cards, screens, name tapes, and the officer's own facts, as they can be read in a picture."""

from __future__ import annotations

from checks.photo.id_card import CHECK as CARD
from checks.photo.known_text import CHECK as OWN
from checks.photo.name_tape import CHECK as TAPE
from checks.photo.screen_or_paperwork import CHECK as SCREEN
from officer_exposure.facts.record import Facts, Member, Subject
from officer_exposure.model import Area, Confidence, OutcomeKind, Severity
from officer_exposure.vision.sight import Mark, MarkKind
from tests.checks.artifacts import assert_no_value_in_sentences, findings_of, outcome_of
from tests.checks.sights import face, line, page, picture

_TAPE_LINE = line("EXAMPLE", (420, 300, 500, 320), height=20.0)
_FACTS = Facts(subject=Subject(names=("Alex Example",)), household=(Member("kid", ("Robin Example",), minor=True),))


def _uniform(probability: float) -> tuple[Mark, ...]:
    return (Mark(MarkKind.UNIFORM, (380, 220, 540, 600), probability, whole=False),)


def test_a_card_is_known_by_its_words_or_by_the_lines_for_machines() -> None:
    (worded,) = findings_of(CARD, picture(*page("DRIVER LICENSE", "DOB 01/02/1990", "EXP 01/02/2030")))
    (coded,) = findings_of(CARD, picture(*page("P<USAEXAMPLE<<ALEX<<<<<<<<<<<<")))
    assert worded.confidence is coded.confidence is Confidence.MEDIUM
    assert findings_of(CARD, picture(line("DOB"))) == []


def test_a_page_that_only_speaks_of_cards_is_none() -> None:
    assert findings_of(CARD, picture(*page("passport", "date of birth", *["more words"] * 60))) == []


def test_words_of_police_work_tell_more_than_a_page_full_of_text() -> None:
    (work,) = findings_of(SCREEN, picture(*page("INCIDENT REPORT", "Case number 24-00123", "Suspect")))
    (full,) = findings_of(SCREEN, picture(*page(*["once upon a time"] * 30)))
    assert work.areas == (Area.DUTY,)
    assert (work.confidence, full.confidence) == (Confidence.MEDIUM, Confidence.LOW)


def test_a_name_on_a_chest_is_told_where_the_body_may_be_in_uniform() -> None:
    (found,) = findings_of(TAPE, picture(_TAPE_LINE, people=(face(),), marked=_uniform(0.9)))
    assert found.confidence is Confidence.LOW
    assert findings_of(TAPE, picture(_TAPE_LINE, people=(face(),), marked=_uniform(0.1))) == []
    assert findings_of(TAPE, picture(_TAPE_LINE, line("POLICE", top=700), people=(face(),)))
    assert findings_of(TAPE, picture(_TAPE_LINE, marked=_uniform(0.9))) == []


def test_the_officer_s_own_name_on_a_chest_needs_no_uniform() -> None:
    tape = line("ALEX EXAMPLE", (420, 300, 520, 320), height=20.0)
    (found,) = findings_of(TAPE, picture(tape, people=(face(),), facts=_FACTS))
    assert (found.summary, found.confidence) == ("Your name can be read on a chest.", Confidence.HIGH)


def test_own_facts_are_found_in_what_can_be_read() -> None:
    findings = findings_of(OWN, picture(line("ALEX EXAMPLE"), line("ROBIN EXAMPLE", top=600), facts=_FACTS))
    assert_no_value_in_sentences(findings, "Alex", "Robin")
    assert any("child" in one.summary and one.severity is Severity.FINDS_FAMILY for one in findings)
    assert any("your name" in one.summary for one in findings)


def test_own_facts_over_two_lines_are_found() -> None:
    lines = line("ALEX", (100, 100, 220, 140)), line("EXAMPLE", (100, 150, 300, 190))
    assert any("your name" in one.summary for one in findings_of(OWN, picture(*lines, facts=_FACTS)))


def test_a_poor_reading_is_a_guess() -> None:
    found = findings_of(OWN, picture(line("ALEX EXAMPLE", score=0.7), facts=_FACTS))
    assert {one.confidence for one in found} == {Confidence.LOW}


def test_they_stay_silent_where_there_is_nothing() -> None:
    for check in (CARD, SCREEN, TAPE, OWN):
        calm = picture(line("BAKERY", top=700), people=(face(),), facts=_FACTS)
        assert outcome_of(check, calm) is OutcomeKind.CLEAN
    assert outcome_of(OWN, picture(line("ALEX EXAMPLE"))) is OutcomeKind.NOT_APPLICABLE


def test_what_was_not_looked_at_is_not_clean() -> None:
    for check in (CARD, SCREEN, TAPE, OWN):
        assert outcome_of(check, picture(undecoded=True, facts=_FACTS)) is OutcomeKind.NOT_CHECKED
        assert outcome_of(check, picture(line("BAKERY"), left=2, facts=_FACTS)) is OutcomeKind.NOT_CHECKED
