"""Coordinates as text: every form met in the wild, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.parsing.coordinates import parse_coordinate


@pytest.mark.parametrize(
    ("text", "reference", "degrees"),
    [
        ("48,8.2615N", "", 48.137692),
        ("48,8,15S", "", -48.1375),
        ("11,34,30W", "", -11.575),
        ("46,18,1234N", "", 46.302057),  # a decimal comma in the minutes
        ("33/1, 51/1, 244", "S", -33.917778),  # cut off in the seconds: no decimal comma behind a decimal point
        ("46.5", "", 46.5),
        ("-33.85", "", -33.85),
        ("+33.85", "", 33.85),
        ("48,858370", "", 48.85837),  # a decimal comma in the degrees
        ("33.85", "S", -33.85),
        ("33.85", "South", -33.85),
        ("33.85N", "S", 33.85),
        ("48 deg 8' 15.5\" N", "", 48.137639),
        ("48\u00b08\u203215.5\u2033 s", "", -48.137639),
        ("48/1,8/1,155/10", "N", 48.137639),
        ("N 48 8.25", "", 48.1375),
        (" 0.000000 ", "", 0.0),
    ],
)
def test_reads_what_is_written(text: str, reference: str, degrees: float) -> None:
    assert parse_coordinate(text, reference) == pytest.approx(degrees, abs=1e-6)


@pytest.mark.parametrize("text", ["", "N", "north", "12 13 14 15", "1/0", "48.1, 11.5, x", "--3", "1e5", "٤٨"])
def test_says_none_for_anything_else(text: str) -> None:
    assert parse_coordinate(text) is None


@given(st.text(alphabet=" ,.0123456789/NSEW'\"deg+-°\u2032", max_size=200))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    value = parse_coordinate(text)
    assert value is None or isinstance(value, float)
