"""The position of the officer's home among the facts: set by a yes to a guess or by pasted coordinates."""

from __future__ import annotations

from uuid import uuid4

from msgspec.structs import replace

from officer_exposure.facts.record import Facts, KnownPlace, PlaceKind

_DECIMALS = 6


def with_home(facts: Facts, position: tuple[float, float]) -> Facts:
    """The facts with home at this position, to a tenth of a meter: of the first home that is known, or of a new one."""
    position = round(position[0], _DECIMALS), round(position[1], _DECIMALS)
    homes = [place for place in facts.places if place.kind is PlaceKind.HOME]
    if not homes:
        return replace(facts, places=(*facts.places, KnownPlace(uuid4().hex, PlaceKind.HOME, position=position)))
    first = next((home for home in homes if home.position is not None), homes[0])
    places = tuple(replace(one, position=position) if one.id == first.id else one for one in facts.places)
    return replace(facts, places=places)


def without_home(facts: Facts, position: tuple[float, float]) -> Facts:
    """The facts without this position of a home; what else was said of that home stays."""
    places = (
        replace(one, position=None) if one.kind is PlaceKind.HOME and one.position == position else one
        for one in facts.places
    )
    return replace(facts, places=tuple(one for one in places if one.names or one.address or one.position))
