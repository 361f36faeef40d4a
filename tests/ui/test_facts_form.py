"""What stands in the fields of "About me" is what is kept."""

from __future__ import annotations

from itertools import chain

from hypothesis import assume, given
from msgspec.structs import replace

from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind
from officer_exposure.facts.tidying import tidied
from tests.core.facts.made import facts
from ui.asked import BETWEEN
from ui.facts_form import PLACES, facts_in, form_of


@given(facts)
def test_facts_come_back_from_the_fields(made: Facts) -> None:
    """But for the order of places of different kinds, which stand in different cards."""
    named: list[Member | KnownPlace] = [*made.household, *made.places]
    assume(not any(BETWEEN in name for one in named for name in one.names))
    places = tuple(_rounded(one) for one in made.places)
    groups = [[one for one in places if one.kind in kinds] for kinds in PLACES.values()]
    made = replace(made, places=tuple(chain.from_iterable(groups)))
    assert facts_in(form_of(made)) == tidied(made)


def _rounded(place: KnownPlace) -> KnownPlace:
    """To a tenth of a millimeter."""
    if place.position is None:
        return place
    latitude, longitude = place.position
    return replace(place, position=(round(latitude, 9) + 0.0, round(longitude, 9) + 0.0))


def test_every_kind_of_place_stands_in_one_group() -> None:
    kinds = [kind for group in PLACES.values() for kind in group]
    assert sorted(kinds) == sorted(PlaceKind)


def test_several_names_are_parted() -> None:
    made = Facts(
        household=(Member("kid", ("Emma Doe", "Emmy")),), places=(KnownPlace("a", PlaceKind.CLUB, ("Swim Club", "SC")),)
    )
    form = form_of(made)
    assert form["household"][0]["names"] == "Emma Doe; Emmy"
    assert facts_in(form) == made
