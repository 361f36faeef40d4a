from __future__ import annotations

from hypothesis import given

from officer_exposure.facts.merging import merged
from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind, Role, Subject
from officer_exposure.facts.tidying import tidied
from tests.core.facts.made import facts


def test_the_second_counts_where_they_disagree() -> None:
    first = Facts(
        subject=Subject(names=("Jane Doe",), agency="Old", badge="7", role=Role.PATROL),
        household=(Member("kid", ("Emma",)),),
        places=(KnownPlace("house", PlaceKind.HOME, (), "1 Oak Street"),),
        phones=("555 010",),
    )
    second = Facts(
        subject=Subject(names=("Jane Roe",), agency="New", take_home_car=True),
        household=(Member("kid", ("Emma",), minor=True), Member("partner", ("Sam",))),
        phones=("555 010", "555 011"),
    )
    assert merged(first, second) == Facts(
        subject=Subject(names=("Jane Doe", "Jane Roe"), agency="New", badge="7", role=Role.PATROL, take_home_car=True),
        household=(Member("kid", ("Emma",), minor=True), Member("partner", ("Sam",))),
        places=first.places,
        phones=("555 010", "555 011"),
    )


@given(facts)
def test_nothing_adds_nothing(made: Facts) -> None:
    assert merged(made, Facts()) == merged(Facts(), made) == tidied(made)


@given(facts)
def test_the_same_twice_is_the_same(made: Facts) -> None:
    assert merged(made, made) == tidied(made)
