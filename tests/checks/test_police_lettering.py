"""Police lettering: with slips, in many languages, and never a word that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.photo.police_lettering import CHECK
from officer_exposure.facts.record import Facts, Subject
from officer_exposure.model import Confidence, OutcomeKind
from officer_exposure.text.police_words import Likeness, police_likeness
from tests.checks.artifacts import findings_of, outcome_of
from tests.checks.sights import line, page, picture


@pytest.mark.parametrize(
    "text",
    [
        "POLICE",
        "Police",
        "POLICEO",
        "SHERIFF",
        "JEFFERSON COUNTY SHERIFF",
        "STATE TROOPER",
        "HIGHWAY PATROL",
        "P O L I C E",
        "SHER IFF",
        "POLIZEI",
        "POLICÍA",
        "POLİS",
        "POLITIE",
        "POLIZIA",
        "POLICJA",
        "RENDŐRSÉG",
        "GUARDIA CIVIL",
        "GENDARMERIE",
        "K9",
        "NYPD",
        "SWAT",
        "DEPUTY",
    ],
)
def test_it_is_read_in_many_languages(text: str) -> None:
    assert police_likeness(text) is Likeness.EXACT


@pytest.mark.parametrize(
    "text",
    ["POL1CE", "P0LICE", "POLACE", "POLlCE", "SHERIFT", "PÉLITIE", "CSPD", "STEPOLICE6", "HIGHWAYPATROL"],
)
def test_it_is_read_with_a_slip(text: str) -> None:
    assert police_likeness(text) is Likeness.WITH_SLIP


@pytest.mark.parametrize(
    "text",
    [
        "POLICY",
        "Privacy policy",
        "POLITE",
        "POLISH",
        "POLITICS",
        "PRIVATE POLICIES",
        "COLLECTIONS",
        "CONNECTIONS",
        "POLITICA",
        "MARSHALLS",
        "METROPOLIS",
        "INDIANAPOLIS",
        "PALACE",
        "OFFICE",
        "SLICE",
        "PUBLIC",
        "SERVICE",
        "PD",
        "HELLO WORLD",
        "",
    ],
)
def test_words_that_look_like_it_are_left_alone(text: str) -> None:
    assert police_likeness(text) is None


@given(st.text(max_size=30))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert police_likeness(text) in {None, *Likeness}


def test_a_vest_is_told_with_certainty() -> None:
    (found,) = findings_of(CHECK, picture(line("POLICE")))
    assert (found.confidence, found.summary) == (Confidence.HIGH, "Police lettering can be read.")


def test_a_headline_is_a_guess_and_says_so() -> None:
    (found,) = findings_of(CHECK, picture(*page("Town police look for a lost dog", *["More words of the page"] * 20)))
    assert found.confidence is Confidence.LOW
    assert "headline" in found.summary


def test_a_vehicle_among_much_other_text_is_no_headline() -> None:
    (found,) = findings_of(CHECK, picture(line("POLICE", height=90.0, top=800), *page(*["small print"] * 20)))
    assert found.confidence is Confidence.HIGH


def test_the_officer_s_own_agency_is_found_even_without_the_word() -> None:
    facts = Facts(subject=Subject(names=("Alex Example",), agency="Springfield Rangers", badge="44719"))
    (found,) = findings_of(CHECK, picture(line("SPRINGFIELD RANGERS"), facts=facts))
    assert found.confidence is Confidence.HIGH
    assert "agency" in found.summary


def test_it_stays_silent_where_there_is_none() -> None:
    assert outcome_of(CHECK, picture(line("BAKERY"), line("Privacy policy"))) is OutcomeKind.CLEAN


def test_a_reading_that_nobody_can_trust_is_none() -> None:
    assert outcome_of(CHECK, picture(line("POLICE", score=0.4))) is OutcomeKind.CLEAN


def test_what_was_not_looked_at_is_not_clean() -> None:
    assert outcome_of(CHECK, picture(undecoded=True)) is OutcomeKind.NOT_CHECKED
    assert outcome_of(CHECK, picture(line("BAKERY"), left=1)) is OutcomeKind.NOT_CHECKED


@pytest.mark.parametrize("text", ["SHERIFFS", "SHERIFFS OFFICE", "CONSTABLES", "TROOPERS"])
def test_an_apostrophe_that_was_not_read_hides_no_word(text: str) -> None:
    assert police_likeness(text) is not None
