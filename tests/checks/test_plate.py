"""License plates: read by rules over the text, and nothing else that has letters and digits."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.photo.plate import CHECK
from officer_exposure.facts.record import Facts, Vehicle
from officer_exposure.model import Confidence, OutcomeKind, Region
from officer_exposure.text.plate_patterns import as_plate
from officer_exposure.text.plates import plates_in
from officer_exposure.vision.sight import Line
from tests.checks.artifacts import assert_no_value_in_sentences, findings_of, outcome_of
from tests.checks.sights import line, page, picture


@pytest.mark.parametrize(
    ("read", "plate"),
    [
        ("ABC 1234", "ABC1234"),
        ("7FR-971", "7FR971"),
        ("8ABC123", "8ABC123"),
        ("4PCI264", "4PCI264"),
        ("YG8=E4F", "YG8E4F"),
        ("R8Z 0503", "R820503"),
        ("RK-755AJ", "RK755AJ"),
        ("AB12 CDE", "AB12CDE"),
        ("B-MW 1234", "BMW1234"),
        ("1234 BCD", "1234BCD"),
        ("4ASC7399", "ASC7399"),
        ("PRK-248AH", "RK248AH"),
        ("M5-XSX", "M5XSX"),
        ("ABC1D23", "ABC1D23"),
        ("GLN160", "GLN160"),
        ("ABN1234", "ABN1234"),
    ],
)
def test_a_plate_is_read_as_its_pattern_has_it(read: str, plate: str) -> None:
    (found,) = plates_in([line(read)])
    assert found.text == plate


@pytest.mark.parametrize(
    "text",
    [
        "12:30 PM",
        "2024.04.11 08:30",
        "800x599",
        "TAXI 120",
        "BUS 4512",
        "100KM",
        "1920MHZ",
        "H0TEL",
        "POLICE",
        "MAPLE ST",
        "3004651",
        "$10,000",
        "The year 2024 was fine",
        "Route 66",
        "IMG2041",
        "N168CW",
        "© 2015 ABC",
        "ISO 400",
        "FLOOR 3",
        "NOV 2024",
        "OPEN 24",
        "SIZE 10",
        "A1",
        "",
    ],
)
def test_other_texts_with_digits_are_no_plates(text: str) -> None:
    assert plates_in([line(text)]) == ()


def test_a_gap_that_the_reader_cut_in_two_is_closed() -> None:
    parts = line("ABC", (100, 100, 190, 140)), line("1234", (205, 102, 310, 141))
    assert [one.text for one in plates_in(parts)] == ["ABC1234"]


def test_letters_alone_count_only_below_the_name_of_a_state() -> None:
    vanity = line("BIGDOGS", (100, 140, 300, 200), height=60)
    assert plates_in([vanity]) == ()
    (found,) = plates_in([vanity, line("California", (140, 110, 260, 132), height=22)])
    assert (found.text, found.confidence) == ("BIGDOGS", Confidence.LOW)


def test_letters_alone_count_on_a_frame_but_not_beside_a_plate_that_was_read() -> None:
    vanity = msgspec.structs.replace(line("BIGDOGS", (100, 140, 300, 200)), framed=True)
    (found,) = plates_in([vanity])
    assert (found.text, found.confidence) == ("BIGDOGS", Confidence.LOW)
    assert [one.text for one in plates_in([vanity, line("ABC 1234", top=400)])] == ["ABC1234"]


@pytest.mark.parametrize("text", ["POLICE", "Felicia", "JEEP", "3004651", "12:30 PM"])
def test_other_texts_on_a_frame_are_no_plates(text: str) -> None:
    assert plates_in([msgspec.structs.replace(line(text), framed=True)]) == ()


def test_a_plate_of_a_pattern_that_is_not_known_counts_on_a_frame() -> None:
    plate = line("MP 16 T 0510")
    assert plates_in([plate]) == ()
    (found,) = plates_in([msgspec.structs.replace(plate, framed=True)])
    assert (found.text, found.confidence) == ("MP16T0510", Confidence.LOW)


def test_one_digit_among_letters_is_a_plate_where_the_plate_is_seen() -> None:
    plate = line("WXE4PXV")
    assert plates_in([plate]) == ()
    assert [one.text for one in plates_in([msgspec.structs.replace(plate, framed=True)])] == ["WXE4PXV"]
    assert plates_in([line("H0TEL")]) == ()


def test_two_parts_of_one_text_on_a_frame_are_one_plate() -> None:
    parts = line("FZ", (100, 100, 160, 140)), line("RULZ", (175, 100, 300, 140))
    framed = [msgspec.structs.replace(one, framed=True) for one in parts]
    assert [one.text for one in plates_in(framed)] == ["FZRULZ"]


def test_how_sure_it_is_follows_from_the_reading_and_what_is_around() -> None:
    state = line("NEW YORK", (140, 80, 260, 98), height=18)
    plate = line("EAZ-6913", (100, 100, 300, 150), height=50)
    assert plates_in([plate, state])[0].confidence is Confidence.HIGH
    assert plates_in([plate])[0].confidence is Confidence.MEDIUM
    assert plates_in([line("R8Z 0503")])[0].confidence is Confidence.LOW
    assert plates_in([plate, *page(*["some words of a page"] * 30)])[0].confidence is Confidence.LOW


@given(st.text(max_size=14))
def test_any_text_is_a_plate_of_a_pattern_or_none(text: str) -> None:
    reading = as_plate(text)
    if reading is not None:
        assert reading.text.isascii()
        assert reading.text.isalnum()


@given(
    st.lists(st.tuples(st.text(max_size=12), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), max_size=8)
)
def test_any_lines_can_be_looked_through(rows: list[tuple[str, int, int, int]]) -> None:
    plates_in([Line(text, (x, y, x + wide, y + wide), 0.9, 20.0) for text, x, y, wide in rows])


def test_it_marks_each_plate_and_says_what_was_read() -> None:
    findings = findings_of(CHECK, picture(line("ABC 1234"), line("RK-755AJ", top=400)))
    assert_no_value_in_sentences(findings, "ABC1234", "755")
    assert {one.thing for one in findings} == {"ABC1234", "RK755AJ"}
    assert {one.evidence[0].text for one in findings if isinstance(one.evidence[0], Region)} == {"ABC1234", "RK755AJ"}


def test_the_officer_s_own_plate_is_named_as_such() -> None:
    facts = Facts(vehicles=(Vehicle(plate="ABC 1234"),))
    (found,) = findings_of(CHECK, picture(line("ABC 1234"), facts=facts))
    assert (found.summary, found.confidence) == ("Your own license plate can be read.", Confidence.HIGH)


def test_it_stays_silent_where_there_is_none() -> None:
    assert outcome_of(CHECK, picture(line("MAPLE ST"), line("12:30"))) is OutcomeKind.CLEAN


def test_what_was_not_looked_at_is_not_clean() -> None:
    assert outcome_of(CHECK, picture(undecoded=True)) is OutcomeKind.NOT_CHECKED
    assert outcome_of(CHECK, picture(line("MAPLE ST"), left=3)) is OutcomeKind.NOT_CHECKED


def test_police_lettering_below_the_name_of_a_state_is_no_plate() -> None:
    state = Line("MICHIGAN", (400, 360, 560, 384), 0.97, 24)
    assert plates_in([state, Line("POLICE", (380, 390, 600, 450), 0.97, 60)]) == ()
    assert [one.text for one in plates_in([state, Line("BIGFISH", (380, 390, 600, 450), 0.97, 60)])] == ["BIGFISH"]
