"""The map of a report shows where, and masked it gives away no more than a rounded coordinate does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.events import Audit
from officer_exposure.model import Place, Position, Tag
from officer_exposure.places.mercator import project, unproject
from officer_exposure.report.html import render_html
from officer_exposure.report.map import ReportMap, report_map
from officer_exposure.report.map_frame import HEIGHT, WIDTH, Frame
from officer_exposure.report.view import report_view
from tests.core.findings import make_finding
from tests.core.report_examples import MADE, finding

HOME = (39.78123, -89.65432)
_EARTH = st.tuples(st.floats(-80, 80), st.floats(-180, 179.9))


def photo(latitude: float, longitude: float, origin: str = "exif", name: str = "a.jpg") -> Audit:
    return Audit([finding("photo.gps", name, Position(latitude, longitude, origin))])


def drawn(audit: Audit, *, masked: bool) -> ReportMap:
    found = report_map(audit.findings, masked=masked)
    assert found is not None
    return found


def test_without_a_place_there_is_no_map() -> None:
    audit = Audit([finding("photo.person_tags", "a.jpg", Tag("XMP:Name", "x"))])
    assert report_map(audit.findings, masked=True) is None
    assert '<figure class="map"' not in render_html(report_view(audit, masked=True, made=MADE), {})


def test_a_full_map_says_exactly_where() -> None:
    (mark,) = drawn(photo(*HOME), masked=False).marks
    assert "39.7812, -89.6543" in mark.words
    assert "Springfield, IL" in mark.words
    assert 0 < mark.x < WIDTH
    assert 0 < mark.y < HEIGHT


def test_a_masked_map_knows_one_decimal() -> None:
    page = render_html(report_view(photo(*HOME), masked=True, made=MADE), {})
    assert "near 39.8, -89.7" in page
    assert "39.78" not in page
    assert "89.65" not in page


@settings(max_examples=8, deadline=None)
@given(_EARTH, st.floats(-0.04, 0.04))
def test_a_masked_map_is_the_same_for_all_places_of_a_square(place: tuple[float, float], by: float) -> None:
    """Whoever holds the map cannot tell two homes in one square of eleven kilometers apart."""
    middle = round(place[0], 1), round(place[1], 1)
    one, other = photo(*middle), photo(middle[0] + by, middle[1] + by)
    assert drawn(one, masked=True) == drawn(other, masked=True)


@settings(max_examples=100, deadline=None)
@given(_EARTH)
def test_a_masked_map_shows_a_country_and_never_has_a_place_in_its_middle(place: tuple[float, float]) -> None:
    frame = Frame.around([(round(place[0], 1), round(place[1], 1))], masked=True)
    south, west, north, east = frame.bounds()
    assert east - west >= 15
    assert north > south
    x, _ = frame.place(*project(*place))
    assert abs(x - WIDTH / 2) > 1, "no place of a single square lies in the middle"
    assert 0 <= x <= WIDTH


def test_a_full_map_of_a_desert_is_wide_enough_to_show_a_town() -> None:
    drawn = report_map(photo(38.4213, -116.1874).findings, masked=False)
    assert drawn
    assert [label.text for label in drawn.labels] != []
    near = report_map(photo(*HOME).findings, masked=False)
    assert near
    assert [label.text for label in near.labels] != []


def test_kinds_have_shapes_of_their_own_and_guesses_their_rank() -> None:
    audit = photo(*HOME)
    for number, origin in enumerate(("post", "track")):
        audit.findings.append(finding("photo.gps", f"{origin}.jpg", Position(HOME[0] + number, HOME[1], origin)))
    audit.findings.append(make_finding(check="places.home", evidence=(Place(*HOME, 50, 2, 0.5),)))
    audit.findings.append(make_finding(check="places.work", evidence=(Place(40.5, -89.0, 50, 1, 0.5),)))
    shown = drawn(audit, masked=False)
    assert {mark.kind for mark in shown.marks} == {"photo", "visit", "track", "guess", "other"}
    assert next(mark for mark in shown.marks if mark.kind == "guess").rank == 2
    page = render_html(report_view(audit, masked=False, made=MADE), {})
    shapes = re.findall(r'<(\w+) class="spot (\w+)"', page)
    assert {kind: shape for shape, kind in shapes} == {
        "photo": "circle",
        "visit": "rect",
        "track": "path",
        "guess": "path",
        "other": "path",
    }


def test_a_guess_that_the_window_does_not_tell_is_not_on_the_map() -> None:
    audit = photo(*HOME)
    guesses = (Place(*HOME, 50, 1, 0.9), Place(40.5, -89.0, 50, 2, 0.09), Place(41.5, -88.0, 50, 3, 0.001))
    audit.findings.append(make_finding(check="places.home", evidence=guesses))
    shown = drawn(audit, masked=False)
    assert sorted(mark.rank for mark in shown.marks if mark.kind == "guess") == [1, 2]


def test_ten_thousand_places_stay_a_small_page() -> None:
    audit = Audit(
        [
            finding("photo.gps", f"{number}.jpg", Position(30 + number % 97 / 10, -100 + number % 83 / 5, "exif"))
            for number in range(10_000)
        ]
    )
    shown = drawn(audit, masked=True)
    assert len(shown.marks) == 150
    assert shown.more > 1_000
    assert len(shown.land) + len(shown.borders) < 200_000


@settings(max_examples=10, deadline=None)
@given(st.lists(_EARTH, min_size=1, max_size=6), st.booleans())
def test_wherever_the_places_are_all_are_on_the_map(places: list[tuple[float, float]], masked: bool) -> None:
    audit = Audit([finding("photo.gps", f"{n}.jpg", Position(*place, "exif")) for n, place in enumerate(places)])
    shown = drawn(audit, masked=masked)
    for mark in shown.marks:
        assert -1 <= mark.x <= WIDTH + 1
        assert -1 <= mark.y <= HEIGHT + 1
    assert re.fullmatch(r"[-MLZ\d ]*", shown.land)


@pytest.mark.parametrize("place", [HOME, (-33.9, 151.2), (64.1, -21.9), (-16.8, 179.9)])
def test_land_lies_where_it_lies(place: tuple[float, float]) -> None:
    """A town is on the map where its neighbours are: the frame goes there and back."""
    frame = Frame.around([place], masked=False)
    x, y = frame.place(*project(*place))
    back = unproject(frame.left + x / frame.scale, frame.top + y / frame.scale)
    assert back == pytest.approx(place, abs=1e-6)
