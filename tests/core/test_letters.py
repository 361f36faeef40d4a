"""Letters: blank unless asked for, private when filled, and never a word of legal advice without its note."""

from __future__ import annotations

import re
import stat
from datetime import date
from pathlib import Path

import pytest

from officer_exposure.content.laws import load_laws
from officer_exposure.content.letters import load_letters, load_requests
from officer_exposure.errors import ReportError
from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind, Subject
from officer_exposure.report.letters import (
    LetterFormat,
    fill,
    letter_page,
    letter_text,
    request_text,
    values_from,
    write_letter,
)

FACTS = Facts(
    subject=Subject(names=("Robin Sample", "R. Sample"), agency="Springfield Police"),
    household=(Member("kid", names=("Alex Sample",), minor=True),),
    places=(
        KnownPlace("school", PlaceKind.SCHOOL, address="9 School Way"),
        KnownPlace("home", PlaceKind.HOME, address="12 Elm Street, Springfield"),
    ),
    phones=("555 0100",),
    emails=("robin@mail.example",),
)
TODAY = date(2026, 11, 6)
PRIVATE = ("Robin", "Elm", "555 0100", "robin@", "Springfield Police", "Alex")


@pytest.mark.parametrize("name", load_letters().letters)
def test_a_letter_is_blank_unless_it_is_filled(name: str) -> None:
    letter = fill(load_letters().letters[name])
    text = letter_text(letter)
    assert letter.blanks
    assert "{" not in text
    assert "(your full name)" in text
    assert not any(private in text + letter_page(letter) for private in PRIVATE)


def test_what_is_filled_comes_from_the_facts_and_the_law() -> None:
    law = load_laws().laws["fl_119_071"]
    values = values_from(FACTS, TODAY) | {"record": "Parcel 4711", "to": "Property Appraiser\nSpringfield"}
    letter = fill(load_letters().letters["county_record"], law, values)
    text = letter_text(letter)
    assert not letter.blanks
    for said in ("Robin Sample", "12 Elm Street", "Springfield Police", "November 6, 2026", "Parcel 4711"):
        assert said in text
    assert "this law may apply to me: Section 119.071(4)(d), Florida Statutes." in text
    assert "School Way" not in text
    assert text.count("____") == 5, "the line to sign on, and no other"


def test_what_was_not_entered_stays_blank() -> None:
    values = values_from(Facts(), TODAY)
    assert set(values) == {"today"}
    letter = fill(load_letters().letters["county_record"], None, values)
    assert letter.blanks
    assert "(your home address)" in letter_text(letter)


@pytest.mark.parametrize("law", [law for law in load_laws().laws.values() if law.letters], ids=lambda law: law.id)
def test_every_letter_says_first_that_it_is_no_advice_and_what_may_be_lost(law: object) -> None:
    words = load_laws().words
    assert isinstance(law, type(next(iter(load_laws().laws.values()))))
    for name in law.letters:
        letter = fill(load_letters().letters[name], law)
        assert words.not_advice in letter.before
        assert not law.notices or words.notices in letter.before
        assert words.not_advice in letter_page(letter).replace("&#39;", "'")


@pytest.mark.parametrize("name", ["website_demand", "gdpr_erasure"])
def test_a_website_is_told_no_home_address(name: str) -> None:
    letter = fill(load_letters().letters[name], None, values_from(FACTS, TODAY))
    assert "Elm" not in letter_text(letter)
    assert "555" not in letter_text(letter)
    assert load_laws().words.new_data in letter.before


def test_a_value_is_text_and_nothing_else() -> None:
    values = {"name": "{address} <b>x</b>", "address": "</p><script>alert(1)</script>", "to": "a\u202eb"}
    letter = fill(load_letters().letters["county_record"], None, values)
    page = letter_page(letter)
    assert "<script" not in page
    assert "<b>" not in page
    assert "{address}" in page
    assert "\u202e" not in page
    assert not re.search(r"<a\b|\bhref=|\bsrc=", page)


@pytest.mark.parametrize("form", LetterFormat)
def test_a_letter_is_written_for_its_owner_alone(tmp_path: Path, form: LetterFormat) -> None:
    path = tmp_path / f"letter.{form}"
    letter = fill(load_letters().letters["website_demand"], None, values_from(FACTS, TODAY))
    write_letter(letter, path, form)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Robin Sample" in path.read_text()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(ReportError):
        write_letter(letter, tmp_path, form)


@pytest.mark.parametrize("name", load_requests().requests)
def test_a_request_is_blank_unless_it_is_filled(name: str) -> None:
    request = load_requests().requests[name]
    assert not any(private in request_text(request) for private in PRIVATE)
    filled = request_text(request, values_from(FACTS, TODAY) | {"page": "the results of 2026"})
    assert "{" not in filled
    assert "____" not in filled
    assert "Robin Sample" in filled
