"""A school is told from other short stops by its holidays, and only by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec
import pytest

from benchmarks.school_years import FAMILIES, OTHERS, SCHOOL_SPOT, Year
from officer_exposure.model import Audience, Position
from officer_exposure.places.cells import distance_m
from officer_exposure.places.recorded import Recorded
from officer_exposure.places.routine.school import School, schools
from officer_exposure.places.routine.visits import visits_of
from officer_exposure.places.whereabouts import Stay

_DAY = 86_400.0


def _of(stays: Iterable[Stay], home: tuple[float, float]) -> list[School]:
    told = tuple(sorted(stays, key=lambda one: one.start or 0.0))
    group = Recorded(Audience.UNKNOWN, (), (), told, (("s", "a"),) * len(told))
    return list(schools(visits_of(group), home))


def _year() -> Year:
    return FAMILIES["a school"](2)


def test_a_school_is_told_by_its_holidays() -> None:
    year = _year()
    (found,) = _of(year.stays, year.home)
    assert distance_m(Position(*found.spot, ""), Position(*year.spot(SCHOOL_SPOT), "")) < 50
    assert found.when.startswith("Workdays, about ")
    assert found.pauses >= 1
    assert found.missed >= 12
    assert 12 <= found.days <= found.of


@pytest.mark.parametrize("kind", OTHERS)
def test_other_short_stops_are_no_schools(kind: str) -> None:
    year = OTHERS[kind](2)
    assert _of(year.stays, year.home) == []


def test_stops_that_go_on_in_holidays_are_at_no_school() -> None:
    year = _year()
    north, east = year.spot(SCHOOL_SPOT)
    days = {int((one.start or 0) // _DAY) for one in year.stays}
    every = [Stay(north, east, day * _DAY + 8 * 3600, day * _DAY + 8.2 * 3600) for day in sorted(days)]
    assert _of([*year.stays, *every], year.home) == []


def test_without_a_length_or_without_work_nothing_is_told() -> None:
    year = _year()
    assert _of([msgspec.structs.replace(one, end=one.start) for one in year.stays], year.home) == []
    short = [one for one in year.stays if (one.end or 0) - (one.start or 0) < 3 * 3600]
    assert _of(short, year.home) == []
    assert _of([], year.home) == []


def test_in_the_south_summer_is_in_january() -> None:
    """The same life half a year later and upside down."""
    year = FAMILIES["a school"](3)
    late = 182 * _DAY
    stays = [
        msgspec.structs.replace(one, latitude=-one.latitude, start=(one.start or 0) + late, end=(one.end or 0) + late)
        for one in year.stays
    ]
    south = (-year.home[0], year.home[1])
    (found,) = _of(stays, south)
    assert replace(found, spot=(0, 0), when="", files=()).missed >= 20
    north = [msgspec.structs.replace(one, latitude=-one.latitude) for one in stays]
    assert _of(north, year.home) == []
