"""Distances and directions in words, in miles and feet or in meters. Rounded as people say them: "about 3 km"."""

from __future__ import annotations

from officer_exposure.places.base_map import country_at
from officer_exposure.places.gazetteer import Near, load_gazetteer

_FOOT = 0.3048
_MILE = 1609.344
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")

_IN_TOWN = 1_500.0
"""Meters from the middle of a town within which a direction says nothing."""

_FAR = 150_000.0
"""Meters from which on a town is no help."""


def distance_words(meters: float, *, imperial: bool) -> str:
    """A distance as one says it: "400 feet", "1 mile", "12 miles"; "150 m", "1.5 km", "20 km"."""
    if imperial:
        return _feet(meters / _FOOT) if meters < 0.2 * _MILE else _long(meters / _MILE, ("mile", "miles"))
    return f"{_rounded(meters):,.0f} m" if _rounded(meters) < 1000 else _long(meters / 1000, ("km", "km"))


def place_words(latitude: float, longitude: float, *, imperial: bool) -> str:
    """Where a position lies, by the town that people know: "about 3 km north of Springfield, IL"."""
    near = load_gazetteer().familiar(latitude, longitude)
    if near.distance > _FAR:
        return f"far from any town, in {country_at(latitude, longitude) or 'open water'}"
    return near_words(near, imperial=imperial)


def near_words(near: Near, *, imperial: bool) -> str:
    """Where a position lies, seen from a town."""
    name = near.town.full_name
    if near.distance < _IN_TOWN:
        return f"in or close to {name}"
    return f"about {distance_words(near.distance, imperial=imperial)} {compass(near.bearing)} of {name}"


def compass(bearing: float) -> str:
    """One of eight directions for a bearing in degrees."""
    return _COMPASS[round(bearing / 45) % 8]


def _feet(feet: float) -> str:
    return f"{_rounded(feet):,.0f} feet"


def _rounded(value: float) -> float:
    """To fives below a hundred, to fifties below a thousand; never nothing."""
    step = 5 if value < 100 else 50
    return max(step, round(value / step) * step)


def _long(value: float, unit: tuple[str, str]) -> str:
    """With one decimal below three, without one above."""
    plain = f"{value:.1f}".removesuffix(".0") if value < 3 else f"{value:,.0f}"
    return f"{plain} {unit[0] if plain == '1' else unit[1]}"
