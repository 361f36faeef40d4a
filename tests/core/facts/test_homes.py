"""Setting and forgetting where home is touches nothing else."""

from __future__ import annotations

from officer_exposure.facts.homes import with_home, without_home
from officer_exposure.facts.record import Facts, KnownPlace, PlaceKind

HERE, THERE = (39.78, -89.65), (40.0, -90.0)
WORK = KnownPlace("w", PlaceKind.WORK, position=THERE)
ELM = KnownPlace("h", PlaceKind.HOME, address="12 Elm Street")


def test_a_first_home_is_added_and_forgotten_whole() -> None:
    facts = with_home(Facts(places=(WORK,)), HERE)
    assert [place.position for place in facts.places if place.kind is PlaceKind.HOME] == [HERE]
    assert without_home(facts, HERE) == Facts(places=(WORK,))


def test_a_home_with_an_address_gets_the_position_and_keeps_the_address() -> None:
    facts = with_home(Facts(places=(WORK, ELM)), HERE)
    assert [place.id for place in facts.places] == ["w", "h"]
    assert facts.places[1].position == HERE
    assert without_home(facts, HERE) == Facts(places=(WORK, ELM))


def test_another_position_takes_the_place_of_the_first() -> None:
    facts = with_home(with_home(Facts(places=(ELM,)), HERE), THERE)
    assert len(facts.places) == 1
    assert facts.places[0].position == THERE


def test_work_is_no_home() -> None:
    assert without_home(Facts(places=(WORK,)), THERE) == Facts(places=(WORK,))
