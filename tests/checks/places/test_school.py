"""places.school"""

from __future__ import annotations

import math

from benchmarks.school_years import FAMILIES, OTHERS, SCHOOL_SPOT
from checks.places.school import CHECK
from officer_exposure.model import Area, Confidence, Position, Tag
from officer_exposure.places.cells import distance_m
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts
from tests.checks.artifacts import assert_no_value_in_sentences
from tests.checks.places.lives import places_of, timeline, told


def test_finds_a_school() -> None:
    year = FAMILIES["a school"](2)
    home = Position(*year.home, "post")
    (found,) = told(CHECK, timeline(year.stays), None, home)
    place = places_of(found)[0]
    away = distance_m(Position(place.latitude, place.longitude, ""), Position(*year.spot(SCHOOL_SPOT), ""))
    assert away < 50
    assert (found.areas, found.confidence) == ((Area.FAMILY, Area.ROUTINE), Confidence.MEDIUM)
    assert {one.name for one in found.evidence if isinstance(one, Tag)} == {
        "Routine:When", "Routine:Seen", "School:Paused", "Routine:File",
    }  # fmt: skip
    assert_no_value_in_sentences([found], "08", "41")
    assert [one.thing for one in told(CHECK, timeline(year.stays))] == [found.thing]  # a home that is guessed will do


def test_is_silent_about_other_stops() -> None:
    year = OTHERS["a coffee on the way to work"](2)
    assert told(CHECK, timeline(year.stays)) == []
    assert told(CHECK, []) == []


def test_a_broken_file_costs_itself_alone() -> None:
    year = FAMILIES["a school"](2)
    broken = Located("photos", "broken", Whereabouts((Stay(math.inf, 0.0), Stay(48.0, 11.0, math.nan, math.nan))))
    assert len(told(CHECK, [broken, *timeline(year.stays)])) == 1
