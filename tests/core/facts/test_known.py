from __future__ import annotations

import pytest
from hypothesis import given

from officer_exposure.facts.known import known_facts
from officer_exposure.facts.reading import facts_of
from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind, Subject
from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from tests.core.facts.made import FAMILY, facts


def test_nothing_comes_of_nothing() -> None:
    assert known_facts(Facts()) == ()


def test_a_family_becomes_what_is_looked_for() -> None:
    assert set(known_facts(facts_of(FAMILY))) == {
        KnownFact(FactKind.NAME, Form.PERSON, "Jane Alice Doe"),
        KnownFact(FactKind.NICKNAME, Form.PERSON, "Janie"),
        KnownFact(FactKind.BIRTHDAY, Form.DATE, "1985-04-23"),
        KnownFact(FactKind.AGENCY, Form.PHRASE, "Example County Sheriff's Office"),
        KnownFact(FactKind.AGENCY, Form.PHRASE, "ECSO"),
        KnownFact(FactKind.UNIT, Form.PHRASE, "K9 unit"),
        KnownFact(FactKind.BADGE, Form.BADGE, "007"),
        KnownFact(FactKind.MEMBER, Form.PERSON, "Emma Doe", minor=True),
        KnownFact(FactKind.MEMBER, Form.PERSON, "Emma", minor=True),
        KnownFact(FactKind.HOME, Form.ADDRESS, "12 Oak Street, Springfield, IL 62704"),
        KnownFact(FactKind.PHONE, Form.PHONE, "555 010 1234"),
        KnownFact(FactKind.EMAIL, Form.EMAIL, "jane@example.org"),
        KnownFact(FactKind.HANDLE, Form.HANDLE, "jane_d"),
        KnownFact(FactKind.PLATE, Form.PLATE, "123 456"),
    }


@pytest.mark.parametrize(
    ("name", "looked_for"),
    [
        ("Sam Doe", {"Sam Doe", "Sam"}),
        ("Sam Doe, Jr.", {"Sam Doe Jr.", "Sam"}),
        ("Doe, Sam", {"Sam Doe", "Sam"}),
        ("S. Doe", {"S. Doe", "Doe"}),
        ("Sam", {"Sam"}),
        ("Sam Lee Doe III", {"Sam Lee Doe III", "Sam"}),
        ("", set()),
    ],
)
def test_names_of_the_household_are_split(name: str, looked_for: set[str]) -> None:
    made = known_facts(Facts(household=(Member("a", (name,)),)))
    assert {fact.text for fact in made} == looked_for


@pytest.mark.parametrize(
    ("agency", "looked_for"),
    [
        ("Springfield Police Department", {"Springfield Police Department", "SPD"}),
        ("City of Springfield Police", {"City of Springfield Police", "CSP"}),
        ("Springfield Police (SPFPD)", {"Springfield Police", "SPFPD"}),
        ("Springfield Police", {"Springfield Police"}),
        ("NYPD", {"NYPD"}),
        ("springfield police department", {"springfield police department", "SPD"}),
        ("", set()),
    ],
)
def test_an_agency_is_also_known_by_its_short_form(agency: str, looked_for: set[str]) -> None:
    assert {fact.text for fact in known_facts(Facts(subject=Subject(agency=agency)))} == looked_for


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Home", False), ("My school", False), ("our house", False), ("Rose Cottage", True), ("山荘", True)],
)
def test_a_place_called_home_is_no_fact(name: str, kept: bool) -> None:
    made = known_facts(Facts(places=(KnownPlace("a", PlaceKind.HOME, (name,)),)))
    assert bool(made) is kept


def test_each_kind_of_place_has_its_kind_of_fact() -> None:
    places = tuple(KnownPlace(kind, kind, (), f"1 {kind} Street") for kind in PlaceKind)
    assert len({fact.kind for fact in known_facts(Facts(places=places))}) == len(PlaceKind)


def test_a_child_stays_a_child_where_two_share_a_name() -> None:
    for order in ((True, False), (False, True)):
        household = tuple(Member(str(minor), ("Emma",), minor=minor) for minor in order)
        assert known_facts(Facts(household=household)) == (KnownFact(FactKind.MEMBER, Form.PERSON, "Emma", minor=True),)


@given(facts)
def test_each_fact_stands_there_once_and_says_something(made: Facts) -> None:
    looked_for = known_facts(made)
    assert all(fact.text for fact in looked_for)
    assert len({(fact.kind, fact.form, fact.text.casefold()) for fact in looked_for}) == len(looked_for)
