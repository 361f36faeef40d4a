"""Streets, house numbers, schools and labels: what a sign or a paper in a picture tells."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.photo.house_number import CHECK as HOUSE
from checks.photo.parcel_label import CHECK as LABEL
from checks.photo.school_or_team import CHECK as SCHOOL
from checks.photo.street_sign import CHECK as STREET
from officer_exposure.facts.record import Facts, KnownPlace, PlaceKind
from officer_exposure.model import Confidence, OutcomeKind
from officer_exposure.text.signs import house_number, is_machine_readable, is_street_name, is_towns_line, school_words
from tests.checks.artifacts import findings_of, outcome_of
from tests.checks.sights import face, line, page, picture

_ALL = (STREET, HOUSE, SCHOOL, LABEL)
_HOME = Facts(places=(KnownPlace("home", PlaceKind.HOME, address="1427 Maple Hollow Drive"),))


@pytest.mark.parametrize(
    "text",
    ["MAIN ST", "Sunset Blvd", "5th Avenue", "Gartenstraße", "Lindenallee", "Rue de Lyon", "Calle Mayor",
     "Via Roma", "Yuyuan Rd.", "Keizersgracht Straat"],
)  # fmt: skip
def test_the_name_of_a_street_is_known(text: str) -> None:
    assert is_street_name(text)


@pytest.mark.parametrize(
    "text", ["STOP", "EXIT", "ONE WAY", "WALL STREET JOURNAL", "main st", "Dr", "St", "Hello", "NO PARKING", "", "12"]
)
def test_other_signs_are_no_streets(text: str) -> None:
    assert not is_street_name(text)


@pytest.mark.parametrize(
    ("text", "number"), [("84", "84"), ("1828", "1828"), ("12b", "12B"), ("No. 7", "7"), ("#9", "9")]
)
def test_a_house_number_is_known(text: str, number: str) -> None:
    assert house_number(text) == number


@pytest.mark.parametrize("text", ["2015", "007", "123456", "12:30", "$5", "A", "", "1st", "12 34"])
def test_other_numbers_are_none(text: str) -> None:
    assert house_number(text) is None


@pytest.mark.parametrize(
    "text", ["LINCOLN ELEMENTARY", "Little League", "Northside High School", "Grundschule Nord", "École Jules Verne"]
)
def test_a_school_is_known(text: str) -> None:
    assert school_words(text)


@pytest.mark.parametrize("text", ["SCHOOL BUS", "Old school barber", "Academy Award", "Driving School", "schooner", ""])
def test_other_schools_are_left_alone(text: str) -> None:
    assert not school_words(text)


@pytest.mark.parametrize("text", ["Springfield, IL 62704", "62704 Springfield", "London SW1A 1AA"])
def test_the_town_s_line_of_an_address_is_known(text: str) -> None:
    assert is_towns_line(text)


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert isinstance(is_street_name(text), bool)
    assert isinstance(is_machine_readable(text), bool)
    assert isinstance(school_words(text), list)
    assert house_number(text) is None or house_number(text)


def test_two_boards_are_two_streets_at_a_corner() -> None:
    findings = findings_of(STREET, picture(line("MAPLE AVE"), line("OAK ST", top=600)))
    assert {one.thing for one in findings} == {"maple ave", "oak st"}


def test_a_name_over_two_lines_is_one_street() -> None:
    found = findings_of(STREET, picture(line("Sunset", top=100), line("Blvd", (110, 145, 210, 185))))
    assert [one.thing for one in found] == ["sunset blvd"]


def test_the_officer_s_own_street_is_named_as_such() -> None:
    (found,) = findings_of(STREET, picture(line("1427 Maple Hollow Drive"), facts=_HOME))
    assert (found.summary, found.confidence) == ("The street you live in can be read.", Confidence.HIGH)


def test_a_number_alone_is_a_guess_and_beside_a_street_it_is_more() -> None:
    (alone,) = findings_of(HOUSE, picture(line("84")))
    (beside,) = findings_of(HOUSE, picture(line("84"), line("MAPLE AVE", top=500)))
    (whole,) = findings_of(HOUSE, picture(line("84 Maple Avenue")))
    assert [one.confidence for one in (alone, beside, whole)] == [Confidence.LOW, Confidence.MEDIUM, Confidence.MEDIUM]


def test_one_digit_counts_beside_a_street_alone() -> None:
    assert findings_of(HOUSE, picture(line("9"))) == []
    assert findings_of(HOUSE, picture(line("9"), line("MAPLE AVE", top=500)))


def test_a_number_on_a_shirt_is_none() -> None:
    shirt = line("84", (430, 330, 490, 380))
    assert findings_of(HOUSE, picture(shirt, people=(face(),))) == []
    assert findings_of(HOUSE, picture(shirt))


def test_a_doubtful_face_silences_no_number() -> None:
    pane = msgspec.structs.replace(face(), score=0.76)
    assert findings_of(HOUSE, picture(line("34", (430, 330, 490, 380)), people=(pane,)))


def test_the_month_on_a_plate_is_none() -> None:
    plate = line("EMR 7094", (692, 475, 950, 590), height=86.0)
    assert findings_of(HOUSE, picture(plate, line("25", (694, 570, 736, 592), height=18.0))) == []


def test_one_number_among_many_lines_is_none() -> None:
    assert findings_of(HOUSE, picture(line("84", top=900), *page(*["words"] * 12))) == []


def test_a_school_and_a_label_are_found() -> None:
    (school,) = findings_of(SCHOOL, picture(line("LINCOLN ELEMENTARY")))
    assert school.thing == "elementary"
    label = page("Alex Example", "84 Maple Avenue", "Springfield, IL 62704", "UPS GROUND")
    (found,) = findings_of(LABEL, picture(*label))
    assert found.confidence is Confidence.HIGH
    assert findings_of(LABEL, picture(*label[2:3])) == []


def test_they_stay_silent_where_there_is_nothing() -> None:
    for check in _ALL:
        assert outcome_of(check, picture(line("BAKERY"), line("OPEN", top=500))) is OutcomeKind.CLEAN


def test_what_was_not_looked_at_is_not_clean() -> None:
    for check in _ALL:
        assert outcome_of(check, picture(undecoded=True)) is OutcomeKind.NOT_CHECKED
        assert outcome_of(check, picture(line("BAKERY"), left=2)) is OutcomeKind.NOT_CHECKED
