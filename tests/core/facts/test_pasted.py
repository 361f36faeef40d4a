"""Whatever an officer copies from a map is understood, and nothing else is taken for a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.facts.pasted import is_address, pasted_position
from officer_exposure.facts.values import is_position


@pytest.mark.parametrize(
    "text",
    [
        "39.78, -89.65",
        " 39.78,-89.65 ",
        "(39.78, -89.65)",
        "39.78 -89.65",
        "39.78N 89.65W",
        "39°46'48\"N 89°39'00\"W",
        "39° 46.8' N, 89° 39' W",
        "geo:39.78,-89.65",
        "geo:39.78,-89.65;u=35",
        "GEO:39.78,-89.65?z=17",
        "geo:0,0?q=39.78,-89.65(Home)",
        "https://www.google.com/maps/@39.78,-89.65,17z",
        "https://www.google.com/maps/place/Some+House/@39.7,-89.6,17z/data=!3m1!4b1!4m5!3m4!8m2!3d39.78!4d-89.65",
        "https://www.google.com/maps?q=39.78,-89.65",
        "https://maps.google.com/?q=loc:39.78,-89.65&z=3",
        "https://www.google.com/maps/search/39.78,+-89.65",
        "https://www.google.com/maps/search/?api=1&query=39.78%2C-89.65",
        "https://www.openstreetmap.org/#map=17/39.78/-89.65",
        "https://www.openstreetmap.org/?mlat=39.78&mlon=-89.65#map=10/39.1/-89.1",
        "https://maps.apple.com/?ll=39.78,-89.65&q=Dropped%20Pin",
        "https://maps.apple.com/place?coordinate=39.78,-89.65&name=x",
        "https://www.bing.com/maps?cp=39.78~-89.65&lvl=16",
        "https://waze.com/ul?ll=39.78%2C-89.65&navigate=yes",
        "https://example.org/map?lat=39.78&lon=-89.65",
    ],
)
def test_coordinates_are_read(text: str) -> None:
    assert pasted_position(text) == pytest.approx((39.78, -89.65), abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "742 Evergreen Terrace",
        "39.78",
        "91, 10",
        "10, 181",
        "geo:95,10",
        "geo:0,0",
        "https://maps.app.goo.gl/abcDEF123",
        "https://example.org/@12",
        "https://example.org/photos/2024/12/31",
        "https://www.google.com/maps/@0,0,3z",
        "https://www.google.com/maps/@39.78,-89.65,9z",
        "https://www.openstreetmap.org/#map=6/39.78/-89.65",
        "https://www.google.com/maps/search/10+50th+Ave",
    ],
)
def test_nothing_else_is_a_place(text: str) -> None:
    assert pasted_position(text) is None


@given(st.text(max_size=200))
def test_any_text_is_a_place_on_earth_or_none(text: str) -> None:
    position = pasted_position(text)
    assert position is None or is_position(position)


def test_an_address_is_told_from_coordinates() -> None:
    assert is_address("https://maps.app.goo.gl/x")
    assert not is_address("39.78, -89.65")
